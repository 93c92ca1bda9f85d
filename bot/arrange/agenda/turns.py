"""What who makes agendas sees and does, and what who meets sees of them."""

import asyncio
from collections.abc import Awaitable, Mapping
from datetime import date

from bot.arrange.agenda import gathering
from bot.arrange.agenda.gathering import Overtaken
from bot.arrange.agenda.meeting import Agenda, Meeting, Outcome, form_of_meeting
from bot.arrange.deciding import MAX_TYPED
from bot.arrange.handling.team import makes_agendas
from bot.arrange.requests import find_request
from bot.errors import Unavailable
from bot.front.here import Click, Here, Shown, line, typed_text
from bot.house import House
from bot.json import Json
from bot.people.calendar import today
from bot.people.contacts import Actor
from cards.arrange import agenda_buttons as buttons
from cards.arrange.agenda import (
    DAY,
    NOTES,
    OUTCOME,
    TEXT,
    OnCard,
    Problems,
    agendas_card,
    meeting_card,
    meeting_note_card,
)
from cards.home.buttons import WordsSay
from cards.home.notices import notice_card
from cards.parts.verbs import Offer, Verb
from dialogs.kinds.date import DateProblem
from dialogs.model import Form
from dialogs.problems import Problem, ProblemKey


async def on_card(house: House, reader: Actor, agenda: Agenda, meeting: Meeting | None) -> OnCard:
    form, rule = gathering.rule_of(house, agenda.form)
    keeps = makes_agendas(reader, agenda.form, rule)
    ids = [note.request for note in meeting.notes] if meeting else []
    found = await asyncio.gather(*(find_request(house, one) for one in ids))
    places = keeps and (meeting is None or meeting.sent is None)
    waiting = await gathering.waiting(house, agenda) if places else ()
    members = len(gathering.members_of(rule, reader.directory))
    return OnCard(form, agenda, keeps, {one.id: one for one in found if one}, waiting, members)


def offers(here: Here) -> list[Offer]:
    """Who makes agendas finds them; of several forms the first, by title: the others stand in the queue."""
    kept = kept_by(here)
    return [Offer("agenda", WordsSay(words=here.t("command-agenda")))] if kept else []


def kept_by(here: Here) -> list[Form]:
    """The forms of which they make the agendas, by title."""
    forms = here.house.forms.all(here.actor.language)
    return [form for form in forms if form.handling and makes_agendas(here.actor, form.id, form.handling)]


async def show_agendas(here: Here) -> Shown:
    kept = kept_by(here)
    if not kept:
        return Shown(notice_card(here.t, "notice-agenda"))
    return await _all(here, await gathering.agenda_of(here.house, here.actor, kept[0].id))


async def _show(here: Here, verb: buttons.AgendaShow, _: Mapping[str, Json]) -> Shown:
    return await _all(here, await gathering.agenda_of(here.house, here.actor, verb.form))


async def _all(here: Here, agenda: Agenda, problems: Problems | None = None, wrote: str = "") -> Shown:
    seen = await on_card(here.house, here.actor, agenda, None)
    return Shown(agendas_card(here.t, seen, here.now, problems, wrote))


async def _begin(here: Here, verb: buttons.AgendaBegin, inputs: Mapping[str, Json]) -> Shown:
    wrote = line(inputs, DAY)[:40]
    agenda = await gathering.agenda_of(here.house, here.actor, verb.form)
    day = _day(wrote)
    if day is None or day < today(here.house):
        wrong = Problem(ProblemKey.REQUIRED) if not wrote else Problem(DateProblem.DATE)
        if day:
            wrong = Problem(DateProblem.EARLY, {"date": today(here.house)})
        return await _all(here, agenda, {DAY: wrong}, wrote)
    return await _done(here, gathering.begin(here.house, here.actor, verb.form, here.id, day, seen=verb.seen))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


async def _meeting(here: Here, verb: buttons.MeetingShow, _: Mapping[str, Json]) -> Shown:
    return await _one(here, *await gathering.meeting_for(here.house, here.actor, verb.meeting))


