"""Keeps what a person wants to get: they mute a topic on a card, or set everything at once."""

from collections.abc import Callable
from dataclasses import replace

from bot.announce.announcement import Importance
from bot.announce.channels.reading import read_by
from bot.announce.news import digesting
from bot.announce.news.preferences import Preferences, TopicChoice, with_topic, without_topic
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.partitions import person_partition
from bot.work.job import Job


async def own_preferences(house: House, actor: Actor) -> Preferences:
    """Where they never said anything, none."""
    kept = await house.records.preferences.get(person_partition(actor.id), actor.id)
    return kept.value if kept else Preferences(actor.id, house.now())


async def topics_for(house: House, actor: Actor) -> list[TopicChoice]:
    """Every topic that announcements may be about, in the order of the file."""
    topics = (await house.topics.current()).open
    return [
        TopicChoice(topic.id, topic.name[actor.language], topic.may_be_followed_by(actor.person)) for topic in topics
    ]


async def keep(house: House, actor: Actor, wanted: Preferences) -> Preferences:
    """Topics that there are not (any more), or that they may not follow, are left out."""
    topics = {topic.id: topic for topic in await topics_for(house, actor)}
    followed = tuple(one for one in wanted.followed if one in topics and topics[one].open)
    muted = tuple(one for one in wanted.muted if one in topics and one not in followed)
    return await _change(house, actor, lambda _: replace(wanted, person=actor.id, muted=muted, followed=followed))


async def mute(house: House, actor: Actor, announcement: str) -> TopicChoice:
    """The topic of an announcement that they got, where that can be muted. Raises Unavailable."""
    topic = await _topic_of(house, actor, announcement)
    await _change(
        house,
        actor,
        lambda now: replace(now, muted=with_topic(now.muted, topic.id), followed=without_topic(now.followed, topic.id)),
    )
    return topic


async def unmute(house: House, actor: Actor, announcement: str) -> TopicChoice:
    """Raises Unavailable, as `mute` does."""
    topic = await _topic_of(house, actor, announcement)
    await _change(house, actor, lambda now: replace(now, muted=without_topic(now.muted, topic.id)))
    return topic


async def _topic_of(house: House, actor: Actor, announcement: str) -> TopicChoice:
    """Raises Unavailable where they did not get it, or it is more than information on a topic that there is."""
    received, _ = await read_by(house, actor, announcement)
    topics = await topics_for(house, actor)
    found = next((one for one in topics if one.id == received.topic), None)
    if found is None or received.importance is not Importance.INFORMATION:
        raise Unavailable
    return found


async def _change(house: House, actor: Actor, change: Callable[[Preferences], Preferences]) -> Preferences:
    """Nothing is written where nothing changes."""
    partition = person_partition(actor.id)

    async def look() -> Change[Preferences]:
        kept = await house.records.preferences.get(partition, actor.id)
        before = kept.value if kept else Preferences(actor.id, house.now())
        after = replace(change(before), changed=before.changed)
        if after == before:
            return Change(before)
        after = replace(after, changed=house.now())
        writes: list[Write] = [house.records.preferences.put(after, kept.version if kept else None)]
        jobs: list[Job] = []
        if after.digest != before.digest:
            writes += await digesting.planned(house, after)
            # What waited for a digest that comes no more, comes now.
            jobs += [] if after.digest else [digesting.last(after)]
        return Change(after, writes, jobs=jobs, standing=before)

    value = await house.records.change(partition, look)
    house.preferred.saw(value)
    return value
