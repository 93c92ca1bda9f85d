"""Which announcements a person got, for rules that name those who did: `received:<announcement>`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta

from bot.people.person import Person
from bot.store.collection import moment
from bot.store.records import Records
from bot.work.notice import DeliveryState

RECEIVED = "received:"
LOOKED = 120
"""Of the deliveries of one person that are valid longest: what is beyond these is not answered from."""
AT_HAND = timedelta(seconds=60)
"""How long what somebody got is remembered, so that who asks on need not be looked up again. What comes meanwhile is
answered from a moment later; what expires or is recalled goes at once."""
MOST = 2000
"""People who are remembered."""


@dataclass(frozen=True, slots=True)
class Informed(Person):
    """`received` are ids of announcements that reached them and are valid still."""

    received: frozenset[str] = frozenset()

    @property
    def principals(self) -> frozenset[str]:
        return self.own_principals | {f"{RECEIVED}{one}" for one in self.received}


@dataclass(frozen=True, slots=True)
class _Got:
    """Until when each is valid, as it stood `at` that moment and `number` of the library of announcements."""

    at: datetime
    number: int
    valid: Mapping[str, datetime]


@dataclass(slots=True)
class Received:
    """What those got who asked last."""

    records: Records
    _got: dict[str, _Got] = field(default_factory=dict[str, _Got])

    async def informed(self, person: Person, now: datetime, number: int) -> Person:
        """The same person, with what they got. Only what surely arrived counts. `number` is that of the last change of
        what announcements there are: with another one, it is looked up anew."""
        got = self._got.pop(person.id, None)
        if got is None or got.number != number or not now - AT_HAND < got.at <= now:
            got = _Got(now, number, await self._look_up(person.id, now))
        self._got[person.id] = got  # who asked last stands last
        if len(self._got) > MOST:
            del self._got[next(iter(self._got))]
        known = {one.name: getattr(person, one.name) for one in fields(Person)}
        return Informed(**known, received=frozenset(one for one, last in got.valid.items() if now < last))

    async def _look_up(self, person: str, now: datetime) -> Mapping[str, datetime]:
        found = await self.records.deliveries.find(
            equal={"person": person}, order="last", above=moment(now), descending=True, limit=LOOKED
        )
        return {
            item.value.announcement: item.value.last
            for item in found.items
            if item.value.state is DeliveryState.DELIVERED and item.value.last
        }
