"""What a person wants to get: topics that they mute or follow, a digest, hours of quiet."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.announce.announcement import Announcement, AnnouncementState, Importance
from bot.store.partitions import announcement_partition, person_partition
from bot.work.notice import DeliveryState
from tests.conversations.announcing import go_through, write
from tests.conversations.preferring import INFORMATION, LESS, announce, sets
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_weekly_look import becomes_operator


async def standing(school: School, sent: str) -> Announcement:
    found = await school.house.records.announcements.get(announcement_partition(sent), sent)
    assert found
    return found.value


async def test_less_of_this_mutes_its_topic_and_the_news_still_has_it(staff: School) -> None:
    ana, carla = staff.ana, staff.carla
    await announce(staff, "Nieuwe laptops", **INFORMATION)
    await ana.clicks(LESS, on=ana.card_with("Nieuwe laptops"))
    assert "Je krijgt geen mededelingen meer over ICT" in ana.newest.text
    sent = await announce(staff, "Printer verhuist", **INFORMATION)
    assert not ana.sees("Printer verhuist")
    assert staff.emma.sees("Printer verhuist")
    await ana.says("nieuws")
    assert ana.sees("Printer verhuist")
    await staff.jobs(later=timedelta(seconds=40))
    tally = (await standing(staff, sent)).tally
    assert (tally.recipients, tally.delivered, tally.muted, tally.not_reached, tally.under_way) == (3, 2, 1, 0, 0)
    assert (await standing(staff, sent)).state is AnnouncementState.SENT
    await carla.clicks("Vernieuwen", on=carla.card_with("Printer verhuist"))
    follow = carla.card_with("Dempt dit onderwerp").text
    assert "Niet bereikt" in follow and "zijn niet bereikt" not in follow


async def test_it_is_taken_back_on_the_card(staff: School) -> None:
    ana = staff.ana
    await announce(staff, "Nieuwe laptops", **INFORMATION)
    await ana.clicks(LESS, on=ana.card_with("Nieuwe laptops"))
    await ana.clicks("Toch weer wel")
    assert "Je krijgt weer mededelingen over ICT" in ana.newest.text
    await announce(staff, "Printer verhuist", **INFORMATION)
    assert ana.sees("Printer verhuist")


@pytest.mark.parametrize("importance", [Importance.IMPORTANT, Importance.MANDATORY])
async def test_what_matters_comes_whatever_is_muted(staff: School, importance: Importance) -> None:
    ana = staff.ana
    await sets(ana, muted="ict", digest="07:30")
    sent = await announce(staff, "Wachtwoorden", importance=importance, topic="ict")
    assert ana.sees("Wachtwoorden")
    assert LESS not in buttons_of(ana.card_with("Wachtwoorden"))
    await ana.sends("news.mute", {"id": sent}, None)
    assert "Dit vind ik niet" in ana.newest.text, "its topic is not muted by it"


async def test_what_has_no_topic_cannot_be_muted(staff: School) -> None:
    ana = staff.ana
    sent = await announce(staff, "Zomaar", importance=Importance.INFORMATION)
    assert LESS not in buttons_of(ana.card_with("Zomaar"))
    for announcement in (sent, "never"):
        await ana.sends("news.mute", {"id": announcement}, None)
        assert "Dit vind ik niet" in ana.newest.text
    sent = await announce(staff, "Laptops", **INFORMATION)
    await staff.farid.sends("news.mute", {"id": sent}, None)
    assert "Dit vind ik niet" in staff.farid.newest.text, "it was not for him"


async def test_an_author_reads_how_many_mute_it_before_sending(staff: School) -> None:
    carla = staff.carla
    await sets(staff.ana, muted="ict")
    await sets(staff.emma, muted="ict,verlof")
    await write(carla, title="Laptops", text="Nieuw.", schools="de-linde")
    assert "dempen" not in carla.newest.text, "no topic"
    await carla.clicks("Aanpassen")
    await go_through(carla, importance="information", topic="ict")
    assert "2 van hen dempen dit onderwerp" in carla.newest.text


async def test_a_topic_is_followed_where_its_rule_lets_one(staff: School) -> None:
    farid, nadia = staff.farid, staff.nadia
    await farid.says("instellingen")
    assert "followed" in str(farid.newest.card)
    await nadia.says("instellingen")
    assert "followed" not in str(nadia.newest.card), "no topic lets her"
    await sets(farid, followed="ict,verlof,bestaat-niet")
    await sets(nadia, followed="ict")
    for person, followed in ((farid, ("ict",)), (nadia, ())):
        kept = await staff.house.records.preferences.get(person_partition(person.id), person.id)
        assert (kept.value.followed if kept else ()) == followed
    sent = await announce(staff, "Nieuwe laptops", **INFORMATION)
    assert farid.sees("Nieuwe laptops")
    assert not nadia.sees("Nieuwe laptops")
    assert not staff.sophie.sees("Nieuwe laptops")
    assert (await standing(staff, sent)).tally.recipients == 4
    await announce(staff, "Verlofkalender", importance=Importance.INFORMATION, topic="verlof")
    await announce(staff, "Wachtwoorden", importance=Importance.MANDATORY, topic="ict")
    assert not farid.sees("Verlofkalender"), "nobody may follow it"
    assert not farid.sees("Wachtwoorden"), "a duty is of those whom it is for"


async def test_who_may_not_follow_it_any_more_gets_it_no_more(staff: School) -> None:
    farid = staff.farid
    await sets(farid, followed="ict")
    await staff.becomes(lambda one: replace(one, roles=frozenset()) if one.id == farid.id else one)
    await announce(staff, "Nieuwe laptops", **INFORMATION)
    assert not farid.sees("Nieuwe laptops")


async def test_a_follower_is_within_the_bounds_of_the_author(staff: School) -> None:
    """A head of school reaches the own school, whoever follows the topic elsewhere."""
    await sets(staff.farid, followed="ict")
    await announce(staff, "Laptops", by=staff.ben, **INFORMATION)
    assert staff.ana.sees("Laptops")
    assert not staff.farid.sees("Laptops")


async def test_a_digest_brings_what_was_held_once_a_day(staff: School) -> None:
    ana = staff.ana
    await sets(ana, digest="16:30")
    sent = await announce(staff, "Nieuwe laptops", **INFORMATION)
    await announce(staff, "Sneeuw")
    assert ana.sees("Sneeuw"), "it is important"
    assert not ana.sees("Nieuwe laptops")
    assert (await standing(staff, sent)).tally.held == 1
    await staff.jobs(later=timedelta(hours=7))
    digests = [one for one in ana.chat if "Je dagoverzicht" in one.text]
    assert len(digests) == 1
    assert "Nieuwe laptops" in digests[0].text
    assert "Sneeuw" not in digests[0].text
    delivery = await staff.house.records.deliveries.get(announcement_partition(sent), ana.id)
    assert delivery and delivery.value.state is DeliveryState.DELIVERED
    await staff.jobs(later=timedelta(minutes=15))
    assert (await standing(staff, sent)).tally.held == 0
    assert "Bij 3 van 3 aangekomen" in staff.carla.card_with("Nieuwe laptops").text, "its author sees it by itself"
    await staff.jobs(later=timedelta(hours=24))
    assert sum("Je dagoverzicht" in one.text for one in ana.chat) == 1, "nothing new, nothing waits"
    await announce(staff, "Printer verhuist", **INFORMATION)
    await staff.jobs(later=timedelta(hours=24))
    assert sum("Je dagoverzicht" in one.text for one in ana.chat) == 2


async def test_what_asks_nothing_of_its_reader_makes_no_digest(staff: School) -> None:
    ana = staff.ana
    await sets(ana, digest="16:30")
    await submit_leave(staff)
    await staff.jobs(later=timedelta(hours=7))
    assert not ana.sees("Je dagoverzicht")
    await sets(staff.ben, digest="16:30")
    await staff.jobs(later=timedelta(hours=24))
    assert "1 aanvraag wacht op jouw beslissing" in staff.ben.card_with("Je dagoverzicht").text


async def test_no_digest_comes_on_a_day_off(staff: School) -> None:
    ana = staff.ana
    await sets(ana, digest="16:30")
    staff.clock.pass_by(datetime(2026, 11, 27, 15, 45, tzinfo=UTC) - staff.clock())  # a Friday, after the digest
    await staff.jobs()
    await announce(staff, "Nieuwe laptops", **INFORMATION)
    await staff.jobs(later=timedelta(hours=24))
    assert not ana.sees("Nieuwe laptops")
    await staff.jobs(later=timedelta(hours=24))
    assert not ana.sees("Nieuwe laptops")
    await staff.jobs(later=timedelta(hours=24))
    assert ana.sees("Nieuwe laptops"), "on Monday"


async def test_who_wants_no_digest_any_more_gets_what_was_held(staff: School) -> None:
    ana = staff.ana
    await sets(ana, digest="16:30")
    await announce(staff, "Nieuwe laptops", **INFORMATION)
    await sets(ana, digest="")
    await staff.jobs()
    assert ana.sees("Nieuwe laptops")
    assert not [one async for one in staff.house.records.dues.stream(partition=person_partition(ana.id))]


async def test_while_all_sends_are_halted_no_digest_comes_and_nothing_that_was_held(staff: School) -> None:
    ana, ben = staff.ana, staff.ben
    await becomes_operator(staff, staff.carla)
    for person in (ana, ben):
        await sets(person, digest="16:30")
    await announce(staff, "Nieuwe laptops", **INFORMATION)
    await staff.carla.sends("sends.halt", {}, None)
    await sets(ben, digest="")
    await staff.jobs(later=timedelta(hours=7))
    assert not ana.sees("Nieuwe laptops")
    assert not ben.sees("Nieuwe laptops")
    await staff.carla.sends("sends.resume", {}, None)
    await staff.jobs(later=timedelta(minutes=6))
    assert ben.sees("Nieuwe laptops")
    assert not ana.sees("Nieuwe laptops"), "with the next digest"
    await staff.jobs(later=timedelta(hours=24))
    assert "Nieuwe laptops" in ana.card_with("Je dagoverzicht").text


async def test_quiet_hours_let_through_what_is_mandatory(staff: School) -> None:
    ana = staff.ana
    await sets(ana, quiet_from="09:00", quiet_until="13:00")  # it is ten o'clock in Belgium
    sent = await announce(staff, "Sneeuw")
    assert not ana.sees("Sneeuw")
    assert staff.emma.sees("Sneeuw")
    await staff.jobs(later=timedelta(seconds=40))
    assert (await standing(staff, sent)).tally.under_way == 1
    await announce(staff, "Brandalarm", importance=Importance.MANDATORY)
    assert ana.sees("Brandalarm")
    await staff.jobs(later=timedelta(hours=4))
    assert ana.sees("Sneeuw")


async def test_what_is_wrong_stands_at_the_hours_and_nothing_is_kept(staff: School) -> None:
    ana = staff.ana
    await ana.says("instellingen")
    await ana.fills(digest="half acht", quiet_from="20:00", quiet_until="").clicks("Bewaren", on=ana.newest)
    assert "Vul beide uren in" in ana.newest.text
    assert "half acht" in str(ana.newest.card)
    assert await staff.house.records.preferences.get(person_partition(ana.id), ana.id) is None
    await ana.fills(digest="07:30", quiet_from="20:00", quiet_until="07:00").clicks("Bewaren", on=ana.newest)
    await staff.restarts()
    await ana.says("instellingen")
    assert all(f"'value': '{clock}'" in str(ana.newest.card) for clock in ("07:30", "20:00", "07:00"))
