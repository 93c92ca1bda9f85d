"""When people change places, what waits for a decision goes to who decides now."""

from contextlib import suppress
from dataclasses import replace

from bot.arrange.approvals import follow_request
from bot.arrange.request import TO_DECIDE, Request
from bot.arrange.requests import current_approvers
from bot.arrange.submitting import ask_jobs
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.acting import DIRECTORY
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


async def _reroute(house: House, id: str, directory: Directory) -> bool:
    partition = request_partition(id)

    async def look() -> Change[bool]:
        standing = await house.records.requests.get(partition, id)
        if standing is None or standing.value.state not in TO_DECIDE:
            return Change(False)
        approvers = current_approvers(house, standing.value, directory)
        if set(approvers) == set(standing.value.approvers):
            return Change(False)
        request = replace(standing.value, approvers=approvers)
        approvals, rest = await follow_request(house, request)
        writes = [house.records.requests.put(request, standing.version), *approvals]
        audit = house.audit(DIRECTORY, "request.rerouted", id)
        return Change(True, writes, audit, [*ask_jobs(request), _follow(request), *rest])

    return await house.records.change(partition, look)


def _follow(request: Request) -> Job:
    """Who decides no more sees it on the card that asked them."""
    return Job("request_follow", {"request": request.id})
