"""Announcements for other systems: making one in the name of an author, and how far it is.

A system has no right of its own: its author may reach whom they may reach themselves, and where a second person has to
confirm, one has to.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from bot.announce import composing, counting, whole
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.planning.when import MAX_WHY, Urgency, Urgent
from bot.announce.writing.checking import problems_of, rules_for, wrong_text
from bot.announce.writing.words import (
    LONGEST_NAME,
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
from bot.errors import Unsound
from bot.json import JsonObject
from bot.people.audience import Audience
from bot.people.contacts import Actor
from bot.people.importance import Importance
from bot.web.api.audiences import AudienceAsked, audience_of
from bot.web.api.callers import ApiRole
from bot.web.api.operation import Answer, ApiCall, Operation, as_json
from bot.web.api.people import LONGEST, in_name_of
from bot.web.api.problems import FieldError, Problem, invalid, pointer, wrong
from bot.web.api.shapes import Asked, Told
from bot.words.clean import clean_line, clean_lines
from bot.words.languages import Language
from cards.texts import texts

PATH = "/api/announcements"
ROLES = (ApiRole.ANNOUNCEMENTS_SEND,)
_NO_AUTHOR = "Give the Entra object id or the e-mail address of somebody who may announce this."


# --- what is asked ------------------------------------------------------------------------------------


class WordsMade(Asked):
    """`text` may hold **bold**, *italics*, lists and [links](https://...)."""

    title: Annotated[str, Field(min_length=1, max_length=MAX_TITLE)]
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]


class ButtonMade(Asked):
    """`to` is an https address, the id of a form that its author may begin, or a question. `name` by language is what
    it is called; without one it is called by itself."""

    kind: ButtonKind
    to: Annotated[str, Field(min_length=1, max_length=MAX_ADDRESS)]
    name: dict[Language, Annotated[str, Field(max_length=LONGEST_NAME)]] = Field(default_factory=dict)


class UrgentMade(Asked):
    """Why a mandatory one does not wait until people work; `words` are for who looks at it later."""

    why: Urgency
    words: Annotated[str, Field(max_length=MAX_WHY)] = ""


class AnnouncementMade(Asked):
    """In the name of `author`, by Entra object id or e-mail address. `words` by language; `language` is the one in
    which everybody else reads it, needed where there are several. `planned`: a moment, with Z or an offset, or
    "permitted": as soon as most of those who get it are at work; left out: now."""

    author: Annotated[str, Field(max_length=LONGEST)]
    words: Annotated[dict[Language, WordsMade], Field(min_length=1, max_length=MOST_LANGUAGES)]
    language: Language | None = None
    audience: AudienceAsked
    confirmation: bool = False
    importance: Importance = Importance.IMPORTANT
    topic: Annotated[str, Field(max_length=64, description="By its id, one that is not sensitive; empty: none.")] = ""
    sender: Annotated[Sender | None, Field(description="For whom its author speaks; left out: themselves.")] = None
    buttons: Annotated[tuple[ButtonMade, ...], Field(max_length=MOST_BUTTONS)] = ()
    planned: AwareDatetime | Literal["permitted"] | None = None
    urgent: UrgentMade | None = None
    expires: Annotated[AwareDatetime | None, Field(description="From then on it has no buttons any more.")] = None


# --- what is answered ---------------------------------------------------------------------------------


class CountsTold(Told):
    """People. Who `muted` its topic, and for whom it is `held` until their digest, find it in their news; nothing tells
    whether somebody read it."""

    recipients: int
    delivered: int
    confirmed: int
    notReached: int  # noqa: N815 - a name in JSON
    underWay: int  # noqa: N815
    muted: int
    held: int


class AnnouncementTold(Told):
    """What was taken back is `recalled`, however far it had got. `author` is their id. `edition` grows when its author
    corrects it. `problem` is the code with which Teams refused what is stopped or paused."""

    id: str
    state: AnnouncementState | Literal["recalled"]
    author: str
    importance: Importance
    topic: str
    created: datetime
    planned: datetime | None
    published: datetime | None
    expires: datetime | None
    edition: int
    corrected: datetime | None
    recalled: datetime | None
    problem: str
    counts: CountsTold


# --- what is done -------------------------------------------------------------------------------------


async def make_announcement(call: ApiCall) -> Answer:
    """As if its author had written and sent it."""
    body = call.asked(AnnouncementMade)
    actor = await _author(call, body.author)
    draft = await _draft(call, actor, body, audience_of(body.audience))
    try:
        made = await whole.announce(call.house, actor, draft)
    except Unsound as unsound:
        raise invalid([_unsound(unsound)]) from None
    return Answer(_told(made), location=f"{PATH}/{made.id}")


async def get_announcement(call: ApiCall) -> Answer:
    """Counted now."""
    found = await whole.made_by(call.house, call.caller.system.id, call.id)
    return Answer(_told(await counting.add_up(call.house, found.id) if found.published else found))


async def _author(call: ApiCall, said: str) -> Actor:
    """Who may not announce is answered as who is not there. Raises Problem."""
    try:
        actor = await in_name_of(call, "/author", said)
    except Problem:
        raise wrong("/author", _NO_AUTHOR) from None
    if not call.house.authors.may_write(actor.person):
        raise wrong("/author", _NO_AUTHOR)
    return actor


