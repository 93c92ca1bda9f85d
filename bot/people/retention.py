"""How long is kept what has no end by itself: a period in days for each kind of thing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

SHORTEST = 365
"""Days that may be set at least, but for the names in questions."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Days. After `questions_named` a question is kept without who asked it. The others count from the last that
    happened to what ended: a `mandates`, a role that was given (`roles`), a request that was decided (`requests`), a
    question to experts that was answered (`hand_offs`), an announcement that is not valid any more (`announcements`),
    since somebody `left`, and since an entry of the `audit`."""

    questions_named: int = 30
    mandates: int = 5 * 365
    roles: int = 5 * 365
    requests: int = 10 * 365
    hand_offs: int = 5 * 365
    announcements: int = 5 * 365
    left: int = 10 * 365
    audit: int = 10 * 365

    def as_days(self) -> Mapping[str, int]:
        """By name. The audit tells of all the others, and is kept as long as the one that is kept longest."""
        days: dict[str, int] = asdict(self)
        return {**days, "audit": max(days.values())}


USUAL = Retention()
