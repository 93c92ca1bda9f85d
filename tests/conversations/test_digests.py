"""What a digest brings, and what became of what it did not: nobody is told that something came which never did."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.delivery import CANCELLED, EXPIRED, RECALLED, Delivery
from bot.channel.base import RecipientGone
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState
from tests.conversations.announcing import write
from tests.conversations.interrupting import Interrupted, interrupt
from tests.conversations.preferring import INFORMATION, announce, sets
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague
from tests.conversations.test_corrections import recalls
from tests.conversations.test_promised_moments import having

DIGEST = "Je dagoverzicht"


async def delivery(school: School, sent: str, person: Colleague) -> Delivery:
    found = await school.house.records.deliveries.get(announcement_partition(sent), person.id)
    assert found
    return found.value


async def stands(school: School, sent: str) -> Announcement:
    found = await school.house.records.announcements.get(announcement_partition(sent), sent)
    assert found
    return found.value


async def is_broken_off(school: School, sent: str) -> None:
    """As an announcement stands of which the send was cancelled once somebody's part of it waited for their digest."""
    records, partition = school.house.records, announcement_partition(sent)
    found = await records.announcements.get(partition, sent)
    assert found
    cancelled = replace(found.value, state=AnnouncementState.CANCELLED)
    await records.accept(partition, [records.announcements.put(cancelled, found.version)])


@pytest.mark.parametrize("also", [True, False], ids=["beside other news", "alone"])
async def test_what_was_recalled_while_it_waited_does_not_come(staff: School, also: bool) -> None:
    ana = staff.ana
    await sets(ana, digest="16:30")
    secret = await announce(staff, "Geheime cijfers", **INFORMATION)
    await recalls(staff, 2, "notice")
    soup = await announce(staff, "Soep om twaalf", **INFORMATION) if also else ""
    await staff.jobs(later=timedelta(hours=8))
    assert not ana.sees("Geheime cijfers")
    assert len(having(ana, DIGEST)) == also
    stays = await delivery(staff, secret, ana)
    assert (stays.state, stays.reason, stays.delivered_at) == (DeliveryState.GONE, RECALLED, None)
    if soup:
        assert "Soep om twaalf" in having(ana, DIGEST)[0]
        assert (await delivery(staff, soup, ana)).state is DeliveryState.DELIVERED
    await staff.jobs(later=timedelta(minutes=16))
    tally = (await stands(staff, secret)).tally
    assert (tally.delivered, tally.not_reached, tally.held) == (2, 1, 0)


async def test_what_was_broken_off_while_it_waited_does_not_come(staff: School) -> None:
    ana = staff.ana
    await sets(ana, digest="16:30")
    sent = await announce(staff, "Nieuwe laptops", **INFORMATION)
    await is_broken_off(staff, sent)
    await staff.jobs(later=timedelta(hours=8))
    assert not ana.sees("Nieuwe laptops")
    ended = await delivery(staff, sent, ana)
    assert (ended.state, ended.reason) == (DeliveryState.GONE, CANCELLED)


async def test_what_expired_while_it_waited_did_not_reach_its_reader_and_its_author_reads_why(staff: School) -> None:
    ana, carla = staff.ana, staff.carla
    await sets(ana, digest="16:30")
    soup = await announce(staff, "Soep om twaalf", expires=staff.clock() + timedelta(hours=2), **INFORMATION)
    await staff.jobs(later=timedelta(hours=8))
    assert not ana.sees("Soep om twaalf")
    ended = await delivery(staff, soup, ana)
    assert (ended.state, ended.reason, ended.delivered_at) == (DeliveryState.GONE, EXPIRED, None)
    await staff.jobs(later=timedelta(minutes=16))
    tally = (await stands(staff, soup)).tally
    assert (tally.delivered, tally.not_reached, tally.held) == (2, 1, 0)
    await carla.clicks("Wie niet?", on=carla.card_with("Soep om twaalf"))
    assert "Verlopen voor het dagoverzicht kwam" in carla.newest.text


