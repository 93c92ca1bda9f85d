"""Chooses which colleagues are asked to replace somebody: those who said that they may be, for these days and lessons,
and are not away then themselves.
"""

import asyncio
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from bot.arrange.being_away import away_from, period_of_days
from bot.arrange.matching.profile import StandbyAt
from bot.arrange.matching.profiles import standing_by
from bot.house import House
from bot.people.absence import Absence, midnight
from bot.people.calendar import today
from bot.people.directory import Directory
from bot.people.person import Person
from bot.store.partitions import person_partition
from dialogs.kinds.period import Period

MOST_ASKED = 30
"""Colleagues at once: of more, whoever is asked is one of many, and nobody feels asked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody is to replace the `requester` (an id) of this `school` in this `period`; `lessons` says in their words
    what is to be taken over, "" where nobody said. Who is `never` asked is not, who was asked `before` comes last."""

    request: str
    requester: str
    school: str
    period: Period
    lessons: str
    before: AbstractSet[str] = frozenset()
    never: AbstractSet[str] = frozenset()


async def candidates(house: House, wanted: Wanted, directory: Directory) -> tuple[str, ...]:
    """Ids, at most MOST_ASKED: those of the school itself first, and among equals in an order that is another for each
    request, so that it is not always the same who are asked first."""
    days = await _days(house, wanted)
    listed = [
        row
        for row in await standing_by(house, wanted.school)
        if row.is_for(days, wanted.lessons)
        and row.person in directory.people
        and row.person != wanted.requester
        and row.person not in wanted.never
    ]
    people = [directory.people[row.person] for row in sorted(listed, key=lambda row: _place(row, wanted, directory))]
    here = await _not_away(house, people[: 2 * MOST_ASKED], wanted.period)
    return tuple(here[:MOST_ASKED])


def _place(row: StandbyAt, wanted: Wanted, directory: Directory) -> tuple[bool, bool, str]:
    lot = sha256(f"{wanted.request}:{row.person}".encode()).hexdigest()
    return row.person in wanted.before, directory.people[row.person].school != wanted.school, lot


async def _days(house: House, wanted: Wanted) -> Sequence[date]:
    """The school days that are still to come of it; where there are none, all of them that are."""
    calendar, period = await house.calendar.current(), wanted.period
    first = max(period.first, today(house))
    left = [first + timedelta(days=number) for number in range((period.last - first).days + 1)]
    return [day for day in left if calendar.is_taught(day, wanted.school)] or left


async def _not_away(house: House, people: Sequence[Person], period: Period) -> Sequence[str]:
    """Those who neither are away by a request in any part of it, or asked to be, nor said that they are. Costs a read
    for each school that they are of, and one for each of them."""
    schools = sorted({person.school for person in people})
    absences = await asyncio.gather(*(away_from(house, school, period.first, period.last) for school in schools))
    gone = {one.person for found in absences for one in found.days if period.meets(period_of_days(one))}
    left = [person.id for person in people if person.id not in gone]
    said = await _said_away(house, left)
    return [one for one in left if not _meets(said.get(one), period)]


async def _said_away(house: House, people: Sequence[str]) -> Mapping[str, Absence]:
    found = await asyncio.gather(*(house.records.whereabouts.get(person_partition(one), one) for one in people))
    said = {kept.value.person: kept.value.absence for kept in found if kept}
    return {person: absence for person, absence in said.items() if absence}


def _meets(absence: Absence | None, period: Period) -> bool:
    if absence is None:
        return False
    first, end = midnight(period.first), midnight(period.last + timedelta(days=1))
    return absence.begins < end and (absence.ends is None or first < absence.ends)
