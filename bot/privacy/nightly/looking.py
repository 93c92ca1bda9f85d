"""Goes through what is old enough from where the last night stopped, a bounded number a night, and then from the
beginning again: what may not go yet is met once in a while, and holds up nothing."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from bot.errors import Stale
from bot.house import House
from bot.people.erasure import Retained
from bot.store.collection import Collection, Stored, moment
from bot.store.partitions import ERASURES

T = TypeVar("T")


async def look_through(
    house: House,
    collection: Collection[T],
    order: str,
    before: datetime,
    remove: Callable[[Stored[T]], Awaitable[bool]],
    most: int,
) -> int:
    """How many of at most `most` were removed: those whose field `order` is before that moment, the oldest first.
    `remove` says whether it did."""
    name = collection.kind.name
    standing = await house.records.retained.get(ERASURES, name)
    above = standing.value.through if standing else ""
    looked, removed, through = 0, 0, ""
    async for one in collection.stream(order=order, above=above or None, below=moment(before)):
        if looked == most:
            through = moment(getattr(one.value, order))
            break
        looked += 1
        removed += await remove(one)
    if through != above:
        put = house.records.retained.put(Retained(name, house.now(), through), standing.version if standing else None)
        with suppress(Stale):  # another instance held the lease before, and went on
            await house.records.accept(ERASURES, [put])
    return removed
