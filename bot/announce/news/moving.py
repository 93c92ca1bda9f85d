"""Finds who came into a school, a function or a group with a load of the directory: they may be in the audience now of
what is mandatory and valid still."""

from bot.announce.news.arriving import ARRIVED_JOB
from bot.house import House
from bot.people.directory import Row
from bot.people.person import Person
from bot.store.partitions import DIRECTORY, DUTIES
from bot.work.job import Job

MOVED_JOB = "news_moved"
TOGETHER = 50
"""Jobs that are queued at once."""


async def moved(house: House, number: int) -> None:
    """With the load of this number. Who has no Bode gets what is for them when they have. Repeating it gives nothing
    twice."""
    duties = await house.records.duties.find(partition=DUTIES, limit=1)
    if not duties.items:
        return
    await house.reachability.refresh()
    reached = house.reachability.people or frozenset[str]()
    rows = house.records.people.stream(partition=DIRECTORY, order="changed", above=number)
    people = [item.value.id async for item in rows if _moved(item.value, number) and item.value.id in reached]
    jobs = [Job(ARRIVED_JOB, {"person": one}) for one in people]
    for begin in range(0, len(jobs), TOGETHER):
        await house.bulk.put(jobs[begin : begin + TOGETHER])


def _moved(row: Row[Person], number: int) -> bool:
    """What a later load changed again may hide what this one did."""
    if row.value is None:
        return False
    return row.changed > number or row.former is None or row.former.principals != row.value.principals
