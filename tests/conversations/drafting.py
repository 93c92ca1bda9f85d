"""A walk through an author's drafts: begun from a template, from another one and from a request, and gone back to."""

from tests.conversations.announcing import go_through, write
from tests.conversations.offering import offers
from tests.conversations.school import School


async def draft(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, title="Sneeuw", text="De school blijft open.", schools="de-linde")
    await carla.clicks("Aanpassen")
    await go_through(carla, text="De school is dicht.")
    await carla.says("mijn mededelingen")
    await carla.clicks("Eerdere versies")
    await carla.clicks("Terugzetten")
    await carla.says("mijn mededelingen")
    await carla.clicks("Dupliceren")
    await carla.says("mijn mededelingen")
    await carla.clicks("Begin van een sjabloon")
    await carla.clicks("Kiezen")
    for button in ("Maak er een mededeling van", "Niet nodig"):
        await offers(school)
        await carla.clicks(button)
        await school.jobs()
