"""When somebody is away by a request, as it stands beside that request."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

KEPT = timedelta(days=60)
"""After its last day nobody plans around it any more."""


@dataclass(frozen=True, slots=True)
class AwayDays:
    """A `person` (id) of this `school` is away by a `request`, `approved` or still asked for. The `reference` is for
    themselves; why they are away stands nowhere here. The parts are those of a period: day, morning, afternoon."""

    request: str
    person: str
    school: str
    reference: str
    first: date
    first_part: str
    last: date
    last_part: str
    approved: bool = False

    @property
    def expires(self) -> datetime:
        return datetime.combine(self.last, time(), tzinfo=UTC) + KEPT