async def _draft(call: ApiCall, actor: Actor, body: AnnouncementMade, audience: Audience) -> Announcement:
    """Raises Problem with all that a card would not take."""
    house, topics = call.house, (await call.house.topics.current()).open
    topic = next((one for one in topics if one.id == body.topic), None)
    forms = house.forms_for(actor.person)
    words = {
        language: Words(
            clean_line(said.title),
            clean_lines(said.text),
            formatted=True,
            buttons=tuple(clean_line(one.name.get(language, "")) for one in body.buttons),
        )
        for language, said in body.words.items()
    }
    draft = Announcement(
        call.key,
        actor.id,
        words,
        audience,
        body.confirmation,
        AnnouncementState.DRAFT,
        created=call.begun or house.now(),
        language=body.language if body.language in words else next(iter(words)),
        buttons=tuple(
            WayOn(one.kind, clean_line(one.to), dict(forms[one.to].title) if one.to in forms else {})
            for one in body.buttons
        ),
        importance=body.importance,
        topic=body.topic,
        topic_name=dict(topic.name) if topic else {},
        sender=body.sender or "",
        expires=body.expires.astimezone(UTC) if body.expires else None,
        planned_for=body.planned.astimezone(UTC) if isinstance(body.planned, datetime) else None,
        urgent=Urgent(body.urgent.why, clean_line(body.urgent.words)) if body.urgent else None,
        system=call.caller.system,
    )
    if found := [*_wrong_words(call, actor, draft), *_wrong_choices(call, actor, body, is_open=topic is not None)]:
        raise invalid(list(dict.fromkeys(found)))
    return replace(draft, planned_for=await _permitted(call, actor, draft)) if body.planned == "permitted" else draft


def _wrong_words(call: ApiCall, actor: Actor, draft: Announcement) -> list[FieldError]:
    """As the steps of the card tell it."""
    said, found = texts("en"), list[FieldError]()
    for language, words in draft.words.items():
        wrong_here = wrong_text(words).items()
        found += [FieldError(field=pointer("words", language, at), detail=said(key)) for at, key in wrong_here]
    for step in problems_of(draft, rules_for(call.house, actor)).values():
        found += [FieldError(field=_place(at), detail=said(key)) for at, key in step.items() if at not in _OF_WORDS]
    return found


_OF_WORDS = frozenset({"title", "text"})


def _place(at: str) -> str:
    """In the body, of an input of the card."""
    if at[-1].isdigit():
        return pointer("buttons", int(at[-1]) - 1)
    return "/audience" if at == "everyone" else pointer(at)


def _wrong_choices(call: ApiCall, actor: Actor, body: AnnouncementMade, *, is_open: bool) -> list[FieldError]:
    """What its author cannot choose, or nobody."""
    found: list[FieldError] = []
    authors, author = call.house.authors, actor.person
    if (body.language or len(body.words) > 1) and body.language not in body.words:
        found.append(FieldError(field="/language", detail="Give the one of its languages in which all others read it."))
    allowed = authors.topics(author)
    if body.topic and not (is_open and (allowed is None or body.topic in allowed)):
        found.append(FieldError(field="/topic", detail="Give the id of a topic that there is for this author."))
    if body.importance not in authors.importances(author):
        found.append(FieldError(field="/importance", detail="This author may not announce with this importance."))
    return found


async def _permitted(call: ApiCall, actor: Actor, draft: Announcement) -> datetime | None:
    """The first moment at which it may go; None: now. Raises Problem."""
    chance = (await composing.reach_of(call.house, actor, draft.audience, draft.importance, draft.topic)).chance
    if chance.first is None:
        raise wrong("/planned", "There is no such moment within a year: give one yourself.")
    return None if chance.is_now else chance.first


_UNSOUND: Mapping[str, tuple[str, str]] = {
    "notice-when-past": ("/planned", "That moment is over."),
    "notice-when-far": ("/planned", "That is more than a year away."),
    "notice-when-quiet": (
        "/planned",
        'At that moment most of those who get it are not at work: plan it, or give "permitted".',
    ),
    "notice-urgent-mandatory": ("/urgent", "Only a mandatory announcement can be urgent."),
    "notice-announcement-bounds": ("/audience", "There are people among them whom this author may not write to."),
    "notice-second-nobody": ("/author", "A second person has to confirm it, and there is nobody who may."),
    "reach-nobody-text": ("/audience", "Nobody fits this audience."),
}
"""Why it cannot go, and at which field."""


def _unsound(unsound: Unsound) -> FieldError:
    place, detail = _UNSOUND.get(unsound.problem, ("", "It did not hold any more just now. Send it with another key."))
    return FieldError(field=place, detail=detail)


def _told(announcement: Announcement) -> JsonObject:
    tally = announcement.tally
    counts = CountsTold(
        recipients=tally.recipients,
        delivered=tally.delivered,
        confirmed=tally.confirmed,
        notReached=tally.not_reached,
        underWay=tally.under_way if announcement.published else 0,
        muted=tally.muted,
        held=tally.held,
    )
    told = AnnouncementTold(
        id=announcement.id,
        state="recalled" if announcement.recalled else announcement.state,
        author=announcement.author,
        importance=announcement.importance,
        topic=announcement.topic,
        created=announcement.created,
        planned=announcement.planned_for,
        published=announcement.published,
        expires=announcement.expires,
        edition=announcement.edition,
        corrected=announcement.corrected,
        recalled=announcement.recalled,
        problem=announcement.problem,
        counts=counts,
    )
    return as_json(told)


OPERATIONS = (
    Operation(
        "POST",
        PATH,
        "makeAnnouncement",
        "Announce something in the name of an author",
        ROLES,
        make_announcement,
        AnnouncementTold,
        body=AnnouncementMade,
        made=True,
        notes="To whom, with what and when its author may; they get the card that follows it, and may correct, recall "
        "or break it off. Where a second person has to confirm, it waits for them.",
    ),
    Operation(
        "GET",
        f"{PATH}/{{id}}",
        "getAnnouncement",
        "How far an announcement is that this system made",
        ROLES,
        get_announcement,
        AnnouncementTold,
        one=True,
    ),
)
