"""What was typed on the card of each step, as a change of the draft; too long is kept as far as it shows that it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.announce.announcement import Announcement, Importance
from bot.announce.asking.asked import asked, asked_in
from bot.announce.choosing import Chosen, chosen_of
from bot.announce.templates.template import Template
from bot.announce.visering.visa import DAYS, Visering
from bot.announce.writing.steps import ProblemKeys, Step
from bot.announce.writing.words import (
    LONGEST_NAME,
    LONGEST_QUESTION,
    MAX_ADDRESS,
    MAX_TEXT,
    MAX_TITLE,
    MOST_BUTTONS,
    MOST_LANGUAGES,
    ButtonKind,
    Sender,
    WayOn,
    Words,
)
from bot.front.here import Here, line
from bot.json import Json
from bot.people.calendar import BRUSSELS
from bot.words.clean import clean_line, clean_lines
from bot.words.languages import LANGUAGES, Language
from cards.announce.writing.ways import FORM_CHOICE, NONE

MOST_CHOSEN = 60_000
"""Characters of one list: a thousand ids."""
UNKNOWN = frozenset({"?"})
LONGEST_DESCRIPTION = 200
PLACES = range(1, MOST_BUTTONS + 1)
"""Of buttons."""

Inputs = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Typed:
    """`problems` are of what no draft can hold, and `values` that as it was typed, both by input."""

    change: Callable[[Announcement], Announcement]
    problems: ProblemKeys = field(default_factory=dict[str, str])
    values: Mapping[str, str] = field(default_factory=dict[str, str])


def typed_at(here: Here, step: Step, inputs: Inputs) -> Typed:
    match step:
        case Step.WORDS:
            return Typed(lambda draft: _worded(here, draft, inputs))
        case Step.AUDIENCE:
            return Typed(lambda draft: addressed(draft, inputs))
        case Step.SENDING:
            return _sending(here, inputs)
        case Step.CHECK:
            return Typed(lambda draft: draft)


def typed_at_once(here: Here, inputs: Inputs) -> Typed:
    """On the one card of before there were steps."""
    link = address_typed(inputs, "link")

    def change(draft: Announcement) -> Announcement:
        worded = replace(
            _worded(here, draft, inputs),
            buttons=(WayOn(ButtonKind.LINK, link),) if link else (),
            audience=_chosen(inputs).audience,
        )
        return replace(worded, confirmation=line(inputs, "confirmation") == "true")

    return Typed(change)


# --- what it says ---------------------------------------------------------------------------------


def _worded(here: Here, draft: Announcement, inputs: Inputs) -> Announcement:
    ways, names = _ways(here, inputs)
    words = _words(inputs, names)
    chosen = line(inputs, "written_in")
    language = chosen if chosen in LANGUAGES and chosen not in draft.words else draft.language
    others = {one: said for one, said in draft.words.items() if one != draft.language}
    question, words, others = asked(draft, words, others, inputs)
    return replace(
        draft,
        question=question,
        language=language,
        words={language: words, **others},
        picture=address_typed(inputs, "image"),
        buttons=ways,
    )


def _words(inputs: Inputs, buttons: tuple[str, ...]) -> Words:
    """In one language; `buttons` are what its buttons are called."""
    return Words(
        title=clean_line(line(inputs, "title"))[: 2 * MAX_TITLE],
        text=clean_lines(line(inputs, "text"))[: 2 * MAX_TEXT],
        image_alt=clean_line(line(inputs, "image_alt"))[:LONGEST_DESCRIPTION],
        formatted=True,
        buttons=buttons if any(buttons) else (),
    )


def words_of(template: Template | None, language: Language) -> Words | None:
    """What a translation of a draft begins with that was begun from this template."""
    if template is None or language not in template.title:
        return None
    return Words(clean_line(template.title[language]), clean_lines(template.text[language]), formatted=True)


def typed_in(language: Language, inputs: Inputs, template_of: Callable[[Announcement], Template | None]) -> Typed:
    """A translation; where nothing is typed, or nothing of what its template says was changed, there is none."""

    def change(draft: Announcement) -> Announcement:
        template = template_of(draft)
        others = {one: said for one, said in draft.words.items() if one != language}
        if language == draft.language or len(others) >= MOST_LANGUAGES:
            return draft
        names = tuple(
            clean_line(line(inputs, f"name{place}"))[: longest_name(way)] for place, way in enumerate(draft.buttons, 1)
        )
        words = asked_in(draft.question, _words(inputs, names), inputs)
        is_empty = not (words.title or words.text or words.image_alt or words.buttons or words.question)
        if is_empty or words == words_of(template, language):
            return replace(draft, words=others)
        # A template may have been changed since: of the blanks that its author saw here none is left open.
        blanks = draft.blanks
        if template and blanks is not None:
            blanks = tuple(dict.fromkeys((*blanks, *template.blanks)))
        return replace(draft, words={**others, language: words}, blanks=blanks)

    return Typed(change)


def longest_name(way: WayOn) -> int:
    return 2 * LONGEST_QUESTION if way.kind is ButtonKind.ASK else LONGEST_NAME


def _ways(here: Here, inputs: Inputs) -> tuple[tuple[WayOn, ...], tuple[str, ...]]:
    """The buttons, and what they are called."""
    ways = ways_typed(here, inputs)
    return tuple(way for _, way in ways), tuple(name_typed(way, line(inputs, f"name{place}")) for place, way in ways)


def ways_typed(here: Here, inputs: Inputs) -> list[tuple[int, WayOn]]:
    """The buttons, each with the place it was typed in: of those that are not used none is left open."""
    ways = ((place, _way(here, line(inputs, f"way{place}"), inputs, f"to{place}")) for place in PLACES)
    return [(place, way) for place, way in ways if way]


def name_typed(way: WayOn, name: str) -> str:
    """What a button is called; a question is called as it is asked."""
    return "" if way.kind is ButtonKind.ASK else clean_line(name)[:LONGEST_NAME]


def _way(here: Here, chosen: str, inputs: Inputs, to: str) -> WayOn | None:
    """An address alone is a link."""
    if chosen.startswith(FORM_CHOICE):
        named = chosen.removeprefix(FORM_CHOICE)[:80]
        form = here.house.forms_for(here.actor.person).get(named)
        return WayOn(ButtonKind.FORM, named, dict(form.title) if form else {})
    if chosen == ButtonKind.ASK:
        return WayOn(ButtonKind.ASK, clean_line(line(inputs, to))[: 2 * LONGEST_QUESTION])
    if chosen == NONE:
        return None
    address = address_typed(inputs, to)
    return WayOn(ButtonKind.LINK, address) if address or chosen == ButtonKind.LINK else None


def address_typed(inputs: Inputs, name: str) -> str:
    return line(inputs, name).strip()[: MAX_ADDRESS + 1]


# --- for whom -------------------------------------------------------------------------------------


def addressed(draft: Announcement, inputs: Inputs) -> Announcement:
    """What was put together of parts has no inputs there: it stays."""
    if chosen_of(draft.audience) is None:
        return draft
    return replace(draft, audience=_chosen(inputs).audience)


def _chosen(inputs: Inputs) -> Chosen:
    return Chosen(
        everyone=line(inputs, "everyone") == "true",
        schools=_several(inputs, "schools"),
        roles=_several(inputs, "roles"),
        groups=_several(inputs, "groups"),
    )


def _several(inputs: Inputs, name: str) -> frozenset[str]:
    """A multi-select comes as one text with commas. Of more than a card can hold, one that there is not: fewer schools
    would be fewer people, but no schools would be more."""
    said = line(inputs, name)
    return frozenset(part.strip() for part in said.split(",") if part.strip()) if len(said) < MOST_CHOSEN else UNKNOWN


# --- when and how ---------------------------------------------------------------------------------


def _sending(here: Here, inputs: Inputs) -> Typed:
    last = line(inputs, "expires").strip()[:40]
    expires = _end_of(last)
    wrong = bool(last) and expires is None
    importance, sender = line(inputs, "importance"), line(inputs, "sender")
    topic = here.house.topics.seen.open.get(line(inputs, "topic"))
    visering = _visering(line(inputs, "visa_days"))

    def change(draft: Announcement) -> Announcement:
        return replace(
            draft,
            importance=Importance(importance) if importance in set(Importance) else draft.importance,
            topic=topic.id if topic else "",
            topic_name=dict(topic.name) if topic else {},
            sender=sender if sender in set(Sender) else "",
            expires=draft.expires if wrong else expires,
            confirmation=line(inputs, "confirmation") == "true" or visering is not None,
            visering=visering,
        )

    return Typed(change, {"expires": "problem-date"} if wrong else {}, {"expires": last} if wrong else {})


def _visering(days: str) -> Visering | None:
    """Within so many school days; None where there is none, or no such choice."""
    return Visering(int(days)) if days in {str(one) for one in DAYS if one} else None


def _end_of(day: str) -> datetime | None:
    """Of that day in Belgium; None for what is no day."""
    try:
        following = date.fromisoformat(day) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return datetime.combine(following, time(), BRUSSELS).astimezone(UTC)
