"""Keeps what people say of themselves, and beside it one row for each school where they may be asked; takes all of it
away when they withdraw it.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.arrange.matching.profile import Hopes, Profile, Standby, StandbyAt, rows_of
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import person_partition

MOST_READ = 500
"""Of those who may be asked in one school: more than work in any."""


async def own_profile(house: House, actor: Actor) -> Profile:
    """Empty where they said nothing, withdrew it, or it is over."""
    kept = await house.records.profiles.get(person_partition(actor.id), actor.id)
    return (kept.value if kept else Profile(actor.id)).on(today(house))


async def keep_standby(house: House, actor: Actor, standby: Standby) -> Profile:
    return await _change(
        house, actor, "profile.kept", lambda before: replace(before, standby=standby, changed=house.now())
    )


async def withdraw_standby(house: House, actor: Actor) -> Profile:
    """Nothing of it is left behind."""
    return await _change(house, actor, "profile.withdrawn", lambda before: replace(before, standby=None))


async def keep_hopes(house: House, actor: Actor, hopes: Hopes) -> Profile:
    return await _change(house, actor, "profile.kept", lambda before: replace(before, hopes=hopes, changed=house.now()))


async def withdraw_hopes(house: House, actor: Actor) -> Profile:
    """Nothing of it is left behind."""
    return await _change(house, actor, "profile.withdrawn", lambda before: replace(before, hopes=None))


async def standing_by(house: House, school: str) -> Sequence[StandbyAt]:
    """Who said that they may be asked there, and has not withdrawn it."""
    found = await house.records.standbys.find(
        equal={"school": school}, order="last", above=today(house).isoformat(), limit=MOST_READ
    )
    return [item.value for item in found.items]


async def _change(house: House, actor: Actor, deed: str, change: Callable[[Profile], Profile]) -> Profile:
    partition = person_partition(actor.id)

    async def look() -> Change[Profile]:
        kept = await house.records.profiles.get(partition, actor.id)
        before = kept.value if kept else Profile(actor.id)
        after = change(before)
        if after == before:
            return Change(after)
        rows = await _rows(house, before)
        writes = [*_own(house, kept, after), *_listed(house, rows, rows_of(after))]
        return Change(after, writes, house.audit(actor.acting, deed, actor.id), standing=before)

    return await house.records.change(partition, look)


async def _rows(house: House, profile: Profile) -> Sequence[Stored[StandbyAt]]:
    partition = person_partition(profile.person)
    found = await asyncio.gather(*(house.records.standbys.get(partition, row.id) for row in rows_of(profile)))
    return [row for row in found if row]


def _own(house: House, kept: Stored[Profile] | None, after: Profile) -> Sequence[Write]:
    if after.is_empty:
        return [house.records.profiles.remove(kept.value, kept.version)] if kept else []
    return [house.records.profiles.put(after, kept.version if kept else None)]


def _listed(house: House, before: Sequence[Stored[StandbyAt]], after: Sequence[StandbyAt]) -> Sequence[Write]:
    versions = {row.value.id: row.version for row in before}
    wanted = {row.id for row in after}
    gone = [house.records.standbys.remove(row.value, row.version) for row in before if row.value.id not in wanted]
    return [*gone, *(house.records.standbys.put(row, versions.get(row.id)) for row in after)]
