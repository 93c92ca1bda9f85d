"""How far a send is: from what was counted as its deliveries ended, or by counting the deliveries themselves."""

from dataclasses import replace

from bot.announce.announcement import Announcement, AnnouncementState, Tally
from bot.announce.asking.answering import exact_result
from bot.announce.asking.question import NONE_YET, Result, shown_of
from bot.announce.channels import counting as posts
from bot.announce.delivery import UNDER_WAY
from bot.announce.halting.halting import has_ended
from bot.announce.news.reactions import summed
from bot.announce.opening.leading import opened_of
from bot.announce.opening.links import by_link
from bot.announce.standing import change_announcement, standing_announcement
from bot.announce.tallies import total
from bot.house import House
from bot.store.partitions import announcement_partition
from bot.work.notice import DeliveryState


async def count(house: House, id: str) -> Announcement:
    """Counts the deliveries and the posts; the announcement is SENT when none is under way. Raises Unavailable."""
    standing = (await standing_announcement(house, id)).value
    found, opened = await tally_of(house, standing), await opened_of(house, id)

    def counted(now: Announcement) -> Announcement:
        tally = replace(found, recipients=now.tally.recipients, opened=by_link(now, opened), posts=now.tally.posts)
        return posts.ended(replace(now, tally=as_shown(house, now, tally)))

    return await posts.count(house, await change_announcement(house, id, counted, has_ended))


async def tally_of(house: House, announcement: Announcement) -> Tally:
    """As the deliveries stand now, by nine finds, and one more where it asks a question; of how many recipients it is
    not known here, and its answers are not to be shown before `as_shown` saw them."""
    post = announcement.id
    by_state = {state: await count_of(house, post, state) for state in DeliveryState if state not in UNDER_WAY}
    delivered = by_state.pop(DeliveryState.DELIVERED)
    muted, held = by_state.pop(DeliveryState.MUTED), by_state.pop(DeliveryState.HELD)
    confirmed = await _confirmed(house, post)
    shares = house.records.reactions.stream(partition=announcement_partition(post))
    reactions = summed([item.value async for item in shares])
    answers = await _answers(house, announcement)
    return Tally(0, delivered, confirmed, sum(by_state.values()), muted, held, reactions, answers=answers)


def as_shown(house: House, announcement: Announcement, tally: Tally) -> Tally:
    """With the answers that may be shown."""
    if announcement.question is None:
        return tally
    over = announcement.takes_no_answers(house.now())
    return replace(tally, answers=shown_of(announcement.question, tally.answers, over=over))


async def _answers(house: House, announcement: Announcement) -> Result:
    return await exact_result(house, announcement.id) if announcement.question else NONE_YET


async def add_up(house: House, id: str) -> Announcement:
    return await posts.count(house, await _add_up(house, id))


async def _add_up(house: House, id: str) -> Announcement:
    """As `count`, by as few finds as tell that there is nothing else to count; for whoever looks every second.

    While it is sent, what the processes counted is added up. That can be too little, where somebody confirmed before
    their delivery ended or an instance of before is at work too: so it is SENT by `count` alone, and who looks counts
    now and then. Once it is SENT, it is counted when more have confirmed or answered. Raises Unavailable.
    """
    standing = (await standing_announcement(house, id)).value
    answers = await _answers(house, standing)
    if standing.state is AnnouncementState.SENT:
        confirmed = await _confirmed(house, id) if standing.confirmation else standing.tally.confirmed
        read = as_shown(house, standing, replace(standing.tally, confirmed=confirmed, answers=answers))
        return standing if read == standing.tally else await count(house, id)
    if standing.state is not AnnouncementState.SENDING or not standing.counted:
        return await count(house, id)
    delivered, not_reached = await total(house.records, id)
    confirmed = await _confirmed(house, id) if standing.confirmation else 0

    def added(now: Announcement) -> Announcement:
        tally = replace(
            now.tally,
            delivered=max(delivered, now.tally.delivered),
            not_reached=max(not_reached, now.tally.not_reached),
            confirmed=confirmed,
            answers=answers,
        )
        return replace(now, tally=as_shown(house, now, tally))

    if standing.spread_done and added(standing).tally.under_way <= 0:
        return await count(house, id)
    return standing if added(standing) == standing else await change_announcement(house, id, added)


async def count_of(house: House, id: str, state: DeliveryState) -> int:
    """Deliveries that stand in this state."""
    return await house.records.deliveries.count(
        equal={"announcement": id, "state": state}, partition=announcement_partition(id)
    )


async def _confirmed(house: House, id: str) -> int:
    return await house.records.deliveries.count(
        equal={"announcement": id, "confirmed": True}, partition=announcement_partition(id)
    )
