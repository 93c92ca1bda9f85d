"""An announcement that was sent, as far as its readers took it."""

from datetime import timedelta

from bot.channel.base import RecipientGone
from tests.conversations.announcing import write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague
from tests.conversations.test_announce import CONFIRM, compose


async def snow_announced(school: School) -> None:
    """To De Linde, where it arrived and its author sees so."""
    await school.everybody_installs()
    await write(school.carla, title="Sneeuw", text="De school blijft open.", schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))


async def confirmed_by_ana(school: School, people: int, *, but: Colleague, **audience: str) -> None:
    """By nobody else, of an announcement to so many people, one of whom blocked Bode."""
    await school.everybody_installs()
    school.recorder.fails[but.conversation] = [RecipientGone("blocked")]
    await compose(school.carla, **audience)
    await school.carla.clicks(send_to(people))
    await school.jobs()
    await school.ana.clicks(CONFIRM)
    await school.jobs(later=timedelta(seconds=5))
