"""Watches the running bot: hands on what is measured, and looks now and then at what grows while nobody sees it."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import ExitStack, asynccontextmanager
from datetime import datetime

from bot.bootstrap.running import Bode
from bot.house import House
from bot.queue.base import JobQueue
from bot.settings import Settings
from bot.settings_of_services import taker_of
from bot.telemetry.measures import looked_at_directory, looked_at_queue, looked_at_replica

PATIENCE = 10.0
"""Seconds for one look at a queue, which may be away."""

log = logging.getLogger(__name__)


@asynccontextmanager
async def watched(settings: Settings, bode: Bode) -> AsyncGenerator[None]:
    # OpenTelemetry costs a tenth of a second and memory, and only who serves needs it.
    from bot.telemetry.otel import recorded  # noqa: PLC0415

    every = settings.figures_seconds
    recording = ExitStack()
    recording.enter_context(recorded(taker_of(settings), share=settings.telemetry_share, every=every))
    looking = asyncio.create_task(_look_again(bode, every / 2), name="watching")
    try:
        yield
    finally:
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
        await asyncio.to_thread(recording.close)  # the last is sent meanwhile


async def _look_again(bode: Bode, every: float) -> None:
    began = bode.house.now()
    while True:
        try:
            await look(bode, began)
        except Exception:
            log.exception("watch.failed")
        await asyncio.sleep(every)


async def look(bode: Bode, began: datetime) -> None:
    """What the gauges say from now on. `began`: nothing of this process is older."""
    for house, rounds in zip(bode.houses.values(), bode.rounds, strict=True):
        organisation, now = house.records.organisation_id, house.now()
        looked_at_replica(organisation, (now - (house.marks.caught_up or began)).total_seconds())
        if rounds.here and house.directory.asked:
            looked_at_directory(organisation, (now - house.directory.asked).total_seconds())
        for name, queue in queues(house).items():
            async with asyncio.timeout(PATIENCE):
                since, jobs = await queue.waiting_since(), await queue.pending()
            looked_at_queue(organisation, name, jobs, max(0.0, (now - since).total_seconds()) if since else 0.0)


def queues(house: House) -> Mapping[str, JobQueue]:
    return {"jobs": house.queue, "bulk": house.bulk}
