"""Jobs of agendas: show one to each who meets, let their cards follow, and carry what was decided to the request."""

from collections.abc import Mapping

from bot.arrange.agenda import gathering
from bot.arrange.agenda.gathering import DECIDED_JOB, FOLLOW_JOB, SEND_JOB, SHOW_JOB, meeting_for, standing_agenda
from bot.arrange.agenda.meeting import Meeting, form_of_meeting
from bot.arrange.agenda.turns import on_card
from bot.channel.base import CardMessage
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.notice import Notice
from bot.work.telling import show_newest, tell_once, update_cards
from cards.arrange.agenda import meeting_card


async def send(work: Work, job: Assignment) -> None:
    """A job for each member: they get it whoever else cannot be reached."""
    meeting = await _meeting(work.house, job.text("meeting"))
    if meeting and meeting.sent:
        body = {"meeting": meeting.id}
        await work.house.queue.put([Job(SHOW_JOB, {**body, "person": one}) for one in meeting.members])


async def show(work: Work, job: Assignment) -> None:
    async def draw(reader: Actor) -> CardMessage | None:
        return await _card(work.house, job.text("meeting"), reader)

    id_, who = job.text("meeting"), job.text("person")
    notice = Notice(_subject(id_), who, "sent", asks=True, job=SHOW_JOB, body=job.body)
    if await tell_once(work, notice, draw, job):
        await work.house.queue.put([Job(FOLLOW_JOB, {"meeting": id_})])


async def follow(work: Work, job: Assignment) -> None:
    """Every member's card shows what was decided so far; repeating it does no harm."""
    id_ = job.text("meeting")
    await show_newest(lambda: _meeting(work.house, id_), lambda one: _show(work, one, job.attempt))


async def decided(work: Work, job: Assignment) -> None:
    await gathering.carry_out(work.house, job.text("meeting"), job.text("request"))


async def _show(work: Work, meeting: Meeting, attempt: int) -> None:
    await update_cards(work, _subject(meeting.id), lambda reader, _: _card(work.house, meeting.id, reader), attempt)


async def _card(house: House, id: str, reader: Actor) -> CardMessage | None:
    """None for who does not meet (any more)."""
    try:
        agenda, meeting = await meeting_for(house, reader, id)
    except Unavailable:
        return None
    return message(meeting_card(texts_for(reader), await on_card(house, reader, agenda, meeting), meeting, house.now()))


async def _meeting(house: House, id: str) -> Meeting | None:
    return (await standing_agenda(house, form_of_meeting(id))).meeting(id)


def _subject(id: str) -> str:
    return f"meeting:{id}"


JOBS: Mapping[str, Run] = {SEND_JOB: send, SHOW_JOB: show, FOLLOW_JOB: follow, DECIDED_JOB: decided}
