"""Brings the directory to where the tenant is: asks it, keeps what it said, and loads who follows from it.

What would take away more than a tenth of the people is not loaded: a mapping that went wrong looks like that. It waits
until an operator accepts it (`python app.py directory accept`), or until it is right again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.blobs.base import BlobChanged, Blobs
from bot.errors import OperatorError
from bot.house import House
from bot.people.directory import Directory, Limits
from bot.people.education import Wanted
from bot.people.loading import LOADED_JOBS, AnotherLoad, Loaded, load_organisation
from bot.people.mapping import TenantMapping
from bot.people.person import Person
from bot.people.snapshot import DirectorySnapshot, NoOrganisation
from bot.people.staffing import Staffing, staffing
from bot.people.tenant import TenantUnread
from bot.people.tenant_kept import Kept, answers, keep, read_kept
from bot.work.job import Job

MOST_GONE = 0.1
"""Of the people that count: with more gone at once, somebody has to look."""

Ask: TypeAlias = Callable[[Kept | None, datetime, Wanted], Awaitable[Kept]]
"""What the tenant says now, after what it said before; the same when nothing changed. Of the education data, so much.
Raises TenantUnread."""

log = logging.getLogger(__name__)


class NotAccepted(OperatorError):
    """There is nothing to accept, or it is not what was shown."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the tenant said (something new `at`, everything at `full`), what follows from it, and whether that is what
    counts. `gone` are those who count and would not be here any more; `counted` is how many count."""

    at: datetime
    full: datetime
    groups: int
    staffing: Staffing
    counts: bool
    gone: tuple[Person, ...]
    counted: int

    @property
    def waits(self) -> bool:
        """It does not count until somebody accepts it."""
        return not self.counts and _is_too_much(len(self.gone), self.counted, len(self.staffing.file.people))


def _is_too_much(gone: int, counted: int, people: int) -> bool:
    return gone > counted * MOST_GONE or not people


class TenantRound:
    """Of one organisation; `tenant` is the id of its tenant. What it did last is remembered to do nothing when nothing
    changed; the store and the blob say where it stands."""

    def __init__(self, house: House, tenant: str, ask: Ask) -> None:
        self._house = house
        self._tenant = tenant
        self._ask = ask
        self._done: tuple[str, Mapping[str, str], str] | None = None
        """Of what was kept (its version), the mapping's files, and the digest that followed."""
        self._told: dict[str, str] = {}
        """What stands in the log, by its name: it is said once, until it is over."""

    async def run(self) -> int:
        """How many people were loaded; 0 when everybody is as before, or nothing could be done."""
        mapping = await self._house.configuration.mapping.current()
        if not mapping.is_any:
            return 0
        self._house.directory.asked = self._house.directory.asked or self._house.now()
        try:
            kept, version = await self._asked(mapping.wants)
        except TenantUnread as unread:
            self._tell_once("directory.not_asked", str(unread), problem=str(unread))
            return 0
        except BlobChanged:
            log.warning("directory.another_round")  # which goes on
            return 0
        self._told.pop("directory.not_asked", None)
        self._house.directory.asked = self._house.now()
        return await self._load(kept, version)

    async def _asked(self, wanted: Wanted) -> tuple[Kept, str]:
        """Raises TenantUnread, BlobChanged."""
        house, organisation = self._house, self._house.records.organisation_id
        before, version = await read_kept(house.blobs, organisation)
        kept = await self._ask(before, house.now(), wanted)
        if version is None or kept is not before:
            version = await keep(house.blobs, organisation, kept, version)
        return kept, version

    async def _load(self, kept: Kept, version: str) -> int:
        house, configured = self._house, self._house.configuration.mapping
        directory = await _directory(house.directory)
        mapping, files = configured.seen, configured.digests  # at one moment: it may change at any other
        if not answers(kept, mapping.wants):
            return 0  # what it goes by since was not asked: with the next round
        if self._done and self._done[:2] == (version, files) and _counts(directory, self._done[2]):
            return 0
        found = await asyncio.to_thread(staffing, kept.tenant, mapping, self._tenant)
        standing = _standing(kept, found, directory, house.directory.limits)
        digest = found.file.organisation.digest
        if standing.waits:
            self._tell_once("directory.waits", gone=len(standing.gone), people=standing.counted)
            return 0
        try:
            loaded = await load_organisation(house, found.file, _jobs())
        except AnotherLoad:
            log.warning("directory.another_load")  # and once more with the next round
            return 0
        self._done = (version, files, digest)
        self._told.pop("directory.waits", None)
        return self._tell(loaded, found)

    def _tell(self, loaded: Loaded, found: Staffing) -> int:
        if not loaded.changed:
            return 0
        told = {"people": loaded.people, "unplaced": len(found.unplaced), "no_manager": len(found.without_manager)}
        log.info("directory.loaded", extra=told)
        return loaded.people

    def _tell_once(self, what: str, state: str = "", **told: object) -> None:
        if self._told.get(what) != state:
            self._told[what] = state
            log.error(what, extra=told)


async def standing(house: House, tenant: str) -> Standing | None:
    """As `standing_of`, of what the house has."""
    mapping = await house.configuration.mapping.current()
    return await standing_of(house.blobs, house.records.organisation_id, mapping, house.directory, tenant)


async def standing_of(
    blobs: Blobs, organisation: str, mapping: TenantMapping, snapshot: DirectorySnapshot, tenant: str
) -> Standing | None:
    """For the command line and `doctor`: nothing is asked of the tenant, whose id is `tenant`. None before the first
    round that asked all that the mapping goes by, and without a mapping."""
    kept, _ = await read_kept(blobs, organisation)
    if kept is None or not mapping.is_any or not answers(kept, mapping.wants):
        return None
    found = await asyncio.to_thread(staffing, kept.tenant, mapping, tenant)
    return _standing(kept, found, await _directory(snapshot), snapshot.limits)


async def accept(house: House, shown: Standing) -> Loaded:
    """Loads what was shown, whoever goes by it. Raises NotAccepted, AnotherLoad."""
    if not shown.staffing.file.people:
        raise NotAccepted("nobody would be left: look at the mapping first (python app.py directory)")
    if shown.counts:
        raise NotAccepted("nothing waits: this is what counts")
    return await load_organisation(house, shown.staffing.file, _jobs())


def _jobs() -> list[Job]:
    return [Job(name, {}) for name in LOADED_JOBS]


async def _directory(snapshot: DirectorySnapshot) -> Directory | None:
    try:
        return await snapshot.current()
    except NoOrganisation:
        return None


def _counts(directory: Directory | None, digest: str) -> bool:
    return directory is not None and directory.organisation.digest == digest


def _standing(kept: Kept, found: Staffing, directory: Directory | None, limits: Limits) -> Standing:
    """Whoever `limits` keep out of the organisation is gone from it, too."""
    here = {person.id for person in found.file.people if limits.takes(person)}
    counting = directory.people if directory else dict[str, Person]()
    gone = tuple(person for person in counting.values() if person.id not in here)
    counts = _counts(directory, found.file.organisation.digest)
    return Standing(kept.at, kept.full, len(kept.tenant.groups), found, counts, gone, len(counting))
