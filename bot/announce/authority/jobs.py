"""Jobs of four eyes: ask the second persons, let their cards follow, tell the author what they said."""

from collections.abc import Mapping

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.asking import ASK_JOB, FOLLOW_JOB, moment_of, subject_of
from bot.announce.authority.confirming import TELL_JOB, seen
from bot.announce.composing import find, reach_of
from bot.channel.base import CardMessage
from bot.errors import Unavailable
from bot.people.contacts import Actor, recipient
from bot.work import notifying
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import known, show_newest, tell_once, tell_once_and_follow, update_card
from cards.announce.second import second_card, second_gone_card, second_told_card


async def ask(work: Work, job: Assignment) -> None:
    """Not any more when it was decided, taken back or changed meanwhile."""
    id_, what = job.text("announcement"), job.text("what")

    async def draw(second: Actor) -> CardMessage | None:
        announcement = await _seen(work, second, id_)
        if announcement is None or announcement.state is not AnnouncementState.TO_CONFIRM:
            return None
        return await _drawn(work, second, announcement) if moment_of(announcement) == what else None

    notice = Notice(subject_of(id_), job.text("person"), what, asks=True, job=ASK_JOB, body=job.body)
    await tell_once_and_follow(work, notice, draw, job, Job(FOLLOW_JOB, {"announcement": id_}))


async def follow(work: Work, job: Assignment) -> None:
    """Every card that asks shows what was decided, or that it is not asked any more; repeating it does no harm."""
    id_ = job.text("announcement")

    async def standing() -> Announcement | None:
        return await find(work.house, id_)

    async def show(announcement: Announcement) -> None:
        for notice in await notifying.standing_notices(work.house, subject_of(id_)):
            second = await known(work, notice.person)
            if second is None:
                continue
            shown = await _seen(work, second, id_) if notice.what == moment_of(announcement) else None
            card = await _drawn(work, second, shown) if shown else message(second_gone_card(texts_for(second)))
            await update_card(work, second, notice.activity, card, job.attempt)

    await show_newest(standing, show)


async def _seen(work: Work, second: Actor, id: str) -> Announcement | None:
    try:
        return await seen(work.house, second, id)
    except Unavailable:
        return None


async def _drawn(work: Work, second: Actor, announcement: Announcement) -> CardMessage:
    author = await recipient(work.house, announcement.author)
    reach = await reach_of(
        work.house, author, announcement.audience, announcement.importance, announcement.topic, second.language
    )
    return message(second_card(texts_for(second), announcement, reach, work.house.now()))


async def tell(work: Work, job: Assignment) -> None:
    """Its author reads who confirmed it, or with which remark it came back."""
    id_, what = job.text("announcement"), job.text("what")
    announcement = await find(work.house, id_)
    if announcement is None:
        return

    async def draw(author: Actor) -> CardMessage | None:
        if moment_of(announcement) != what or announcement.asked is None or announcement.asked.decision is None:
            return None
        return message(second_told_card(texts_for(author), announcement, work.house.now()))

    notice = Notice(subject_of(id_), announcement.author, f"{what}-decided", asks=False, job=TELL_JOB, body=job.body)
    await tell_once(work, notice, draw, job)


JOBS: Mapping[str, Run] = {ASK_JOB: ask, FOLLOW_JOB: follow, TELL_JOB: tell}
