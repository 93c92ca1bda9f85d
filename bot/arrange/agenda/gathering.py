"""What those who carry out a form do to its agendas: begin one, place notes, order them, send it, enter decisions.

Each is one commit on the form's one document. What a decision does to the request follows by a job, as the request
stands in another partition.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date

from bot.arrange.agenda.meeting import Agenda, Meeting, NotNow, Outcome, form_of_meeting, meeting_id
from bot.arrange.deciding import MAX_TYPED
from bot.arrange.figures.counting import done_figures
from bot.arrange.hand_over.handing import DONE, planned
from bot.arrange.handling.handling import Handling
from bot.arrange.handling.queue import TELL_JOB
from bot.arrange.handling.team import makes_agendas
from bot.arrange.request import Request
from bot.arrange.requests import find_request
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.acting import Acting
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.store.changes import Change
from bot.store.partitions import agenda_partition, request_partition
from bot.work.job import Job
from dialogs.handlers import Handlers
from dialogs.model import Form

SEND_JOB = "meeting_send"
SHOW_JOB = "meeting_show"
FOLLOW_JOB = "meeting_follow"
DECIDED_JOB = "meeting_decided"
MOST_WAITING = 40
"""Notes that are offered for an agenda, the oldest first."""


class Overtaken(Stale):
    """The agenda is not what the card showed; `agenda` is as it stands, `meeting` is the id of the one meant."""

    def __init__(self, agenda: Agenda, meeting: str) -> None:
        super().__init__()
        self.agenda = agenda
        self.meeting = meeting


def rule_of(house: House, form: str) -> tuple[Form, Handlers]:
    """Raises Unavailable where the form is gone, or has no agendas."""
    found = house.forms.get(form)
    if found is None or found.handling is None or not found.handling.agenda:
        raise Unavailable
    return found, found.handling


def members_of(rule: Handlers, directory: Directory) -> Sequence[str]:
    """Ids of those who meet, as things are now."""
    return [one.id for one in directory.named(rule.agenda or ())]


async def agenda_of(house: House, actor: Actor, form: str) -> Agenda:
    """For who makes them. Raises Unavailable for everybody else."""
    if not makes_agendas(actor, form, rule_of(house, form)[1]):
        raise Unavailable
    return await standing_agenda(house, form)


async def standing_agenda(house: House, form: str) -> Agenda:
    found = await house.records.agendas.get(agenda_partition(form), form)
    return found.value if found else Agenda(form)


async def meeting_for(house: House, actor: Actor, id: str) -> tuple[Agenda, Meeting]:
    """For who makes the agendas, and once it was sent for who meets. Raises Unavailable for everybody else."""
    form = form_of_meeting(id)
    _, rule = rule_of(house, form)
    agenda = await standing_agenda(house, form)
    meeting = agenda.meeting(id)
    if meeting is None or not (makes_agendas(actor, form, rule) or _meets(actor, rule, meeting)):
        raise Unavailable
    return agenda, meeting


async def note_for(house: House, actor: Actor, id: str, request: str) -> tuple[Agenda, Meeting, Request]:
    """A note on an agenda that they may see. Raises Unavailable."""
    agenda, meeting = await meeting_for(house, actor, id)
    found = await find_request(house, request) if meeting.note(request) else None
    if found is None:
        raise Unavailable
    return agenda, meeting, found


async def on_agenda(house: House, actor: Actor, request: str) -> Request:
    """A request that stands on an agenda that was sent to them, while they are one of who meets. Raises Unavailable."""
    form = request.partition(".")[0]
    _, rule = rule_of(house, form)
    agenda = await standing_agenda(house, form)
    found = await find_request(house, request)
    if found is None or not any(one.note(request) and _meets(actor, rule, one) for one in agenda.meetings):
        raise Unavailable
    return found


def _meets(actor: Actor, rule: Handlers, meeting: Meeting) -> bool:
    return meeting.sent is not None and actor.id in members_of(rule, actor.directory)


async def waiting(house: House, agenda: Agenda) -> Sequence[Request]:
    """What can be placed: it is to be carried out and stands on no agenda, the oldest first."""
    found = await house.records.handlings.find(
        equal={"lane": f"{agenda.form}:"}, order="place", limit=MOST_WAITING + len(agenda.placed)
    )
    ids = [item.value.request for item in found.items if item.value.request not in agenda.placed]
    requests = await asyncio.gather(*(find_request(house, one) for one in ids[:MOST_WAITING]))
    return [one for one in requests if one]


# --- changing -----------------------------------------------------------------------------------------


async def begin(house: House, actor: Actor, form: str, token: str, day: date, *, seen: int) -> tuple[Agenda, Meeting]:
    """A new one, empty. `seen` is the revision that the card showed. Raises Unavailable, Overtaken; so do the next."""
    id_ = meeting_id(form, token)
    return await _change(house, actor, id_, seen, lambda one: one or Meeting(id_, day), deed="begun")


async def place(house: House, actor: Actor, id: str, requests: Sequence[str], *, seen: int) -> tuple[Agenda, Meeting]:
    """Only what waits can be placed."""
    there = {one.id for one in await waiting(house, await agenda_of(house, actor, form_of_meeting(id)))}
    notes = [one for one in requests if one in there]
    return await _change(house, actor, id, seen, lambda one: _there(one).place(notes), deed="placed")


async def move(house: House, actor: Actor, id: str, request: str, *, up: bool, seen: int) -> tuple[Agenda, Meeting]:
    return await _change(house, actor, id, seen, lambda one: _there(one).move(request, up=up), deed="ordered")


async def drop(house: House, actor: Actor, id: str, request: str, *, seen: int) -> tuple[Agenda, Meeting]:
    return await _change(house, actor, id, seen, lambda one: _there(one).drop(request), deed="dropped")


async def send(house: House, actor: Actor, id: str, *, seen: int) -> tuple[Agenda, Meeting]:
    members = members_of(rule_of(house, form_of_meeting(id))[1], actor.directory)
    jobs = [Job(SEND_JOB, {"meeting": id})]
    return await _change(
        house, actor, id, seen, lambda one: _there(one).send(members, house.now()), deed="sent", jobs=jobs
    )


async def decide(
    house: House, actor: Actor, id: str, request: str, outcome: Outcome, text: str, *, seen: int
) -> tuple[Agenda, Meeting]:
    jobs = [Job(DECIDED_JOB, {"meeting": id, "request": request}), Job(FOLLOW_JOB, {"meeting": id})]

    def decided(one: Meeting | None) -> Meeting:
        return _there(one).decide(request, outcome, text[:MAX_TYPED], actor.id, house.now())

    return await _change(house, actor, id, seen, decided, deed="decided", jobs=jobs)


def _there(meeting: Meeting | None) -> Meeting:
    if meeting is None:
        raise Unavailable
    return meeting


async def _change(
    house: House,
    actor: Actor,
    id: str,
    seen: int,
    move: Callable[[Meeting | None], Meeting],
    *,
    deed: str,
    jobs: Sequence[Job] = (),
) -> tuple[Agenda, Meeting]:
    form = form_of_meeting(id)
    partition = agenda_partition(form)
    if not makes_agendas(actor, form, rule_of(house, form)[1]):
        raise Unavailable

    async def look() -> Change[tuple[Agenda, Meeting]]:
        standing = await house.records.agendas.get(partition, form)
        agenda = standing.value if standing else Agenda(form)
        before = agenda.meeting(id)
        try:
            if agenda.revision != seen:
                raise NotNow
            moved = move(before)
            changed = agenda.with_meeting(moved, today(house))
        except NotNow:
            shown = before or Meeting(id, house.now().date())
            return Change((agenda, shown), refusal=Overtaken(agenda, id))
        put = house.records.agendas.put(changed, standing.version if standing else None)
        audit = house.audit(actor.acting, f"meeting.{deed}", id)
        return Change((changed, moved), [put], audit, jobs)

    return await house.records.change(partition, look)


# --- what a decision does to the request ---------------------------------------------------------------


async def carry_out(house: House, id: str, request: str) -> Handling | None:
    """Notes on the request what the meeting decided: done, or in the queue again where it was postponed. Gives None
    where that was noted before, or nothing is to be carried out (any more)."""
    agenda = await standing_agenda(house, form_of_meeting(id))
    meeting = agenda.meeting(id)
    note = meeting.note(request) if meeting else None
    if note is None or note.outcome is None:
        return None
    outcome, partition = note.outcome, request_partition(request)

    async def look() -> Change[Handling | None]:
        kept = await house.records.handlings.get(partition, request)
        if kept is None or not kept.value.is_open or any(one.meeting == id for one in kept.value.history):
            return Change(None)
        postponed = outcome is Outcome.POSTPONED
        moved = kept.value.met(note.by, outcome, note.text, id, house.now(), postponed=postponed)
        found = await find_request(house, request)
        over: Sequence[Job] = await planned(house, found, DONE, moved.times_done) if found and not postponed else ()
        figures = await done_figures(house, found, kept.value, moved) if found else ()
        told = Job(TELL_JOB, {"request": request, "what": f"handled-{len(moved.history)}"})
        jobs = [Job("request_follow", {"request": request}), told, *over]
        audit = house.audit(Acting(note.by), "handling.met", request, {"outcome": str(outcome)})
        return Change(moved, [house.records.handlings.put(moved, kept.version), *figures], audit, jobs)

    return await house.records.change(partition, look)
