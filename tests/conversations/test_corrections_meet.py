"""A correction that meets what is on the wire, and another correction: the newest is what stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce import delivering
from bot.announce.announcement import Announcement
from bot.announce.correcting import catching_up, correcting
from bot.announce.correcting.second.confirming import draft_of
from bot.announce.spreading import Waiting
from bot.announce.standing import change_announcement
from bot.channel.base import Throttled
from bot.people.contacts import recipient
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.work.notice import DeliveryState
from tests.conversations.holding import hold
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


@pytest.mark.parametrize("read", [1, 2])
async def test_what_is_written_while_it_is_published_goes_on_from_what_was_published(school: School, read: int) -> None:
    """On an older card, of which only the title is another."""
    await send_to_linde(school)
    post, house = (await newest(school)).id, school.house
    author = await recipient(house, school.carla.id)

    def says(at: str, words: str) -> Callable[[Announcement], Announcement]:
        return lambda said: replace(said, words={"nl": replace(said.words["nl"], **{at: words})})

    written = await correcting.write(house, author, post, says("text", RIGHT))
    other = Records(house.records._store._store, now=school.clock, promised=house.outbox.promised)
    held = hold(other, read)
    late = correcting.write(replace(house, records=other), author, post, says("title", "Anders"))
    publishes = correcting.correct(house, author, post, written.draft.revision, 1, None)
    await held.meanwhile(late, publishes)
    assert held.came_between
    draft = await draft_of(house, post)
    assert (await newest(school)).words["nl"].text == RIGHT
    assert draft is None or draft.value.said.words["nl"].text == RIGHT
