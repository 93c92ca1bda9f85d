"""A member of a team answers the question of an announcement in its channel: each person counts once."""

from bot.announce.asking import answering
from bot.announce.asking.answering import Answered, Read, Reader
from bot.announce.channels.confirming import require_posted
from bot.announce.channels.post import AnsweredThere
from bot.announce.delivery import Delivery
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import announcement_partition


async def answer(house: House, actor: Actor, id: str, conversation: str, read: Read) -> Answered:
    """As `answering.answer`, of the announcement that stands in this conversation. Who has it in their own chat as well
    answers that. Raises Unavailable where it was not posted there."""
    return await _answered(house, actor, id, await require_posted(house, id, conversation), read)


async def answer_anywhere(house: House, actor: Actor, id: str, read: Read) -> Answered:
    """As `answering.answer`, of who got it, or confirmed it in a channel. Raises Unavailable."""
    try:
        return await answering.answer(house, actor, id, read)
    except Unavailable:
        there = await house.records.confirmed_there.get(announcement_partition(id), actor.id)
        if there is None:
            raise
    return await _answered(house, actor, id, there.value.channel, read)


async def _answered(house: House, actor: Actor, id: str, channel: str, read: Read) -> Answered:
    partition = announcement_partition(id)

    async def reader() -> Reader:
        if await house.records.deliveries.get(partition, actor.id):
            return await answering.reader_of(house, actor, id)
        found = await house.records.announcements.get(partition, id)
        if found is None:
            raise Unavailable
        there = await house.records.answered_there.get(partition, actor.id)
        mark = None if there else house.records.answered_there.put(AnsweredThere(id, actor.id, channel))
        return Reader(found.value, Delivery(id, actor.id, answered=there is not None), mark)

    return await answering.answered(house, actor, id, reader, read)
