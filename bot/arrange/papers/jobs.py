"""Jobs of papers: makes one, in a process of its own, and hands it to whoever asked for it."""

from collections.abc import Mapping
from datetime import timedelta

from bot.arrange.attachments.links import seen_by
from bot.arrange.papers import making
from bot.arrange.papers.naming import MAKE_JOB
from bot.arrange.requests import find_request
from bot.blobs.base import whole
from bot.pdf.typesetting import typeset
from bot.people.contacts import recipient
from bot.work import handing_out
from bot.work.base import Assignment, Later, Run, Work
from bot.work.handout import HandoutState

LOOK_AGAIN = timedelta(seconds=5)


async def make(work: Work, job: Assignment) -> None:
    """Nothing where it is made, or none is to be made."""
    house = work.house
    request = await find_request(house, job.text("request"))
    kept = await making.carried_out(house, request.id) if request else None
    paper = kept.paper if kept else None
    if request is None or kept is None or paper is None or making.made(request):
        return
    content = await typeset(paper)
    file = making.as_file(kept, paper, content)
    await house.blobs.put(making.blob_of(house, request.id, file.id), whole(content))
    await making.keep(house, kept, file)


async def hand(work: Work, job: Assignment) -> None:
    """Raises Later while it is not made."""
    house = work.house
    handout = await handing_out.standing(house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return  # handed before: what is offered keeps its bytes
    reader = await recipient(house, handout.person)
    file = making.made(await seen_by(house, reader, handout.subject_id))
    if file is None:
        kept = await making.carried_out(house, handout.subject_id)
        if kept is None or kept.paper is None:
            return  # it was not done after all: who waits for it was told
        raise Later(LOOK_AGAIN)
    blob = making.blob_of(house, handout.subject_id, file.id)
    await handing_out.fill(house, handout, house.blobs.read(blob), file.size)


JOBS: Mapping[str, Run] = {MAKE_JOB: make, making.HAND_JOB: hand}
