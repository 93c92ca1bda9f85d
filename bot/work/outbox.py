"""The outbox: jobs that a commit promised, until they are queued."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from bot.house import House
from bot.queue.base import Job
from bot.store.base import Conflict
from bot.store.records import moment

FORGOTTEN_AFTER = timedelta(seconds=60)
"""Longer than a turn ever takes between its commit and the queue, and than `tidy` takes to come by."""


async def tidy(house: House) -> int:
    """Removes the entries whose jobs are queued; returns how many. What a crash leaves is swept: a job comes twice."""
    done = 0
    while house.queued:
        entry = house.queued[0]
        standing = await house.records.outbox.get(entry.partition, entry.id)
        if standing:
            with suppress(Conflict):
                await house.records.commit(
                    entry.partition, house.records.outbox.remove(standing.value, standing.version)
                )
        house.queued.popleft()
        done += 1
    return done


async def sweep(house: House, limit: int = 100) -> int:
    """Queues what was promised and never queued; returns how many jobs that were."""
    before = moment(house.now() - FORGOTTEN_AFTER)
    found = await house.records.outbox.find(order="at", below=before, limit=limit)
    for item in found.items:
        with suppress(Conflict):  # another instance sweeps it
            again = replace(item.value, at=house.now())
            await house.records.commit(again.partition, house.records.outbox.put(again, item.version))
            await house.queue.put([Job(again.job, again.body)])
            house.queued.append(again)
    return len(found.items)
