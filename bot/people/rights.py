"""Rights to leave: which event gives how many days, by kinship, under which dated circular."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.words.translated import Translated


class Proof(StrEnum):
    """Whether an event has to be proven, and by when: with the request, or once the leave is over."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Source:
    """What gives a right: a circular, or an arrangement of the organisation. `dated` is the day of its text, `link`
    where it is read, "" for nowhere."""

    id: str
    name: Translated
    dated: date
    link: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What happens; `group` is the kind of leave that it is of: "circumstance"."""

    id: str
    group: str
    name: Translated


@dataclass(frozen=True, slots=True)
class Kinship:
    """To whom it happens."""

    id: str
    name: Translated


@dataclass(frozen=True, slots=True)
class Right:
    """At most `days` (halves are exact) for one event; `kinship` is None where it does not matter. `halves`: half days
    may be taken of it. It holds from `since`, to `until` where that is known."""

    event: Event
    kinship: Kinship | None
    days: float
    halves: bool
    proof: Proof
    source: Source
    since: date
    until: date | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.event.id, self.kinship.id if self.kinship else ""

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Rights:
    """All that are known, those of other days as well. A proof that comes afterwards is awaited for `within` days after
    the last day of the leave, and reminded of `reminder` days after it."""

    all: tuple[Right, ...] = ()
    within: int = 14
    reminder: int = 7

    def on(self, day: date, group: str) -> Sequence[Right]:
        """Those that hold on that day, in the order of the file: of two for the same, the newer one."""
        newest: dict[tuple[str, str], Right] = {}
        for right in self.all:
            before = newest.get(right.key)
            if right.event.group == group and right.holds_on(day) and (before is None or before.since < right.since):
                newest[right.key] = right
        return tuple(newest.values())

    def right(self, day: date, group: str, event: str, kinship: str) -> Right | None:
        return next((one for one in self.on(day, group) if one.key == (event, kinship)), None)


def events_of(rights: Iterable[Right]) -> Sequence[Event]:
    return tuple({right.event.id: right.event for right in rights}.values())


def kinships_of(rights: Iterable[Right], event: str) -> Sequence[Kinship]:
    """Among whom it is chosen; none for an event of which the kinship does not matter."""
    return tuple(right.kinship for right in rights if right.event.id == event and right.kinship)
