"""The records of one organisation: the one way to commit to its repositories, and to change what they hold."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from copy import copy
from datetime import datetime
from random import SystemRandom
from typing import TypeAlias, TypeVar
from uuid import uuid4

from bot.errors import AlreadyDone, BodeError, Stale
from bot.store.base import Conflict, DocumentStore, Write
from bot.store.changes import Change, Look, OneDelivery
from bot.store.collection import Collection, Stored, organised
from bot.store.kinds import ACCEPTED
from bot.store.own import OwnStore
from bot.store.partitions import DEFAULT_ORGANISATION
from bot.store.repositories import Repositories
from bot.work.job import Job
from bot.work.kept import Accepted, AuditEntry, OutboxEntry

T = TypeVar("T")

log = logging.getLogger(__name__)
_chance = SystemRandom()

TRIES = 12
"""Of a change while others are faster: far more than people who click at one moment."""
FIRST_PAUSE = 0.004
LONGEST_PAUSE = 0.25
"""Seconds before the next try, at most; each time twice as long, and by chance, so that two do not meet again."""

Promised: TypeAlias = Callable[[Sequence[Stored[OutboxEntry]]], Awaitable[None]]
Sleep: TypeAlias = Callable[[float], Awaitable[None]]


def _nothing(_: object, __: object) -> Sequence[Job]:
    return ()


async def _left_to_sweep(_: Sequence[Stored[OutboxEntry]]) -> None:
    """The outbox is swept by whoever has a queue."""


class Records(Repositories):
    """Everything that Bode keeps of one organisation, and what commits to it.

    `promised` is told which jobs a commit promised, once it has happened. `sleep` lets seconds pass.
    """

    _delivery: OneDelivery | None = None

    def __init__(
        self,
        store: DocumentStore,
        *,
        now: Callable[[], datetime],
        promised: Promised = _left_to_sweep,
        organisation: str = DEFAULT_ORGANISATION,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        own = OwnStore(store, organisation)
        super().__init__(own, organisation)
        self._store, self._now, self.organisation_id, self._promised = own, now, organisation, promised
        self._sleep = sleep

    def now(self) -> datetime:
        """The moment, for what begins and ends by the clock."""
        return self._now()

    def of_turn(self, key: str) -> "Records":
        """The same for one delivery of a turn: the first commit in a partition takes the turn's key along, so that of
        all deliveries, to whatever instances, one makes the change. It costs no request of its own, and a turn that
        changes nothing leaves nothing."""
        records = copy(self)
        records._delivery = OneDelivery(key)
        return records

    async def accepted_before(self) -> datetime | None:
        """When another delivery of this turn made the change that this one meant to make. None when this one did, and
        when there was nothing to change."""
        delivery = self._delivery
        if delivery is None or delivery.changed:
            return None
        for partition in delivery.meant:
            if standing := await self.accepted.get(partition, delivery.key):
                return standing.value.at
        return None

    async def accept(
        self, partition: str, writes: Sequence[Write], *, audit: AuditEntry | None = None, jobs: Sequence[Job] = ()
    ) -> Sequence[str | None]:
        """The only way to commit: the writes, who did it, the jobs it promises and the key of the turn, all or nothing,
        durable; then the jobs are queued. Returns the versions of `writes`.

        `audit` says who did what others see or decide by, and who threw something away, of which nothing else is left
        then. It is None for what the program notes for itself, and for what is somebody's own and says itself whose it
        is and since when: a draft while it is written, a question and what they thought of its answer, their language,
        the moment at which they confirmed (in their delivery, and never changed). Raises Stale when something changed
        meanwhile, AlreadyDone when another delivery of the turn was first. What is not queued, because the process died
        or the queue is away, stands in the outbox and is queued by a sweep.
        """
        try:
            return await self._commit(partition, writes, audit, jobs)
        except Conflict as conflict:
            raise Stale(str(conflict)) from None

    async def change(self, partition: str, look: Look[T]) -> T:
        """Reads, changes, commits, and again when somebody else was faster; what another delivery of the turn changed
        is not changed again.

        `look` reads what stands, and says what is to become of it. Raises what `look` raises, its refusal, and Stale
        when somebody else was faster TRIES times.
        """
        self._means(partition)
        for tried in range(TRIES):
            change = await self._looked(look)
            if change.refusal and not await self.accepted_before():
                raise change.refusal
            if not (change.writes or change.jobs):
                return change.value
            try:
                await self._commit(partition, change.writes, change.audit, change.jobs)
            except AlreadyDone:
                now = await look()
                return now.value if now.standing is None else now.standing
            except Conflict:
                await self._sleep(_chance.random() * min(LONGEST_PAUSE, FIRST_PAUSE * 2**tried))
                continue
            return change.value
        raise Stale(f"somebody else was faster {TRIES} times")

    async def _looked(self, look: Look[T]) -> Change[T]:
        try:
            return await look()
        except BodeError:
            # The commit of another delivery may have come between two of its reads: then what one of them found is not
            # there for the other. What stands after that commit is whole.
            if not await self.accepted_before():
                raise
            return await look()

    async def change_one(
        self,
        collection: Collection[T],
        partition: str,
        id: str,
        change: Callable[[T | None], T],
        promises: Callable[[T | None, T], Sequence[Job]] = _nothing,
    ) -> T:
        """As `change`, of one document that the program keeps for itself: its new value, from the one that stands (None
        when there is none). Nothing is written when it stays the same. `promises` are the jobs that go with the change
        from the one value to the other."""

        async def look() -> Change[T]:
            standing = await collection.get(partition, id)
            before = standing.value if standing else None
            value = change(before)
            if standing and value == before:
                return Change(value)
            write = collection.put(value, standing.version if standing else None)
            return Change(value, [write], jobs=promises(before, value), standing=before)

        return await self.change(partition, look)

    async def _commit(
        self, partition: str, writes: Sequence[Write], audit: AuditEntry | None, jobs: Sequence[Job]
    ) -> Sequence[str | None]:
        now = self._now()
        # First: where another delivery was faster, everything else conflicts as well.
        key = [self.accepted.put(Accepted(key, now))] if (key := self._key(partition)) else []
        promises = [OutboxEntry(uuid4().hex, partition, now, job.name, job.body, job.trace) for job in jobs]
        beside = [self.outbox.put(promise) for promise in promises]
        beside += [self.audit.put(audit)] if audit else []
        try:
            versions = await self._store.commit(organised(partition, self.organisation_id), [*key, *writes, *beside])
        except Conflict as conflict:
            if conflict.kind == ACCEPTED.name:
                raise AlreadyDone(conflict.id) from None
            raise
        if self._delivery:
            self._delivery.changed.add(partition)
        if audit:
            log.info(audit.deed, extra={"subject": audit.subject, "actor": audit.actor})
        own, promised = versions[len(key) : len(key) + len(writes)], versions[len(key) + len(writes) :]
        if promises:
            kept = zip(promises, promised, strict=False)
            await self._promised([Stored(promise, version or "") for promise, version in kept])
        return own

    def _means(self, partition: str) -> None:
        if self._delivery and partition not in self._delivery.meant:
            self._delivery.meant.append(partition)

    def _key(self, partition: str) -> str:
        """The turn's key, for its first commit in a partition; "" where no turn is, or it has it already."""
        self._means(partition)
        return self._delivery.key if self._delivery and partition not in self._delivery.changed else ""
