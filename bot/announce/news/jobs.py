"""Jobs of what people got: what a recalled announcement asked of them ends, and who arrives gets what is mandatory."""

from collections.abc import Mapping

from bot.announce.halting.jobs import unless_halted
from bot.announce.news import arriving, closing, moving
from bot.work.base import Assignment, Run, Work


async def close(work: Work, job: Assignment) -> None:
    await closing.close(work.house, job.text("announcement"))


async def arrived(work: Work, job: Assignment) -> None:
    await unless_halted(work)
    await arriving.arrived(work.house, job.text("person"))


async def moved(work: Work, job: Assignment) -> None:
    """Where no load is named nobody moved: a role was given, or files were published."""
    number = job.body.get("number")
    if isinstance(number, int):
        await moving.moved(work.house, number)


JOBS: Mapping[str, Run] = {closing.JOB: close, arriving.ARRIVED_JOB: arrived, moving.MOVED_JOB: moved}
