"""When people change places, go away or come back, what waits for a decision goes to who decides now."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.arrange.approvals import follow_request
from bot.arrange.asking import ask_job, ask_jobs, returns, tell_job
from bot.arrange.chosen import Away
from bot.arrange.deciding import days_away, informing, next_stage
from bot.arrange.figures.counting import follow_figures
from bot.arrange.hand_over.handing import decided_jobs
from bot.arrange.handling.queue import follow_handling
from bot.arrange.request import TO_DECIDE, WAITING, Request, RequestState
from bot.arrange.requests import choose_anew, current_approvers
from bot.arrange.terms import with_term
from bot.deadline import Deadline
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.absences import LONGEST_LOOK, away
from bot.people.acting import DIRECTORY, Acting
from bot.people.directory import Directory
from bot.store.changes import Change
from bot.store.partitions import request_partition
from bot.work.job import Job

PAGE = 100


async def reroute(house: House) -> int:
    """Looks at every request that waits; for a job, after the directory changed. Returns how many go elsewhere.

    Repeating it changes nothing more.
    """
    directory = await house.directory.current()
    moved = 0
    for state in TO_DECIDE:
        async for item in house.records.requests.stream(equal={"state": state}, order="changed", page=PAGE):
            with suppress(Stale, Unavailable):  # it keeps moving, or its form is gone: it is left as it is
                moved += await _reroute(house, item.value.id, directory)
    return moved


async def pass_on(house: House, person: str) -> int:
    """Somebody (by id) went away: what waits for them alone goes to others as well. Returns how many changed."""
    directory = await house.directory.current()
    moved = 0
    for request in await _waiting(house, person):
        with suppress(Stale, Unavailable):
            moved += await _reroute(house, request, directory, absent=person)
    return moved


async def restore(house: House, person: str) -> list[Job]:
    """Somebody says that they are back: the jobs that look at each request that waits for them."""
    return [Job("request_back", {"request": one, "person": person}) for one in await _waiting(house, person)]


async def _waiting(house: House, person: str) -> list[str]:
    """Ids of the requests that this person may decide now."""
    found = house.records.approvals.stream(equal={"person": person, "open": True}, order="since")
    return [item.value.request async for item in found]


async def _reroute(house: House, id: str, directory: Directory, absent: str = "") -> bool:
    """`absent` is who went away, where that is why; else the directory changed, and who is away is looked up only for a
    request that goes elsewhere."""
    partition = request_partition(id)

    async def look() -> Change[bool]:
        standing = await house.records.requests.get(partition, id)
        if standing is None or standing.value.state not in TO_DECIDE:
            return Change(False)
        before = standing.value
        if not absent and set(await current_approvers(house, before, directory)) == set(before.approvers):
            return Change(False)
        handed = tuple(one for one in before.reassigned if one.to in directory.people)  # to who left it is no more
        request = replace(before.decided_by(await choose_anew(house, before, directory)), reassigned=handed)
        if request == before:
            return Change(False)
        if request.state in WAITING and request.is_agreed:  # who was waited for is not there any more
            request = await next_stage(house, request.agree_by_rule(house.now()), directory)
        request, looks = await with_term(house, before, request, directory)
        approvals, rest = await follow_request(house, request)
        put = house.records.requests.put(request, standing.version)
        audit = house.audit(Acting(absent) if absent else DIRECTORY, "request.rerouted", id)
        told = [tell_job(request)] if request.state is RequestState.APPROVED else ask_jobs(request, house.now())
        handling, handed = await follow_handling(house, before, request, directory)
        over = await decided_jobs(house, before.state, request)
        jobs = [*told, _follow(request), *await informing(house, before, request, directory), *rest, *handed, *over]
        figures = await follow_figures(house, before, request)
        beside = [*returns(house, before, request), *looks, *handling, *figures]
        if request.state is not before.state:
            beside = [*beside, *await days_away(house, request, directory)]
        return Change(True, [put, *approvals, *beside], audit, jobs)

    return await house.records.change(partition, look)


async def back(house: House, id: str, person: str) -> None:
    """Somebody in whose place others were asked may be back: asks them too, or notes how long they stay away. Repeating
    it changes nothing more."""
    partition = request_partition(id)

    async def look() -> Change[None]:
        standing = await house.records.requests.get(partition, id)
        if standing is None or standing.value.state not in TO_DECIDE:
            return Change(None)
        before = standing.value
        known = next((one for one in before.away if one.person == person), None)
        if known is None:
            return Change(None)
        now = house.now()
        absence = (await away(house, [person], Deadline(LONGEST_LOOK))).get(person)
        lasts = replace(known, until=absence.ends) if absence else _over(known, now)
        request = replace(before, away=tuple(lasts if one is known else one for one in before.away))
        put = [house.records.requests.put(request, standing.version)] if request != before else []
        if absence:
            return Change(None, [*put, *returns(house, before, request)], jobs=[_follow(request)] if put else [])
        return Change(None, put, jobs=[ask_job(request, person), _follow(request)])

    await house.records.change(partition, look)


def _over(known: Away, now: datetime) -> Away:
    return replace(known, until=now) if known.lasts(now) else known


def _follow(request: Request) -> Job:
    """Who decides no more sees it on the card that asked them."""
    return Job("request_follow", {"request": request.id})
