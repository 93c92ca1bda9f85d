"""Jobs of four eyes on a correction: ask the second persons, let their cards follow, tell the author what they said."""

from collections.abc import Mapping

from bot.announce.correcting.second.confirming import (
    ASK_JOB,
    FOLLOW_JOB,
    TELL_JOB,
    decides,
    look_up,
    moment_of,
    subject_of,
)
from bot.announce.correcting.second.reviewed import Reviewed
from bot.channel.base import CardMessage
from bot.people.contacts import Actor
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import show_newest, tell_once, tell_once_and_follow, update_cards
from cards.announce.correction_second import (
    correction_second_card,
    correction_second_gone_card,
    correction_told_card,
)


async def ask(work: Work, job: Assignment) -> None:
    """Not any more when it was decided, taken back or changed meanwhile."""
    id_, edition, revision = _about(job)

    async def draw(second: Actor) -> CardMessage | None:
        reviewed = await look_up(work.house, id_, edition, revision)
        if reviewed is None or not reviewed.waits or not decides(work.house, second, reviewed):
            return None
        return message(correction_second_card(texts_for(second), reviewed, edition, revision, work.house.now()))

    what = moment_of(edition, revision)
    notice = Notice(subject_of(id_), job.text("person"), what, asks=True, job=ASK_JOB, body=job.body)
    await tell_once_and_follow(work, notice, draw, job, Job(FOLLOW_JOB, {"announcement": id_}))


def _about(job: Assignment) -> tuple[str, int, int]:
    return job.text("announcement"), int(job.text("edition")), int(job.text("revision"))


async def follow(work: Work, job: Assignment) -> None:
    """Every card that asks shows what was decided, or that it is not asked any more; repeating it does no harm."""
    id_ = job.text("announcement")

    async def standing() -> Reviewed | None:
        return await look_up(work.house, id_, 0, 0)

    async def show(_: Reviewed) -> None:
        async def draw(second: Actor, notice: Notice) -> CardMessage:
            edition, revision = int(str(notice.body["edition"])), int(str(notice.body["revision"]))
            reviewed = await look_up(work.house, id_, edition, revision)
            t = texts_for(second)
            if reviewed is None or reviewed.asked is None or not decides(work.house, second, reviewed):
                return message(correction_second_gone_card(t))
            return message(correction_second_card(t, reviewed, edition, revision, work.house.now()))

        await update_cards(work, subject_of(id_), draw, job.attempt)

    await show_newest(standing, show)


async def tell(work: Work, job: Assignment) -> None:
    """Its author reads who confirmed it, or with which remark it came back."""
    id_, edition, revision = _about(job)
    reviewed = await look_up(work.house, id_, edition, revision)
    if reviewed is None or reviewed.asked is None or reviewed.asked.decision is None:
        return

    async def draw(author: Actor) -> CardMessage:
        return message(correction_told_card(texts_for(author), reviewed, work.house.now()))

    what, author = f"{moment_of(edition, revision)}-decided", reviewed.announcement.author
    notice = Notice(subject_of(id_), author, what, asks=False, job=TELL_JOB, body=job.body)
    await tell_once(work, notice, draw, job)


JOBS: Mapping[str, Run] = {ASK_JOB: ask, FOLLOW_JOB: follow, TELL_JOB: tell}
