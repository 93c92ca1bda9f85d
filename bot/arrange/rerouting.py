"""When people change places, what waits for a decision goes to who decides now."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from bot.arrange.request import WAITING, Approval, Request
from bot.arrange.requests import current_approvers
from bot.arrange.submitting import asks_job
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.acting import DIRECTORY
from bot.people.directory import Directory
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.records import request_partition

PAGE = 100


async def reroute(house: House) -> int:
    """Looks at every request that waits; for a job, after the directory changed. Returns how many go elsewhere.

    Repeating it changes nothing more. A request that moves at the same moment is left to its own course.
    """
    directory = await house.directory.current()
    moved = 0
    for state in WAITING:
        async for item in house.records.requests.stream(equal={"state": state}, order="changed", page=PAGE):
            with suppress(Stale, Unavailable):
                moved += await _reroute(house, item, directory)
    return moved


async def _reroute(house: House, standing: Stored[Request], directory: Directory) -> bool:
    approvers = current_approvers(house, standing.value, directory)
    if set(approvers) == set(standing.value.approvers):
        return False
    request = replace(standing.value, approvers=approvers)
    partition = request_partition(request.id)
    found = house.records.approvals.stream(equal={"request": request.id}, partition=partition)
    asked = {item.value.person: item async for item in found}
    writes = [house.records.requests.put(request, standing.version), *_approvals(house, request, asked)]
    audit = house.audit(DIRECTORY, "request.rerouted", request.id)
    await house.records.accept(partition, writes, audit=audit, jobs=[asks_job(request)])
    return True


def _approvals(house: House, request: Request, standing: Mapping[str, Stored[Approval]]) -> list[Write]:
    """Open for who decides now, closed for who did."""
    writes: list[Write] = []
    for person in {*request.approvers, *standing}:
        item = standing.get(person)
        wanted = Approval(request.id, person, person in request.approvers, item.value.since if item else house.now())
        if item is None or item.value != wanted:
            writes.append(house.records.approvals.put(wanted, item.version if item else None))
    return writes