@pytest.mark.parametrize("wants", [True, False], ids=["every day", "none any more"])
async def test_after_an_absence_one_digest_brings_what_waited(staff: School, wants: bool) -> None:
    ana = staff.ana
    await sets(ana, digest="16:30")
    await announce(staff, "Verplicht", confirmation=True)
    laptops = await announce(staff, "Nieuwe laptops", **INFORMATION)
    staff.recorder.fails[ana.conversation] = [RecipientGone("not_installed")] * 9
    if not wants:
        await sets(ana, digest="")
    for _ in range(6):
        await staff.jobs(later=timedelta(hours=24))
    staff.recorder.fails[ana.conversation] = []
    await ana.installs()
    await staff.jobs()
    assert len(having(ana, DIGEST)) == (not wants), "each day that they missed had one"
    for _ in range(2):  # it was a Sunday morning
        await staff.jobs(later=timedelta(hours=24))
    (digest,) = having(ana, DIGEST)
    assert "Nieuwe laptops" in digest
    assert (await delivery(staff, laptops, ana)).state is DeliveryState.DELIVERED


@pytest.mark.parametrize("confirmation", [True, False], ids=["and a confirmation", "alone"])
async def test_a_question_makes_no_digest_by_itself(staff: School, confirmation: bool) -> None:
    ana = staff.ana
    asks = {
        "asks": "one",
        "asked": "Kom je?",
        "choices": "Ja\nNee",
        "confirmation": "true" if confirmation else "false",
    }
    await write(staff.carla, title="Feest", text="Meer op school.", schools="de-linde", **asks)
    await staff.carla.clicks(send_to(3))
    await staff.jobs()
    await sets(ana, digest="16:30")
    await staff.jobs(later=timedelta(hours=24))
    digests = having(ana, DIGEST)
    assert len(digests) == confirmation
    assert all("1 vraag in een mededeling wacht op je antwoord" in one for one in digests)
    if not confirmation:
        await announce(staff, "Nieuwe laptops", **INFORMATION)
        await staff.jobs(later=timedelta(hours=24))
        (digest,) = having(ana, DIGEST)
        assert "1 vraag in een mededeling wacht op je antwoord" in digest, "it stands on one that comes anyway"


async def states_and_titles(school: School, sent: dict[str, str], person: Colleague) -> None:
    """Delivered is what a digest showed, and all the rest waits."""
    shown = " ".join(having(person, DIGEST))
    for title, one in sent.items():
        expected = DeliveryState.DELIVERED if title in shown else DeliveryState.HELD
        assert (await delivery(school, one, person)).state is expected, title


async def test_what_does_not_fit_on_the_card_waits_for_the_next_digest(staff: School) -> None:
    ana = staff.ana
    await sets(ana, digest="16:30")
    sent = {title: await announce(staff, title, **INFORMATION) for title in (f"Nieuws {n:02}" for n in range(10))}
    await staff.jobs(later=timedelta(hours=8))
    (first,) = having(ana, DIGEST)
    assert "En nog 2 andere, onder nieuws" in first
    assert sum(title in first for title in sent) == 8
    await states_and_titles(staff, sent, ana)
    await staff.jobs(later=timedelta(hours=24))
    _, second = having(ana, DIGEST)
    assert sorted(title for title in sent if (title in first) is (title in second)) == []
    await states_and_titles(staff, sent, ana)
    await staff.jobs(later=timedelta(hours=24))
    assert len(having(ana, DIGEST)) == 2


@pytest.mark.one_process
@pytest.mark.parametrize("dies", [Interrupted.NOT, Interrupted.NOTED, Interrupted.AGAIN])
async def test_what_does_not_fit_on_the_last_digest_comes_with_another_at_once(
    staff: School, dies: Interrupted
) -> None:
    """Also where its sender dies once it is noted, and where the job is done again when all of it is."""
    ana = staff.ana
    await interrupt(staff, dies)
    await sets(ana, digest="16:30")
    sent = {title: await announce(staff, title, **INFORMATION) for title in (f"Nieuws {n:02}" for n in range(9))}
    await sets(ana, digest="")
    await staff.jobs()
    first, second = having(ana, DIGEST)
    assert sorted(title for title in sent if (title in first) is (title in second)) == []
    for one in sent.values():
        assert (await delivery(staff, one, ana)).state is DeliveryState.DELIVERED
