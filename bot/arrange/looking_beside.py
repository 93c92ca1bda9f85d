"""Looks up what an approver should know beside an absence that is asked for: one read of the school's absences."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.arrange.away_days import AwayDays
from bot.arrange.being_away import away_from, period_of_days
from bot.arrange.beside import AwayThen, Beside, BlockedThen, ShortThen
from bot.arrange.request import WAITING, Request
from bot.house import House
from bot.people.calendar import Calendar
from bot.people.directory import Directory
from bot.people.person import Person
from dialogs.away import away_in
from dialogs.kinds.period import Period
from dialogs.model import Form


async def look_beside(house: House, form: Form, request: Request, directory: Directory) -> Beside | None:
    """None where nobody is to be away, or nothing waits for a decision on it."""
    period, requester = away_in(form, request.answers), directory.people.get(request.requester)
    if period is None or requester is None or request.state not in WAITING:
        return None
    found = await away_from(house, requester.school, period.first, period.last)
    others = [one for one in found.days if one.request != request.id and one.person != requester.id]
    calendar = await house.calendar.current()
    return Beside(
        tuple(_like(others, requester, directory, period)),
        tuple(_blocked(calendar, requester.school, period)),
        tuple(_short(calendar, requester, directory, period, others)),
        found.all,
    )


def _like(others: Sequence[AwayDays], requester: Person, directory: Directory, period: Period) -> Iterator[AwayThen]:
    """The first who is away first."""
    for one in sorted(others, key=lambda days: (days.first, days.last, days.person)):
        person, then = directory.people.get(one.person), period_of_days(one)
        if person and period.meets(then) and _are_alike(person, requester):
            yield AwayThen(one.person, then, one.approved)


def _are_alike(one: Person, other: Person) -> bool:
    return not one.functions.isdisjoint(other.functions) or not one.roles.isdisjoint(other.roles)


def _blocked(calendar: Calendar, school: str, period: Period) -> Iterator[BlockedThen]:
    for one in calendar.blocked:
        days = [day for day in one.days if period.first <= day <= period.last]
        if days and one.holds_in(school):
            yield BlockedThen(one.name, min(days))


def _short(
    calendar: Calendar, requester: Person, directory: Directory, period: Period, others: Sequence[AwayDays]
) -> Iterator[ShortThen]:
    """Whoever is away for half a day is not there for the whole of it."""
    here = [one for one in directory.people.values() if one.school == requester.school] if calendar.present else []
    for rule in calendar.present:
        if not rule.holds_in(requester.school) or not rule.is_of(requester):
            continue
        staff = {one.id for one in here if rule.is_of(one)}
        for day in _days(period):
            gone = {one.person for one in others if one.approved and one.first <= day <= one.last} | {requester.id}
            left = len(staff - gone)
            if left < rule.least and calendar.is_taught(day, requester.school):
                yield ShortThen(day, rule.name, left, rule.least)
                break


def _days(period: Period) -> Iterator[date]:
    for offset in range((period.last - period.first).days + 1):
        yield period.first + timedelta(days=offset)
