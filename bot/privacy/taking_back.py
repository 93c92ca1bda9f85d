"""Ends what waits for a decision about somebody who is erased, as if they took it back: so all that follows a request
follows.

What was handed in is withdrawn; what was approved, and asked to be undone, stays approved. Who was asked is asked no
more, the places are free, and the figures say so.
"""

from contextlib import suppress

from bot.arrange.deciding import Decided, move_as_of
from bot.arrange.request import TO_DECIDE, Request, RequestState
from bot.errors import Unavailable
from bot.house import House
from bot.people.acting import Acting
from bot.store.collection import Stored
from bot.store.partitions import request_partition


async def take_back_all(house: House, acting: Acting, person: str) -> None:
    ids = [
        one.value.id
        for state in sorted(TO_DECIDE)
        async for one in house.records.requests.stream(equal={"requester": person, "state": state}, order="changed")
    ]
    for one in ids:
        await take_back(house, acting, person, one)


async def take_back(house: House, acting: Acting, person: str, id: str) -> None:
    """Does nothing where it was decided meanwhile."""

    async def find() -> Stored[Request]:
        found = await house.records.requests.get(request_partition(id), id)
        if found is None or found.value.requester != person:
            raise Unavailable
        return found

    async def taken_back(request: Request) -> Request:
        now = house.now()
        return request.keep(now) if request.state is RequestState.ANNULLING else request.withdraw(now)

    with suppress(Decided, Unavailable):
        await move_as_of(house, await house.directory.current(), id, find, taken_back, by=acting)
