"""Who works here: loading the organisation, and a snapshot of it that knows when it is stale."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.errors import OperatorError
from bot.people.directory import Directory, Organisation
from bot.people.organisation_file import OrganisationFile
from bot.store.base import MAX_WRITES, Write
from bot.store.collection import Collection
from bot.store.records import DIRECTORY, Records


class NoOrganisation(OperatorError):
    """Nobody has loaded an organisation yet (python app.py load FILE)."""

    def __init__(self) -> None:
        super().__init__("no organisation is loaded: run `python app.py load samples/organisation.toml`")


class DirectorySnapshot:
    """Everybody, kept in memory; a use costs one read, which tells whether it is still the newest."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._snapshot: Directory | None = None
        self._loading = asyncio.Lock()

    async def current(self) -> Directory:
        """Raises NoOrganisation."""
        head = await self._records.organisation.get(DIRECTORY, "organisation")
        if head is None:
            raise NoOrganisation
        if not head.value.digest and self._snapshot:
            return self._snapshot  # a load is under way: until it is done, what was before counts
        async with self._loading:
            if self._snapshot is None or self._snapshot.organisation.digest != head.value.digest:
                self._snapshot = await self._load(head.value)
        return self._snapshot

    async def _load(self, organisation: Organisation) -> Directory:
        records = self._records
        return Directory(
            organisation,
            people={item.value.id: item.value async for item in records.people.stream(partition=DIRECTORY)},
            schools={item.value.id: item.value async for item in records.schools.stream(partition=DIRECTORY)},
            groups={item.value.id: item.value async for item in records.groups.stream(partition=DIRECTORY)},
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load changed; `changed` False means that the file was loaded before, as it is."""

    organisation: Organisation
    people: int
    schools: int
    groups: int
    changed: bool


async def load_organisation(records: Records, file: OrganisationFile) -> Loaded:
    """Makes the directory equal to the file.

    The head is blanked first and written last: a load that is cut off is repeated by the next one, whichever it is.
    """
    organisation, people, schools, groups = file.organisation, file.people, file.schools, file.groups
    head = await records.organisation.get(DIRECTORY, "organisation")
    loaded = Loaded(organisation, len(people), len(schools), len(groups), head is None or head.value != organisation)
    if not loaded.changed:
        return loaded
    unfinished = records.organisation.put(replace(organisation, digest=""), head.version if head else None)
    (version,) = await records.accept(DIRECTORY, [unfinished])
    await _replace(records, records.schools, schools)
    await _replace(records, records.groups, groups)
    await _replace(records, records.people, people)
    await records.accept(DIRECTORY, [records.organisation.put(organisation, version)])
    return loaded


async def _replace(records: Records, collection: Collection[Any], values: Iterable[Any]) -> None:
    """Adds, changes and removes until the collection holds exactly `values`."""
    standing = {item.value.id: item async for item in collection.stream(partition=DIRECTORY)}
    writes: list[Write] = []
    for value in values:
        stands = standing.pop(value.id, None)
        if stands is None or stands.value != value:
            writes.append(collection.put(value, stands.version if stands else None))
    writes += [collection.remove(item.value, item.version) for item in standing.values()]
    for start in range(0, len(writes), MAX_WRITES):
        await records.accept(DIRECTORY, writes[start : start + MAX_WRITES])
