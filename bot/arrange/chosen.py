"""Who was chosen to decide, and who of them was away at that moment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody (by id) who may decide and was away when the approvers were chosen; `until` None: no end was known."""

    person: str
    until: datetime | None = None

    def lasts(self, now: datetime) -> bool:
        return self.until is None or now < self.until


@dataclass(frozen=True, slots=True)
class Reassigned:
    """Who decides in the place of `by`, whom the route names, at the stage at which a request stands: `to` (ids)."""

    by: str
    to: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """`approvers` (ids) may decide. Those of them who were `away` keep that right; others are asked in their place,
    where there are any. `every` (ids) have to agree; none: any of the approvers is enough. `escalated` (ids) may since
    it is late."""

    approvers: tuple[str, ...]
    away: tuple[Away, ...] = ()
    every: tuple[str, ...] = ()
    escalated: tuple[str, ...] = ()
