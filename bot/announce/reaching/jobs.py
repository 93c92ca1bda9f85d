"""Jobs of reach: try again who can be reached, and tell operators that Teams refuses Bode."""

import asyncio
from collections.abc import Mapping

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.delivering import ALARM_JOB
from bot.announce.halting.halt import HALTED
from bot.announce.halting.jobs import unless_halted
from bot.announce.reaching import again, report
from bot.announce.reaching.missed import AGAIN_JOB
from bot.announce.standing import standing_announcement
from bot.blobs.base import whole
from bot.channel.base import CardMessage
from bot.people.contacts import Actor, recipient
from bot.people.person import Role
from bot.store.collection import moment
from bot.work import handing_out
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.handout import HandoutState
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.sheet import workbook
from bot.work.table import table
from bot.work.telling import tell_once
from cards.announce.reaching import paused_card, reach_rows, reach_sheet

ALARM_ONE_JOB = "announcement_alarm_one"


async def try_again(work: Work, job: Assignment) -> None:
    await unless_halted(work)
    await again.try_again(work.house, job.text("announcement"), job.text("person"))


async def alarm(work: Work, job: Assignment) -> None:
    """Each operator by a job of their own, which names the moment of the pause. A version before did not say it."""
    operators = (await work.house.directory.current()).having(Role.OPERATOR)
    announcement = (await standing_announcement(work.house, job.text("announcement"))).value
    since = str(job.body.get("since") or moment(work.house.now())[:16].replace(":", "-"))
    body = {"announcement": announcement.id, "since": since}
    if _is_refused(announcement):
        await work.house.queue.put([Job(ALARM_ONE_JOB, {**body, "person": one.id}) for one in operators])


async def alarm_one(work: Work, job: Assignment) -> None:
    """Not once it goes on again. The bot may be refused here as well: then it is tried until it is not."""
    announcement = (await standing_announcement(work.house, job.text("announcement"))).value

    async def draw(reader: Actor) -> CardMessage | None:
        if not _is_refused(announcement) or Role.OPERATOR not in reader.person.roles:
            return None
        return message(paused_card(texts_for(reader), announcement, work.house.now()))

    what = f"paused-{job.text('since')}"
    person = job.text("person")
    notice = Notice(announcement.id, person, what, asks=False, job=ALARM_ONE_JOB, body=job.body)
    await tell_once(work, notice, draw, job)


def _is_refused(announcement: Announcement) -> bool:
    """It is paused, and not because all sends are."""
    return announcement.state is AnnouncementState.PAUSED and announcement.problem != HALTED


async def make_report(work: Work, job: Assignment) -> None:
    """The file that somebody asked for; made once, though the job may run again."""
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return
    reader = await recipient(work.house, handout.person)
    content = await asyncio.to_thread(
        lambda: workbook([reach_sheet(texts_for(reader), report.of_all(work.house, reader))])
    )
    await handing_out.fill(work.house, handout, whole(content), len(content))


async def make_school_report(work: Work, job: Assignment) -> None:
    """As make_report, of one school."""
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return
    reader = await recipient(work.house, handout.person)
    found = report.of_school(work.house, reader, report.school_in(handout.subject_id))
    content = table(reach_rows(texts_for(reader), found))
    await handing_out.fill(work.house, handout, whole(content), len(content))


JOBS: Mapping[str, Run] = {
    report.JOB: make_report,
    report.SCHOOL_JOB: make_school_report,
    AGAIN_JOB: try_again,
    ALARM_JOB: alarm,
    ALARM_ONE_JOB: alarm_one,
}
