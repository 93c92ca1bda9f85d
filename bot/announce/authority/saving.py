"""Audiences that an author keeps under a name: for themselves, or for everybody who may write."""

from collections.abc import Sequence
from dataclasses import replace

from bot.announce.authority.bounds import require_author
from bot.announce.authority.saved_audience import LONGEST_NAME, SHARED, Saved, SavedAudiences
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people.audience import NOBODY, Audience
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import SHARED_AUDIENCES, person_partition
from bot.words.folding import words

MOST_OWN = 30
MOST_SHARED = 100


async def saved_for(house: House, actor: Actor) -> Sequence[Saved]:
    """Their own by name, then those that others share. Raises Unavailable."""
    require_author(house, actor)
    own, shared = await _standing(house, actor.id, shared=False), await _standing(house, actor.id, shared=True)
    return [*_by_name(own), *_by_name(shared)]


def _by_name(standing: Stored[SavedAudiences] | None) -> Sequence[Saved]:
    return sorted(standing.value.all if standing else (), key=lambda one: one.name.casefold())


async def find_saved(house: House, actor: Actor, id: str) -> Saved:
    """Raises Unavailable."""
    for one in await saved_for(house, actor):
        if one.id == id:
            return one
    raise Unavailable


async def save(house: House, actor: Actor, id: str, name: str, audience: Audience, *, shared: bool) -> Saved:
    """Under this name; their own of the same name is replaced. Raises Unavailable, Unsound."""
    require_author(house, actor)
    if not name or audience == NOBODY:
        raise Unsound("notice-audience-unnamed")
    saved = Saved(id, name[:LONGEST_NAME], audience, actor.id, house.now())

    async def look() -> Change[Saved]:
        standing = await _standing(house, actor.id, shared=shared)
        before = standing.value if standing else SavedAudiences(SHARED if shared else actor.id)
        others = tuple(one for one in before.all if not _is_replaced(one, saved))
        if len(others) >= (MOST_SHARED if shared else MOST_OWN):
            raise Unsound("notice-audiences-full")
        value = replace(before, all=(*others, saved))
        write = house.records.saved_audiences.put(value, standing.version if standing else None)
        audit = house.audit(actor.acting, "audience.shared", id, {"audience": str(audience)}) if shared else None
        return Change(saved, [write], audit)

    return await house.records.change(_partition(actor.id, shared=shared), look)


def _is_replaced(one: Saved, by: Saved) -> bool:
    return one.owner == by.owner and (one.id == by.id or words(one.name) == words(by.name))


async def forget(house: House, actor: Actor, id: str) -> None:
    """Throws away one of theirs, shared or not; one that is not there any more is as good. Raises Unavailable for one
    of somebody else."""
    require_author(house, actor)
    for shared in (False, True):
        await _forget(house, actor, id, shared=shared)


async def _forget(house: House, actor: Actor, id: str, *, shared: bool) -> None:
    async def look() -> Change[None]:
        standing = await _standing(house, actor.id, shared=shared)
        one = next((one for one in standing.value.all if one.id == id), None) if standing else None
        if standing is None or one is None:
            return Change(None)
        if one.owner != actor.id:
            raise Unavailable
        value = replace(standing.value, all=tuple(other for other in standing.value.all if other.id != id))
        write = house.records.saved_audiences.put(value, standing.version)
        audit = house.audit(actor.acting, "audience.unshared", id) if shared else None
        return Change(None, [write], audit)

    await house.records.change(_partition(actor.id, shared=shared), look)


async def _standing(house: House, person: str, *, shared: bool) -> Stored[SavedAudiences] | None:
    return await house.records.saved_audiences.get(_partition(person, shared=shared), SHARED if shared else person)


def _partition(person: str, *, shared: bool) -> str:
    return SHARED_AUDIENCES if shared else person_partition(person)
