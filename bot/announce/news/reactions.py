"""Counts what people react to an announcement with, and never who did.

Several documents share the count of one announcement, so that few who react at once wait for each other.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

SHARES = 8
KNOWN = ("like", "heart", "laugh", "surprised", "sad", "angry")
"""What Teams calls the reactions that it offers first; every other is OTHER."""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reactions:
    """One share of an announcement's count: by kind, added less taken back, so it may be below zero."""

    announcement: str
    share: int
    counts: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def id(self) -> str:
        return str(self.share)

    def reacted(self, added: Sequence[str], removed: Sequence[str]) -> "Reactions":
        counts = Counter(self.counts)
        counts.update(map(kind_of, added))
        counts.subtract(map(kind_of, removed))
        return replace(self, counts={kind: count for kind, count in sorted(counts.items()) if count})


def kind_of(name: str) -> str:
    return name if name in KNOWN else OTHER


def summed(shares: Sequence[Reactions]) -> tuple[tuple[str, int], ...]:
    """Of all shares, in the order in which Teams shows them; what nobody reacts with is left out."""
    total: Counter[str] = Counter()
    for share in shares:
        total.update(share.counts)
    return tuple((kind, total[kind]) for kind in (*KNOWN, OTHER) if total[kind] > 0)
