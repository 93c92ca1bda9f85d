"""Looks at the term of a request on each of its days: reminds who is still asked, and asks others once it is late."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.arrange.approvals import follow_request
from bot.arrange.approvers import Asker, others_of
from bot.arrange.asking import returns
from bot.arrange.chosen import Away
from bot.arrange.request import Deed, Request, RequestState
from bot.arrange.requests import current_approvers, stage_now
from bot.arrange.submitting import MOST_APPROVERS
from bot.arrange.term import Term
from bot.arrange.terms import look_at
from bot.deadline import Deadline
from bot.house import House
from bot.people.absence import Absence
from bot.people.absences import LONGEST_LOOK, away
from bot.people.acting import TIME
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.job import Job
from dialogs.model import Stage

LATE_JOB = "request_late"
"""Asks those who are asked because it is late."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Who is still asked (by id) on this day of the term."""

    request: Request
    day: date
    people: Sequence[str]

    @property
    def jobs(self) -> Sequence[Job]:
        """Repeating one tells nobody twice; once the term runs no more, it tells nothing."""
        term = self.request.term.number if self.request.term else 0
        body = {"request": self.request.id, "what": f"remind-{term}-{self.day}", "term": term}
        return [Job("request_ask", {**body, "person": one}) for one in self.people]


def term_of(request: Request, number: int) -> Term | None:
    """The term with this number, while it runs: nothing was decided, and no clarification is out."""
    term = request.term if request.state is RequestState.SUBMITTED else None
    return term if term and term.number == number else None


async def see_to(house: House, id: str, number: int) -> Reminder | None:
    """On one of the days of this term: plans the next look and tells who is to be reminded; or, when it is late, asks
    others as well, once. A term that runs no more is left alone. Repeating it changes nothing more."""
    partition = request_partition(id)

    async def look() -> Change[Reminder | None]:
        standing = await house.records.requests.get(partition, id)
        term = term_of(standing.value, number) if standing else None
        if standing is None or term is None:
            return Change(None)
        request, now = standing.value, house.now()
        following = term.next(now)
        if following is None:
            return Change(None) if request.escalated else await _late(house, standing)
        due, day = look_at(request, term, following), term.reminder(now)
        planned = await house.records.dues.get(partition, due.id)
        reminder = Reminder(request, day, request.asked(now)) if day else None
        return Change(reminder, [] if planned else [house.records.dues.put(due)])

    return await house.records.change(partition, look)


async def _late(house: House, standing: Stored[Request]) -> Change[Reminder | None]:
    """Those who are away are asked once they are back, as any approver. Without anybody else to ask, the cards say that
    it is late."""
    before, directory = standing.value, await house.directory.current()
    follow = Job("request_follow", {"request": before.id})
    found = await stage_now(house, before, directory)
    gone = (one.by for one in before.reassigned)  # whoever handed it on decides no more
    known = {*before.approvers, *await current_approvers(house, before, directory), *gone}
    also, absent = await _others(house, *found, known) if found else ((), dict[str, Absence]())
    if not also:
        return Change(None, jobs=[follow])
    request = before.escalate(also, [Away(one, absent[one].ends) for one in also if one in absent], house.now())
    approvals, rest = await follow_request(house, request)
    writes = [house.records.requests.put(request, standing.version), *approvals, *returns(house, before, request)]
    audit = house.audit(TIME, f"request.{Deed.ESCALATED}", request.id)
    asks = Job(LATE_JOB, {"request": request.id, "what": f"late-{len(request.history)}"})
    return Change(None, writes, audit, [follow, asks, *rest])


async def _others(
    house: House, stage: Stage, asker: Asker, known: Collection[str]
) -> tuple[Sequence[str], Mapping[str, Absence]]:
    """Who is asked as well (ids), and who of them is away: the first of whom somebody is here. Where nobody is, it is
    for the first all the same, once they are back."""
    patience, gone = Deadline(LONGEST_LOOK), dict[str, Absence]()
    first = others_of(stage, asker, known)[:MOST_APPROVERS]
    also = first
    while also:
        absent = await away(house, also, patience)
        gone |= absent
        if len(absent) < len(also):
            return also, absent
        also = others_of(stage, asker, {*known, *gone})[:MOST_APPROVERS]
    return first, {one: gone[one] for one in first}
