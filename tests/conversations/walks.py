"""What people do to requests that wait, each in one go: for the tests that follow whatever is clicked."""

from tests.conversations.offering import WANT, hopes, offers
from tests.conversations.school import School
from tests.conversations.standing_by import ACCEPT, SEEK, asks, everybody_stands_by, is_away
from tests.conversations.test_arrange import fill_in_leave


async def decide_together(school: School) -> None:
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    days = {"Keur de aangevinkte goed": ("08", "09"), "Weiger de aangevinkte": ("10", "11")}
    for button, two in days.items():
        for day in (f"2026-12-{one}" for one in two):
            await fill_in_leave(school, day)
            await ana.clicks("Indienen")
        await school.jobs()
        await ben.says("goedkeuringen")
        await ben.clicks("Samen beslissen")
        await ben.fills(reason="Die dag is er klassenraad").clicks(button)
        await school.jobs()


async def find_a_replacement(school: School) -> None:
    """Stopped, given back, and found; and what those who are asked say of themselves."""
    ana, emma, farid = school.ana, school.emma, school.farid
    await is_away(school)
    await everybody_stands_by(school)
    await ana.clicks(SEEK)
    for button in (asks(2), "Stop met zoeken", "Opnieuw zoeken", asks(2)):
        await ana.clicks(button)
        await school.jobs()
    for button in (ACCEPT, "Ja, ik kan niet"):
        await emma.clicks(button)
        await school.jobs()
    await emma.says("mijn profiel")
    await emma.clicks("Aanpassen")
    await emma.clicks("Mijn profiel")
    await farid.clicks("Ja, wis het")


async def offer_work(school: School) -> None:
    emma, dirk = school.emma, school.dirk
    await school.everybody_installs()
    for one in (emma, dirk):
        await hopes(one)
    await offers(school, "shared")
    for one, buttons in ((emma, (WANT, "Toch niet")), (dirk, ("Wij doen mee", "Wij doen niet mee"))):
        for button in buttons:
            await one.clicks(button)
            await school.jobs()
    await emma.clicks("Vacatures aanpassen")
    await emma.clicks("Mijn profiel", on=emma.newest)
    await dirk.clicks("Ja, wis mijn wensen")


async def change_it(school: School) -> None:
    """Thrown away, handed in, and too late."""
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    await fill_in_leave(school)
    await ana.clicks("Indienen")
    await school.jobs()
    for how in ("thrown away", "handed in", "too late"):
        await ana.clicks("Wijzigen")
        change = ana.newest
        await ana.clicks("Aanpassen", on=change)
        await ana.fills(lessons="none").clicks("Volgende", on=change)
        if how == "too late":
            await ben.clicks("Goedkeuren")
            await school.jobs()
        await ana.clicks("Ja, gooi weg" if how == "thrown away" else "Wijziging indienen", on=change)
        await school.jobs()
    await ana.clicks("Nieuwe aanvraag hiervan")
