"""Jobs of the weekly look: shows an operator what was found."""

from collections.abc import Mapping

from bot.channel.base import CardMessage
from bot.doctor.weekly import week_of
from bot.people.contacts import Actor
from bot.people.person import Role
from bot.store.partitions import EXAMINATIONS
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.telling import tell_once
from cards.home.doctor import doctor_card


async def tell(work: Work, job: Assignment) -> None:
    """Not to who is no operator any more, and not in a later week: by then there is another card."""
    week = job.text("week")

    async def draw(reader: Actor) -> CardMessage | None:
        found = await work.house.records.examinations.get(EXAMINATIONS, week)
        if found is None or Role.OPERATOR not in reader.person.roles or week != week_of(work.house.now()):
            return None
        return message(doctor_card(texts_for(reader), found.value.findings))

    notice = Notice(f"doctor-{week}", job.text("person"), "doctor", asks=False, job="doctor_tell", body=job.body)
    await tell_once(work, notice, draw, job)


JOBS: Mapping[str, Run] = {"doctor_tell": tell}
