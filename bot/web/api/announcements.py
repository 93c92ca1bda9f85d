"""Announcements for other systems: making one in the name of an author, and how far it is.

A system has no right of its own: its author may reach whom they may reach themselves, and where a second person has to
confirm, one has to.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from bot.announce import composing, counting, whole
from bot.announce.announcement import Announcement, AnnouncementState, compose
from bot.announce.planning.when import MAX_WHY, Urgency, Urgent
from bot.announce.writing.words import MAX_ADDRESS, MAX_TEXT, MAX_TITLE, MOST_LANGUAGES, ButtonKind, WayOn, Words
from bot.errors import Unsound
from bot.json import JsonObject
from bot.people.audience import Audience, unknown_in
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
    topic: Annotated[str, Field(max_length=64, description="The id of a topic that is not sensitive; empty: none.")] = (
        ""
    )
    link: Annotated[str, Field(max_length=MAX_ADDRESS, description="An https address, for a button; empty: none.")] = ""
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
    """`author` is their id. `edition` grows when its author corrects it. `problem` is the code with which Teams refused
    what is stopped or paused."""

    id: str
    state: AnnouncementState
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
    words = {
        language: Words(clean_line(said.title), clean_lines(said.text), formatted=True)
        for language, said in body.words.items()
    }
    found = _wrong_words(call, body, words, audience) or await _wrong_aim(call, actor, body, audience)
    if found:
        raise invalid(found)
    now = call.begun or call.house.now()
    planned = body.planned
    if planned == "permitted":
        reach = await composing.reach_of(call.house, actor, audience, body.importance, body.topic)
        if reach.chance.first is None:
            raise wrong("/planned", "There is no such moment within a year: give one yourself.")
        planned = None if reach.chance.is_now else reach.chance.first
    planned = planned.astimezone(UTC) if planned else None
    return Announcement(
        call.key,
        actor.id,
        words,
        audience,
        body.confirmation,
        AnnouncementState.DRAFT,
        created=now,
        language=body.language or next(iter(words)),
        buttons=(WayOn(ButtonKind.LINK, body.link),) if body.link else (),
        importance=body.importance,
        topic=body.topic,
        expires=body.expires.astimezone(UTC) if body.expires else None,
        planned_for=planned,
        urgent=Urgent(body.urgent.why, clean_line(body.urgent.words)) if body.urgent else None,
        system=call.caller.system,
    )


def _wrong_words(
    call: ApiCall, body: AnnouncementMade, words: Mapping[Language, Words], audience: Audience
) -> list[FieldError]:
    said, found = texts("en"), list[FieldError]()
    for language, one in words.items():
        problems = compose(one, audience, body.confirmation, call.house.link_hosts, link=body.link).problems
        for at, key in problems.items():
            place = (
                pointer("words", language, at) if at in {"title", "text"} else "/link" if at == "link" else "/audience"
            )
            found.append(FieldError(field=place, detail=said(key)))
    if len(words) > 1 and body.language not in words:
        found.append(FieldError(field="/language", detail="Say in which of its languages everybody else reads it."))
    if len(words) == 1 and body.language and body.language not in words:
        found.append(FieldError(field="/language", detail="There are no words in this language."))
    return list(dict.fromkeys(found))


async def _wrong_aim(call: ApiCall, actor: Actor, body: AnnouncementMade, audience: Audience) -> list[FieldError]:
    """What is wrong with whom it is for, about what, and when it is over."""
    found: list[FieldError] = []
    house, author = call.house, actor.person
    if unknown := unknown_in(audience, actor.directory):
        named = ", ".join(sorted(map(str, unknown)))[:200]
        found.append(FieldError(field="/audience", detail=f"Bode does not know {named}."))
    topics = house.authors.topics(author)
    is_open = body.topic in {topic.id for topic in (await house.topics.current()).open}
    if body.topic and not (is_open and (topics is None or body.topic in topics)):
        found.append(FieldError(field="/topic", detail="Give the id of a topic that there is for this author."))
    if body.importance not in house.authors.importances(author):
        found.append(FieldError(field="/importance", detail="This author may not announce with this importance."))
    if body.expires and body.expires <= (call.begun or house.now()):
        found.append(FieldError(field="/expires", detail="That moment is over."))
    return found


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
    place, detail = _UNSOUND.get(
        unsound.problem, ("", "It did not hold any more at this moment. Send it with another key.")
    )
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
        state=announcement.state,
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
