"""Read receipts of Teams: a number by school from ten people up, a lower bound, and nothing of anybody."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.announce.delivery import Delivery, merged
from bot.announce.seeing.bound import at_least, is_seen
from bot.channel.base import Seen
from bot.store.partitions import announcement_partition
from tests.conversations.announcing import write
from tests.conversations.preferring import announce
from tests.conversations.school import School, organisation_file, send_to
from tests.conversations.stage import Colleague
from tests.conversations.test_by_school import BY_SCHOOL
from tests.conversations.test_cost import counted

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
MORE = 9
"""Teachers of De Linde besides: with who is there already, twelve."""


@pytest.fixture
async def receipts(school: School, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school that notes them, and has more people."""
    monkeypatch.setenv("BODE_READ_RECEIPTS", "true")
    await school.restarts()
    ana = next(one for one in organisation_file().people if one.id == school.ana.id)
    also = [replace(ana, id=f"teacher-{n}", name=f"Leerkracht {n}") for n in range(MORE)]
    await school.becomes(lambda one: one, also=also)
    for one in also:
        school.people[one.id] = Colleague(school.stage, one.id, one.name)
    await school.everybody_installs()
    await school.jobs()
    return school


async def sent(school: School, title: str = "Sneeuw") -> str:
    await write(school.carla, title=title, text="Meer op school.", schools="de-linde")
    await school.carla.clicks(send_to(3 + MORE))
    await school.jobs()
    (found,) = [
        item.value.id async for item in school.house.records.announcements.stream() if item.value.title == title
    ]
    return found


def linde(school: School) -> list[Colleague]:
    return [school.ana, school.ben, school.emma, *(school.people[f"teacher-{n}"] for n in range(MORE))]


async def sees(person: Colleague, title: str = "Sneeuw") -> None:
    reply = await person.turn(Seen(person.card_with(title).activity))
    assert not (reply.messages or reply.replace or reply.toast), "nobody waits for an answer"


async def by_school(school: School) -> str:
    carla = school.carla
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks(BY_SCHOOL)
    await school.jobs()
    return carla.newest.text


async def noted(school: School, announcement: str) -> list[str]:
    found = school.house.records.deliveries.stream(partition=announcement_partition(announcement))
    return [item.value.person async for item in found if item.value.seen]


async def test_from_ten_people_up_a_school_has_a_number(receipts: School) -> None:
    await sent(receipts)
    for person in linde(receipts)[:9]:
        await sees(person)
    assert "ezien" not in await by_school(receipts)


async def test_it_is_a_lower_bound_that_names_nobody(receipts: School) -> None:
    await sent(receipts)
    for person in linde(receipts):
        await sees(person)
        await sees(person)
    shown = await by_school(receipts)
    assert "Basisschool De Linde: minstens 10 gezien" in shown, "of twelve"
    assert "Wie hier niet meetelt, kan ze toch gezien hebben" in shown
    assert not [one.name for one in linde(receipts) if one.name in shown]
    assert "niet gezien" not in shown


async def test_where_nobody_asked_for_it_nothing_is_noted(school: School) -> None:
    await school.everybody_installs()
    announcement = await announce(school, "Sneeuw")
    await sees(school.ana)
    assert await noted(school, announcement) == []


async def test_what_was_noted_is_not_shown_once_it_is_turned_off(
    receipts: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sent(receipts)
    for person in linde(receipts):
        await sees(person)
    monkeypatch.delenv("BODE_READ_RECEIPTS")
    await receipts.restarts()
    assert "ezien" not in await by_school(receipts)


async def test_whoever_saw_the_last_one_saw_those_before_it_and_none_after(receipts: School) -> None:
    """One commit in the turn; a job notes the other."""
    ana = receipts.ana
    first, second = await sent(receipts), await sent(receipts, "Regen")
    last = ana.card_with("Regen").activity
    third = await sent(receipts, "Hagel")
    store = counted(receipts)
    await ana.turn(Seen(last))
    assert store.commits == 1
    await receipts.jobs()
    assert [await noted(receipts, one) for one in (first, second, third)] == [[ana.id], [ana.id], []]
    store.reads = store.commits = 0
    await ana.turn(Seen(last))
    assert (store.reads, store.commits) == (2, 0), "what is known already is looked up and no more"


async def test_a_receipt_of_nothing_or_of_nobody_does_nothing(receipts: School) -> None:
    announcement = await sent(receipts)
    await receipts.farid.turn(Seen(receipts.ana.card_with("Sneeuw").activity))
    await receipts.ana.turn(Seen("0"))
    await Colleague(receipts.stage, "nobody", "Niemand").turn(Seen("999999"))
    assert await noted(receipts, announcement) == []


def test_what_one_record_knows_of_it_is_not_forgotten() -> None:
    seen, other = Delivery("a", "p", seen=True), Delivery("a", "p").delivered("1", NOW)
    assert merged(seen, other).seen
    assert merged(other, seen).seen
    assert not merged(other, other).seen


def test_nothing_is_said_below_ten_and_steps_of_five_above() -> None:
    assert [at_least(seen) for seen in (0, 1, 9, 10, 14, 15, 99)] == [0, 0, 0, 10, 10, 15, 95]


def test_messages_are_compared_as_numbers_where_they_are() -> None:
    assert is_seen("999", "1000")
    assert not is_seen("1000", "999")
    assert is_seen("1:abc", "1:abc")
    assert not is_seen("1:abc", "1:abd")
