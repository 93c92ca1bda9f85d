"""Jobs of teams and their channels: ask Teams for those of a team, post there what is announced, and change it."""

from collections.abc import Mapping

from bot.announce import delivering
from bot.announce.announcement import Announcement, as_received
from bot.announce.channels import bringing, learning, posting
from bot.announce.channels.team import MOST_MEMBERS
from bot.announce.correcting.bringing import Recall
from bot.announce.correcting.jobs import Outcomes, wait_for, why_not
from bot.announce.jobs import DELIVERY_WAIT, REFUSED, settled
from bot.announce.opening.leading import leading
from bot.channel.base import (
    Ambiguous,
    CardMessage,
    ConversationLost,
    MembersTold,
    Misconfigured,
    NotSent,
    RecipientGone,
    Throttled,
)
from bot.people.contact import Address
from bot.work.base import Assignment, Later, Run, Work, message
from bot.work.notice import DeliveryState
from bot.work.sending import patience
from cards.announce.announcement import announcement_card
from cards.texts import texts


async def look(work: Work, job: Assignment) -> None:
    """What Teams does not tell now is asked again; of a team in which Bode is not any more nothing stays."""
    standing = await learning.standing_team(work.house, job.text("team"))
    if standing is None or not standing.value.is_behind:
        return
    team = standing.value
    address = team.address(team.id)
    channels = await work.channel.channels_of(address, team.id)
    if isinstance(channels, RecipientGone | ConversationLost):
        await learning.forget(work.house, team.key)
        return
    _or_later(channels, job.attempt)
    members = await work.channel.members_of(address, MOST_MEMBERS)
    _or_later(members, job.attempt)
    named = {one.id: one.name for one in channels} if isinstance(channels, tuple) else team.channels
    people = members.people if isinstance(members, MembersTold) else None
    await learning.looked(work.house, team, named, people)


def _or_later(told: object, attempt: int) -> None:
    """What Teams will never tell is no reason to ask again."""
    if isinstance(told, Throttled | NotSent | Ambiguous | Misconfigured):
        raise Later(patience(told, attempt))


async def post(work: Work, job: Assignment) -> None:
    """In one channel. Who else has this job, or had it before, sends it no second time."""
    house, id_, channel = work.house, job.text("announcement"), job.text("channel")
    ready = await posting.prepare(house, id_, channel, again=job.attempt > 1)
    address = ready.post.value.address if ready else None
    if ready is None or address is None:
        return
    card = await _drawn(work, ready.announcement, address)
    async with work.budget.slot(address.conversation) as slot:
        begun = await posting.begin(house, ready)
        if begun is None:
            return
        outcome = await work.channel.send(address, card, slot)
    value = settled(begun.value.delivery, outcome, house.now(), ready.announcement.edition)
    stands = await posting.record(house, id_, begun, value)
    if isinstance(outcome, Misconfigured):
        await delivering.refuse_bot(house, id_, outcome.code)
    if stands.state is DeliveryState.RETRY:
        wait = REFUSED if isinstance(outcome, Misconfigured) else patience(outcome, max(stands.tries, stands.doubts))
        await posting.queue(house, ready.announcement, channel, min(wait, DELIVERY_WAIT))


async def _drawn(work: Work, announcement: Announcement, address: Address) -> CardMessage:
    """In its main language: whoever reads it in another one finds that on the card."""
    directory = await work.house.directory.current()
    t = texts(announcement.language).naming(directory.name_of)
    leads = await leading(work.house, announcement.id)
    said, now = as_received(announcement), work.house.now()
    return message(announcement_card(t, said, None, now, leads=leads, there=address.bot))


async def bring_post(work: Work, job: Assignment) -> None:
    """Changes what stands in one channel; drawn anew each time, so that a job that comes late or twice does no harm."""
    house, id_, channel = work.house, job.text("announcement"), job.text("channel")
    tries, again = int(str(job.body.get("tries", 0))), job.attempt > 1
    while one := await bringing.behind(house, id_, channel, again=again):
        outcomes = await _change(work, one)
        if (wait := wait_for(outcomes, tries)) is not None:
            await bringing.queue(house, id_, channel, wait, tries + 1)
            return
        deleted = bool(one.announcement.recalled) and one.announcement.recall is Recall.DELETED
        why = {card: why_not(outcome, deleted=deleted) for card, outcome in outcomes.items()}
        done = [card for card, reason in why.items() if not reason]
        if await bringing.record(house, one, done, next(filter(None, why.values()), "")):
            return
        again = True


async def _change(work: Work, one: bringing.BehindPost) -> Outcomes:
    address, cards = one.post.value.address, one.post.value.delivery.activities
    if address is None or not cards:
        return {}
    if one.announcement.recalled and one.announcement.recall is Recall.DELETED:
        return {card: await work.channel.delete(address, card) for card in cards}
    drawn = await _drawn(work, one.announcement, address)
    return {card: await work.channel.update(address, card, drawn) for card in cards}


JOBS: Mapping[str, Run] = {learning.LOOK_JOB: look, posting.POST_JOB: post, bringing.BRING_POST_JOB: bring_post}
