"""Forgets the name of who left long ago, and what was kept for them alone: where they are reached, what they preferred.

Their id stays in what they decided, asked and sent; nothing says any more who that was.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.errors import Stale
from bot.house import House
from bot.people.loading import AT_ONCE
from bot.people.snapshot import NoOrganisation
from bot.privacy.declaring import Period
from bot.privacy.holdings import BY_KIND
from bot.store.partitions import DIRECTORY, person_partition

_THEIRS = frozenset({Period.LEFT, Period.CURRENT})


async def forget_left(house: House, before: datetime, most: int) -> int:
    """How many people. Who left stands in the directory in memory: nothing is read to find them."""
    try:
        directory = await house.directory.current()
    except NoOrganisation:
        return 0
    gone = sorted((one.on, one.id) for one in directory.left.values() if one.on < before.date())[:most]
    forgotten = 0
    for start in range(0, len(gone), AT_ONCE):
        forgotten += await _forget(house, [id_ for _, id_ in gone[start : start + AT_ONCE]])
    return forgotten


async def _forget(house: House, people: list[str]) -> int:
    """What is theirs first, so that a stop in between leaves their row to be found again. As with an erasure, the head
    of the directory tells every instance that rows are gone."""
    records = house.records
    head = await records.organisation.get(DIRECTORY, "organisation")
    rows = [row for one in people if (row := await records.people.get(DIRECTORY, one))]
    rows = [one for one in rows if one.value.value is None and one.value.former is None]  # who came back stays
    if not (head and rows):
        return 0
    with suppress(Stale):
        for row in rows:
            await _own(house, row.value.id)
        told = records.organisation.put(replace(head.value, erased=head.value.erased + 1), head.version)
        gone = [records.people.remove(one.value, one.version) for one in rows]
        await records.accept(DIRECTORY, [told, *gone])
        return len(rows)
    return 0


async def _own(house: House, person: str) -> None:
    """All that the register keeps as long as they work here."""
    partition = person_partition(person)
    for collection in house.records.collections():
        if BY_KIND[collection.kind.name].period in _THEIRS:
            async for one in collection.stream(partition=partition):
                await house.records.accept(partition, [collection.remove(one.value, one.version)])
