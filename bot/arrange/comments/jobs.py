"""Jobs of a comment: tell whom it is for, each once."""

from collections.abc import Mapping

from bot.arrange.comments.commenting import addressed, to_read
from bot.arrange.handling.queue import handling_of
from bot.arrange.requests import find_request, form_then
from bot.channel.base import CardMessage
from bot.errors import Unavailable, Unsound
from bot.people.contacts import Actor
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import tell_once
from cards.arrange.comments import comment_card
from cards.arrange.seen import Seen


async def tell_comment(work: Work, job: Assignment) -> None:
    """Each by a job of their own. Repeating it tells nobody twice."""
    request, number = await find_request(work.house, job.text("request")), int(job.text("number"))
    if request:
        people = await addressed(work.house, request, request.comments[number - 1])
        body = {"request": request.id, "number": str(number)}
        await work.house.queue.put([Job("request_comment", {**body, "person": one}) for one in people])


async def comment(work: Work, job: Assignment) -> None:
    """Nothing for who sees the request no more."""
    number = int(job.text("number"))

    async def draw(reader: Actor) -> CardMessage | None:
        try:
            request = (await to_read(work.house, reader, job.text("request"))).value
            handling = await handling_of(work.house, request)
            team = (reader.id,) if handling and handling.by == reader.id else ()
            seen = Seen(await form_then(work.house, request), request, reader=reader.id, handling=handling, team=team)
        except (Unavailable, Unsound):
            return None
        return message(comment_card(texts_for(reader), seen, request.comments[number - 1], work.house.now()))

    what = f"comment-{number}"
    notice = Notice(job.text("request"), job.text("person"), what, asks=False, job="request_comment", body=job.body)
    await tell_once(work, notice, draw, job)


JOBS: Mapping[str, Run] = {
    "request_comments": tell_comment,
    "request_comment": comment,
}
