"""The outbox: jobs that a commit promised, until they are queued."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from bot.queue.base import Job
from bot.services.ports import Ports
from bot.store.base import Conflict
from bot.store.records import moment

FORGOTTEN_AFTER = timedelta(seconds=60)
"""Longer than a turn ever takes between its commit and the queue, and than `tidy` takes to come by."""


async def tidy(ports: Ports) -> int:
    """Removes the entries whose jobs are queued; returns how many. What a crash leaves is swept: a job comes twice."""
    done = 0
    while ports.queued:
        entry = ports.queued[0]
        standing = await ports.records.outbox.get(entry.partition, entry.id)
        if standing:
            with suppress(Conflict):
                await ports.records.commit(
                    entry.partition, ports.records.outbox.remove(standing.value, standing.version)
                )
        ports.queued.popleft()
        done += 1
    return done


async def sweep(ports: Ports, limit: int = 100) -> int:
    """Queues what was promised and never queued; returns how many jobs that were."""
    before = moment(ports.now() - FORGOTTEN_AFTER)
    found = await ports.records.outbox.find(order="at", below=before, limit=limit)
    for item in found.items:
        with suppress(Conflict):  # another instance sweeps it
            again = replace(item.value, at=ports.now())
            await ports.records.commit(again.partition, ports.records.outbox.put(again, item.version))
            await ports.queue.put([Job(again.job, again.body)])
            ports.queued.append(again)
    return len(found.items)
