"""The job that makes the file with the answers to the question of an announcement."""

import asyncio
from collections.abc import Mapping

from bot.announce import reporting
from bot.announce.asking import reading
from bot.announce.channels.reporting import report
from bot.blobs.base import whole
from bot.people.contacts import recipient
from bot.work import handing_out
from bot.work.base import Assignment, Run, Work, texts_for
from bot.work.handout import HandoutState
from bot.work.table import table
from cards.announce.answers import answers_rows


async def make_file(work: Work, job: Assignment) -> None:
    """Made once, though the job may run again."""
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return
    author = await recipient(work.house, handout.person)
    found = await report(work.house, author, handout.subject_id)
    announcement = found.announcement
    result, said = await reading.result_of(work.house, announcement), await reading.texts_to(work.house, announcement)
    rows = answers_rows(texts_for(author), announcement, [*found.lines, *found.there], result, said)
    content = await asyncio.to_thread(table, rows)
    await handing_out.fill(work.house, handout, whole(content), len(content))


JOBS: Mapping[str, Run] = {reporting.ANSWERS_JOB: make_file}
