"""Who looks after an official answer: its owner while they work here, else its experts, else the operators."""

from collections.abc import Sequence

from bot.answer.experts.topic import Topic
from bot.answer.official.official_answer import OfficialAnswer
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.person import Person, Role
from bot.store.collection import Stored
from bot.store.partitions import OFFICIAL_ANSWERS


def keepers(value: OfficialAnswer, topic: Topic | None, directory: Directory) -> Sequence[Person]:
    """Who is asked to look at it again."""
    owner = directory.people.get(value.owner)
    if owner:
        return (owner,)
    return directory.named(topic.answering if topic else ()) or directory.having(Role.OPERATOR)


def may_change(value: OfficialAnswer, topic: Topic | None, actor: Actor) -> bool:
    """Its experts too, whoever owns it."""
    is_expert = topic is not None and topic.has_expert(actor.person)
    return is_expert or any(one.id == actor.id for one in keepers(value, topic, actor.directory))


async def find(house: House, id: str) -> Stored[OfficialAnswer] | None:
    """Whoever's it is: the callers check."""
    return await house.records.official_answers.get(OFFICIAL_ANSWERS, id)


async def topic_of(house: House, value: OfficialAnswer) -> Topic | None:
    return (await house.topics.current()).get(value.topic)


async def to_change(house: House, actor: Actor, id: str) -> tuple[Stored[OfficialAnswer], Topic | None]:
    """Raises Unavailable unless they look after it now."""
    standing = await find(house, id)
    topic = await topic_of(house, standing.value) if standing else None
    if standing is None or not may_change(standing.value, topic, actor):
        raise Unavailable
    return standing, topic
