"""Removes a request that was kept long enough: with its files, what was asked of whom, how it was carried out, who said
that they were there, what other systems were told of it and what was shown.
"""

from collections.abc import AsyncIterator
from contextlib import aclosing

from bot.arrange.attachments.files import attachment_blob
from bot.arrange.hand_over.handed_over import hand_over_id
from bot.arrange.hand_over.handing import DECIDED, DONE, REOPENED, numbered
from bot.arrange.handling.handling import Handling
from bot.arrange.request import Request
from bot.errors import Unavailable
from bot.house import House
from bot.store.collection import Stored
from bot.store.partitions import notices_partition, places_partition, request_partition


async def remove_request(house: House, one: Stored[Request]) -> None:
    """The request itself last, so that a stop in between leaves it to be found again. Raises Stale where somebody does
    something with it meanwhile."""
    records, id_ = house.records, one.value.id
    if one.value.changes is None:  # those of a draft that changes a request stand with that request, and are its own
        async for name in _files(house, id_):
            await house.blobs.delete(name)
        await _from_attendance(house, one.value)
    partition = notices_partition(id_)
    async for notice in records.notices.stream(partition=partition):
        await records.accept(partition, [records.notices.remove(notice.value, notice.version)])
    partition = request_partition(id_)
    async for asked in records.approvals.stream(partition=partition, equal={"request": id_}):
        await records.accept(partition, [records.approvals.remove(asked.value, asked.version)])
    handling = await records.handlings.get(partition, id_)
    await _hand_overs(house, id_, handling.value if handling else None)
    if handling:
        await records.accept(partition, [records.handlings.remove(handling.value, handling.version)])
    await records.accept(partition, [records.requests.remove(one.value, one.version)])


async def _files(house: House, request: str) -> AsyncIterator[str]:
    try:
        prefix = attachment_blob(house.records.organisation_id, request, "x").removesuffix("x")
    except Unavailable:  # no file is named after it
        return
    async with aclosing(house.blobs.list(prefix)) as blobs:
        async for blob in blobs:
            yield blob.name


async def _hand_overs(house: House, id_: str, handling: Handling | None) -> None:
    """Whatever its form hands over by now. It is done, or not after all, as often as its history says."""
    partition, times = request_partition(id_), len(handling.history) if handling else 0
    moments = [*DECIDED, *(numbered(one, time) for one in (DONE, REOPENED) for time in range(1, times + 1))]
    for moment in moments:
        if told := await house.records.hand_overs.get(partition, hand_over_id(id_, moment)):
            await house.records.accept(partition, [house.records.hand_overs.remove(told.value, told.version)])


async def _from_attendance(house: House, request: Request) -> None:
    """Of the options of which it has a place; the last one takes all of it along."""
    attendances, partition = house.records.attendances, places_partition(request.form)
    for option in request.places:
        if found := await attendances.get(partition, option):
            left = found.value.without(request.id)
            if left == found.value:
                continue
            stays = bool(left.rounds or left.undone)
            write = attendances.put(left, found.version) if stays else attendances.remove(left, found.version)
            await house.records.accept(partition, [write])
