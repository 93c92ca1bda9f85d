"""Begins a draft that says something already: what a template says, or another announcement of the same author."""

from dataclasses import replace

from bot.announce import composing
from bot.announce.announcement import Announcement
from bot.announce.authority.bounds import require_author
from bot.announce.pictures import keeping
from bot.announce.visering.visa import Visering
from bot.announce.writing.words import Words
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.partitions import announcement_partition


async def begin(house: House, actor: Actor, id: str, template: str) -> Announcement:
    """Keeps it under an id that was minted for them. Raises Unavailable, also where there is no such template (any
    more)."""
    require_author(house, actor)
    found = house.templates.seen.named(template)
    if found is None:
        raise Unavailable
    language = found.language_for(actor.language)
    said = replace(
        composing.blank(house, actor, id),
        words={language: Words(found.title[language], found.text[language], formatted=True)},
        language=language,
        template=found.id,
        blanks=found.blanks,
        confirmation=found.confirmation,
        importance=found.importance,
    )
    return await _kept(house, said)


async def duplicate(house: House, actor: Actor, id: str, new: str) -> Announcement:
    """Of a draft as of what was sent; to whom it goes is chosen again where their bounds changed. Raises
    Unavailable."""
    one = await composing.follow(house, actor, id)
    said = replace(
        composing.blank(house, actor, new),
        words=one.words,
        language=one.language,
        template=one.template,
        blanks=one.blanks,
        picture=one.picture,
        fetched=one.fetched,
        buttons=one.buttons,
        audience=one.audience,
        confirmation=one.confirmation,
        visering=Visering(one.visering.days) if one.visering else None,
        importance=one.importance,
        topic=one.topic,
        topic_name=one.topic_name,
        sender=one.sender,
        question=one.question,
    )
    return await _kept(house, said)


async def _kept(house: House, draft: Announcement) -> Announcement:
    """Once, however often the turn comes."""
    partition = announcement_partition(draft.id)

    async def look() -> Change[Announcement]:
        standing = await house.records.announcements.get(partition, draft.id)
        if standing:
            return Change(standing.value)
        fetched = await keeping.copied(house, draft.id, draft.fetched) if draft.fetched else None
        value = replace(draft, fetched=fetched, revision=1)
        return Change(value, [house.records.announcements.put(value)])

    return await house.records.change(partition, look)
