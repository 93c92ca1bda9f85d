"""Roles in Bode that are given to somebody for a period: which, about what, from when until when, and by whom."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.errors import BodeError
from bot.people.absence import midnight
from bot.people.person import Role


class GrantedRole(StrEnum):
    """AUTHOR writes announcements, OPERATOR administers Bode; EXPERT answers what is asked on a topic, HANDLER carries
    out the requests of a form."""

    AUTHOR = "author"
    EXPERT = "expert"
    HANDLER = "handler"
    OPERATOR = "operator"


ABOUT_SOMETHING = frozenset({GrantedRole.EXPERT, GrantedRole.HANDLER})
"""Those that are of a topic, or of a form."""

_AS_ROLE = {GrantedRole.AUTHOR: Role.AUTHOR, GrantedRole.OPERATOR: Role.OPERATOR}


class GrantState(StrEnum):
    """GIVEN -> STOPPED by an operator, or ENDED once its last day is over."""

    GIVEN = "given"
    STOPPED = "stopped"
    ENDED = "ended"


class NotGiven(BodeError):
    """It is stopped or over already."""


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """`holder` (an id) has the `role` on all days from `first` to `last`, both included; `of` is the id of the topic or
    the form, "" for a role that is of neither. `by` gave it, `stopped_by` stopped it ("" for its own end): ids."""

    id: str
    holder: str
    role: GrantedRole
    of: str
    first: date
    last: date
    by: str
    created: datetime
    changed: datetime
    state: GrantState = GrantState.GIVEN
    stopped_by: str = ""

    @property
    def begins(self) -> datetime:
        return midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The moment after its last day, in Belgium."""
        return midnight(self.last + timedelta(days=1))

    @property
    def as_role(self) -> Role | None:
        """What it is in the directory, where it is of nothing."""
        return _AS_ROLE.get(self.role)

    @property
    def principal(self) -> str:
        """By which those who have it are named: "role:author", "expert:leave", "handler:it"."""
        return f"role:{self.as_role}" if self.as_role else f"{self.role}:{self.of}"

    def is_open(self, now: datetime) -> bool:
        """Whether it counts or will: whoever noted its end or not."""
        return self.state is GrantState.GIVEN and now < self.ends

    def counts(self, now: datetime) -> bool:
        return self.state is GrantState.GIVEN and self.begins <= now < self.ends

    def stop(self, by: str, now: datetime) -> "RoleGrant":
        """Raises NotGiven where it is over; so does `end`."""
        if not self.is_open(now):
            raise NotGiven(self.state)
        return replace(self, state=GrantState.STOPPED, stopped_by=by, changed=now)

    def end(self, now: datetime) -> "RoleGrant":
        if self.state is not GrantState.GIVEN or now < self.ends:
            raise NotGiven(self.state)
        return replace(self, state=GrantState.ENDED, changed=now)
