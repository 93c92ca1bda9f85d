"""Notes which announcements somebody saw, as Teams says of their chat: once each, without the moment."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from bot.announce.delivery import Delivery
from bot.announce.news.reading import newest_of
from bot.announce.seeing.bound import is_seen
from bot.errors import Unavailable
from bot.house import House
from bot.store.partitions import announcement_partition
from bot.work.job import Job

JOB = "announcement_seen"
LOOKED = 20
"""Of the newest deliveries of one person, of each kind, are looked at: what is older was seen before, or is history."""


async def note(house: House, person: str, upto: str) -> None:
    """Nothing where the organisation does not want it. One commit; of several, a job notes the others."""
    if not house.read_receipts:
        return
    found = [item.value for item in await newest_of(house, person, LOOKED)]
    fresh = [one.announcement for one in found if not one.seen and any(is_seen(card, upto) for card in one.activities)]
    if fresh:
        with suppress(Unavailable):
            await note_one(house, person, fresh[0], fresh[1:])


async def note_one(house: House, person: str, announcement: str, others: Sequence[str] = ()) -> None:
    """`others` are noted by a job. Raises Unavailable where there is no such delivery."""
    records = house.records

    def seen(standing: Delivery | None) -> Delivery:
        if standing is None:
            raise Unavailable
        return replace(standing, seen=True)

    def promised(_: Delivery | None, __: Delivery) -> list[Job]:
        return [Job(JOB, {"person": person, "announcements": list(others)})] if others else []

    await records.change_one(records.deliveries, announcement_partition(announcement), person, seen, promised)
