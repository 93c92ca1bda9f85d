"""What a job tells once is known by what was promised, not by the clock when it runs: it may run again later."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.announce.delivering import ALARM_JOB
from bot.announce.news.digesting import came
from bot.arrange.handling.jobs import NOTICE_JOB
from bot.channel.base import Ambiguous, Misconfigured
from bot.store.partitions import announcement_partition
from bot.work import due
from bot.work.notice import DeliveryState, Notice
from tests.conversations.announcing import write
from tests.conversations.handed import key_approved, write_keys
from tests.conversations.interrupting import Interrupted, interrupt
from tests.conversations.preferring import INFORMATION, announce, sets
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague
from tests.conversations.test_handling import told
from tests.conversations.test_weekly_look import becomes_operator

pytestmark = pytest.mark.one_process

LATE = datetime(2026, 11, 23, 22, 58, 30, tzinfo=UTC)
"""A minute and a half before midnight, as clocks here say."""


def having(person: Colleague, words: str) -> list[str]:
    return [one.text for one in person.chat if words in one.text]


async def held(school: School, sent: str, person: Colleague) -> bool:
    found = await school.house.records.deliveries.get(announcement_partition(sent), person.id)
    assert found
    return found.value.state is DeliveryState.HELD


async def test_a_digest_whose_sender_died_at_midnight_comes_once_and_the_next_comes_too(staff: School) -> None:
    ana, digest = staff.ana, "Je dagoverzicht"
    interrupting = await interrupt(staff, Interrupted.NOTED)

    async def after_midnight() -> None:
        staff.clock.pass_by(timedelta(minutes=3))

    interrupting.meanwhile["person_digest"] = after_midnight
    await sets(ana, digest="23:58")
    laptops = await announce(staff, "Nieuwe laptops", **INFORMATION)
    await staff.jobs(later=LATE - staff.clock())
    assert interrupting.came["person_digest"] == 1
    assert len(having(ana, digest)) == 1
    assert not await held(staff, laptops, ana), "else the next digest would bring it again"
    await staff.jobs(later=timedelta(hours=12))
    await announce(staff, "Printer verhuist", **INFORMATION)
    await staff.jobs(later=timedelta(hours=12))
    first, second = having(ana, digest)
    assert ("Nieuwe laptops" in first, "Nieuwe laptops" in second) == (True, False)
    assert "Printer verhuist" in second


async def test_what_is_held_once_a_digest_went_out_waits_for_the_next(staff: School) -> None:
    """Its sender died; whoever goes on finds that more is held than was sent."""
    ana, digest, further = staff.ana, "Je dagoverzicht", list[str]()
    interrupting = await interrupt(staff, Interrupted.NOTED)

    async def further_news() -> None:
        further.append(await announce(staff, "Printer verhuist", **INFORMATION))

    interrupting.meanwhile["person_digest"] = further_news
    await sets(ana, digest="16:30")
    laptops = await announce(staff, "Nieuwe laptops", **INFORMATION)
    await staff.jobs(later=timedelta(hours=7))
    (first,) = having(ana, digest)
    assert ("Nieuwe laptops" in first, "Printer verhuist" in first) == (True, False)
    assert not await held(staff, laptops, ana)
    assert await held(staff, further[0], ana)
    del interrupting.meanwhile["person_digest"]
    await staff.jobs(later=timedelta(hours=24))
    _, second = having(ana, digest)
    assert ("Nieuwe laptops" in second, "Printer verhuist" in second) == (False, True)


async def test_who_changes_their_mind_twice_a_day_gets_what_was_held_each_time(staff: School) -> None:
    for title in ("Nieuwe laptops", "Printer verhuist"):
        await sets(staff.ana, digest="16:30")
        await announce(staff, title, **INFORMATION)
        assert not staff.ana.sees(title)
        staff.clock.pass_by(timedelta(seconds=5))
        await sets(staff.ana, digest="")
        await staff.jobs()
        assert len(having(staff.ana, title)) == 1


async def test_of_two_jobs_that_bring_what_is_held_one_does(staff: School) -> None:
    """The digest is queued already when they want none any more, and when they want one again after all."""
    ana = staff.ana
    await sets(ana, digest="16:30")
    await announce(staff, "Nieuwe laptops", **INFORMATION)
    staff.clock.pass_by(timedelta(hours=7))
    assert await due.sweep(staff.house)
    await sets(ana, digest="")
    await sets(ana, digest="17:30")
    await staff.jobs()
    assert len(having(ana, "Nieuwe laptops")) == 1
    await announce(staff, "Printer verhuist", **INFORMATION)
    await sets(ana, digest="")
    await sets(ana, digest="17:30")
    await staff.jobs()
    assert not ana.sees("Printer verhuist"), "it waits for the digest that they want now"
    for hours in (1, 24):
        await staff.jobs(later=timedelta(hours=hours))
    assert len(having(ana, "Printer verhuist")) == 1


async def test_a_digest_that_may_have_arrived_does_not_come_again_and_what_it_showed_waits(staff: School) -> None:
    ana = staff.ana
    await sets(ana, digest="16:30")
    laptops = await announce(staff, "Nieuwe laptops", **INFORMATION)
    staff.recorder.fails[ana.conversation] = [Ambiguous("ServerDisconnectedError")]
    await staff.jobs(later=timedelta(hours=7))
    await staff.jobs(later=timedelta(hours=6))
    assert not ana.sees("Nieuwe laptops"), "it is not sent twice on one day"
    assert await held(staff, laptops, ana)
    await staff.jobs(later=timedelta(hours=18))
    assert len(having(ana, "Nieuwe laptops")) == 1


async def test_what_waits_for_no_digest_any_more_stays_as_it_is(staff: School) -> None:
    sent = await announce(staff, "Nieuwe laptops", **INFORMATION)
    deliveries, partition = staff.house.records.deliveries, announcement_partition(sent)
    before = await deliveries.get(partition, staff.ana.id)
    await came(staff.house, Notice("digest", staff.ana.id, "2026-11-23", asks=False, body={"shows": [sent]}))
    assert await deliveries.get(partition, staff.ana.id) == before


async def test_operators_are_told_of_a_pause_once_though_the_job_comes_again(school: School) -> None:
    await school.everybody_installs()
    await becomes_operator(school, school.nadia)
    interrupting = await interrupt(school, Interrupted.AGAIN)

    async def later() -> None:
        school.clock.pass_by(timedelta(minutes=2))

    interrupting.meanwhile[ALARM_JOB] = later
    for person in (school.ana, school.ben, school.emma):
        school.recorder.fails[person.conversation] = [Misconfigured("BotDisabledByAdmin")] * 3
    await write(school.carla, title="Sneeuw", text="De school blijft open.", schools="de-linde")
    await school.carla.clicks(send_to(3))
    for later_by in (timedelta(minutes=2), timedelta(minutes=2), timedelta(seconds=5)):
        await school.jobs(later=later_by)
    assert interrupting.came[ALARM_JOB] == 1
    assert len(having(school.nadia, "Gepauzeerd")) == 1


async def test_a_team_is_told_of_its_queue_once_though_the_job_comes_after_midnight(
    own_forms: Path, school: School
) -> None:
    write_keys(own_forms)
    interrupting = await interrupt(school, Interrupted.AGAIN)

    async def after_midnight() -> None:
        del interrupting.meanwhile[NOTICE_JOB]
        school.clock.pass_by(timedelta(hours=15))

    interrupting.meanwhile[NOTICE_JOB] = after_midnight
    await key_approved(school)
    assert interrupting.came[NOTICE_JOB]
    assert told(school.nadia) == 1
