"""What is said of a list that was read: the first entries of each sort, and counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.announce.authority.named_list import NamedList
from bot.sheets import Unread

MOST_SAID = 30
"""Entries of a list that are named; the others are counted."""
LONGEST_SHEET = 200


@dataclass(frozen=True, slots=True)
class Entries:
    """`first` as they stood in the list, and how many there are after these."""

    first: tuple[str, ...] = ()
    more: int = 0

    @property
    def count(self) -> int:
        return len(self.first) + self.more


@dataclass(frozen=True, slots=True)
class Became:
    """As `NamedList`, but of `people` the number only. Small enough to be kept until it is told."""

    people: int = 0
    unknown: Entries = Entries()
    several: Entries = Entries()
    twice: Entries = Entries()
    beside: Entries = Entries()
    more: int = 0
    unread: Unread | None = None


def became_of(listed: NamedList) -> Became:
    unread = listed.unread and replace(listed.unread, sheet=listed.unread.sheet[:LONGEST_SHEET])
    return Became(
        len(listed.people),
        _entries(listed.unknown),
        _entries(listed.several),
        _entries(listed.twice),
        _entries(listed.beside),
        listed.more,
        unread,
    )


def _entries(entries: Sequence[str]) -> Entries:
    return Entries(tuple(entries[:MOST_SAID]), max(0, len(entries) - MOST_SAID))
