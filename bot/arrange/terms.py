"""Keeps the term of a request: it begins with a stage, stands still while a clarification is out, and goes on then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.arrange.request import WAITING, Request, RequestState
from bot.arrange.requests import requester_of, stage_now
from bot.arrange.term import Term, begins
from bot.house import House
from bot.people.calendar import BRUSSELS, today
from bot.people.directory import Directory
from bot.store.base import Write
from bot.store.partitions import request_partition
from bot.work.kept import Due

TERM_JOB = "request_term"


async def with_term(
    house: House, before: Request, after: Request, directory: Directory
) -> tuple[Request, Sequence[Write]]:
    """`after` with its term, and what looks at it on the next of its days, both for the commit of the request. A term
    that is no more the one of the request leaves a Due behind, which does nothing.

    Whoever is asked anew (it was reassigned, or all of them are others than before) has the whole time for it.
    """
    term = after.term
    if after.state not in WAITING:
        return (replace(after, term=None) if term else after), []
    others = set(before.approvers).isdisjoint(after.approvers) or after.reassigned != before.reassigned
    if before.state not in WAITING or after.stage != before.stage or others:
        return await _begun(house, before, after, directory)
    if term is None:
        return after, []
    if after.state is RequestState.CLARIFYING:
        return (after if term.stopped else replace(after, term=replace(term, stopped=house.now()))), []
    return await _gone_on(house, after, term, directory) if term.stopped else (after, [])


async def _begun(
    house: House, before: Request, after: Request, directory: Directory
) -> tuple[Request, Sequence[Write]]:
    found = await stage_now(house, after, directory)
    if found is None or found[0].due is None:
        return replace(after, term=None), []
    stage, asker = found
    calendar, school, day = await house.calendar.current(), asker.person.school, today(house)
    number = max(len(after.history), before.term.number + 1 if before.term else 0)
    days = [calendar.school_day_after(day, school, count) for count in (*stage.reminders, stage.due or 0)]
    stopped = house.now() if after.state is RequestState.CLARIFYING else None
    term = Term(number, days[-1], tuple(days[:-1]), stopped)
    moved = replace(after, term=term)
    return moved, [] if stopped else [house.records.dues.put(look_at(moved, term, days[0]))]


async def _gone_on(house: House, after: Request, term: Term, directory: Directory) -> tuple[Request, Sequence[Write]]:
    """The school days since it stopped do not count. What was over by then stays over."""
    stopped, calendar = term.stopped or house.now(), await house.calendar.current()
    school = requester_of(after, directory).school
    lost = calendar.school_days_until(stopped.astimezone(BRUSSELS).date(), today(house), school)

    def later(day: date) -> date:
        return calendar.school_day_after(day, school, lost) if begins(day) > stopped else day

    number = max(len(after.history), term.number + 1)
    going = Term(number, later(term.due), tuple(map(later, term.reminds)))
    moved = replace(after, term=going)
    following = going.next(house.now()) or (None if after.escalated else going.due)
    return moved, [house.records.dues.put(look_at(moved, going, following))] if following else []


def look_at(request: Request, term: Term, day: date) -> Due:
    """The next look at a term. There is one at a time, which plans the next."""
    body = {"request": request.id, "term": term.number}
    name = f"term:{request.id}:{term.number}:{day}"
    return Due(name, request_partition(request.id), begins(day), TERM_JOB, body)
