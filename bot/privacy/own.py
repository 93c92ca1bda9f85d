"""Counts what Bode keeps of whoever asks, and says how long: for the card of their own data.

Only what an index counts in one request is counted; that is always as many requests, however much there is.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.house import House
from bot.store.partitions import OFFICIAL_ANSWERS, person_partition
from bot.store.records import Records


@dataclass(frozen=True, slots=True)
class OwnData:
    """`counts` by the names of COUNTS, `days` by those of Retention; `contact` is whom they ask, "" where the settings
    name nobody."""

    counts: Mapping[str, int]
    days: Mapping[str, int]
    contact: str = ""


COUNTS: Mapping[str, Callable[[Records, str], Awaitable[int]]] = {
    "questions": lambda records, who: records.questions.count(equal={"person": who}, partition=person_partition(who)),
    "hand_offs": lambda records, who: records.handoffs.count(equal={"asker": who}),
    "owned": lambda records, who: records.official_answers.count(equal={"owner": who}, partition=OFFICIAL_ANSWERS),
    "received": lambda records, who: records.deliveries.count(equal={"person": who}),
    "written": lambda records, who: records.announcements.count(equal={"author": who}),
    "asked": lambda records, who: records.requests.count(equal={"requester": who}),
    "decided": lambda records, who: records.approvals.count(equal={"person": who}),
    "given": lambda records, who: records.mandates.count(equal={"grantor": who}),
    "held": lambda records, who: records.mandates.count(equal={"holder": who}),
}


async def own_data(house: House, person: str) -> OwnData:
    """Costs one request for each of COUNTS, side by side."""
    counted = await asyncio.gather(*(count(house.records, person) for count in COUNTS.values()))
    retention = await house.retention.current()
    return OwnData(dict(zip(COUNTS, counted, strict=True)), retention.as_days(), house.privacy_contact)
