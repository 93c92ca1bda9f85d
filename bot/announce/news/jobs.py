"""Jobs of what people got: what a recalled announcement asked of them ends, and who arrives gets what is mandatory."""

from collections.abc import Mapping

from bot.announce.news import arriving, closing
from bot.work.base import Assignment, Run, Work


async def close(work: Work, job: Assignment) -> None:
    await closing.close(work.house, job.text("announcement"))


async def arrived(work: Work, job: Assignment) -> None:
    await arriving.arrived(work.house, job.text("person"))


JOBS: Mapping[str, Run] = {closing.JOB: close, arriving.ARRIVED_JOB: arrived}
