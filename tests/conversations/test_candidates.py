"""Who is asked to replace somebody: of those who said so, for which days and lessons, in which order, and how many."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.arrange.matching.candidates import MOST_ASKED, Wanted, candidates
from bot.arrange.matching.profile import Standby, counts_until
from bot.arrange.matching.profiles import keep_standby
from bot.people.absences import go_away
from bot.people.contacts import meet
from bot.people.person import Person
from dialogs.kinds.period import Period
from tests.conversations.school import School

EVERY_DAY = (0, 1, 2, 3, 4)
LAST = counts_until(date(2026, 11, 23))
FRIDAY = Period(date(2026, 12, 4), "day", date(2026, 12, 4), "day")


async def says(school: School, person: str, schools: tuple[str, ...] = ("de-linde",), **said: tuple[int, ...]) -> None:
    actor = await meet(school.house, person, None)
    await keep_standby(school.house, actor, Standby(schools, said.get("days", EVERY_DAY), (), LAST))


async def asked(school: School, period: Period = FRIDAY, **said: frozenset[str]) -> tuple[str, ...]:
    wanted = replace(Wanted("leave.2026.x", school.ana.id, "de-linde", period, ""), **said)
    return await candidates(school.house, wanted, await school.house.directory.current())


async def test_nobody_replaces_themselves(school: School) -> None:
    for who in (school.ana, school.emma):
        await says(school, who.id)
    assert await asked(school) == (school.emma.id,)


async def test_who_cannot_is_never_asked_and_who_was_asked_comes_last(school: School) -> None:
    for who in (school.emma, school.farid, school.james):
        await says(school, who.id)
    assert (await asked(school))[0] == school.emma.id, "who is of the school comes first"
    assert (await asked(school, before=frozenset({school.emma.id})))[-1] == school.emma.id
    assert school.emma.id not in await asked(school, never=frozenset({school.emma.id}))


async def test_the_order_is_another_for_each_request(school: School) -> None:
    people = [Person(f"person-{number}", f"Collega {number}", "Leerkracht", "de-linde") for number in range(12)]
    await school.becomes(lambda one: one, people)
    for one in people:
        await says(school, one.id)
    directory = await school.house.directory.current()
    orders = set[tuple[str, ...]]()
    for number in range(4):
        wanted = Wanted(f"leave.2026.{number}", school.ana.id, "de-linde", FRIDAY, "")
        orders.add(await candidates(school.house, wanted, directory))
        assert await candidates(school.house, wanted, directory) in orders, "the same for the same request"
    assert len(orders) == 4


async def test_at_most_so_many_are_asked(school: School) -> None:
    people = [
        Person(f"person-{number}", f"Collega {number}", "Leerkracht", "de-linde") for number in range(MOST_ASKED + 5)
    ]
    await school.becomes(lambda one: one, people)
    for one in people:
        await says(school, one.id)
    assert len(await asked(school)) == MOST_ASKED


async def test_who_left_is_not_asked(school: School) -> None:
    await says(school, school.emma.id)
    await school.becomes(lambda one: None if one.id == school.emma.id else one)
    assert await asked(school) == ()


@pytest.mark.parametrize(
    ("first", "last", "here"),
    [
        ("2026-12-03", "2026-12-03", True),
        ("2026-12-04", "2026-12-04", False),
        ("2026-12-05", "2026-12-06", True),
        ("2026-12-01", None, False),
        ("2026-12-05", None, True),
    ],
)
async def test_who_said_that_they_are_away_then_is_not_asked(
    school: School, first: str, last: str | None, here: bool
) -> None:
    await says(school, school.emma.id)
    actor = await meet(school.house, school.emma.id, None)
    await go_away(school.house, actor, date.fromisoformat(first), date.fromisoformat(last) if last else None)
    assert bool(await asked(school)) is here


@pytest.mark.parametrize(
    ("first", "last", "days", "found"),
    [
        ("2026-12-03", "2026-12-08", (0,), True),
        ("2026-12-03", "2026-12-08", (2,), False),
        ("2026-12-25", "2026-12-28", (0,), True),
        ("2026-12-12", "2026-12-13", (0,), False),
    ],
)
async def test_the_days_of_it_are_those_that_are_taught(
    school: School, first: str, last: str, days: tuple[int, ...], found: bool
) -> None:
    """From 21 December to 3 January nobody teaches: then all days of it are."""
    await says(school, school.emma.id, days=days)
    period = Period(date.fromisoformat(first), "day", date.fromisoformat(last), "day")
    assert bool(await asked(school, period)) is found


async def test_days_on_which_nobody_teaches_do_not_count_beside_others(school: School) -> None:
    """11 November is a legal holiday, a Wednesday."""
    school.clock.pass_by(timedelta(days=-20))
    await says(school, school.emma.id, days=(2,))
    assert await asked(school, Period(date(2026, 11, 10), "day", date(2026, 11, 12), "day")) == ()


async def test_days_that_are_past_do_not_count(school: School) -> None:
    """Today is Monday 23 November."""
    await says(school, school.emma.id, days=(4,))
    period = Period(date(2026, 11, 20), "day", date(2026, 11, 24), "day")
    assert await asked(school, period) == ()
    await says(school, school.emma.id, days=(1,))
    assert await asked(school, period) == (school.emma.id,)
