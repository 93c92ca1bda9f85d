"""Keeps, beside each request that stands, when it takes somebody away; and finds who is away when."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from bot.arrange.away_days import AwayDays
from bot.arrange.request import STANDS, Request, RequestState
from bot.house import House
from bot.people.person import Person
from bot.store.base import Write
from bot.store.partitions import request_partition
from dialogs.away import Taken, away_in
from dialogs.kinds.period import Part, Period
from dialogs.model import Form

log = logging.getLogger(__name__)

MOST_READ = 1_000
"""Of one school or person: more absences that are not over by then than any has. Where there are more, that is said."""


@dataclass(frozen=True, slots=True)
class AwayFrom:
    """Who is away, the first that is back first; not `all` of them, where there are more than are read."""

    days: Sequence[AwayDays]
    all: bool = True


def first_days(house: House, form: Form, request: Request, requester: Person) -> Sequence[Write]:
    """Of a request that is handed in now."""
    days = _days_of(form, request, requester)
    return [house.records.away_days.put(days)] if days else []


async def follow_days(house: House, form: Form, request: Request, requester: Person) -> Sequence[Write]:
    """What makes its days say what `request` says now. Costs a read, where the form takes anybody away."""
    if form.away is None:
        return []
    kept = await house.records.away_days.get(request_partition(request.id), request.id)
    days = _days_of(form, request, requester)
    if days is None:
        return [house.records.away_days.remove(kept.value, kept.version)] if kept else []
    if kept and kept.value == days:
        return []
    return [house.records.away_days.put(days, kept.version if kept else None)]


def _days_of(form: Form, request: Request, requester: Person) -> AwayDays | None:
    period = away_in(form, request.answers)
    if period is None or request.state not in STANDS:
        return None
    approved = request.state in {RequestState.APPROVED, RequestState.ANNULLING}
    return AwayDays(
        request.id,
        requester.id,
        requester.school,
        request.reference,
        period.first,
        period.first_part,
        period.last,
        period.last_part,
        approved,
    )


async def taken_by(house: House, person: str, since: date, request: str) -> Sequence[Taken]:
    """When they are away on this day or later, by requests of theirs that stand, but for this `request` (id): another
    instance may hand it in at this moment."""
    found = await house.records.away_days.find(
        equal={"person": person}, order="last", above=since.isoformat(), limit=MOST_READ
    )
    _tell(found.more, person=person)
    others = [item.value for item in found.items if item.value.request != request]
    return [Taken(days.reference, period_of_days(days)) for days in others]


async def away_from(house: House, school: str, first: date, last: date) -> AwayFrom:
    """Who of a school is away on any of these days."""
    found = await house.records.away_days.find(
        equal={"school": school}, order="last", above=first.isoformat(), limit=MOST_READ
    )
    _tell(found.more, school=school)
    return AwayFrom([item.value for item in found.items if item.value.first <= last], not found.more)


def _tell(more: bool, **whose: str) -> None:
    if more:
        log.warning("away_days.not_all", extra={**whose, "most": MOST_READ})


def period_of_days(days: AwayDays) -> Period:
    return Period(days.first, cast(Part, days.first_part), days.last, cast(Part, days.last_part))
