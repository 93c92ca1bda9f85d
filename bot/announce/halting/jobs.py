"""Jobs of halting: pause or take up each send under way, and forget those that ended."""

from collections.abc import Mapping

from bot.announce.halting import halting
from bot.work.base import Assignment, Later, Run, Work


async def halt(work: Work, _: Assignment) -> None:
    await halting.halt_each(work.house)


async def go_on(work: Work, _: Assignment) -> None:
    await halting.go_on_each(work.house)


async def ended(work: Work, job: Assignment) -> None:
    await halting.forget(work.house, job.text("announcement"))


async def unless_halted(work: Work) -> None:
    """For a job of what waits while all sends are halted. Raises Later."""
    if await halting.is_halted(work.house):
        raise Later(halting.WHILE_HALTED)


JOBS: Mapping[str, Run] = {halting.HALT_JOB: halt, halting.GO_ON_JOB: go_on, halting.ENDED_JOB: ended}
