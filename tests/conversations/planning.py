"""An announcement that goes later: planned, until its moment has come, and what is kept of it and told."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.announce.announcement import Announcement
from bot.people.importance import Importance
from bot.store.partitions import announcement_partition
from tests.conversations.school import School
from tests.conversations.test_announce import compose

TUESDAY = {"day": "2026-11-24", "hour": "10:15"}


async def planned(school: School, when: dict[str, str] = TUESDAY) -> Announcement:
    """To De Linde, on Monday for Tuesday."""
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks("Later verzenden")
    await school.carla.fills(**when).clicks("Plannen")
    return await newest(school)


async def newest(school: School) -> Announcement:
    found = await school.house.records.announcements.find(
        equal={"author": school.carla.id}, order="created", descending=True
    )
    return found.items[0].value


async def until(school: School, at: datetime) -> None:
    await school.jobs(later=at - school.clock())


async def audited(school: School, deed: str) -> list[dict[str, object]]:
    return [
        dict(one.value.detail) async for one in school.house.records.audit.stream(order="at") if one.value.deed == deed
    ]


async def got(school: School) -> int:
    return sum(person.sees("De fotograaf") for person in (school.ana, school.ben, school.emma))


async def mandatory(school: School) -> None:
    """A mandatory one to De Linde, at the question when it goes."""
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await becomes(school, importance=Importance.MANDATORY)
    await school.carla.clicks("Later verzenden")


async def becomes(school: School, **changed: object) -> None:
    standing = await newest(school)
    partition = announcement_partition(standing.id)
    found = await school.house.records.announcements.get(partition, standing.id)
    assert found
    write = school.house.records.announcements.put(replace(found.value, **changed), found.version)  # pyright: ignore
    await school.house.records.accept(partition, [write])


async def in_the_evening(school: School) -> None:
    """A Monday at 20:00."""
    await school.everybody_installs()
    school.clock.pass_by(timedelta(hours=10))
