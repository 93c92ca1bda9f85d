"""The job that makes a proof of delivery as a PDF, and hands it to the author."""

import asyncio
from collections.abc import Mapping

from bot.announce.proving import proving
from bot.blobs.base import whole
from bot.pdf.typesetting import typeset
from bot.people.audience import principals_in
from bot.people.contacts import recipient
from bot.work import handing_out
from bot.work.base import Assignment, Run, Work, texts_for
from bot.work.handout import HandoutState
from cards.announce.proof import proof_paper


async def make(work: Work, job: Assignment) -> None:
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return  # made before: what is offered keeps its bytes
    author = await recipient(work.house, handout.person)
    announcement, record, lines = await proving.gather(work.house, author, handout.subject_id)
    directory = author.directory
    names = {one: directory.called(one, author.language) for one in principals_in(announcement.audience)}
    t, organisation = texts_for(author), directory.organisation.name
    paper = await asyncio.to_thread(proof_paper, t, announcement, record, lines, names, organisation)
    content = await typeset(paper)
    await handing_out.fill(work.house, handout, whole(content), len(content))


JOBS: Mapping[str, Run] = {proving.JOB: make}
