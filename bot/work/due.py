"""Due documents: jobs for later than a queue can wait, kept in the store until a sweep queues them."""

import logging

from bot.errors import Stale
from bot.house import House
from bot.store.collection import moment
from bot.telemetry.spans import part_of_trace
from bot.work.job import Job
from bot.work.kept import Due

log = logging.getLogger(__name__)


async def sweep(house: House) -> int:
    """Turns what is due into jobs; returns how many those are.

    A Due becomes the outbox entry of its job in one commit, so that of several instances one does it, and a crash
    before the queue has the job leaves it to the sweep of the outbox.
    """
    fired = 0
    async for item in house.records.dues.stream(order="at", below=moment(house.now())):
        fired += await _fire(house, item.value, item.version)
    return fired


async def _fire(house: House, due: Due, version: str) -> bool:
    """False when it was moved, taken back, or fired by another instance meanwhile."""
    with part_of_trace("due", due.trace):
        return await _fired(house, due, version)


async def _fired(house: House, due: Due, version: str) -> bool:
    try:
        removed = house.records.dues.remove(due, version)
        await house.records.accept(due.partition, [removed], jobs=[Job(due.job, due.body, due.trace)])
    except Stale:
        return False
    log.info("due.fired", extra={"due": due.id, "job": due.job})
    return True
