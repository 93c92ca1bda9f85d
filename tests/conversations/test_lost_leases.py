"""Two workers with the same job: the first was silent for so long that its lease ran out, and speaks up later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce import delivering, spreading
from bot.announce.delivery import Delivery
from bot.announce.jobs import settled
from bot.announce.spreading import Waiting
from bot.announce.tallies import Ending
from bot.channel.base import Ambiguous, Delivered, NotSent, Outcome, RecipientGone, Throttled
from bot.store.partitions import announcement_partition, notices_partition
from bot.work import notifying
from bot.work.notice import DeliveryState, Notice
from tests.conversations.announcing import write
from tests.conversations.school import School, send_to

OUTCOMES: dict[str, Callable[[], Outcome]] = {
    "throttled": lambda: Throttled(None),
    "not sent": lambda: NotSent("dns"),
    "ambiguous": lambda: Ambiguous("timeout"),
    "gone": lambda: RecipientGone("blocked"),
}


async def sent(school: School) -> str:
    """An announcement whose deliveries wait; its id."""
    await school.everybody_installs()
    await school.jobs()
    await write(school.carla, title="Sneeuw", text="De school blijft open.", confirmation="true", schools="de-linde")
    await school.carla.clicks(send_to(3))
    (announcement,) = [
        item.value async for item in school.house.records.announcements.stream(equal={"author": school.carla.id})
    ]
    await spreading.spread(school.house, announcement.id)
    return announcement.id


async def goes_out(school: School, id: str, *, again: bool = False) -> delivering.Ready:
    ready = await delivering.prepare(school.house, id, [Waiting(school.ana.id)], again)
    assert ready
    (begun,), changed = await delivering.begin(school.house, ready)
    assert not changed
    return begun


async def ends(school: School, ready: delivering.Ready, outcome: Outcome) -> Delivery:
    value = settled(ready.delivery.value, outcome, school.house.now())
    (stands,) = await delivering.record(school.house, ready.announcement.id, [Ending(ready.delivery, value)])
    return stands


async def standing(school: School, id: str) -> Delivery:
    found = await school.house.records.deliveries.get(announcement_partition(id), school.ana.id)
    assert found
    return found.value


@pytest.mark.parametrize("late", OUTCOMES)
async def test_what_arrived_is_not_taken_back(school: School, late: str) -> None:
    sending = await sent(school)
    first = await goes_out(school, sending)
    second = await goes_out(school, sending, again=True)
    await ends(school, second, Delivered("20"))
    stands = await ends(school, first, OUTCOMES[late]())
    assert stands == await standing(school, sending)
    assert (stands.state, stands.activities, stands.resent) == (DeliveryState.DELIVERED, ("20",), True)


@pytest.mark.parametrize("soon", OUTCOMES)
async def test_what_arrived_is_known_however_late_it_is_told(school: School, soon: str) -> None:
    sending = await sent(school)
    first = await goes_out(school, sending)
    second = await goes_out(school, sending, again=True)
    await ends(school, second, OUTCOMES[soon]())
    stands = await ends(school, first, Delivered("10"))
    assert stands == await standing(school, sending)
    assert (stands.state, stands.activities, stands.resent) == (DeliveryState.DELIVERED, ("10",), True)


async def test_who_confirmed_meanwhile_and_both_cards_are_kept(school: School) -> None:
    sending = await sent(school)
    first = await goes_out(school, sending)
    second = await goes_out(school, sending, again=True)
    confirmed = replace((await standing(school, sending)).confirm(school.house.now()))
    await school.house.records.change_one(
        school.house.records.deliveries, announcement_partition(sending), school.ana.id, lambda _: confirmed
    )
    await ends(school, second, Delivered("20"))
    stands = await ends(school, first, Delivered("10"))
    assert (stands.activities, stands.confirmed) == (("10", "20"), True)
    assert stands.confirmed_at == confirmed.confirmed_at


async def test_what_goes_out_now_is_not_queued_once_more(school: School) -> None:
    """The first is refused while the second is on the wire: the delivery is under way, nobody else may send it."""
    sending = await sent(school)
    first = await goes_out(school, sending)
    await goes_out(school, sending, again=True)
    stands = await ends(school, first, NotSent("dns"))
    assert stands.state is DeliveryState.SENDING
    assert await delivering.prepare(school.house, sending, [Waiting(school.ana.id)], again=False) == []


async def test_a_notice_that_arrived_keeps_its_place_though_another_gave_it_up(school: School) -> None:
    await school.everybody_installs()
    notice = Notice("leave.2026.x", school.ben.id, "asked", asks=True, job="request_ask")
    ready = await notifying.look(school.house, notice, again=False)
    assert ready
    begun = await notifying.begin(school.house, ready)
    assert begun
    assert await notifying.look(school.house, notice, again=True) is None
    arrived = replace(begun.notice, state=DeliveryState.DELIVERED, activity="7")
    recorded = await notifying.record(school.house, begun, arrived)
    assert recorded == replace(arrived, at=recorded.at)
    kept = await school.house.records.notices.get(notices_partition(notice.subject), notice.id)
    assert kept
    assert (kept.value.state, kept.value.activity) == (DeliveryState.DELIVERED, "7")


async def test_the_author_sees_what_stands(school: School) -> None:
    sending = await sent(school)
    first = await goes_out(school, sending)
    second = await goes_out(school, sending, again=True)
    await ends(school, second, Delivered("20"))
    await ends(school, first, RecipientGone("blocked"))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    assert "Verzonden" in school.carla.newest.text
