"""A person's confirmation of an announcement, by the edition that they read; and what an author asks of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.people.calendar import BRUSSELS

DAYS = (0, 1, 3, 5, 10, 15)
"""School days that an author can choose; 0 for no visering."""


@dataclass(frozen=True, slots=True)
class Visa:
    """Of the `edition` with this `digest` ("" where it was not kept), given `at`. `until`: since then it does not count
    any more, since another edition asks for something else; None as long as it counts."""

    edition: int
    digest: str
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Visering:
    """Within so many school `days` after it was sent, that is until and with `due`, None before it is sent. A visa of
    an earlier `edition` does not count any more, `since` that one was published."""

    days: int
    due: date | None = None
    edition: int = 1
    since: datetime | None = None

    def is_late(self, now: datetime) -> bool:
        """Whether its last day is over."""
        return self.due is not None and now.astimezone(BRUSSELS).date() > self.due


def joined(one: Sequence[Visa], other: Sequence[Visa]) -> tuple[Visa, ...]:
    """Of two records of the same person, by moment; an end that one of them knows stands."""
    found: dict[tuple[int, datetime], Visa] = {}
    for visa in (*one, *other):
        key = (visa.edition, visa.at)
        before = found.get(key)
        found[key] = _joined(before, visa) if before else visa
    return tuple(sorted(found.values(), key=lambda visa: (visa.at, visa.edition)))


def _joined(one: Visa, other: Visa) -> Visa:
    ends = [visa.until for visa in (one, other) if visa.until]
    return replace(one, digest=max(one.digest, other.digest), until=min(ends) if ends else None)


def standing_at(visas: Sequence[Visa], moment: datetime) -> Visa | None:
    """The one that counted at that moment."""
    return next((one for one in visas if one.at <= moment and (one.until is None or moment < one.until)), None)
