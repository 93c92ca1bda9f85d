"""How an announcement stands in each school: counted by a job, however often somebody looks."""

from datetime import timedelta

from bot.channel.base import Ambiguous
from tests.conversations.school import School, send_to
from tests.conversations.test_announce import CONFIRM, compose

BY_SCHOOL = "Per school"


async def sent(school: School) -> None:
    await school.everybody_installs()
    await school.james.removes()
    school.recorder.fails[school.ben.conversation] = [Ambiguous("ServiceError", answered=True)]
    await compose(school.carla, schools="de-linde,vaartkant")
    await school.carla.clicks(send_to(7))
    await school.jobs()
    await school.jobs(later=timedelta(minutes=1))
    await school.ana.clicks(CONFIRM)


async def test_the_card_shows_each_school_once_it_is_counted(school: School) -> None:
    await sent(school)
    carla = school.carla
    await school.jobs(later=timedelta(seconds=5))
    await carla.clicks(BY_SCHOOL)
    assert "Wordt geteld" in carla.newest.text
    await school.jobs()
    shown = carla.newest.text
    assert "Geteld vandaag" in shown
    assert "Wordt geteld" not in shown
    assert "Basisschool De Linde 3 3 1 0" in shown, "who is there, got it, confirmed, was not reached"
    assert "Misschien twee keer · Bij 1 personeelslid" in shown
    assert "Ben Claes" in shown
    await carla.clicks("Terug naar de cijfers")
    assert "Je mededeling" in carla.newest.text


async def test_looking_again_and_again_counts_once_a_minute(school: School) -> None:
    await sent(school)
    await school.jobs(later=timedelta(seconds=5))
    carla = school.carla
    await carla.clicks(BY_SCHOOL)
    assert await runs(school) == 1
    for _ in range(3):
        await carla.clicks("Vernieuwen")
    assert await runs(school) == 0
    await school.ben.clicks(CONFIRM)
    await school.jobs(later=timedelta(minutes=2))  # the figures of the whole come back in the place of the card
    await carla.clicks(BY_SCHOOL)
    assert await runs(school) == 1
    assert "Basisschool De Linde 3 3 2 0" in carla.newest.text


async def runs(school: School) -> int:
    """How often the deliveries are read through for it."""
    before = await figures_at(school)
    await school.jobs()
    return int(await figures_at(school) != before)


async def figures_at(school: School) -> object:
    found = await school.house.records.announcements.find(
        equal={"author": school.carla.id}, order="created", descending=True, limit=1
    )
    partition = f"announcement:{found.items[0].value.id}"
    figures = await school.house.records.school_figures.get(partition, "schools")
    return figures and figures.value.at


async def test_nobody_else_sees_it(school: School) -> None:
    await sent(school)
    found = await school.house.records.announcements.find(
        equal={"author": school.carla.id}, order="created", descending=True, limit=1
    )
    mine = await school.nadia.sends("announcement.schools", {"id": found.items[0].value.id}, None)
    none = await school.nadia.sends("announcement.schools", {"id": "announcement-never"}, None)
    assert (mine.messages, mine.replace) == (none.messages, none.replace)
    assert await figures_at(school) is None
