"""Which announcements a person got, for rules that name those who did: `received:<announcement>`."""

import asyncio
from dataclasses import dataclass, fields
from datetime import datetime

from bot.people.person import Person
from bot.store.collection import moment
from bot.store.records import Records
from bot.work.notice import DeliveryState

RECEIVED = "received:"
LOOKED = 120
"""Of the deliveries of one person that are valid longest: what is beyond these is not answered from."""


@dataclass(frozen=True, slots=True)
class Informed(Person):
    """`received` are ids of announcements that reached them and are valid still."""

    received: frozenset[str] = frozenset()

    @property
    def principals(self) -> frozenset[str]:
        return self.own_principals | {f"{RECEIVED}{one}" for one in self.received}


async def informed(records: Records, person: Person, now: datetime) -> Person:
    """The same person, with what they got, or confirmed in a channel, also when it is under way to them since. Only
    what surely arrived counts, and nothing that expired."""
    found, there = await asyncio.gather(
        records.deliveries.find(
            equal={"person": person.id}, order="last", above=moment(now), descending=True, limit=LOOKED
        ),
        records.confirmed_there.find(
            equal={"person": person.id}, order="last", above=moment(now), descending=True, limit=LOOKED
        ),
    )
    arrived = (
        item.value.announcement
        for item in found.items
        if item.value.visas or item.value.state is DeliveryState.DELIVERED
    )
    got = frozenset((*arrived, *(item.value.announcement for item in there.items)))
    known = {one.name: getattr(person, one.name) for one in fields(Person)}
    return Informed(**known, received=got)
