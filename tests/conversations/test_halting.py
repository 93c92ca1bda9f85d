"""All sends are halted at once and go on again, whatever begins, ends or arrives meanwhile."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce.announcement import Announcement, AnnouncementState, Importance
from bot.announce.halting import halting
from bot.announce.halting.halt import HALTED
from bot.announce.news import arriving
from bot.announce.standing import change_announcement
from bot.people.contacts import recipient
from bot.store.partitions import SENDS, announcement_partition
from bot.store.records import Records
from bot.work.job import Job
from tests.conversations.holding import hold
from tests.conversations.operating import administered, deeds, opens, sends
from tests.conversations.preferring import announce
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_announce import CONFIRM


async def test_all_sends_are_halted_in_one_step_and_go_on_to_each_once(school: School) -> None:
    carla, ana = await administered(school), school.ana
    await sends(school)
    await opens(carla, "Verzendingen bekijken")
    await carla.clicks("Leg alles stil", on=carla.newest)
    assert "Alle verzendingen zijn stilgelegd" in carla.newest.text
    await school.jobs()
    assert not ana.sees("De school blijft open")
    assert "Sneeuw" not in carla.newest.text, "what it says is not theirs to read there"
    await carla.clicks("Vernieuwen", on=carla.newest)
    assert "Stilgelegd" in carla.newest.text
    assert "Al bij 0 van" in carla.newest.text
    await carla.clicks("Alles hervatten", on=carla.newest)
    assert "Mededelingen gaan gewoon uit" in carla.newest.text
    await school.jobs()
    for person in (ana, school.ben):
        assert len([one for one in person.chat if "De school blijft open" in one.text]) == 1
    assert await deeds(school, "sends.") == [("sends.halted", carla.id), ("sends.resumed", carla.id)]
    await school.jobs(later=timedelta(minutes=1))
    await opens(carla, "Verzendingen bekijken")
    assert "Er is niets onderweg" in carla.newest.text
    assert [item async for item in school.house.records.under_way.stream(partition=SENDS)] == [], "it ended"


async def test_what_is_half_sent_stops_and_what_begins_later_waits(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await halting.begins(school.house, await newest(school))
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    assert (await newest(school)).state is AnnouncementState.PAUSED
    await sends(school)
    await school.jobs()
    states = [item.value.state async for item in school.house.records.announcements.stream()]
    assert states == [AnnouncementState.PAUSED] * 2
    assert not school.ana.sees("De school blijft open")
    await carla.sends("sends.resume", {}, None)
    await school.jobs()
    assert len([one for one in school.ana.chat if "De school blijft open" in one.text]) == 2


async def newest(school: School) -> Announcement:
    found = [item.value async for item in school.house.records.announcements.stream()]
    return max(found, key=lambda one: one.created)


async def test_its_author_reads_why_and_cannot_take_it_up_alone(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    card = carla.card_with("stilgelegd door wie Bode beheert")
    assert "Opnieuw proberen" not in buttons_of(card)
    post = await newest(school)
    await carla.sends("announcement.resume", {"id": post.id}, None)
    assert "Ook deze mededeling gaat vanzelf verder" in carla.newest.text
    await school.jobs()
    assert not school.ana.sees("De school blijft open")
    await carla.sends("announcement.cancel", {"id": post.id}, None)
    await carla.sends("sends.resume", {}, None)
    await school.jobs()
    assert (await newest(school)).state is AnnouncementState.CANCELLED
    assert not school.ana.sees("De school blijft open")


async def test_what_was_paused_for_another_reason_stays_so_and_tells_nobody_of_a_refusal(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await school.jobs()

    def refused(now: Announcement) -> Announcement:
        return replace(now, state=AnnouncementState.PAUSED, problem="BotDisabledByAdmin")

    await change_announcement(school.house, (await newest(school)).id, refused)
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    await carla.sends("sends.resume", {}, None)
    await school.jobs()
    post = await newest(school)
    assert (post.state, post.problem) == (AnnouncementState.PAUSED, "BotDisabledByAdmin")


async def test_a_recall_leaves_nothing_waiting_while_all_are_halted(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    await carla.sends("correction.recall", {"id": (await newest(school)).id, "how": "notice"}, None)
    await carla.sends("sends.resume", {}, None)
    await school.jobs()
    assert not school.ana.sees("De school blijft open")


async def test_what_was_recalled_is_not_paused_and_what_goes_on_stays_listed(school: School) -> None:
    carla, house = await administered(school), school.house
    await sends(school)
    post = await newest(school)
    assert await halting.begins(house, post)
    await halting.forget(house, post.id)
    assert [item async for item in house.records.under_way.stream(partition=SENDS)], "it is under way still"
    await carla.sends("correction.recall", {"id": post.id, "how": "notice"}, None)
    await carla.sends("sends.halt", {}, None)
    await halting.halt_each(house)
    assert (await newest(school)).state is not AnnouncementState.PAUSED


@pytest.mark.parametrize("read", range(1, 6))
@pytest.mark.parametrize("who", ["a send that begins", "the job that pauses each"])
async def test_what_is_paused_while_all_go_on_is_not_left_behind(school: School, who: str, read: int) -> None:
    """Whoever lets them go on finds it not paused yet."""
    carla, house = await administered(school), school.house
    await sends(school)
    post = await newest(school)
    assert await halting.begins(house, post)
    operator = await recipient(house, carla.id)
    await halting.halt(house, operator)
    other = Records(house.records._store._store, now=school.clock, promised=house.outbox.promised)
    held, late = hold(other, read), replace(house, records=other)

    async def goes_on() -> None:
        await halting.go_on(house, operator)
        await halting.go_on_each(house)

    async def pauses() -> None:
        await (halting.begins(late, post) if who == "a send that begins" else halting.halt_each(late))

    await held.meanwhile(pauses(), goes_on())
    if not held.came_between:
        await halting.go_on_each(house)
    assert (await newest(school)).state is AnnouncementState.SENDING
    await school.jobs()
    assert school.ana.sees("De school blijft open")


async def test_a_pause_that_a_crash_left_behind_ends_by_its_own_job_or_by_its_author(school: School) -> None:
    carla, house = await administered(school), school.house
    for takes_up in ("announcement_spread", "sends_halt", "its author"):
        await sends(school)
        post = await newest(school)
        await halting.begins(house, post)
        await change_announcement(
            house, post.id, lambda now: replace(now, state=AnnouncementState.PAUSED, problem=HALTED)
        )
        if takes_up == "its author":
            await carla.sends("announcement.resume", {"id": post.id}, None)
        else:
            await house.queue.put([Job(takes_up, {"announcement": post.id})])
        await school.jobs()
        found = await house.records.announcements.get(announcement_partition(post.id), post.id)
        assert found
        assert found.value.state is not AnnouncementState.PAUSED, takes_up


async def test_reminders_wait_as_well(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await school.jobs()
    await school.ben.clicks(CONFIRM)
    post = await newest(school)
    await carla.sends("sends.halt", {}, None)
    await carla.sends("reminder.send", {"id": post.id, "reminders": 0}, None)
    await school.jobs()
    before = len(school.ana.chat)
    await school.jobs(later=timedelta(minutes=6))
    assert len(school.ana.chat) == before
    await carla.sends("sends.resume", {}, None)
    await school.jobs(later=timedelta(minutes=6))
    assert len(school.ana.chat) == before + 1


async def test_who_arrives_or_can_be_reached_again_waits_as_well(school: School) -> None:
    """What is mandatory, and what was for the day."""
    carla, emma = await administered(school), school.emma
    await emma.removes()
    await announce(school, "Reglement", importance=Importance.MANDATORY, confirmation=True)
    await announce(school, "Sneeuw")
    await school.jobs(later=timedelta(seconds=5))
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    await emma.installs()
    await school.jobs()
    await school.jobs(later=timedelta(minutes=6))
    assert not emma.sees("Reglement")
    assert not emma.sees("Sneeuw")
    await carla.sends("sends.resume", {}, None)
    await school.jobs(later=timedelta(minutes=6))
    for title in ("Reglement", "Sneeuw"):
        assert sum(title in one.text for one in emma.chat) == 1


async def test_who_was_given_it_just_before_waits_although_the_send_has_ended(school: School) -> None:
    carla, emma, house = await administered(school), school.emma, school.house
    await emma.removes()
    await announce(school, "Reglement", importance=Importance.MANDATORY, confirmation=True)
    await school.jobs(later=timedelta(seconds=5))
    assert (await newest(school)).state is AnnouncementState.SENT
    await emma.installs()
    await carla.sends("sends.halt", {}, None)
    assert await arriving.arrived(house, emma.id) == 1
    await school.jobs()
    assert not emma.sees("Reglement")
    await carla.sends("sends.resume", {}, None)
    await school.jobs(later=timedelta(minutes=6))
    assert sum("Reglement" in one.text for one in emma.chat) == 1


async def test_to_be_told_of_a_correction_waits_as_well_and_the_cards_do_not(school: School) -> None:
    carla, ana = await administered(school), school.ana
    await announce(school, "Sneeuw")
    await school.jobs(later=timedelta(seconds=5))
    await carla.sends("sends.halt", {}, None)
    await carla.clicks("Verbeteren of intrekken")
    await carla.clicks("Verbeteren")
    await carla.fills(text_nl="De school is dicht.").clicks("Bekijk het voorbeeld")
    await carla.fills(notify="true").clicks("Ja, verbeter bij 3 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(minutes=6))
    assert ana.sees("De school is dicht.")
    assert not ana.sees("toont de nieuwe tekst")
    await carla.sends("sends.resume", {}, None)
    await school.jobs(later=timedelta(minutes=6))
    assert sum("toont de nieuwe tekst" in one.text for one in ana.chat) == 1