async def _one(here: Here, agenda: Agenda, meeting: Meeting, *, changed: bool = False, none: bool = False) -> Shown:
    seen = await on_card(here.house, here.actor, agenda, meeting)
    return Shown(meeting_card(here.t, seen, meeting, here.now, changed=changed, none=none))


async def _place(here: Here, verb: buttons.MeetingPlace, inputs: Mapping[str, Json]) -> Shown:
    chosen = [one for one in line(inputs, NOTES)[:4000].split(",") if one]
    if not chosen:
        agenda = await gathering.agenda_of(here.house, here.actor, form_of_meeting(verb.meeting))
        meeting = agenda.meeting(verb.meeting)
        if meeting is None:
            raise Unavailable
        return await _one(here, agenda, meeting, none=True)
    return await _done(here, gathering.place(here.house, here.actor, verb.meeting, chosen, seen=verb.seen))


async def _move(here: Here, verb: buttons.MeetingMove, _: Mapping[str, Json]) -> Shown:
    moved = gathering.move(here.house, here.actor, verb.meeting, verb.request, up=verb.up, seen=verb.seen)
    return await _done(here, moved)


async def _drop(here: Here, verb: buttons.MeetingDrop, _: Mapping[str, Json]) -> Shown:
    return await _done(here, gathering.drop(here.house, here.actor, verb.meeting, verb.request, seen=verb.seen))


async def _send(here: Here, verb: buttons.MeetingSend, _: Mapping[str, Json]) -> Shown:
    return await _done(here, gathering.send(here.house, here.actor, verb.meeting, seen=verb.seen))


async def _done(here: Here, does: Awaitable[tuple[Agenda, Meeting]]) -> Shown:
    """As it stands now; who came too late sees that, and how it stands."""
    try:
        return await _one(here, *await does)
    except Overtaken as before:
        agenda, meeting = before.agenda, before.agenda.meeting(before.meeting)
        return await _one(here, agenda, meeting, changed=True) if meeting else await _all(here, agenda)


async def _note(here: Here, verb: buttons.MeetingNote, _: Mapping[str, Json]) -> Shown:
    return await _whole(here, verb.meeting, verb.request)


async def _whole(
    here: Here,
    id: str,
    request: str,
    problems: Problems | None = None,
    wrote: str = "",
    *,
    changed: bool = False,
) -> Shown:
    agenda, meeting, _ = await gathering.note_for(here.house, here.actor, id, request)
    note = meeting.note(request)
    if note is None:
        raise Unavailable
    seen = await on_card(here.house, here.actor, agenda, meeting)
    card = meeting_note_card(here.t, seen, meeting, note, here.now, problems=problems, wrote=wrote, changed=changed)
    return Shown(card)


async def _decide(here: Here, verb: buttons.MeetingDecide, inputs: Mapping[str, Json]) -> Shown:
    await gathering.agenda_of(here.house, here.actor, form_of_meeting(verb.meeting))
    chosen = line(inputs, OUTCOME)
    text, wrong = typed_text(inputs, TEXT, MAX_TYPED)
    if chosen not in list(Outcome):
        return await _whole(here, verb.meeting, verb.request, {OUTCOME: Problem(ProblemKey.REQUIRED)}, text)
    if wrong and text:
        return await _whole(here, verb.meeting, verb.request, {TEXT: wrong}, text)
    outcome = Outcome(chosen)
    try:
        decided = await gathering.decide(
            here.house, here.actor, verb.meeting, verb.request, outcome, text, seen=verb.seen
        )
    except Overtaken:
        return await _whole(here, verb.meeting, verb.request, None, text, changed=True)
    return await _one(here, *decided)


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AgendaShow: _show,
    buttons.AgendaBegin: _begin,
    buttons.MeetingShow: _meeting,
    buttons.MeetingPlace: _place,
    buttons.MeetingMove: _move,
    buttons.MeetingDrop: _drop,
    buttons.MeetingSend: _send,
    buttons.MeetingNote: _note,
    buttons.MeetingDecide: _decide,
}
