"""Suggestions of what to announce, from requests: whoever takes one has it as a draft; it is taken once."""

from dataclasses import replace

from bot.announce import composing
from bot.announce.announcement import Announcement
from bot.announce.authority.bounds import require_author
from bot.announce.writing.words import Words
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.principals import ASKERS, parse_principal
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import announcement_partition
from bot.words.languages import DEFAULT_LANGUAGE
from bot.work.job import Job
from bot.work.suggestion import Suggestion

FOLLOW_JOB = "announcement_suggestion_follow"
MOST_SHOWN = 5
LOOKED_THROUGH = 30
"""Of the newest, whoever they are for."""


class Settled(Stale):
    """Somebody else was first; `suggestion` says who."""

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__()
        self.suggestion = suggestion


async def find(house: House, suggestion: str) -> Suggestion | None:
    """Whoever asks."""
    standing = await house.records.suggestions.get(announcement_partition(suggestion), suggestion)
    return standing.value if standing else None


def takers(house: House, directory: Directory, one: Suggestion) -> list[str]:
    """Who is told of it: those it is for who may write announcements."""
    people = {id_ for spec in one.people for id_ in directory.ids_of(parse_principal(spec, ASKERS)) or ()}
    known = [directory.people[id_] for id_ in sorted(people) if id_ in directory.people]
    return [person.id for person in known if house.authors.may_write(person)]


async def waiting(house: House, actor: Actor) -> list[Suggestion]:
    """Those that this author may take, the newest first."""
    found = await house.records.suggestions.find(order="at", descending=True, limit=LOOKED_THROUGH)
    return [one.value for one in found.items if one.value.is_open and _is_for(one.value, actor)][:MOST_SHOWN]


def is_named(house: House, actor: Actor) -> bool:
    """Whether any form suggests announcements to them: nobody else has to be looked for."""
    named = (form.announcement for form in house.forms.values())
    return any(one and not actor.person.principals.isdisjoint(one.people) for one in named)


async def take(house: House, actor: Actor, suggestion: str) -> Announcement:
    """A draft of theirs that says it. Raises Unavailable, Settled."""
    partition = announcement_partition(suggestion)

    async def look() -> Change[Announcement]:
        standing = await _own(house, actor, suggestion)
        if standing.value.taken == actor.id:
            return Change(await composing.follow(house, actor, suggestion))
        if not standing.value.is_open:
            raise Settled(standing.value)
        draft = _drafted(house, actor, standing.value)
        writes = [
            house.records.suggestions.put(replace(standing.value, taken=actor.id), standing.version),
            house.records.announcements.put(draft),
        ]
        return Change(draft, writes, house.audit(actor.acting, "announcement.taken", suggestion), [follows(suggestion)])

    return await house.records.change(partition, look)


async def decline(house: House, actor: Actor, suggestion: str) -> Suggestion:
    """Nothing is to be announced. Raises Unavailable, Settled."""
    partition = announcement_partition(suggestion)

    async def look() -> Change[Suggestion]:
        standing = await _own(house, actor, suggestion)
        if standing.value.declined == actor.id:
            return Change(standing.value)
        if not standing.value.is_open:
            raise Settled(standing.value)
        declined = replace(standing.value, declined=actor.id)
        write = house.records.suggestions.put(declined, standing.version)
        audit = house.audit(actor.acting, "announcement.declined", suggestion)
        return Change(declined, [write], audit, [follows(suggestion)])

    return await house.records.change(partition, look)


def follows(suggestion: str) -> Job:
    return Job(FOLLOW_JOB, {"suggestion": suggestion})


def _is_for(one: Suggestion, actor: Actor) -> bool:
    return not actor.person.principals.isdisjoint(one.people)


async def _own(house: House, actor: Actor, suggestion: str) -> Stored[Suggestion]:
    require_author(house, actor)
    standing = await house.records.suggestions.get(announcement_partition(suggestion), suggestion)
    if standing is None or not _is_for(standing.value, actor):
        raise Unavailable
    return standing


def _drafted(house: House, actor: Actor, one: Suggestion) -> Announcement:
    """In the language of who takes it."""
    title, text = one.words.get(actor.language) or one.words[DEFAULT_LANGUAGE]
    blank = composing.blank(house, actor, one.id)
    return replace(blank, words={blank.language: Words(title, text, formatted=True)}, revision=1)
