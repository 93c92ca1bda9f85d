"""Takes a person out of the directory: their row goes, and nobody's manager is a person who is not there."""

from dataclasses import replace

from bot.errors import Stale
from bot.house import House
from bot.people.directory import Left, Row
from bot.people.loading import AT_ONCE, LOADED_JOBS
from bot.people.person import Person
from bot.privacy.forgetting import Forgetting
from bot.store.partitions import DIRECTORY
from bot.work.job import Job

TRIES = 5


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
