"""Loads the organisation: writes what differs beside what counts, and lets it count with the last commit."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.errors import OperatorError, Stale
from bot.house import House
from bot.people.acting import OPERATOR
from bot.people.comparing import differences
from bot.people.directory import Organisation
from bot.people.organisation_file import OrganisationFile
from bot.store.base import MAX_COMMIT_BYTES, MAX_WRITES, Put
from bot.store.collection import Stored
from bot.store.partitions import DIRECTORY
from bot.work.job import Job

LOADED_JOBS = ("requests_reroute", "handoffs_ask_anew", "news_moved")
"""The directory changed: what waits goes to who decides and who answers now, and who came into the audience of what is
mandatory gets it. After a load they carry its number."""

AT_ONCE = MAX_WRITES - 10
"""Rows in one commit; the head stands in it too, and with the last what the load promises."""


class AnotherLoad(OperatorError):
    """Two loads at the same time: the first that writes goes on."""

    def __init__(self) -> None:
        super().__init__("another load of the organisation runs; nothing of this one counts: load again later")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load brought; `people` are those of this organisation. `changed` False means that the file was loaded
    before, as it is."""

    organisation: Organisation
    people: int
    schools: int
    groups: int
    changed: bool


async def load_organisation(house: House, file: OrganisationFile, jobs: Sequence[Job] = ()) -> Loaded:
    """Makes the directory equal to the file; `jobs` are queued once it counts, with its number. Raises AnotherLoad.

    Every commit writes the head too, so that of two loads only one goes on. Until the last commit gives the head a new
    number, each row says what it was before: a load that is cut off changes nothing, and the next takes up its rows.
    """
    head = await house.records.organisation.get(DIRECTORY, "organisation")
    number = head.value.number if head else 0
    granted, erased = (head.value.granted, head.value.erased) if head else (0, 0)
    loaded = replace(file.organisation, number=number, granted=granted, erased=erased)
    if head and head.value == loaded:
        await _forget(house, number)
        return _told(house, file, loaded, changed=False)
    puts = await differences(house, file, head.value if head else None)
    published = replace(loaded, number=number + 1)
    try:
        numbered = [replace(job, body={**job.body, "number": published.number}) for job in jobs]
        await _publish(house, head, published, puts, numbered)
    except Stale:
        if await _is_no_load(house, loaded):
            return await load_organisation(house, file, jobs)
        raise AnotherLoad from None
    await _forget(house, published.number)
    return _told(house, file, published, changed=True)


async def _is_no_load(house: House, loaded: Organisation) -> bool:
    """Whether the head changed because a role was given or stopped meanwhile, or somebody erased, and by no load."""
    head = await house.records.organisation.get(DIRECTORY, "organisation")
    if head is None or head.value.number != loaded.number:
        return False
    return (head.value.granted, head.value.erased) != (loaded.granted, loaded.erased)


def _told(house: House, file: OrganisationFile, organisation: Organisation, *, changed: bool) -> Loaded:
    people = sum(map(house.directory.limits.takes, file.people))
    return Loaded(organisation, people, len(file.schools), len(file.groups), changed)


async def _publish(
    house: House, head: Stored[Organisation] | None, published: Organisation, puts: Iterable[Put], jobs: Sequence[Job]
) -> None:
    records = house.records
    standing = head.value if head else replace(published, number=0, digest="")
    version = head.version if head else None
    batches = _batches(puts)
    last = await asyncio.to_thread(next, batches)
    while (batch := await asyncio.to_thread(next, batches, None)) is not None:
        version, *_ = await records.accept(DIRECTORY, [records.organisation.put(standing, version), *last])
        last = batch
    audit = house.audit(OPERATOR, "directory.loaded", published.name, {"number": published.number})
    write = records.organisation.put(published, version)
    await records.accept(DIRECTORY, [write, *last], audit=audit, jobs=jobs)


def _batches(puts: Iterable[Put]) -> Iterator[list[Put]]:
    """At least one, and no commit too large: who is in thousands of groups has a long row."""
    batch: list[Put] = []
    size = 0
    for put in puts:
        length = len(str(put.body))
        if batch and (len(batch) == AT_ONCE or size + length > MAX_COMMIT_BYTES // 2):
            yield batch
            batch, size = [], 0
        batch.append(put)
        size += length
    yield batch


async def _forget(house: House, number: int) -> None:
    """Removes what stands in the rows of those who went with this load; what is kept is who they were. The next load
    does it, too, should this one end before."""
    people = house.records.people
    gone = [
        item
        async for item in people.stream(partition=DIRECTORY, order="changed", above=number, below=number + 1)
        if item.value.value is None and item.value.former is not None
    ]
    for start in range(0, len(gone), AT_ONCE):
        puts = [people.put(replace(item.value, former=None), item.version) for item in gone[start : start + AT_ONCE]]
        with suppress(Stale):
            await house.records.accept(DIRECTORY, puts)
