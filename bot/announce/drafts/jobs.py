"""Jobs of suggestions: tell those who may take one, once, and let their cards follow; and of pictures: look again."""

from collections.abc import Mapping

from bot.announce.drafts import suggested
from bot.announce.pictures import keeping
from bot.channel.base import CardMessage
from bot.people.contacts import Actor
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.suggestion import TOLD_JOB, Suggestion
from bot.work.telling import show_newest, tell_once_and_follow, update_cards
from cards.announce.suggested import suggestion_card

TELL_JOB = "announcement_suggest"
WHAT = "suggested"


async def tell_all(work: Work, job: Assignment) -> None:
    """Each by a job of their own. Repeating it tells nobody twice."""
    house, one = work.house, await suggested.find(work.house, job.text("suggestion"))
    if one is not None and one.is_open:
        told = suggested.takers(house, await house.directory.current(), one)
        await house.queue.put([Job(TELL_JOB, {"suggestion": one.id, "person": person}) for person in told])


async def tell(work: Work, job: Assignment) -> None:
    async def draw(reader: Actor) -> CardMessage | None:
        one = await suggested.find(work.house, job.text("suggestion"))
        return _drawn(work, one, reader) if one and one.is_open else None

    who, subject = job.text("person"), _subject(job.text("suggestion"))
    notice = Notice(subject, who, WHAT, asks=True, job=TELL_JOB, body=job.body)
    await tell_once_and_follow(work, notice, draw, job, suggested.follows(job.text("suggestion")))


async def follow(work: Work, job: Assignment) -> None:
    """Every card of it shows how it stands now; repeating it does no harm."""

    await show_newest(
        lambda: suggested.find(work.house, job.text("suggestion")), lambda one: _show(work, one, job.attempt)
    )


async def _show(work: Work, one: Suggestion, attempt: int) -> None:
    async def draw(reader: Actor, _: Notice) -> CardMessage:
        return _drawn(work, one, reader)

    await update_cards(work, _subject(one.id), draw, attempt)


def _drawn(work: Work, one: Suggestion, reader: Actor) -> CardMessage:
    return message(suggestion_card(texts_for(reader), one, reader.id, work.house.now()))


def _subject(suggestion: str) -> str:
    return f"suggestion:{suggestion}"


async def look_at_picture(work: Work, job: Assignment) -> None:
    await keeping.look_again(work.house, job.text("announcement"), job.text("picture"))


JOBS: Mapping[str, Run] = {
    TOLD_JOB: tell_all,
    TELL_JOB: tell,
    suggested.FOLLOW_JOB: follow,
    keeping.JOB: look_at_picture,
}
