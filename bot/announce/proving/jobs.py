"""The job that makes a proof of delivery as a PDF, and hands it to the author."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime

from bot.announce.proving import proving
from bot.blobs.base import whole
from bot.house import House
from bot.pdf.seal import Seal, sealed
from bot.pdf.typesetting import typeset
from bot.people.audience import principals_in
from bot.people.contacts import recipient
from bot.work import handing_out
from bot.work.base import Assignment, Run, Work, texts_for
from bot.work.handout import HandoutState
from cards.announce.proof import proof_paper

log = logging.getLogger(__name__)


async def make(work: Work, job: Assignment) -> None:
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return  # made before: what is offered keeps its bytes
    author = await recipient(work.house, handout.person)
    announcement, record, lines = await proving.gather(work.house, author, handout.subject_id)
    directory = author.directory
    names = {one: directory.called(one, author.language) for one in principals_in(announcement.audience)}
    t, organisation = texts_for(author), directory.organisation.name
    seal = _seal(work.house, record.at)
    paper = await asyncio.to_thread(proof_paper, t, announcement, record, lines, names, organisation, seal=seal)
    content = await typeset(paper)
    if seal:
        content = await sealed(content, seal)
    await handing_out.fill(work.house, handout, whole(content), len(content))


def _seal(house: House, at: datetime) -> Seal | None:
    """None, and the paper says nothing of one, where its certificate is not good at that moment: a seal that nobody
    accepts is worth less than none."""
    if house.seal and not house.seal.is_valid(at):
        log.error("proof.seal_ended", extra={"ends": house.seal.ends.isoformat()})
        return None
    return house.seal


JOBS: Mapping[str, Run] = {proving.JOB: make}
