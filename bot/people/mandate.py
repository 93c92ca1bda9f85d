"""Mandates: who may decide, or hand in, for whom (grantor, holder), about which forms (scope), from when until when
(period).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.errors import BodeError, Stale
from bot.people.absence import midnight


class Right(StrEnum):
    """What a holder may do for the grantor: decide on what waits for them, or hand in requests of theirs."""

    DECIDE = "decide"
    SUBMIT = "submit"


class MandateState(StrEnum):
    """PROPOSED -> ACTIVE | DECLINED by the holder; either of both revokes it; ENDED once its last day is over."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    DECLINED = "declined"
    REVOKED = "revoked"
    ENDED = "ended"


OPEN = frozenset({MandateState.PROPOSED, MandateState.ACTIVE})


class NotOpen(BodeError):
    """The mandate stands in a state in which this cannot be done (any more)."""


class NotAsRead(Stale):
    """It does not stand any more as whoever changes it saw it."""


@dataclass(frozen=True, slots=True)
class NewTerms:
    """What its grantor wants of a mandate instead: until when, about which forms and areas, up to which amount, and of
    which schools."""

    last: date
    forms: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    most: Decimal | None = None
    schools: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mandate:
    """`holder` may do for `grantor` (ids of persons) what its `right` says, on all days from `first` to `last`, both
    included, once they accepted it. Its scope: `forms` and `areas` of forms (ids; none of either: every form),
    requests of at most the euros `most` (None: any, also those of which no amount is known), and of people of
    `schools` (ids; none: every school).

    `away`: it counts on no day itself; such a one is started from it for the days on which the mailbox of its grantor
    says that they are away (bot.arrange.mandates.when_away).

    `proposed` are terms that its holder has not accepted yet; `revision` counts what was proposed and became of it.

    `accepted` is when it was accepted; `by` is who declined or revoked it, "" for its own end.
    """

    id: str
    grantor: str
    holder: str
    first: date
    last: date
    created: datetime
    changed: datetime
    forms: tuple[str, ...] = ()
    state: MandateState = MandateState.PROPOSED
    accepted: datetime | None = None
    by: str = ""
    most: Decimal | None = None
    schools: tuple[str, ...] = ()
    right: Right = Right.DECIDE
    away: bool = False
    areas: tuple[str, ...] = ()
    proposed: NewTerms | None = None
    revision: int = 0

    @property
    def begins(self) -> datetime:
        return midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The moment after its last day, in Belgium."""
        return midnight(self.last + timedelta(days=1))

    def names(self, form: str, area: str) -> bool:
        """Whether its scope names this form, or the area that it is of ("" for none)."""
        return form in self.forms or (area != "" and area in self.areas)

    def covers(self, form: str, area: str, amount: Decimal | None, school: str) -> bool:
        """A request of this form, which is of this `area`; of whose `amount` None is known, by somebody of this
        `school`."""
        if self.most is not None and (amount is None or amount > self.most):
            return False
        every = not self.forms and not self.areas
        return (every or self.names(form, area)) and (not self.schools or school in self.schools)

    def is_open(self, now: datetime) -> bool:
        """Whether it counts or may still come to count: whoever noted its end or not."""
        return self.state in OPEN and now < self.ends

    def counts(self, now: datetime) -> bool:
        return self.state is MandateState.ACTIVE and not self.away and self.begins <= now < self.ends

    def counted(self, at: datetime, now: datetime) -> bool:
        """Whether it was in force at a moment that is past, and is not any more."""
        over = self.ends if self.state in OPEN else min(self.changed, self.ends)
        return (
            self.accepted is not None
            and not self.away
            and not self.counts(now)
            and self.begins <= now
            and at < over <= now
        )

    def accept(self, now: datetime) -> "Mandate":
        """Raises NotOpen unless it waits for that; so do the next."""
        if self.state is not MandateState.PROPOSED or now >= self.ends:
            raise NotOpen(self.state)
        return replace(self, state=MandateState.ACTIVE, accepted=now, changed=now)

    def decline(self, now: datetime) -> "Mandate":
        if self.state is not MandateState.PROPOSED:
            raise NotOpen(self.state)
        return replace(self, state=MandateState.DECLINED, by=self.holder, changed=now)

    def revoke(self, by: str, now: datetime) -> "Mandate":
        """The grantor takes it back, or the holder gives it back (`by`, an id)."""
        if not self.is_open(now):
            raise NotOpen(self.state)
        return replace(self, state=MandateState.REVOKED, by=by, changed=now)

    def propose(self, terms: NewTerms, now: datetime) -> "Mandate":
        """Raises NotOpen unless it was accepted and stands; so do the next, where nothing is proposed."""
        if self.state is not MandateState.ACTIVE or now >= self.ends:
            raise NotOpen(self.state)
        return replace(self, proposed=terms, revision=self.revision + 1, changed=now)

    def agree(self, now: datetime) -> "Mandate":
        new = self.proposed
        if new is None or not self.is_open(now):
            raise NotOpen(self.state)
        changed = replace(self, last=new.last, forms=new.forms, areas=new.areas, most=new.most, schools=new.schools)
        return replace(changed, proposed=None, revision=self.revision + 1, changed=now)

    def keep(self, now: datetime) -> "Mandate":
        if self.proposed is None or not self.is_open(now):
            raise NotOpen(self.state)
        return replace(self, proposed=None, revision=self.revision + 1, changed=now)

    def cut(self, now: datetime) -> "Mandate":
        """It was for an absence that is over before its last day."""
        if not self.is_open(now):
            raise NotOpen(self.state)
        return replace(self, state=MandateState.ENDED, changed=now)

    def end(self, now: datetime) -> "Mandate":
        """Its last day is over."""
        if self.state not in OPEN or now < self.ends:
            raise NotOpen(self.state)
        return replace(self, state=MandateState.ENDED, changed=now)


def mandate_id(token: str, grantor: str) -> str:
    """An id that says in whose partition the mandate stands."""
    return f"{token}.{grantor}"


def grantor_of(id: str) -> str:
    return id.rpartition(".")[2]
