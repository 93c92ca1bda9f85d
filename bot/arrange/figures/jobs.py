"""The job of reports: makes the file that the owner of a form asked for."""

from collections.abc import Mapping

from bot.arrange.figures import reporting
from bot.blobs.base import whole
from bot.people.contacts import recipient
from bot.work import handing_out
from bot.work.base import Assignment, Run, Work, texts_for
from bot.work.handout import HandoutState
from bot.work.table import table
from cards.arrange.report import report_rows


async def report(work: Work, job: Assignment) -> None:
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return  # made before: what is offered keeps its bytes
    owner = await recipient(work.house, handout.person)
    _, found = await reporting.report_of(work.house, owner, handout.subject_id)
    schools = {school.id: school.name for school in owner.directory.schools.values()}
    content = table(report_rows(texts_for(owner), found, schools))
    await handing_out.fill(work.house, handout, whole(content), len(content))


JOBS: Mapping[str, Run] = {reporting.JOB: report}
