"""Jobs of four eyes: ask the second persons, let their cards follow, tell the author what they said."""

from collections.abc import Mapping

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.asking import ASK_JOB, FOLLOW_JOB, moment_of, subject_of
from bot.announce.authority.confirming import TELL_JOB, decides
from bot.announce.composing import find, reach_of
from bot.channel.base import CardMessage
from bot.people.contacts import Actor, recipient
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import show_newest, tell_once, tell_once_and_follow, update_cards
from cards.announce.second import second_card, second_gone_card, second_told_card


async def ask(work: Work, job: Assignment) -> None:
    """Not any more when it was decided, taken back or changed meanwhile."""
    id_, what = job.text("announcement"), job.text("what")

    async def draw(second: Actor) -> CardMessage | None:
        announcement = await find(work.house, id_)
        if announcement is None or not decides(work.house, second, announcement):
            return None
        if announcement.state is not AnnouncementState.TO_CONFIRM or moment_of(announcement) != what:
            return None
        return await _drawn(work, second, announcement)

    notice = Notice(subject_of(id_), job.text("person"), what, asks=True, job=ASK_JOB, body=job.body)
    await tell_once_and_follow(work, notice, draw, job, Job(FOLLOW_JOB, {"announcement": id_}))


async def follow(work: Work, job: Assignment) -> None:
    """Every card that asks shows what was decided, or that it is not asked any more; repeating it does no harm."""
    id_ = job.text("announcement")

    async def standing() -> Announcement | None:
        return await find(work.house, id_)

    async def show(announcement: Announcement) -> None:
        async def draw(second: Actor, notice: Notice) -> CardMessage:
            if notice.what != moment_of(announcement) or not decides(work.house, second, announcement):
                return message(second_gone_card(texts_for(second)))
            return await _drawn(work, second, announcement)

        await update_cards(work, subject_of(id_), draw, job.attempt)

    await show_newest(standing, show)


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
