"""The job that hands a request over, again after longer and longer pauses until it arrived or was given up."""

from collections.abc import Mapping

from bot.arrange.hand_over.handed_over import HAND_OVER_JOB
from bot.arrange.hand_over.handing import hand_over
from bot.work.base import Assignment, Later, Run, Work


async def run(work: Work, job: Assignment) -> None:
    pause = await hand_over(work.house, job.text("request"), job.text("moment"))
    if pause:
        raise Later(pause)


JOBS: Mapping[str, Run] = {HAND_OVER_JOB: run}
