"""An audience that grew after it was planned or confirmed: nothing goes to more people without that being said."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.announce.announcement import Announcement, AnnouncementState, Tally
from bot.announce.authority import confirming
from bot.announce.authority.asked import Asked
from bot.announce.planning import beginning
from bot.announce.planning.beginning import told_of_growth
from bot.announce.standing import change_announcement
from bot.announce.writing.words import Words
from bot.people.acting import Acting
from bot.people.audience import NOBODY
from bot.people.contacts import recipient
from bot.people.decisions import Decision
from bot.store.collection import moment
from bot.work.job import Job
from tests.conversations import announcing
from tests.conversations.confirming import rule
from tests.conversations.school import School, send_to
from tests.conversations.stage import buttons_of
from tests.conversations.test_four_eyes import asked, reached, the_one

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WORDS = "De fotograaf komt dinsdag."
CONFIRM = "Bevestig: naar {} personeelsleden"


def above(limit: int) -> str:
    return rule("communication", ["role:communication"], weighs=f"above = {limit}", second=["group:hr"])


@pytest.fixture
async def eyes(school: School, request: pytest.FixtureRequest) -> AsyncIterator[School]:
    (school._data / "authors.toml").write_text(above(request.param), "utf-8")
    await school.restarts()
    await school.everybody_installs()
    yield school


async def grows(school: School) -> None:
    """Farid comes to De Linde: four people where there were three."""
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == school.farid.id else one)


async def plans(school: School) -> None:
    carla = school.carla
    await announcing.write(carla, title="Schoolfoto's", text=WORDS, schools="de-linde")
    await carla.clicks("Later verzenden")
    await carla.fills(day="2026-11-24", hour="10:00").clicks("Plannen")


@pytest.mark.parametrize("eyes", [3], indirect=True)
async def test_what_grew_above_the_limit_waits_at_its_moment_and_its_author_is_told(eyes: School) -> None:
    await plans(eyes)
    assert (await the_one(eyes)).state is AnnouncementState.PLANNED
    await grows(eyes)
    await eyes.jobs(later=timedelta(days=1, minutes=5))
    assert (await the_one(eyes)).state is AnnouncementState.TO_CONFIRM
    assert reached(eyes) == set()
    assert "Gepland voor 3 personeelsleden, nu zijn het er 4." in eyes.carla.newest.text
    await eyes.nadia.clicks(CONFIRM.format(4), on=asked(eyes.nadia))
    await eyes.jobs(later=timedelta(minutes=1))
    assert reached(eyes) == {"ana", "ben", "emma", "farid"}


@pytest.mark.parametrize("eyes", [2], indirect=True)
async def test_what_was_confirmed_for_fewer_is_asked_for_anew(eyes: School) -> None:
    await plans(eyes)
    await eyes.jobs()
    first = asked(eyes.nadia)
    old = dict(buttons_of(first)[CONFIRM.format(3)]["data"])
    await eyes.nadia.clicks(CONFIRM.format(3), on=first)
    await eyes.jobs()
    assert (await the_one(eyes)).state is AnnouncementState.PLANNED
    await grows(eyes)
    await eyes.jobs(later=timedelta(days=1, minutes=5))
    assert reached(eyes) == set()
    assert "nu zijn het er 4" in eyes.carla.newest.text
    await eyes.nadia.sends("second.confirm", old, None)
    assert "intussen veranderd" in eyes.nadia.newest.text
    await eyes.lieve.clicks(CONFIRM.format(4), on=asked(eyes.lieve))
    await eyes.jobs(later=timedelta(minutes=1))
    assert reached(eyes) == {"ana", "ben", "emma", "farid"}


@pytest.mark.parametrize("eyes", [2], indirect=True)
async def test_who_confirms_what_grew_since_it_was_asked_sees_the_number_first(eyes: School) -> None:
    await announcing.write(eyes.carla, title="Schoolfoto's", text=WORDS, schools="de-linde")
    await eyes.carla.clicks(send_to(3))
    await eyes.jobs()
    card = asked(eyes.nadia)
    await grows(eyes)
    await eyes.nadia.clicks(CONFIRM.format(3), on=card)
    assert CONFIRM.format(4) in buttons_of(card)
    assert (await the_one(eyes)).state is AnnouncementState.TO_CONFIRM
    await eyes.nadia.clicks(CONFIRM.format(4), on=card)
    await eyes.jobs()
    assert reached(eyes) == {"ana", "ben", "emma", "farid"}
    deeds = [item.value.deed async for item in eyes.house.records.audit.stream(order="at")]
    assert deeds.count("announcement.second_confirmed") == 1


@pytest.mark.parametrize("eyes", [3], indirect=True)
@pytest.mark.parametrize("ended", ["sent back", "taken back"])
async def test_what_is_no_more_by_the_time_that_its_author_is_told_is_not_told(eyes: School, ended: str) -> None:
    house = eyes.house
    await plans(eyes)
    await grows(eyes)
    one = await the_one(eyes)
    assert one.planned_for
    eyes.clock.pass_by(one.planned_for - eyes.clock())
    waits = await beginning.begin(house, one.id, moment(one.planned_for))
    assert waits
    if ended == "sent back":
        await confirming.send_back(house, await recipient(house, eyes.nadia.id), one.id, waits.revision, "Niet nu.")
    else:
        await confirming.withdraw(house, await recipient(house, eyes.carla.id), one.id)
    await eyes.jobs()
    for words in ("nu zijn het er 4", "vertrekt naar 4"):
        assert not eyes.carla.sees(words)


@pytest.mark.parametrize("eyes", [100], indirect=True)
@pytest.mark.parametrize(
    ("now", "told"),
    [({}, True), ({"state": AnnouncementState.CANCELLED}, False), ({"recalled": NOW}, False), ({"revision": 9}, False)],
)
async def test_that_it_leaves_to_a_few_more_is_told_while_it_does(
    eyes: School, now: Mapping[str, Any], told: bool
) -> None:
    await announcing.write(eyes.carla, title="Schoolfoto's", text=WORDS, schools="de-linde")
    await eyes.carla.clicks(send_to(3))
    await eyes.jobs()
    one = await the_one(eyes)
    body = {"announcement": one.id, "what": f"grown-{one.revision}", "problem": "", "planned": 1, "now": 3}
    await change_announcement(eyes.house, one.id, lambda one: replace(one, **now))
    await eyes.house.queue.put([Job(beginning.TELL_JOB, body)])
    await eyes.jobs()
    assert eyes.carla.sees("Bevestigd voor 1 personeelslid, en ze vertrekt naar 3") is told


@pytest.mark.parametrize(("confirmed", "people", "covers"), [(100, 105, True), (100, 106, False), (3, 4, False)])
def test_a_twentieth_more_is_covered_by_what_was_confirmed(confirmed: int, people: int, covers: bool) -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    assert Asked(1, at, confirmed, Decision(True, Acting("nadia"), at)).covers(people) is covers
    assert not Asked(1, at, confirmed, Decision(False, Acting("nadia"), at)).covers(people)


@pytest.mark.parametrize(("now", "told"), [(100, None), (104, (100, 104)), (90, None)])
def test_its_author_is_told_of_the_few_more_to_whom_it_goes(now: int, told: tuple[int, int] | None) -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    words = {"nl": Words("Schoolfoto's", WORDS)}
    confirmed = Asked(1, at, 100, Decision(True, Acting("nadia"), at))
    before = Announcement("a", "carla", words, NOBODY, False, AnnouncementState.PLANNED, at, asked=confirmed)
    after = replace(before, state=AnnouncementState.SENDING, tally=Tally(now))
    jobs = told_of_growth(before, after)
    assert [(job.body["planned"], job.body["now"]) for job in jobs] == ([told] if told else [])
    unconfirmed = replace(before, asked=None, tally=Tally(100))
    assert not told_of_growth(unconfirmed, replace(after, asked=None)), "where nobody had to confirm it"
