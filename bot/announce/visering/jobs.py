"""Jobs of a visering: remind those who did not mark it as seen, the day before it ends; then tell each head."""

from collections.abc import Mapping

from bot.announce.reminding import reminding
from bot.announce.standing import standing_announcement
from bot.announce.visering import due
from bot.work.base import Assignment, Run, Work


async def before(work: Work, job: Assignment) -> None:
    await _tell(work, job, people=True)


async def late(work: Work, job: Assignment) -> None:
    await _tell(work, job, people=False)


async def _tell(work: Work, job: Assignment, *, people: bool) -> None:
    id_, edition = job.text("announcement"), int(job.text("edition"))
    announcement = (await standing_announcement(work.house, id_)).value
    if due.is_asked_still(announcement, edition):
        await reminding.spread(work.house, id_, f"visa-{edition}", people=people, heads=not people)


JOBS: Mapping[str, Run] = {due.BEFORE: before, due.LATE: late}
