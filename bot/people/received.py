"""Which announcements a person got, for rules that name those who did: `received:<announcement>`."""

import asyncio
from dataclasses import dataclass, fields
from datetime import datetime

from bot.people.person import Person
from bot.store.records import Records
from bot.work.notice import DeliveryState

RECEIVED = "received:"
LOOKED = 60
"""Of the newest deliveries of one person, of each kind, are looked through: what is older is not answered from."""


@dataclass(frozen=True, slots=True)
class Informed(Person):
    """`received` are ids of announcements that reached them and are valid still."""

    received: frozenset[str] = frozenset()

    @property
    def principals(self) -> frozenset[str]:
        return self.own_principals | {f"{RECEIVED}{one}" for one in self.received}


async def informed(records: Records, person: Person, now: datetime) -> Person:
    """The same person, with what they got. Only what surely arrived counts, and nothing that expired."""
    pages = await asyncio.gather(
        *(
            records.deliveries.find(
                equal={"person": person.id, "open": is_open}, order="since", descending=True, limit=LOOKED
            )
            for is_open in (True, False)
        )
    )
    got = [item.value for page in pages for item in page.items if item.value.state is DeliveryState.DELIVERED]
    valid = frozenset(one.announcement for one in got if one.until is None or now < one.until)
    known = {field.name: getattr(person, field.name) for field in fields(Person)}
    return Informed(**known, received=valid)
