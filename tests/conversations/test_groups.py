"""Deliveries that go out a few at a time: what happens to one of them happens to none of the others."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.announce import counting, spreading
from bot.announce.announcement import AnnouncementState, Tally
from bot.announce.confirming import confirm
from bot.announce.delivery import Delivery
from bot.announce.standing import change_announcement, standing_announcement
from bot.announce.tallies import Ending, Tallies, total
from bot.bootstrap.running import JOBS
from bot.channel.base import Outcome, Outgoing, RecipientGone, Throttled
from bot.people.contact import Address
from bot.people.contacts import recipient
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.work.base import Assignment, Work
from bot.work.budget import Budget
from bot.work.notice import DeliveryState
from bot.work.windows import Slot
from tests.conversations.announcing import write
from tests.conversations.school import UNHURRIED, School, send_to
from tests.conversations.stage import Colleague, Recorder
from tests.patience import PATIENCE

TEXT = "De school blijft open."


async def spread(school: School) -> str:
    """An announcement to everybody whose deliveries wait; its id."""
    await school.everybody_installs()
    await school.jobs()
    await write(school.carla, title="Sneeuw", text=TEXT, confirmation="true", everyone="true")
    await school.carla.clicks(send_to(len(school.people)))
    (found,) = [
        item.value async for item in school.house.records.announcements.stream(equal={"author": school.carla.id})
    ]
    await spreading.spread(school.house, found.id)
    return found.id


async def standing(school: School, id: str, person: Colleague) -> Stored[Delivery]:
    found = await school.house.records.deliveries.get(announcement_partition(id), person.id)
    assert found
    return found


async def states(school: School, id: str) -> dict[str, DeliveryState]:
    return {name: (await standing(school, id, person)).value.state for name, person in school.people.items()}


async def becomes(school: School, id: str, person: Colleague, value: Delivery) -> None:
    write = school.house.records.deliveries.put(value, (await standing(school, id, person)).version)
    await school.house.records.accept(announcement_partition(id), [write])


async def job_of(school: School) -> Assignment:
    """The job for all of them, which nobody else runs then."""
    leases = await school.house.bulk.lease(limit=10, duration=timedelta(minutes=1))
    (lease,) = [lease for lease in leases if lease.job.name == "announcement_deliver"]
    await school.house.bulk.done(lease)
    return Assignment(lease.job.body, lease.attempt)


async def runs(school: School, job: Assignment, recorder: Recorder | None = None) -> None:
    work = Work(school.house, recorder or school.recorder, Budget(UNHURRIED))
    await JOBS["announcement_deliver"](work, job)


def received(school: School) -> dict[str, int]:
    return {
        name: sum(TEXT in shown.text for shown in person.chat if "Bevestigd" not in shown.text)
        for name, person in school.people.items()
        if name != "carla"
    }


def all_once(school: School, **others: int) -> dict[str, int]:
    return {name: others.get(name, 1) for name in school.people if name != "carla"}


async def test_what_another_sends_meanwhile_is_left_to_them(school: School) -> None:
    sending = await spread(school)
    job = await job_of(school)
    await becomes(school, sending, school.ben, (await standing(school, sending, school.ben)).value.sending())
    await runs(school, job)
    assert received(school) == all_once(school, ben=0)
    assert (await standing(school, sending, school.ben)).value.state is DeliveryState.SENDING


async def test_who_is_throttled_comes_later_and_keeps_nobody_waiting(school: School) -> None:
    sending = await spread(school)
    school.recorder.fails[school.ana.conversation] = [Throttled(30)]
    await runs(school, await job_of(school))
    assert received(school) == all_once(school, ana=0)
    await school.jobs(later=timedelta(seconds=10))
    assert received(school)["ana"] == 0, "as long as Teams asks"
    await school.jobs(later=timedelta(seconds=31))
    assert received(school) == all_once(school)
    assert set((await states(school, sending)).values()) == {DeliveryState.DELIVERED}


async def test_after_an_attempt_that_did_not_end_only_what_may_have_arrived_is_resent(school: School) -> None:
    sending = await spread(school)
    job = await job_of(school)
    went = (await standing(school, sending, school.ana)).value.sending()
    await becomes(school, sending, school.ana, went)
    await becomes(school, sending, school.ben, went_to(school.ben, went).delivered("7", school.house.now()))
    await runs(school, replace(job, attempt=2))
    await school.jobs()
    assert received(school) == all_once(school, ben=0)
    resent = [name for name, one in school.people.items() if (await standing(school, sending, one)).value.resent]
    assert resent == ["ana"]


def went_to(person: Colleague, delivery: Delivery) -> Delivery:
    return replace(delivery, person=person.id)


async def test_a_pause_stops_what_has_not_begun_and_a_later_job_sends_it_once(school: School) -> None:
    sending = await spread(school)
    job = await job_of(school)
    paused = AnnouncementState.PAUSED

    class Pausing(Recorder):
        async def send(self, address: Address, message: Outgoing, slot: Slot | None = None) -> Outcome:
            await change_announcement(school.house, sending, lambda now: replace(now, state=paused))
            return await super().send(address, message, slot)

    pausing = Pausing(school.recorder.chats)
    await runs(school, job, pausing)
    assert sum(received(school).values()) in {4, 5}, "one group was on its way"
    await school.carla.clicks("Vernieuwen")
    await school.carla.clicks("Opnieuw proberen")
    await school.jobs()
    assert received(school) == all_once(school)


async def test_one_that_hangs_keeps_no_other_from_being_recorded(school: School) -> None:
    sending = await spread(school)
    over = asyncio.Event()

    class Hanging(Recorder):
        async def send(self, address: Address, message: Outgoing, slot: Slot | None = None) -> Outcome:
            if address.conversation == school.ana.conversation:
                await over.wait()
            return await super().send(address, message, slot)

    task = asyncio.create_task(runs(school, await job_of(school), Hanging(school.recorder.chats)))
    async with asyncio.timeout(PATIENCE):
        while list((await states(school, sending)).values()).count(DeliveryState.DELIVERED) < 4:  # noqa: ASYNC110 - the store is asked
            await asyncio.sleep(0.01)
    assert (await standing(school, sending, school.ana)).value.state is DeliveryState.SENDING
    over.set()
    await task
    assert set((await states(school, sending)).values()) == {DeliveryState.DELIVERED}


async def test_what_is_counted_as_it_ends_is_what_there_is(school: School) -> None:
    """By two processes, of which each has a document; the second attempt of one and a merge count once."""
    sending = await spread(school)
    ana, ben = [await standing(school, sending, one) for one in (school.ana, school.ben)]
    house, now = school.house, school.house.now()
    (gone,) = await house.tallies.settle(house.records, sending, [Ending(ana, ana.value.gone("blocked"))])
    other = Tallies()
    await other.settle(
        house.records, sending, [Ending(gone, gone.value.delivered("1", now)), Ending(ben, ben.value.gone("left"))]
    )
    assert await total(house.records, sending) == (1, 1)
    school.recorder.fails[school.emma.conversation] = [RecipientGone("blocked")]
    await runs(school, await job_of(school))
    found = list((await states(school, sending)).values())
    delivered, not_reached = await total(house.records, sending)
    assert delivered == found.count(DeliveryState.DELIVERED)
    assert not_reached == found.count(DeliveryState.GONE) == 2
    assert (await counting.add_up(house, sending)).tally == (await counting.count(house, sending)).tally


async def test_who_confirms_before_the_outcome_is_known_is_counted_in_the_end(school: School) -> None:
    sending = await spread(school)

    class Hasty(Recorder):
        async def send(self, address: Address, message: Outgoing, slot: Slot | None = None) -> Outcome:
            outcome = await super().send(address, message, slot)
            if address.conversation == school.ana.conversation:
                await confirm(school.house, await recipient(school.house, school.ana.id), sending)
            return outcome

    await runs(school, await job_of(school), Hasty(school.recorder.chats))
    everybody = len(school.people)
    assert (await total(school.house.records, sending))[0] == everybody - 1
    added = await counting.add_up(school.house, sending)
    assert (added.tally.delivered, added.tally.confirmed, added.state) == (everybody - 1, 1, AnnouncementState.SENDING)
    await school.jobs()
    await school.jobs(later=timedelta(seconds=31))
    stands = (await standing_announcement(school.house, sending)).value
    assert (stands.state, stands.tally) == (AnnouncementState.SENT, Tally(everybody, everybody, 1, 0))


async def test_what_is_queued_anew_remembers_that_it_was_resent(school: School) -> None:
    """Only what nobody has touched is known without reading it."""
    sending = await spread(school)
    await job_of(school)
    resent = replace((await standing(school, sending, school.ben)).value.sending(), resent=True)
    await becomes(school, sending, school.ben, replace(resent, state=DeliveryState.RETRY))
    await change_announcement(school.house, sending, lambda now: replace(now, spread_done=False))
    await spreading.spread(school.house, sending)
    await school.jobs()
    stands = (await standing(school, sending, school.ben)).value
    assert (stands.state, stands.sends, stands.resent) == (DeliveryState.DELIVERED, 2, True)
    assert received(school) == all_once(school)
