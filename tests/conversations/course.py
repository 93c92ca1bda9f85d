"""A form that offers a course of which there are only so many places, and people who want one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.conversations.school import School
from tests.conversations.stage import Colleague, defaults_of
from tests.dialogs.making import HEAD, a_field, a_step

NAMED = '{{nl = "{0}", fr = "{0}", en = "{0}"}}'
OPTIONS = (
    f'options = [{{value = "aid", label = {NAMED.format("Eerste hulp")}, most = 1, waiting = true, day = 2027-01-13, '
    f'until = 2027-01-06, price = "45.00"}}, {{value = "other", label = {NAMED.format("Iets anders")}}}]'
)
ROUTE = HEAD.replace('["manager"]', '["role:headmaster"]')
COURSE = ROUTE + a_step("which", a_field("which", "choice", OPTIONS)) + a_step("why", a_field("why", "text"))
WAIT = "Zet me op de wachtlijst"
CONFIRM, UNDO = "Bevestig wie er was", "Bevestiging ongedaan maken"
CONFIRMED = (
    COURSE.replace('\nprefix = "UIT"', '\nprefix = "UIT"\nowner = ["group:hr"]\nattendance = { field = "which" }')
    .replace("most = 1,", "most = 3,")
    .replace("until = 2027-01-06, ", "")
)
DAY_AFTER = datetime(2027, 1, 14, 9, 0, tzinfo=UTC)
SLIP = timedelta(minutes=11)
"""After which who was not there hears of it."""


def write_course(folder: Path, text: str = COURSE) -> None:
    (folder / "outing.toml").write_text(text, encoding="utf-8")


async def reviews(person: Colleague, which: str = "aid") -> None:
    await person.says("uitstap")
    await person.fills(which=which).clicks("Volgende")
    await person.fills(why="Voor de klas.").clicks("Volgende")


async def hands_in(school: School, *people: Colleague) -> None:
    """The first has the place, the others wait."""
    for number, person in enumerate(people):
        await reviews(person)
        await person.clicks("Indienen")
        if number:
            await person.clicks(WAIT)
    await school.jobs()


async def wait_for_a_place(school: School) -> None:
    """Carla waits and gets Ana's place; she gives it up, and Nadia has it."""
    ana, carla, nadia = school.ana, school.carla, school.nadia
    await school.everybody_installs()
    await hands_in(school, ana, carla, nadia)
    await ana.clicks("Ja, trek in")
    await school.jobs()
    await carla.clicks("Ja, ik sta ze af")
    await school.jobs()


async def confirm_who_was_there(school: School) -> None:
    """Ana and Farid have a place; once the day is over Nadia undoes what she confirmed, and Farid was not there."""
    farid, nadia = school.farid, school.nadia
    await school.everybody_installs()
    for person in (school.ana, farid):
        await hands_in(school, person)
    await school.jobs(later=DAY_AFTER - school.clock())
    asked = nadia.card_with("Wie was er?")
    await nadia.clicks(CONFIRM, on=asked)
    await nadia.clicks(UNDO, on=nadia.card_with("2 aanwezig"))
    there = [name for name in defaults_of(nadia.newest.card) if name.startswith("there.")]
    await nadia.fills(**{there[1]: "false"}).clicks(CONFIRM, on=nadia.newest)
    await school.jobs(later=SLIP)
    await farid.fills(missed="Ik was ziek.").clicks("Laat weten waarom")
    await school.jobs()
