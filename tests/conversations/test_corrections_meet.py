"""A correction that meets what is on the wire, and another correction: the newest is what stands."""

from dataclasses import replace
from datetime import timedelta

from bot.announce import delivering
from bot.announce.announcement import Announcement
from bot.announce.correcting import catching_up
from bot.announce.spreading import Waiting
from bot.announce.standing import change_announcement
from bot.channel.base import Throttled
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState
from tests.conversations.school import School
from tests.conversations.test_announce import send_to_linde
from tests.conversations.test_corrections import RIGHT, brought, cards, corrects, newest


async def test_what_was_drawn_before_the_correction_does_not_go_any_more(school: School) -> None:
    school.recorder.fails[school.ben.conversation] = [Throttled(60)]
    await send_to_linde(school)
    post, house = (await newest(school)).id, school.house
    ready = await delivering.prepare(house, post, [Waiting(school.ben.id)], again=False)
    assert ready
    begun, _ = await delivering.begin(house, ready)
    assert len(begun) == 1
    assert await delivering.still_goes(house, post, begun) == begun, "nothing changed meanwhile"
    await change_announcement(house, post, corrected)
    assert await delivering.still_goes(house, post, begun) == ()
    standing = await house.records.deliveries.get(announcement_partition(post), school.ben.id)
    assert standing
    assert standing.value.state is DeliveryState.RETRY
    await school.jobs(later=timedelta(minutes=2))
    assert len(cards(school.ben)) == 1
    assert "Verbeterd" in cards(school.ben)[0], "it went once more, as it is now"


def corrected(now: Announcement) -> Announcement:
    return replace(now, edition=now.edition + 1, corrected=now.published)


async def test_who_was_overtaken_while_changing_a_card_changes_it_once_more(school: School) -> None:
    """It may have come after the newer one, which is known by then alone that the delivery changed meanwhile."""
    await send_to_linde(school)
    post, house, ana = (await newest(school)).id, school.house, school.ana.id
    await change_announcement(house, post, corrected)
    (slow,) = await catching_up.behind(house, post, [ana], again=False)
    await corrects(school, 3)
    await brought(school)
    assert RIGHT in cards(school.ana)[0]
    ended = [catching_up.settled(slow, slow.delivery.value.activities, "")]
    assert await catching_up.record(house, post, ended) == [ana]
    assert await catching_up.behind(house, post, [ana], again=False) == []
    (again,) = await catching_up.behind(house, post, [ana], again=True)
    assert again.announcement.edition == 3, "whatever it shows, it gets the newest"
