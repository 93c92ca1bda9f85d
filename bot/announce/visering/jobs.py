"""Jobs of a visering: remind who did not mark it as seen, the day before it ends; then tell each head; list them."""

import asyncio
from collections.abc import Mapping

from bot.announce.reminding import reminding
from bot.announce.standing import standing_announcement
from bot.announce.visering import due, listing
from bot.blobs.base import whole
from bot.pdf.typesetting import typeset
from bot.people.contacts import recipient
from bot.work import handing_out
from bot.work.base import Assignment, Run, Work, texts_for
from bot.work.handout import HandoutState
from cards.announce.visa_list import list_paper


async def before(work: Work, job: Assignment) -> None:
    await _tell(work, job, people=True)


async def late(work: Work, job: Assignment) -> None:
    await _tell(work, job, people=False)


async def _tell(work: Work, job: Assignment, *, people: bool) -> None:
    id_, edition = job.text("announcement"), int(job.text("edition"))
    announcement = (await standing_announcement(work.house, id_)).value
    if due.is_asked_still(announcement, edition):
        await reminding.spread(work.house, id_, f"visa-{edition}", people=people, heads=not people)


async def make_list(work: Work, job: Assignment) -> None:
    """The PDF that its author or a head of school asked for, in their language."""
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return  # made before: what is offered keeps its bytes
    reader = await recipient(work.house, handout.person)
    found = await listing.gather(work.house, reader, handout.subject_id)
    organisation, now = reader.directory.organisation.name, work.house.now()
    paper = await asyncio.to_thread(list_paper, texts_for(reader), found, organisation, now)
    content = await typeset(paper)
    await handing_out.fill(work.house, handout, whole(content), len(content))


JOBS: Mapping[str, Run] = {due.BEFORE: before, due.LATE: late, listing.JOB: make_list}
