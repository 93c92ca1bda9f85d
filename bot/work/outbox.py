"""The outbox: jobs that a commit promised, until they are queued."""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot.errors import Stale
from bot.queue.base import JobQueue, QueueUnavailable
from bot.store.records import Records, moment
from bot.work.job import Job
from bot.work.kept import OutboxEntry

log = logging.getLogger(__name__)

FORGOTTEN_AFTER = timedelta(seconds=60)
"""Longer than a turn ever takes between its commit and the queue, and than `tidy` takes to come by."""


class Outbox:
    """Queues what was promised, and remembers whose entries have done their work until `tidy` removes them.

    What a crash leaves is swept: a job may come twice.
    """

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue
        self._queued: deque[OutboxEntry] = deque()

    async def promised(self, promises: Sequence[OutboxEntry]) -> None:
        """Never raises: what is committed is accepted, and what is not queued now is swept later."""
        try:
            await self._queue.put([Job(promise.job, promise.body) for promise in promises])
        except QueueUnavailable:
            log.exception("outbox.left", extra={"jobs": len(promises)})
        else:
            self._queued.extend(promises)

    async def tidy(self, records: Records) -> int:
        """Removes the entries whose jobs are queued; returns how many."""
        done = 0
        while self._queued:
            entry = self._queued[0]
            standing = await records.outbox.get(entry.partition, entry.id)
            if standing:
                with suppress(Stale):  # another instance swept it
                    await records.accept(entry.partition, [records.outbox.remove(standing.value, standing.version)])
            self._queued.popleft()
            done += 1
        return done

    async def sweep(self, records: Records, now: Callable[[], datetime]) -> int:
        """Queues all that was promised and never queued; returns how many jobs that were."""
        before = moment(now() - FORGOTTEN_AFTER)
        swept = 0
        async for item in records.outbox.stream(order="at", below=before):
            again = replace(item.value, at=now())
            with suppress(Stale):  # another instance sweeps it
                await records.accept(again.partition, [records.outbox.put(again, item.version)])
                await self._queue.put([Job(again.job, again.body)])
                self._queued.append(again)
            swept += 1
        return swept
