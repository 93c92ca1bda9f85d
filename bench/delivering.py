"""What one announcement costs the process that sends it: `python -m bench.delivering DATA ID` prints it as JSON.

Publishes to everybody in a prepared data folder, and runs the workers until all have it: CPU seconds of this process,
all threads, from there to there, with what is recorded and what the author's card costs; and how many got it.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.announcing import publish
from bench.unhurried import unhurried
from bot.announce.announcement import Announcement, AnnouncementState
from bot.bootstrap.running import opened
from bot.house import House
from bot.logs import start_logs
from bot.store.partitions import announcement_partition

LOOK_EVERY = 0.25


async def delivered(data: Path, id: str) -> Sequence[float]:
    """CPU seconds, and people who got it."""
    async with opened(unhurried(0, data)) as bode:
        await publish(bode.house, id)
        began = time.process_time()
        for worker in bode.workers:
            worker.start()
        sent = await _sent(bode.house, id)
        spent = time.process_time() - began
        for worker in bode.workers:
            await worker.stop()
        await bode.house.outbox.tidy(bode.house.records)
    return spent, sent.tally.delivered


async def _sent(house: House, id: str) -> Announcement:
    while True:
        standing = await house.records.announcements.get(announcement_partition(id), id)
        if standing and standing.value.state is not AnnouncementState.SENDING:
            return standing.value
        await asyncio.sleep(LOOK_EVERY)


def main() -> None:
    data, announcement = sys.argv[1:]
    start_logs("ERROR")
    print(json.dumps(asyncio.run(delivered(Path(data), announcement))))


if __name__ == "__main__":
    main()
