"""Jobs of places: those that are free again go to who waits, and who waited hears on the day how it went."""

from collections.abc import Mapping

from bot.arrange.places import option_places, waiting_list
from bot.arrange.places.option_places import PLACED_JOB, PLACES_JOB, WAITED_JOB
from bot.work.base import Assignment, Run, Work


async def places(work: Work, job: Assignment) -> None:
    """Places of options may be free again."""
    await option_places.settle(work.house, job.text("request"), job.text("options").split())


async def placed(work: Work, job: Assignment) -> None:
    """A place came free for who waited."""
    await waiting_list.give(work.house, job.text("request"), job.text("option"))


async def waited(work: Work, job: Assignment) -> None:
    """The day has come for which somebody waits."""
    await waiting_list.end(work.house, job.text("request"), job.text("options"))


JOBS: Mapping[str, Run] = {
    PLACES_JOB: places,
    PLACED_JOB: placed,
    WAITED_JOB: waited,
}
