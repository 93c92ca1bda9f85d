"""The outbox: jobs that a commit promised. A promise is kept once a worker holds the job."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from bot.queue.base import Job
from bot.services.ports import Ports
from bot.store.base import Conflict
from bot.store.records import moment

FORGOTTEN_AFTER = timedelta(seconds=60)
"""Longer than a turn ever takes between its commit and the queue."""


async def keep_promise(ports: Ports, partition: str, id: str) -> None:
    """The job is held: its entry goes. One that is gone already is as good."""
    standing = await ports.records.outbox.get(partition, id)
    if standing is None:
        return
    with suppress(Conflict):
        await ports.records.commit(partition, ports.records.outbox.remove(standing.value, standing.version))


async def sweep(ports: Ports, limit: int = 100) -> int:
    """Queues again what was promised but has not been held since; returns how many jobs that were.

    An entry counts anew from then, so that a long queue is not filled with the same job at every sweep.
    """
    before = moment(ports.now() - FORGOTTEN_AFTER)
    found = await ports.records.outbox.find(order="at", below=before, limit=limit)
    for item in found.items:
        with suppress(Conflict):
            again = replace(item.value, at=ports.now())
            await ports.records.commit(again.partition, ports.records.outbox.put(again, item.version))
            await ports.queue.put([Job(item.value.job, item.value.body)])
    return len(found.items)
