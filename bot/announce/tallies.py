"""Counts deliveries as they end, in the very commit that ends them: each process in a document of its own.

So nobody waits for another's count, and how far a send is takes one find of a few documents, however many it goes to.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import uuid4

from bot.announce.delivery import BY_CHOICE, UNDER_WAY, Counted, Delivery
from bot.errors import Stale
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.work.notice import DeliveryState

MOST = 64
"""Announcements whose document this process remembers; of one more it begins another document."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A delivery that goes from what stands to what it becomes."""

    standing: Stored[Delivery]
    value: Delivery

    @property
    def delivered(self) -> int:
        """One more, one less or none."""
        return _is_delivered(self.value) - _is_delivered(self.standing.value)

    @property
    def not_reached(self) -> int:
        return _is_not_reached(self.value) - _is_not_reached(self.standing.value)

    def brought(self, edition: int) -> tuple[int, int]:
        """Changed and unchanged: of those that were behind this edition, and are no more."""
        if not self.standing.value.is_behind(edition) or self.value.is_behind(edition):
            return 0, 0
        return (0, 1) if self.value.given_up >= edition else (1, 0)


def _is_delivered(delivery: Delivery) -> int:
    return int(delivery.state is DeliveryState.DELIVERED)


def _is_not_reached(delivery: Delivery) -> int:
    return int(delivery.state not in UNDER_WAY | BY_CHOICE and delivery.state is not DeliveryState.DELIVERED)


@dataclass(slots=True)
class _Own:
    """Its document as this process wrote it last: nobody else writes it. `turn`: one commit of it at a time."""

    counted: Stored[Counted] | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Tallies:
    """The documents of this process."""

    def __init__(self) -> None:
        self._own: dict[str, _Own] = {}

    async def settle(
        self,
        records: Records,
        announcement: str,
        endings: Sequence[Ending],
        edition: int = 0,
        beside: Sequence[Write] = (),
    ) -> Sequence[Stored[Delivery]]:
        """Records what became of these deliveries, and counts it, in one commit. With an `edition` the cards that were
        brought to it are counted too; `beside` is written in the same commit. Raises Stale when one of them changed
        meanwhile; then none is recorded."""
        writes = [records.deliveries.put(one.value, one.standing.version) for one in endings]
        delivered, not_reached = sum(one.delivered for one in endings), sum(one.not_reached for one in endings)
        brought = [one.brought(edition) for one in endings] if edition else []
        changed, unchanged = sum(one for one, _ in brought), sum(one for _, one in brought)
        partition = announcement_partition(announcement)
        if not (delivered or not_reached or changed or unchanged):
            versions = (await records.accept(partition, [*writes, *beside]))[: len(writes)]
        else:
            own = self._of(announcement)
            async with own.turn:
                before = own.counted.value if own.counted else Counted(announcement, uuid4().hex)
                counted = _more(before, delivered, not_reached)
                counted = _brought(counted, edition, changed, unchanged) if edition else counted
                replaced = own.counted.version if own.counted else None
                try:
                    *versions, version = await records.accept(
                        partition, [*beside, *writes, records.counted.put(counted, replaced)]
                    )
                    versions = versions[len(beside) :]
                except Stale:
                    raise
                except BaseException:
                    own.counted = None  # it may have happened: what stands stays counted, and another document goes on
                    raise
                own.counted = Stored(counted, version or "")
        return [Stored(one.value, version or "") for one, version in zip(endings, versions, strict=True)]

    def _of(self, announcement: str) -> _Own:
        own = self._own.pop(announcement, None) or _Own()
        self._own[announcement] = own  # the last that was used stands last
        if len(self._own) > MOST:
            del self._own[next(iter(self._own))]
        return own


def _more(before: Counted, delivered: int, not_reached: int) -> Counted:
    return replace(before, delivered=before.delivered + delivered, not_reached=before.not_reached + not_reached)


def _brought(before: Counted, edition: int, changed: int, unchanged: int) -> Counted:
    """What was counted of the edition before is over; of one that is over nothing is counted any more."""
    if before.edition > edition:
        return before
    if before.edition < edition:
        before = replace(before, edition=edition, changed=0, unchanged=0)
    return replace(before, changed=before.changed + changed, unchanged=before.unchanged + unchanged)


async def total(records: Records, announcement: str) -> tuple[int, int]:
    """Delivered and not reached, as all processes counted them."""
    delivered = not_reached = 0
    async for item in records.counted.stream(partition=announcement_partition(announcement)):
        delivered += item.value.delivered
        not_reached += item.value.not_reached
    return delivered, not_reached


async def brought(records: Records, announcement: str, edition: int) -> tuple[int, int]:
    """Of how many deliveries the cards were brought to this edition, and of how many they cannot be."""
    changed = unchanged = 0
    async for item in records.counted.stream(partition=announcement_partition(announcement)):
        if item.value.edition == edition:
            changed += item.value.changed
            unchanged += item.value.unchanged
    return changed, unchanged
