"""Looks up who of a school is away in one week: one read of the school's absences."""

from collections.abc import Sequence
from datetime import date

from bot.arrange.away_days import AwayDays
from bot.arrange.being_away import away_from
from bot.arrange.week import Cell, Week, WeekRow
from bot.house import House
from bot.people.contacts import Actor
from bot.people.person import Role

SEEING = frozenset({Role.HEADMASTER, Role.SECRETARY})
"""Who of a school sees who is away, without reasons."""


def may_see_week(actor: Actor) -> bool:
    return not SEEING.isdisjoint(actor.person.roles)


async def week_of(house: House, actor: Actor, monday: date) -> Week:
    """Of the actor's own school."""
    school = actor.directory.schools.get(actor.person.school)
    week = Week(school.name if school else "", monday)
    found = await away_from(house, actor.person.school, week.days[0], week.days[-1])
    by_person: dict[str, list[AwayDays]] = {}
    for one in found.days:
        if one.person in actor.directory.people:
            by_person.setdefault(one.person, []).append(one)
    rows = [_row(person, own, week.days) for person, own in by_person.items()]
    return Week(
        week.school, monday, sorted(rows, key=lambda row: actor.directory.name_of(row.person).casefold()), found.all
    )


def _row(person: str, absences: Sequence[AwayDays], days: Sequence[date]) -> WeekRow:
    cells = tuple(_cell({part for one in absences for part in _parts(one, day)}) for day in days)
    return WeekRow(person, cells, not all(one.approved for one in absences))


def _cell(parts: set[Cell]) -> Cell:
    if not parts:
        return Cell.HERE
    return parts.pop() if len(parts) == 1 else Cell.DAY


def _parts(one: AwayDays, day: date) -> set[Cell]:
    if not one.first <= day <= one.last:
        return set()
    part = one.first_part if day == one.first else one.last_part if day == one.last else Cell.DAY
    return {Cell(part)}
