"""When people change places, what waits for a decision goes to who decides now."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from bot.domain.organisation import Directory
from bot.domain.requests import WAITING, Approval, Request
from bot.services.ports import Ports
from bot.services.refusals import Unavailable
from bot.services.requests import current_approvers
from bot.services.submitting import asks_job
from bot.store.base import Conflict, Write
from bot.store.records import Stored, request_partition

PAGE = 100


async def reroute(ports: Ports) -> int:
    """Looks at every request that waits; for a job, after the directory changed. Returns how many go elsewhere.

    Repeating it changes nothing more. A request that moves at the same moment is left to its own course.
    """
    directory = await ports.directory.current()
    moved = 0
    for state in WAITING:
        after = None
        while True:
            page = await ports.records.requests.find(equal={"state": state}, order="changed", limit=PAGE, after=after)
            for item in page.items:
                with suppress(Conflict, Unavailable):
                    moved += await _reroute(ports, item, directory)
            after = page.next
            if after is None:
                break
    return moved


async def _reroute(ports: Ports, standing: Stored[Request], directory: Directory) -> bool:
    approvers = current_approvers(ports, standing.value, directory)
    if set(approvers) == set(standing.value.approvers):
        return False
    request = replace(standing.value, approvers=approvers)
    partition = request_partition(request.id)
    found = await ports.records.approvals.find(equal={"request": request.id}, partition=partition, limit=PAGE)
    writes = [
        ports.records.requests.put(request, standing.version),
        ports.audit("directory", "request.rerouted", request.id),
        *_approvals(ports, request, {item.value.person: item for item in found.items}),
    ]
    await ports.accept(partition, writes, [asks_job(request)])
    return True


def _approvals(ports: Ports, request: Request, standing: Mapping[str, Stored[Approval]]) -> list[Write]:
    """Open for who decides now, closed for who did."""
    writes: list[Write] = []
    for person in {*request.approvers, *standing}:
        item = standing.get(person)
        wanted = Approval(request.id, person, person in request.approvers, item.value.since if item else ports.now())
        if item is None or item.value != wanted:
            writes.append(ports.records.approvals.put(wanted, item.version if item else None))
    return writes
