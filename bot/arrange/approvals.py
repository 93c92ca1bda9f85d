"""Approvals follow their request: one for each person who was asked, so that everybody finds what waits for them."""

from collections.abc import Mapping, Sequence

from bot.arrange.approval import Approval
from bot.arrange.request import TO_DECIDE, Request
from bot.house import House
from bot.people.decisions import FIRST_STAGE
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.job import Job

AT_ONCE = 80
"""Approvals that go into one commit beside what it is about; the rest follows by a job."""


async def follow_request(house: House, request: Request) -> tuple[Sequence[Write], Sequence[Job]]:
    """What makes the approvals say what `request` does, as far as it fits in its commit; and the job for the rest."""
    return _fitting(request, _outdated(house, request, await _standing(house, request)))


def first_approvals(house: House, request: Request) -> tuple[Sequence[Write], Sequence[Job]]:
    """As `follow_request`, of one that is handed in now: nobody was ever asked."""
    return _fitting(request, _outdated(house, request, {}))


def _fitting(request: Request, writes: Sequence[Write]) -> tuple[Sequence[Write], Sequence[Job]]:
    if len(writes) <= AT_ONCE:
        return writes, []
    return writes[:AT_ONCE], [Job("request_approvals", {"request": request.id})]


async def catch_up(house: House, id: str) -> None:
    """What did not fit in the commit of the request; repeating it changes nothing more."""
    partition = request_partition(id)

    async def look() -> Change[int]:
        request = await house.records.requests.get(partition, id)
        writes = _outdated(house, request.value, await _standing(house, request.value)) if request else []
        return Change(len(writes), writes[:AT_ONCE])

    while await house.records.change(partition, look) > AT_ONCE:
        pass


Asked = tuple[str, str]
"""A stage and a person, by id."""


async def _standing(house: House, request: Request) -> Mapping[Asked, Stored[Approval]]:
    found = house.records.approvals.stream(equal={"request": request.id}, partition=request_partition(request.id))
    return {(item.value.step or FIRST_STAGE, item.value.person): item async for item in found}


def _outdated(house: House, request: Request, standing: Mapping[Asked, Stored[Approval]]) -> list[Write]:
    """Open for who may decide now on the stage at which it stands, closed for everybody else who was asked."""
    left = [one for one in request.approvers if one not in request.agreed]
    deciding = [(request.stage, one) for one in left] if request.state in TO_DECIDE else []
    writes: list[Write] = []
    for asked in dict.fromkeys((*deciding, *standing)):
        (stage, person), item, is_open = asked, standing.get(asked), asked in deciding
        if item is None:
            new = Approval(request.id, person, is_open, house.now(), stage)
            writes.append(house.records.approvals.put(new))
        elif item.value.open is not is_open:
            since = house.now() if is_open else item.value.since
            changed = Approval(request.id, person, is_open, since, item.value.step)
            writes.append(house.records.approvals.put(changed, item.version))
    return writes
