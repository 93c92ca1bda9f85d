"""The job that takes off the list of what waits for a second person what does not wait any more."""

from collections.abc import Mapping

from bot.announce.confirmations import listing
from bot.work.base import Assignment, Run, Work


async def end(work: Work, job: Assignment) -> None:
    await listing.end(work.house, job.text("announcement"), job.text("what"))


JOBS: Mapping[str, Run] = {listing.ENDED_JOB: end}
