"""Once a week operators are told what is wrong or will be soon: one card each, and none when all is well."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.bootstrap.examination import patient_of
from bot.bootstrap.running import rounds_of
from bot.doctor.checks import CHECKS
from bot.doctor.finding import Finding, fine, note, soon, wrong
from bot.doctor.patient import Patient
from bot.doctor.weekly import Weekly
from bot.people.person import Person, Role
from bot.settings import load_settings
from tests.conversations.school import School
from tests.conversations.stage import Colleague

WEEK = timedelta(days=7)
ENDS = soon("doctor-secret-soon", days=12)
ALL_WELL = (fine("doctor-store-fine"), note("doctor-secret-unknown"))


class Weeks:
    """The round that looks, on what stands in `finds`."""

    def __init__(self, school: School) -> None:
        self._school = school
        self.finds: list[Finding] = [*ALL_WELL, ENDS]
        self.looks = 0

    async def look(self) -> int:
        house = self._school.house
        return await Weekly(house, patient_of(house, load_settings(), None), [self._check]).tell()

    async def _check(self, _: Patient) -> Sequence[Finding]:
        self.looks += 1
        return self.finds


@pytest.fixture
def weeks(school: School) -> Weeks:
    return Weeks(school)


async def becomes_operator(school: School, *who: Colleague) -> None:
    def change(one: Person) -> Person:
        return replace(one, roles=one.roles | {Role.OPERATOR}) if one.id in {person.id for person in who} else one

    await school.becomes(change)


async def test_an_operator_is_told_once_a_week_with_what_to_do(school: School, weeks: Weeks) -> None:
    await school.everybody_installs()
    await becomes_operator(school, school.ben)
    for _ in range(3):
        await weeks.look()
        await school.jobs()
    assert len([one for one in school.ben.chat if "clientgeheim" in one.text]) == 1
    card = school.ben.card_with("clientgeheim")
    assert "Het clientgeheim verloopt over 12 dagen. Maak een nieuw in de app-registratie" in card.text
    assert "Binnen 30 dagen" in card.text
    assert "Nu niet in orde" not in card.text
    assert not school.ana.sees("clientgeheim")
    await school.jobs(later=WEEK)
    assert await weeks.look() == 1
    await school.jobs()
    assert len([one for one in school.ben.chat if "clientgeheim" in one.text]) == 2


async def test_of_two_instances_one_tells(school: School, weeks: Weeks) -> None:
    await school.everybody_installs()
    await becomes_operator(school, school.ben)
    await asyncio.gather(weeks.look(), weeks.look())
    assert weeks.looks == 2
    await school.jobs()
    assert len([one for one in school.ben.chat if "clientgeheim" in one.text]) == 1


async def test_nothing_is_sent_when_all_is_well_and_nothing_is_looked_at_again(school: School, weeks: Weeks) -> None:
    await school.everybody_installs()
    await becomes_operator(school, school.ben)
    await school.jobs()
    before = len(school.ben.chat)
    weeks.finds = [*ALL_WELL]
    assert await weeks.look() == 0
    assert await weeks.look() == 0
    assert weeks.looks == 1
    await school.jobs()
    assert len(school.ben.chat) == before


async def test_each_reads_it_in_their_own_language(school: School, weeks: Weeks) -> None:
    await school.everybody_installs()
    await becomes_operator(school, school.ben, school.ana)
    await school.ana.says("english")
    await school.ana.clicks("English")
    weeks.finds = [wrong("doctor-aside-some", jobs=2)]
    await weeks.look()
    await school.jobs()
    assert school.ben.sees("Er zijn 2 taken opzijgezet omdat ze bleven mislukken")
    assert school.ana.sees("2 jobs were set aside because they kept failing")


async def test_who_has_no_bode_is_told_when_they_have_it_in_the_same_week_only(school: School, weeks: Weeks) -> None:
    await becomes_operator(school, school.ben, school.ana)
    await weeks.look()
    await school.jobs()
    await school.ben.installs()
    await school.jobs()
    assert school.ben.sees("clientgeheim")
    school.clock.pass_by(WEEK)
    await school.ana.installs()
    await school.jobs()
    assert not school.ana.sees("clientgeheim")


async def test_who_is_no_operator_any_more_is_not_told(school: School, weeks: Weeks) -> None:
    await school.everybody_installs()
    await becomes_operator(school, school.ben)
    await weeks.look()
    await becomes_operator(school)
    await school.jobs()
    assert not school.ben.sees("clientgeheim")


@pytest.mark.parametrize(
    ("at", "looks"),
    [
        (datetime(2026, 11, 23, 6, 59, tzinfo=UTC), 0),  # a Monday, 7:59 in Brussels
        (datetime(2026, 11, 23, 7, 1, tzinfo=UTC), 1),
        (datetime(2026, 11, 23, 16, 1, tzinfo=UTC), 0),  # 17:01
        (datetime(2026, 11, 28, 10, 0, tzinfo=UTC), 0),  # a Saturday
    ],
)
async def test_nobody_is_told_in_their_own_time(school: School, weeks: Weeks, at: datetime, looks: int) -> None:
    await becomes_operator(school, school.ben)
    school.clock.pass_by(at - school.clock())
    await weeks.look()
    assert weeks.looks == looks


async def test_the_running_bot_looks_at_itself(school: School) -> None:
    await school.everybody_installs()
    await becomes_operator(school, school.ben)
    await school.jobs()
    (told,) = [one for one in rounds_of(school.house, load_settings()) if one.name == "doctor.told"]
    await told.run()
    found = [item.value async for item in school.house.records.examinations.stream(partition="examinations")]
    assert len(found) == 1
    assert {one.check for one in found[0].findings} <= {check.__name__ for check in CHECKS}
