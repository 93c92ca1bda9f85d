"""The outbox: jobs that a commit promised, until they are queued."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot.deadline import left
from bot.errors import Stale
from bot.queue.base import JobQueue, QueueUnavailable
from bot.store.base import MAX_WRITES
from bot.store.collection import Stored, moment
from bot.store.records import Records
from bot.work.job import Job
from bot.work.kept import OutboxEntry

log = logging.getLogger(__name__)

FORGOTTEN_AFTER = timedelta(seconds=60)
"""Longer than a turn ever takes between its commit and the queue, and than `tidy` takes to come by."""
MOST_SECONDS = 30.0
LEAST_SECONDS = 0.25
"""How long the queue may take: less near the end of a turn, for which a job may be late rather than the answer."""


class Outbox:
    """Queues what was promised, and remembers whose entries have done their work until `tidy` removes them.

    What a crash leaves is swept: a job may come twice.
    """

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue
        self._queued: dict[str, list[Stored[OutboxEntry]]] = {}

    async def promised(self, promises: Sequence[Stored[OutboxEntry]]) -> None:
        """Never raises: what is committed is accepted, and what is not queued now is swept later."""
        try:
            async with asyncio.timeout(max(LEAST_SECONDS, left(MOST_SECONDS))):
                await self._queue.put([_job(promise.value) for promise in promises])
        except (QueueUnavailable, TimeoutError):
            log.exception("outbox.left", extra={"jobs": len(promises)})
        else:
            self._remember(promises)

    async def tidy(self, records: Records) -> int:
        """Removes the entries whose jobs are queued, those of one partition in one commit; returns how many."""
        done = 0
        while self._queued:
            partition = next(iter(self._queued))
            together = self._queued[partition][:MAX_WRITES]
            try:
                await _remove(records, together)
            except Stale:  # another instance swept some of them
                for entry in together:
                    with suppress(Stale):
                        await _remove(records, [entry])
            self._queued[partition] = self._queued[partition][len(together) :]
            if not self._queued[partition]:
                del self._queued[partition]
            done += len(together)
        return done

    async def sweep(self, records: Records, now: Callable[[], datetime]) -> int:
        """Queues all that was promised and never queued; returns how many jobs that were."""
        before = moment(now() - FORGOTTEN_AFTER)
        swept = 0
        async for item in records.outbox.stream(order="at", below=before):
            again = replace(item.value, at=now())
            with suppress(Stale):  # another instance sweeps it
                (version,) = await records.accept(again.partition, [records.outbox.put(again, item.version)])
                await self._queue.put([_job(again)])
                self._remember([Stored(again, version or "")])
            swept += 1
        if swept:
            log.info("outbox.swept", extra={"entries": swept})
        return swept

    def _remember(self, entries: Sequence[Stored[OutboxEntry]]) -> None:
        for entry in entries:
            self._queued.setdefault(entry.value.partition, []).append(entry)


def _job(entry: OutboxEntry) -> Job:
    return Job(entry.job, entry.body, entry.trace)


async def _remove(records: Records, entries: Sequence[Stored[OutboxEntry]]) -> None:
    writes = [records.outbox.remove(entry.value, entry.version) for entry in entries]
    await records.accept(entries[0].value.partition, writes)
