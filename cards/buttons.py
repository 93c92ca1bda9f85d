"""Every button there is, by its name on the wire, and how what a client sends back for one is checked."""

from collections.abc import Mapping

from pydantic import ValidationError

from bot.json import Json
from cards.announce import asking_buttons as asking
from cards.announce import audience_buttons as audiences
from cards.announce import buttons as announce
from cards.announce import correcting_buttons as correcting
from cards.announce import draft_buttons as drafts
from cards.announce import halting_buttons as halting
from cards.announce import news_buttons as news
from cards.announce import planning_buttons as planning
from cards.announce import reach_buttons as reach
from cards.announce import reminding_buttons as reminding
from cards.announce import second_buttons as second
from cards.announce import visering_buttons as visering
from cards.answer import buttons as answer
from cards.arrange import agenda_buttons as agenda
from cards.arrange import buttons as arrange
from cards.arrange import handling_buttons as handling
from cards.arrange import mandate_buttons as mandates
from cards.arrange import matching_buttons as matching
from cards.arrange import report_buttons as report
from cards.arrange import score_buttons as scores
from cards.home import buttons as home
from cards.home import operating_buttons as operating
from cards.home import role_buttons as roles
from cards.parts.verbs import OF_THE_CLIENT, BadPayload, Verb, as_named

VERBS: Mapping[str, type[Verb]] = {
    kind.verb: kind
    for job in (
        announce,
        asking,
        correcting,
        reminding,
        visering,
        drafts,
        news,
        planning,
        reach,
        halting,
        second,
        audiences,
        answer,
        arrange,
        agenda,
        handling,
        mandates,
        matching,
        report,
        scores,
        home,
        roles,
        operating,
    )
    for kind in vars(job).values()
    if isinstance(kind, type) and issubclass(kind, Verb) and kind is not Verb
}

RESERVED_INPUTS = OF_THE_CLIENT | arrange.FormNext.model_fields.keys() | arrange.FormBack.model_fields.keys()
"""Names that a field of a form must not have: a client mixes inputs and payload into one object."""


BEFORE = {"curated": "official"}
"""What version 0.1 called a subject, in the names of its buttons and in their payloads."""


def parse(verb: str, data: Mapping[str, Json]) -> Verb:
    """Raises BadPayload for everything that we would not have sent."""
    verb, data = _todays(verb, as_named(data))
    kind = VERBS.get(verb)
    if kind is None:
        raise BadPayload("", "verb", "no such button")
    try:
        return kind.model_validate({name: data[name] for name in kind.model_fields if name in data})
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise BadPayload(verb, ".".join(str(part) for part in first["loc"]), first["type"]) from None


def _todays(verb: str, data: Mapping[str, Json]) -> tuple[str, Mapping[str, Json]]:
    """Cards of before stay in the chats: their buttons are read as those of today."""
    subject, dot, deed = verb.partition(".")
    named = BEFORE.get(subject)
    if named is None:
        return verb, data
    return f"{named}{dot}{deed}", {named if name == subject else name: value for name, value in data.items()}
