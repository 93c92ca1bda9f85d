"""A send that its author breaks off: what waits ends, what arrived stays, and it never goes on."""

import asyncio
from datetime import timedelta

from bot.announce.announcement import AnnouncementState
from bot.announce.delivery import UNDER_WAY
from bot.announce.planning.cancelling import cancel
from bot.bootstrap.running import JOBS
from bot.channel.base import Ambiguous, Misconfigured, Throttled
from bot.people.contacts import recipient
from bot.store.partitions import announcement_partition
from bot.work.base import Assignment, Work
from bot.work.budget import Budget
from bot.work.notice import DeliveryState
from tests.conversations.school import UNHURRIED, School, send_to
from tests.conversations.stage import buttons_of
from tests.conversations.test_announce import compose, send_to_linde
from tests.patience import PATIENCE

CANCEL = "Ja, breek af"


async def held_up(school: School) -> str:
    """Ben has it, Ana and Emma wait; gives its id."""
    for person in (school.ana, school.emma):
        school.recorder.fails[person.conversation] = [Throttled(50.0)]
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    return str(buttons_of(school.carla.newest)["Vernieuwen"]["data"]["id"])


async def deliveries(school: School, sent: str) -> dict[str, tuple[DeliveryState, str]]:
    found = school.house.records.deliveries.stream(partition=announcement_partition(sent))
    return {item.value.person: (item.value.state, item.value.reason) async for item in found}


async def standing(school: School, sent: str) -> AnnouncementState:
    found = await school.house.records.announcements.get(announcement_partition(sent), sent)
    assert found
    return found.value.state


async def test_what_waits_ends_and_what_arrived_stays(school: School) -> None:
    sent, carla = await held_up(school), school.carla
    await carla.clicks(CANCEL, times=2)
    await school.jobs()
    assert await deliveries(school, sent) == {
        school.ana.id: (DeliveryState.GONE, "cancelled"),
        school.ben.id: (DeliveryState.DELIVERED, ""),
        school.emma.id: (DeliveryState.GONE, "cancelled"),
    }
    await school.jobs(later=timedelta(minutes=2))
    assert "Afgebroken" in carla.newest.text
    assert "Bij 1 van 3 was ze al aangekomen" in carla.newest.text
    assert not school.ana.sees("De fotograaf")
    assert school.ben.sees("De fotograaf")
    await carla.clicks("Wie niet?")
    assert "je brak het af" in carla.newest.text
    assert "Ana Martens" in carla.newest.text


async def test_it_never_goes_on_after_that(school: School) -> None:
    """Not by a button of before, not by a job that comes later, not after a restart."""
    for person in (school.ana, school.ben, school.emma):
        school.recorder.fails[person.conversation] = [Misconfigured("BotDisabledByAdmin")] * 2
    await send_to_linde(school)
    await school.jobs(later=timedelta(minutes=2))
    await school.jobs(later=timedelta(seconds=5))
    carla = school.carla
    resume = dict(buttons_of(carla.newest)["Opnieuw proberen"]["data"])
    school.recorder.fails.clear()
    await carla.clicks(CANCEL)
    await carla.sends("announcement.resume", resume, carla.newest)
    await school.restarts()
    await school.jobs(later=timedelta(minutes=10))
    await school.jobs(later=timedelta(seconds=5))
    assert await standing(school, resume["id"]) is AnnouncementState.CANCELLED
    assert not any(person.sees("De fotograaf") for person in (school.ana, school.ben, school.emma))
    assert "Afgebroken" in carla.newest.text
    assert "Opnieuw proberen" not in buttons_of(carla.newest)


async def test_only_its_author_breaks_it_off(school: School) -> None:
    sent = await held_up(school)
    reply = await school.ben.sends("announcement.cancel", {"id": sent}, None)
    assert reply.replace is None
    await school.jobs(later=timedelta(minutes=2))
    assert school.ana.sees("De fotograaf")


async def test_what_was_sent_is_not_cancelled(school: School) -> None:
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    sent = str(buttons_of(school.carla.newest)["Vernieuwen"]["data"]["id"])
    await school.carla.sends("announcement.cancel", {"id": sent}, school.carla.newest)
    assert await standing(school, sent) is AnnouncementState.SENT
    assert "Verzonden" in school.carla.newest.text


FOR_A_WHILE = 3.0
"""Seconds in which a send is cancelled, also on a busy machine."""


async def test_no_card_leaves_that_waited_for_its_turn(school: School) -> None:
    """The budget lets it through only after the send was cancelled."""
    sent = await held_up(school)
    budget = Budget(UNHURRIED)
    work = Work(school.house, school.recorder, budget)
    budget.slow(FOR_A_WHILE)
    body = {"announcement": sent, "people": [[school.ana.id, ""], [school.emma.id, ""]]}
    waits = asyncio.ensure_future(JOBS["announcement_deliver"](work, Assignment(body, 1)))
    async with asyncio.timeout(PATIENCE):
        while budget.wanting() < 2:  # noqa: ASYNC110 - both wait for their turn
            await asyncio.sleep(0.01)
    school.recorder.fails.clear()
    await cancel(school.house, await recipient(school.house, school.carla.id), sent)
    await waits
    assert not school.ana.sees("De fotograaf")
    states = await deliveries(school, sent)
    assert states[school.ana.id] == states[school.emma.id] == (DeliveryState.GONE, "cancelled")


async def test_of_a_killed_send_it_is_not_known_whether_it_arrived(school: School) -> None:
    """It may have: nothing is sent again, and it stands on the list."""
    school.recorder.fails[school.ana.conversation] = [Ambiguous("timeout"), Throttled(50.0)]
    sent = await held_up(school)
    partition = announcement_partition(sent)
    found = await school.house.records.deliveries.get(partition, school.ana.id)
    assert found
    write = school.house.records.deliveries.put(found.value.sending(), found.version)
    await school.house.records.accept(partition, [write])
    await school.carla.clicks(CANCEL)
    work = Work(school.house, school.recorder, Budget(UNHURRIED))
    await JOBS["announcement_deliver"](work, Assignment({"announcement": sent, "people": [[school.ana.id, ""]]}, 2))
    await school.jobs(later=timedelta(minutes=2))
    assert (await deliveries(school, sent))[school.ana.id] == (DeliveryState.AMBIGUOUS, "interrupted")
    assert not school.ana.sees("De fotograaf")


async def test_who_had_no_delivery_yet_is_counted_too(school: School) -> None:
    """Cancelled before it was spread over anybody."""
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    sent = str(buttons_of(school.carla.newest)["Vernieuwen"]["data"]["id"])
    await school.carla.clicks(CANCEL)
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    states = await deliveries(school, sent)
    assert list(states.values()) == [(DeliveryState.GONE, "cancelled")] * 3
    assert "Bij 0 van 3 was ze al aangekomen" in school.carla.newest.text
    assert not any(state in UNDER_WAY for state, _ in states.values())
