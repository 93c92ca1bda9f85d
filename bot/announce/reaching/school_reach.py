"""Who of a school cannot be reached: why, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.people.person import School

NEVER = "never"


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who cannot be reached: `why` is NEVER (they never had Bode), "removed", or the channel's code."""

    name: str
    job: str
    why: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class SchoolReach:
    """`people` work there; `missing` of them cannot be reached, by name."""

    school: School
    people: int
    missing: Sequence[Missing]
