"""Who gets an announcement is settled when its send starts, whatever the directory does afterwards, or a crash."""

import asyncio
from dataclasses import replace

import pytest

from bot.announce import recipients as pages
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.delivery import Delivery
from bot.announce.settling import recipients, settle
from bot.announce.spreading import spread
from bot.announce.standing import standing_announcement
from bot.errors import Unavailable
from bot.people.person import Person
from bot.store.partitions import announcement_partition
from tests.conversations.announcing import write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague

WORDS = "De fotograaf komt dinsdag."


async def sends(school: School, people: int, **audience: str) -> str:
    """Carla's announcement, accepted and not spread yet."""
    carla = school.carla
    await school.everybody_installs()
    await write(carla, title="Schoolfoto's", text=WORDS, **audience)
    await carla.clicks(send_to(people))
    (one,) = [item.value.id async for item in school.house.records.announcements.stream()]
    return one


def got(school: School) -> set[str]:
    return {name for name, one in school.people.items() if name != "carla" and one.sees(WORDS)}


async def kept(school: School, id: str) -> Announcement:
    return (await standing_announcement(school.house, id)).value


async def pages_kept(school: School, id: str) -> int:
    return len([1 async for _ in school.house.records.recipients.stream(partition=announcement_partition(id))])


def moved(person: Colleague, school: str) -> "Moved":
    return Moved(person.id, school)


class Moved:
    """Somebody is of another school from now on."""

    def __init__(self, person: str, school: str) -> None:
        self._person, self._school = person, school

    def __call__(self, one: Person) -> Person:
        return replace(one, school=self._school) if one.id == self._person else one


async def test_who_comes_and_goes_once_it_is_settled_changes_nothing(school: School) -> None:
    id_ = await sends(school, 3, schools="de-linde")
    await settle(school.house, id_)
    await school.becomes(moved(school.emma, "vaartkant"))
    await school.becomes(lambda one: moved(school.farid, "de-linde")(moved(school.emma, "vaartkant")(one)))
    await school.jobs()
    assert got(school) == {"ana", "ben", "emma"}
    assert (await kept(school, id_)).tally.recipients == 3


async def test_who_comes_before_it_is_settled_gets_it(school: School) -> None:
    await sends(school, 3, schools="de-linde")
    await school.becomes(moved(school.farid, "de-linde"))
    await school.jobs()
    assert got(school) == {"ana", "ben", "emma", "farid"}


async def test_a_crash_after_the_pages_settles_anew_and_reaches_each_once(school: School) -> None:
    """The pages stand, nothing points to them: they count for nothing."""
    id_ = await sends(school, 3, schools="de-linde")
    lost = pages.Recipients(id_, "lost", 0, (school.farid.id,))
    await school.house.records.accept(announcement_partition(id_), [school.house.records.recipients.put(lost)])
    await school.restarts()
    await school.jobs()
    assert got(school) == {"ana", "ben", "emma"}


async def test_a_crash_in_the_middle_of_spreading_goes_on_with_the_same_people(school: School) -> None:
    id_ = await sends(school, 3, schools="de-linde")
    settled = await settle(school.house, id_)
    begun = school.house.records.deliveries.put(Delivery(id_, school.ana.id))
    await school.house.records.accept(announcement_partition(id_), [begun])
    await school.restarts()
    await school.becomes(lambda one: moved(school.farid, "de-linde")(moved(school.ana, "vaartkant")(one)))
    again = await settle(school.house, id_)
    assert again.settled == settled.settled
    await school.jobs()
    assert got(school) == {"ana", "ben", "emma"}
    assert await pages_kept(school, id_) == 1


async def test_two_instances_that_settle_at_once_settle_the_same(school: School) -> None:
    id_ = await sends(school, 3, schools="de-linde")
    one, other = await asyncio.gather(settle(school.house, id_), settle(school.house, id_))
    assert one.settled
    assert one.settled == other.settled
    assert await recipients(school.house, one) == sorted([school.ana.id, school.ben.id, school.emma.id])
    assert await pages_kept(school, id_) == 1, "those of who was too late are gone"


async def test_a_pause_keeps_who_gets_it(school: School) -> None:
    id_ = await sends(school, 3, schools="de-linde")
    await settle(school.house, id_)
    standing = await standing_announcement(school.house, id_)
    paused = replace(standing.value, state=AnnouncementState.PAUSED)
    write = school.house.records.announcements.put(paused, standing.version)
    await school.house.records.accept(announcement_partition(id_), [write])
    await school.becomes(lambda one: moved(school.farid, "de-linde")(moved(school.ana, "vaartkant")(one)))
    await school.carla.clicks("Vernieuwen")
    await school.carla.clicks("Opnieuw proberen")
    await school.jobs()
    assert got(school) == {"ana", "ben", "emma"}


async def test_a_send_that_an_earlier_version_paused_before_it_was_settled_reaches_everybody(school: School) -> None:
    id_ = await sends(school, 3, schools="de-linde")
    standing = await standing_announcement(school.house, id_)
    paused = replace(standing.value, state=AnnouncementState.PAUSED)
    write = school.house.records.announcements.put(paused, standing.version)
    await school.house.records.accept(announcement_partition(id_), [write])
    await spread(school.house, id_)
    assert (await kept(school, id_)).tally.recipients == 3


async def test_what_was_stopped_is_not_settled_any_more(school: School) -> None:
    id_ = await sends(school, 3, schools="de-linde")
    standing = await standing_announcement(school.house, id_)
    stopped = replace(standing.value, state=AnnouncementState.STOPPED)
    write = school.house.records.announcements.put(stopped, standing.version)
    await school.house.records.accept(announcement_partition(id_), [write])
    assert (await settle(school.house, id_)).settled is None
    assert await pages_kept(school, id_) == 0


def test_many_people_stand_in_several_pages() -> None:
    people = [f"person-{number}" for number in range(7)]
    made = list(pages.pages_of("a", "t", people, {"linde": 7}, size=3))
    assert [page.people for page in made] == [tuple(people[:3]), tuple(people[3:6]), tuple(people[6:])]
    assert [dict(page.schools) for page in made] == [{"linde": 7}, {}, {}]
    assert [page.id for page in made] == ["t-0000", "t-0001", "t-0002"]
    assert [page.people for page in pages.pages_of("a", "t", [], {})] == [()]


async def test_its_author_sees_afterwards_who_got_it(school: School) -> None:
    await sends(school, 7, schools="de-linde,vaartkant")
    await school.jobs()
    await school.becomes(moved(school.farid, "de-linde"))
    await school.carla.clicks("Wie kreeg dit?")
    said = school.carla.newest.text
    assert "Voor: iedereen van Basisschool De Linde of Atheneum Vaartkant." in said
    assert "Wie er later bijkwam of wegging, verandert daar niets aan." in said
    numbers = said.replace(" | ", " ")
    assert "Atheneum Vaartkant 4" in numbers
    assert "Basisschool De Linde 3" in numbers


async def test_nobody_else_sees_who_got_it(school: School) -> None:
    id_ = await sends(school, 3, schools="de-linde")
    await school.jobs()
    await school.ben.sends("announcement.who", {"id": id_}, None)
    assert "Dit vind ik niet" in school.ben.newest.text
    with pytest.raises(Unavailable):
        await settle(school.house, "nothing")
