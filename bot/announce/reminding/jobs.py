"""Jobs of a reminder: to each who did not confirm, and to each head of school the list of theirs."""

from collections.abc import Mapping

from bot.announce.announcement import Announcement
from bot.announce.halting.jobs import unless_halted
from bot.announce.reminding import reminding
from bot.announce.reminding.limits import can_be_reminded
from bot.announce.standing import standing_announcement
from bot.channel.base import CardMessage
from bot.errors import Unavailable
from bot.people.contacts import Actor
from bot.store.partitions import announcement_partition
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.telling import tell_once
from cards.announce.reminding import missing_card, reminder_card


async def remind(work: Work, job: Assignment) -> None:
    await unless_halted(work)
    await reminding.spread(work.house, job.text("announcement"), job.text("number"))


async def remind_due(work: Work, job: Assignment) -> None:
    await unless_halted(work)
    await reminding.remind_due(work.house, job.text("announcement"))


async def remind_one(work: Work, job: Assignment) -> None:
    """Whoever confirmed meanwhile is left alone, and so is everybody once it is over."""
    await unless_halted(work)
    announcement = (await standing_announcement(work.house, job.text("announcement"))).value

    async def draw(reader: Actor) -> CardMessage | None:
        if not can_be_reminded(announcement, work.house.now()):
            return None
        partition = announcement_partition(announcement.id)
        delivery = await work.house.records.deliveries.get(partition, reader.id)
        if delivery is None or not reminding.waits(delivery.value):
            return None
        return message(reminder_card(texts_for(reader), announcement, work.house.now()))

    await tell_once(work, _notice(announcement, job, "reminder", reminding.REMIND_ONE), draw, job)


async def tell_head(work: Work, job: Assignment) -> None:
    """Who asked for it reads that nobody is missing, too."""
    asked = job.body.get("asked") is True
    announcement = (await standing_announcement(work.house, job.text("announcement"))).value

    async def draw(reader: Actor) -> CardMessage | None:
        try:
            _, found = await reminding.missing_of(work.house, reader, announcement.id)
        except Unavailable:
            return None
        if not found and not asked:
            return None
        missing = [one.person for one in found]
        card = missing_card(texts_for(reader), announcement, missing, work.house.now(), asked=asked)
        return message(card)

    await tell_once(work, _notice(announcement, job, "missing", reminding.TELL_HEAD), draw, job)


def _notice(announcement: Announcement, job: Assignment, what: str, name: str) -> Notice:
    return Notice(
        announcement.id,
        job.text("person"),
        f"{what}-{job.text('number')}",
        asks=False,
        job=name,
        body=dict(job.body),
    )


JOBS: Mapping[str, Run] = {
    reminding.REMIND: remind,
    reminding.REMIND_DUE: remind_due,
    reminding.REMIND_ONE: remind_one,
    reminding.TELL_HEAD: tell_head,
}
