"""Jobs that tell others of a request on which they do not decide: one card for each, which follows how it stands."""

from collections.abc import Mapping
from contextlib import suppress

from bot.arrange.handling.queue import handling_of
from bot.arrange.informing.told import ENDED, INFORM_JOB, INFORM_ONE_JOB, OVER, TOLD, told_of
from bot.arrange.matching.searching import sought_by
from bot.arrange.request import Request
from bot.arrange.requests import find_request, form_then
from bot.arrange.scores.looking import is_scored_for
from bot.channel.base import CardMessage
from bot.errors import Unavailable
from bot.people.contacts import Actor
from bot.store.partitions import notices_partition
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import follow_if_changed, tell_once
from cards.arrange.informed import informed_card, told_no_more_card
from cards.arrange.seen import Seen


async def informs(work: Work, job: Assignment) -> None:
    """Tells everybody who is to be told, each by a job of their own."""
    request = await find_request(work.house, job.text("request"))
    if request is None:
        return
    people, body = await _told(work, request), {"request": request.id, "what": job.text("what")}
    await work.house.queue.put([Job(INFORM_ONE_JOB, {**body, "person": one}) for one in people])


async def inform(work: Work, job: Assignment) -> None:
    """Whoever was never told that it was so need not know that it is over."""
    id_, who, what = job.text("request"), job.text("person"), job.text("what")
    shown: list[Request] = []

    async def draw(reader: Actor) -> CardMessage | None:
        request = await find_request(work.house, id_)
        if request is None or (request.state in ENDED) is not (what == OVER):
            return None
        if what == OVER and not await _was_told(work, request, who):
            return None
        shown.append(request)
        return await informed(work, request, reader) if who in await _told(work, request) else None

    notice = Notice(id_, who, what, asks=True, job=INFORM_ONE_JOB, body=job.body)
    if told := await tell_once(work, notice, draw, job):
        follow = Job("request_follow", {"request": id_})
        await follow_if_changed(work, told, shown, lambda: find_request(work.house, id_), follow)


async def informed(work: Work, request: Request, reader: Actor) -> CardMessage:
    """As it stands now. Who is not told of it any more sees nothing of it."""
    shows = (await _told(work, request)).get(reader.id)
    if shows is None:
        return message(told_no_more_card(texts_for(reader)))
    form = await form_then(work.house, request)
    met = await handling_of(work.house, request) if form.handling and form.handling.agenda else None
    sought = await sought_by(work.house, form, request, reader)
    scored = is_scored_for(work.house, form, request, reader)
    seen = Seen(form, request, reader=reader.id, handling=met, sought=sought, scored=scored)
    return message(informed_card(texts_for(reader), seen, shows, work.house.now()))


async def _told(work: Work, request: Request) -> Mapping[str, frozenset[str]]:
    with suppress(Unavailable):  # its form is gone
        return told_of(await form_then(work.house, request), request, await work.house.directory.current())
    return {}


async def _was_told(work: Work, request: Request, person: str) -> bool:
    told = Notice(request.id, person, TOLD, asks=True)
    found = await work.house.records.notices.get(notices_partition(request.id), told.id)
    return bool(found and found.value.activity)


JOBS: Mapping[str, Run] = {INFORM_JOB: informs, INFORM_ONE_JOB: inform}
