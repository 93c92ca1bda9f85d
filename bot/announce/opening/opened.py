"""How often each link of an announcement was opened: totals by link, in a few documents that share them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

SHARES = 8
"""Documents of one announcement: an instance adds to one of them, so that few wait for each other."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One share of an announcement's count: by `link_id`. It names no person and no moment."""

    announcement: str
    share: int
    counts: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def id(self) -> str:
        return str(self.share)

    def more(self, counts: Mapping[str, int]) -> "Opened":
        total = Counter(self.counts)
        total.update(counts)
        return replace(self, counts=dict(sorted(total.items())))


def link_id(address: str) -> str:
    """16 characters for an address: what is counted stays small, however long the address is."""
    return sha256(address.encode()).hexdigest()[:16]


def summed(shares: Sequence[Opened]) -> Mapping[str, int]:
    total: Counter[str] = Counter()
    for share in shares:
        total.update(share.counts)
    return total
