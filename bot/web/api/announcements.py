"""Announcements for other systems: making one in the name of an author, and how far it is.

A system has no right of its own: its author may reach whom they may reach themselves, and where a second person has to
confirm, one has to.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.announce import composing, counting, whole
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.asking.checking import wrong_question
from bot.announce.asking.question import Question
from bot.announce.channels.addressing import choices, places_of
from bot.announce.channels.team import key_of
from bot.announce.planning.when import Urgent
from bot.announce.visering.visa import Visering
from bot.announce.writing.checking import problems_of, rules_for, wrong_text
from bot.announce.writing.words import WayOn, Words
from bot.errors import Unsound
from bot.people.audience import AllOf, AnyOf, Audience
from bot.people.contacts import Actor
from bot.web.api.announcement_shapes import AnnouncementMade, AnnouncementTold, told_of
from bot.web.api.audiences import audience_of
from bot.web.api.callers import ApiRole
from bot.web.api.operation import Answer, ApiCall, Operation
from bot.web.api.people import in_name_of
from bot.web.api.problems import FieldError, Problem, invalid, pointer, wrong
from bot.words.clean import clean_line, clean_lines
from cards.texts import texts

PATH = "/api/announcements"
ROLES = (ApiRole.ANNOUNCEMENTS_SEND,)
_NO_AUTHOR = "Give the Entra object id or the e-mail address of somebody who may announce this."


# --- what is done -------------------------------------------------------------------------------------


async def make_announcement(call: ApiCall) -> Answer:
    """As if its author had written and sent it."""
    body = call.asked(AnnouncementMade)
    actor = await _author(call, body.author)
    draft = await _draft(call, actor, body, await _audience(call, actor, body))
    try:
        made = await whole.announce(call.house, actor, draft)
    except Unsound as unsound:
        raise invalid([_unsound(unsound)]) from None
    return Answer(told_of(made), location=f"{PATH}/{made.id}")


async def get_announcement(call: ApiCall) -> Answer:
    """Counted now."""
    found = await whole.made_by(call.house, call.caller.system.id, call.id)
    return Answer(told_of(await counting.add_up(call.house, found.id) if found.published else found))


async def _author(call: ApiCall, said: str) -> Actor:
    """Who may not announce is answered as who is not there. Raises Problem."""
    try:
        actor = await in_name_of(call, "/author", said)
    except Problem:
        raise wrong("/author", _NO_AUTHOR) from None
    if not call.house.authors.may_write(actor.person):
        raise wrong("/author", _NO_AUTHOR)
    return actor


async def _audience(call: ApiCall, actor: Actor, body: AnnouncementMade) -> Audience:
    """The people, beside the channels. A channel in which its author may not post is answered as one that is not there.
    Raises Problem."""
    if body.audience is None and not body.channels:
        raise wrong("/audience", "Say to whom it goes, or in which channels it is posted.")
    people = audience_of(body.audience) if body.audience is not None else None
    if people and not body.channels:
        return people
    known = {one.channel: one for one in await choices(call.house, actor.person)}
    keys = list(dict.fromkeys(key_of(one) for one in body.channels))
    if closed := [at for at, one in enumerate(body.channels) if key_of(one) not in known]:
        detail = "Give the id of a channel in which Bode is and in which this author may post."
        raise invalid([FieldError(field=pointer("channels", at), detail=detail) for at in closed])
    there = AllOf((AnyOf(tuple(known[key] for key in keys)),))
    return AnyOf((people, there)) if people else there


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
            question=clean_line(said.question),
            choices=tuple(clean_line(one) for one in said.choices),
        )
        for language, said in body.words.items()
    }
    draft = Announcement(
        call.key,
        actor.id,
        words,
        audience,
        body.confirmation or body.visering is not None,
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
        visering=Visering(body.visering.days) if body.visering else None,
        system=call.caller.system,
        blanks=(),
        question=Question(body.question.kind, body.question.anonymous) if body.question else None,
    )
    if found := [*_wrong_words(call, actor, draft), *_wrong_choices(call, actor, body, is_open=topic is not None)]:
        raise invalid(list(dict.fromkeys(found)))
    await _require_open(call, actor, body, audience)
    return replace(draft, planned_for=await _permitted(call, actor, draft)) if body.planned == "permitted" else draft


async def _require_open(call: ApiCall, actor: Actor, body: AnnouncementMade, audience: Audience) -> None:
    """In some channels this author may post something, but not with this importance or topic. Raises Problem."""
    found = await places_of(call.house, actor.person, audience, body.importance, body.topic)
    closed = {one.channel for one in found.closed}
    detail = "This author may not post this in it."
    if wrong_ones := [at for at, one in enumerate(body.channels) if key_of(one) in closed]:
        raise invalid([FieldError(field=pointer("channels", at), detail=detail) for at in wrong_ones])


def _wrong_words(call: ApiCall, actor: Actor, draft: Announcement) -> list[FieldError]:
    """As the steps of the card tell it."""
    said, found = texts("en"), list[FieldError]()
    main = draft.words[draft.language]
    for language, words in draft.words.items():
        asked = wrong_question(draft.question, words, draft.blanks, None if language == draft.language else main)
        wrong_here = [(_OF_WORDS[at], key) for at, key in {**wrong_text(words, draft.blanks), **asked}.items()]
        found += [FieldError(field=pointer("words", language, at), detail=said(key)) for at, key in wrong_here]
    for step in problems_of(draft, rules_for(call.house, actor)).values():
        found += [FieldError(field=_place(at), detail=said(key)) for at, key in step.items() if at not in _OF_WORDS]
    return found


_OF_WORDS = {"title": "title", "text": "text", "asks": "question", "asked": "question", "choices": "choices"}
"""By input of the card, the field of the words of a language."""


def _place(at: str) -> str:
    """In the body, of an input of the card."""
    if at[-1].isdigit():
        return pointer("buttons", int(at[-1]) - 1)
    if at.startswith("in_"):
        return pointer("words", at.removeprefix("in_"))
    return {"everyone": "/audience", "visa_days": "/visering"}.get(at) or pointer(at)


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
    "notice-announcement-channels": ("/channels", "This author may not post this in one of them."),
    "notice-second-nobody": ("/author", "A second person has to confirm it, and there is nobody who may."),
    "reach-nobody-text": ("/audience", "Nobody fits this audience."),
}
"""Why it cannot go, and at which field."""


def _unsound(unsound: Unsound) -> FieldError:
    place, detail = _UNSOUND.get(unsound.problem, ("", "It did not hold any more just now. Send it with another key."))
    return FieldError(field=place, detail=detail)


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
