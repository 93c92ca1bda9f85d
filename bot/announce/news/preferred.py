"""What everybody wants to get, kept in memory: by topic, so that a preview and a send ask nobody."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.announce.news.preferences import Preferences
from bot.store.collection import moment
from bot.store.records import Records

OVERLAP = timedelta(minutes=2)
"""What changed that long before the last reading is read again: the clocks of those who write differ."""


class Preferred:
    """As of the last `refresh`, and what this process saw since; nobody wants anything before the first."""

    def __init__(self, records: Records, now: Callable[[], datetime]) -> None:
        self._records = records
        self._now = now
        self._since: datetime | None = None
        self._kept: dict[str, Preferences] = {}

    async def refresh(self) -> int:
        """Reads everything the first time, and then what changed; for the worker and its jobs, never for a turn.
        Returns how many it read."""
        began, read = self._now(), 0
        above = moment(self._since - OVERLAP) if self._since else None
        async for item in self._records.preferences.stream(order="changed", above=above):
            self.saw(item.value)
            read += 1
        self._since = began
        return read

    def saw(self, preferences: Preferences) -> None:
        """They said so just now, or some time before."""
        known = self._kept.get(preferences.person)
        if known is None or known.changed <= preferences.changed:
            self._kept[preferences.person] = preferences

    def of(self, person: str) -> Preferences | None:
        return self._kept.get(person)

    def muting(self, topic: str) -> frozenset[str]:
        """Ids of those who mute it."""
        return frozenset(one.person for one in self._kept.values() if topic and topic in one.muted)

    def following(self, topic: str) -> frozenset[str]:
        return frozenset(one.person for one in self._kept.values() if topic and topic in one.followed)

    def muted_among(self, topic: str, people: Collection[str]) -> int:
        return len(self.muting(topic).intersection(people))
