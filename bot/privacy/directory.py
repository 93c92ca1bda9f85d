"""Takes a person out of the directory: their row goes, and nobody's manager is a person who is not there.

Says too by which names they can be found in a text, and which of those are also somebody else's.
"""

import re
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace

from bot.errors import Stale
from bot.house import House
from bot.people.directory import Left, Row
from bot.people.loading import AT_ONCE, LOADED_JOBS
from bot.people.person import Person
from bot.privacy.forgetting import Forgetting, written
from bot.store.partitions import DIRECTORY
from bot.work.job import Job

TRIES = 5
_NUMBER = re.compile(r"[\d\s+/().-]+")
_DIGITS = 8
"""The last of a telephone number: what goes before is the country or the zone, written or not."""


@dataclass(frozen=True, slots=True)
class Names:
    """`own` are nobody else's; `shared` stand for others too, and are left wherever they are written."""

    own: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


async def row_of(house: House, person: str) -> Row[Person] | None:
    found = await house.records.people.get(DIRECTORY, person)
    return found.value if found else None


def names_of(row: Row[Person] | None) -> tuple[str, ...]:
    """All by which somebody can be found in a text: names, mail, telephone."""
    if row is None:
        return ()
    found = set[str]()
    for one in (row.value, row.former, row.left):
        match one:
            case Person():
                found |= {one.name, one.mail, one.phone, *one.aliases}
            case Left():
                found.add(one.name)
            case None:
                pass
    return tuple(sorted(filter(None, found)))


async def told_apart(house: House, person: str, names: Sequence[str]) -> Names:
    """A namesake, a number of the whole office, a school that is called after them: what is also written of another
    person, of a school or of a group of the directory, now or before, is taken from nobody."""
    shared = set[str]()
    patterns = [(name, written([name])) for name in names]
    async for other in _called(house, person):
        numbers = {_digits(one) for one in other}
        text = "\n".join(other)
        shared |= {
            name
            for name, pattern in patterns
            if (pattern and pattern.search(text)) or (_digits(name) and _digits(name) in numbers)
        }
    return Names(tuple(one for one in names if one not in shared), tuple(one for one in names if one in shared))


async def _called(house: House, person: str) -> AsyncGenerator[tuple[str, ...]]:
    records = house.records
    async for one in records.people.stream(partition=DIRECTORY):
        if one.value.id != person:
            yield names_of(one.value)
    async for school in records.schools.stream(partition=DIRECTORY):
        yield tuple(place.name for place in (school.value.value, school.value.former) if place)
    async for group in records.groups.stream(partition=DIRECTORY):
        places = (group.value.value, group.value.former)
        yield tuple(text for place in places if place for text in place.name.values())
    if head := await records.organisation.get(DIRECTORY, "organisation"):
        yield (head.value.name,)


def _digits(name: str) -> str:
    return re.sub(r"\D", "", name)[-_DIGITS:] if _NUMBER.fullmatch(name) else ""


async def forget_in_directory(house: House, who: Forgetting) -> None:
    """Raises Stale where loads follow each other. The digest of what was loaded changes with it: who is still in the
    file, or in the tenant, comes back with the next load, as somebody new of whom nothing is known."""
    for attempt in range(TRIES):
        try:
            return await _forget(house, who)
        except Stale:
            if attempt == TRIES - 1:
                raise
    return None


async def _forget(house: House, who: Forgetting) -> None:
    people, places = house.records.people, house.records.organisation
    head = await places.get(DIRECTORY, "organisation")
    own = await people.get(DIRECTORY, who.person)
    team = [
        one
        async for one in people.stream(partition=DIRECTORY)
        if any(person and person.manager == who.person for person in (one.value.value, one.value.former))
    ]
    for start in range(0, len(team), AT_ONCE):
        puts = [people.put(_led_by_nobody(one.value, who), one.version) for one in team[start : start + AT_ONCE]]
        await house.records.accept(DIRECTORY, puts)
    if own is None and not team:
        return
    writes = [people.remove(own.value, own.version)] if own else []
    if head:
        erased = head.value.erased + 1
        digest = f"{head.value.digest}+{erased}" if head.value.digest else ""
        writes = [*writes, places.put(replace(head.value, erased=erased, digest=digest), head.version)]
    await house.records.accept(DIRECTORY, writes, jobs=[Job(name, {}) for name in LOADED_JOBS])


def _led_by_nobody(row: Row[Person], who: Forgetting) -> Row[Person]:
    def freed(person: Person | None) -> Person | None:
        return replace(person, manager=None) if person and person.manager == who.person else person

    return replace(row, value=freed(row.value), former=freed(row.former))
