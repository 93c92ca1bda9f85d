"""Finds the rows of the directory that have to be written for an organisation to stand there; reads as few as will do.

Whoever has the directory in memory, of the load that counts, knows which people differ: their rows are read, and those
that this load or a later one wrote, which was cut off then. Whoever has not reads all rows.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from bot.house import House
from bot.people.calendar import today
from bot.people.directory import NO_LIMITS, Directory, Left, Organisation, Row
from bot.people.organisation_file import OrganisationFile
from bot.people.person import Group, Person, School
from bot.store.base import Put
from bot.store.collection import Collection, Stored
from bot.store.partitions import DIRECTORY

T = TypeVar("T", Person, School, Group)

FEW = 200
"""Rows that are read one by one; for more it is faster to read all."""
SIDE_BY_SIDE = 8


async def differences(house: House, file: OrganisationFile, head: Organisation | None) -> Iterator[Put]:
    """The writes, made as they are asked for. `head` is of the load that counts."""
    records, on, number = house.records, today(house), head.number if head else 0
    limits, counts = house.directory.limits, _in_memory(house, head)

    def who_went(row: Row[Person]) -> Left | None:
        """Out of the directory, or into another organisation that stands in the same."""
        former = row.former
        return Left(row.id, former.name, on) if limits.takes(former) and not limits.takes(row.value) else None

    schools = {school.id: school for school in file.schools}
    groups = {group.id: group for group in file.groups}
    people = {person.id: person for person in file.people}
    of_schools = await _rows(records.schools, schools, counts and counts.places.schools, number)
    of_groups = await _rows(records.groups, groups, counts and counts.places.groups, number)
    of_people = await _rows(records.people, people, counts and counts.people, number)

    def puts() -> Iterator[Put]:
        yield from _puts(records.schools, schools, of_schools, number)
        yield from _puts(records.groups, groups, of_groups, number)
        yield from _puts(records.people, people, of_people, number, who_went)

    return puts()


def _in_memory(house: House, head: Organisation | None) -> Directory | None:
    """Everybody there are rows of, as this load left them. Where others stand in the same directory, an organisation
    does not know them."""
    seen = house.directory.loaded
    return seen if seen and seen.limits == NO_LIMITS and seen.organisation == head else None


async def _rows(
    collection: Collection[Row[T]], wanted: Mapping[str, T], counts: Mapping[str, T] | None, number: int
) -> Mapping[str, Stored[Row[T]] | None]:
    """By the ids of all that may have to be written; None where no row is."""
    if counts is not None:
        changed = await asyncio.to_thread(_changed, wanted, counts)
        if len(changed) <= FEW:
            written = collection.stream(partition=DIRECTORY, order="changed", above=number)
            found = {one.value.id: one async for one in written if _is_unfinished(one.value, number)}
            return {**await _read(collection, [one for one in changed if one not in found]), **found}
    standing = {one.value.id: one async for one in collection.stream(partition=DIRECTORY)}
    return {**dict.fromkeys(wanted), **standing}


def _is_unfinished(row: Row[T], number: int) -> bool:
    """Of a load that was cut off, or of somebody who went with this one, which ended before it tidied up."""
    return row.changed > number or row.value is None


def _changed(wanted: Mapping[str, T], counts: Mapping[str, T]) -> list[str]:
    return [one for one in wanted.keys() | counts.keys() if wanted.get(one) != counts.get(one)]


async def _read(collection: Collection[Row[T]], ids: list[str]) -> Mapping[str, Stored[Row[T]] | None]:
    found: dict[str, Stored[Row[T]] | None] = {}
    for begin in range(0, len(ids), SIDE_BY_SIDE):
        some = ids[begin : begin + SIDE_BY_SIDE]
        found |= zip(some, await asyncio.gather(*(collection.get(DIRECTORY, one) for one in some)), strict=True)
    return found


def _puts(
    collection: Collection[Row[T]],
    wanted: Mapping[str, T],
    rows: Mapping[str, Stored[Row[T]] | None],
    number: int,
    who_went: Callable[[Row[T]], Left | None] = lambda _: None,
) -> Iterable[Put]:
    for one, stands in sorted(rows.items()):
        before: Row[T] = stands.value if stands else Row(one, None, 0)
        row = replace(before, value=wanted.get(one), changed=number + 1, former=before.at(number))
        row = replace(row, left=who_went(row) or row.left)
        if stands is None or not _is_done(before, row.value, number):
            yield collection.put(row, stands.version if stands else None)


def _is_done(row: Row[T], value: T | None, number: int) -> bool:
    """It counts already, or a load that was cut off wrote it; and nothing is kept of who is gone for good."""
    return row.value == value and (value is not None or row.former is None or row.changed > number)
