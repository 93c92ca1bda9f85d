"""Keeps whom an announcement did not reach, as a notice: once they can be, what catches up tries it again too."""

from collections.abc import Sequence
from dataclasses import replace

from bot.announce.delivery import Delivery
from bot.errors import Stale
from bot.house import House
from bot.store.partitions import notices_partition
from bot.work.notice import DeliveryState, Notice

AGAIN_JOB = "announcement_again"
WHAT = "missed"
AGAIN = frozenset({"not_installed", "blocked", "unknown"})
"""Reasons that are over once the person gets Bode, or writes to it."""


async def keep(house: House, announcement: str, deliveries: Sequence[Delivery]) -> None:
    """In one commit, or each by itself where some were kept before."""
    gone = [one for one in deliveries if one.state is DeliveryState.GONE and one.reason in AGAIN]
    notices = [replace(_notice(announcement, one.person), at=house.now()) for one in gone]
    if not notices:
        return
    partition = notices_partition(announcement)
    try:
        await house.records.accept(partition, [house.records.notices.put(one) for one in notices])
    except Stale:
        for one in notices:
            await house.records.change_one(
                house.records.notices,
                partition,
                one.id,
                lambda before, one=one: replace(before or one, state=one.state, at=one.at),
            )


def _notice(announcement: str, person: str) -> Notice:
    body = {"announcement": announcement, "person": person}
    return Notice(announcement, person, WHAT, asks=False, state=DeliveryState.GONE, job=AGAIN_JOB, body=body)
