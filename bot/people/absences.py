"""Who is away: what people say of themselves in Bode, and how that and their mailboxes are asked together."""

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from bot.deadline import Deadline
from bot.house import House
from bot.people.absence import Absence, Absences, Known, Presence, Whereabouts, whole_days
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import person_partition
from bot.store.records import Records
from bot.work.job import Job
from bot.work.kept import Due

log = logging.getLogger(__name__)

LONGEST_LOOK = 1.0
"""Seconds that whoever chooses waits for a mailbox: it counts as unknown then."""
MOST_LOOKED_UP = 8
"""Of more people somebody is there, and nobody is looked up."""
LONGEST_AHEAD = 366
"""Days from today that an absence may reach."""

AWAY_JOB = "requests_away"
"""Somebody is away from now on: what waits for them goes to others as well."""
BACK_JOB = "requests_back"
"""Somebody is back: what still waits is theirs to see."""


class OwnAbsences:
    """What people said of themselves in Bode."""

    def __init__(self, records: Records) -> None:
        self._records = records

    async def presence(self, person: str, now: datetime) -> Presence:
        said = await self._records.whereabouts.get(person_partition(person), person)
        return said.value.presence(now) if said else Known.UNKNOWN


async def away(house: House, people: Sequence[str], patience: Deadline) -> Mapping[str, Absence]:
    """Those of these people (ids) who are known to be away now: what they said in Bode wins, else their mailbox.

    Whoever is not known to be away counts as here, and so does whoever's mailbox takes longer than `patience`.
    """
    if len(people) > MOST_LOOKED_UP:
        return {}
    own, now = OwnAbsences(house.records), house.now()
    said = dict(zip(people, await asyncio.gather(*(own.presence(one, now) for one in people)), strict=True))
    unsaid = [one for one in people if said[one] is Known.UNKNOWN]
    found = {**said, **await _in_time(house.mailboxes, unsaid, now, patience)} if house.mailboxes else said
    return {one: presence for one, presence in found.items() if isinstance(presence, Absence)}


async def _in_time(
    source: Absences, people: Iterable[str], now: datetime, patience: Deadline
) -> Mapping[str, Presence]:
    """What the source says of those whom it answers for in time."""
    asked = {asyncio.create_task(source.presence(one, now)): one for one in people}
    if not asked:
        return {}
    done, late = await asyncio.wait(asked, timeout=patience.left(LONGEST_LOOK))
    for task in late:
        task.cancel()
    if late:
        log.warning("absences.late", extra={"people": len(late)})
    return {asked[task]: task.result() for task in done}


# --- what people say of themselves --------------------------------------------------------------------


async def own_absence(house: House, actor: Actor) -> Absence | None:
    """The one that they set in Bode, as long as it is not over; it may begin later."""
    return _stands(await _said(house, actor), house.now())


async def go_away(house: House, actor: Actor, first: date, last: date | None) -> Absence:
    """They are away on these days (None: until they say that they are back), whatever they said before."""
    absence = whole_days(first, last, actor.id)

    async def look() -> Change[Absence]:
        jobs = [Job(AWAY_JOB, {"person": actor.id})] if absence.lasts(house.now()) else []
        writes = await _say(house, actor, await _said(house, actor), absence)
        return Change(absence, writes, house.audit(actor.acting, "absence.set", actor.id), jobs)

    return await house.records.change(person_partition(actor.id), look)


async def come_back(house: House, actor: Actor, *, planned: bool = False) -> Absence | None:
    """They are here, whatever they said of now, and whatever their mailbox answers. What they planned for later stays,
    and is returned, unless it is that which is `planned` no more."""

    async def look() -> Change[Absence | None]:
        said, now = await _said(house, actor), house.now()
        standing = _stands(said, now)
        if standing and not (planned or standing.lasts(now)):
            return Change(standing)
        if not (standing or house.mailboxes):
            return Change(None)
        writes = await _say(house, actor, said, None)
        audit = house.audit(actor.acting, "absence.ended", actor.id)
        return Change(None, writes, audit, [Job(BACK_JOB, {"person": actor.id})])

    return await house.records.change(person_partition(actor.id), look)


async def _said(house: House, actor: Actor) -> Stored[Whereabouts] | None:
    return await house.records.whereabouts.get(person_partition(actor.id), actor.id)


def _stands(said: Stored[Whereabouts] | None, now: datetime) -> Absence | None:
    absence = said.value.absence if said else None
    return None if absence is None or absence.is_over(now) else absence


async def _say(
    house: House, actor: Actor, before: Stored[Whereabouts] | None, absence: Absence | None
) -> Sequence[Write]:
    """What they say from now on, and what runs the job of an absence that begins later, in the place of one that was
    planned before."""
    dues, partition, now = house.records.dues, person_partition(actor.id), house.now()
    said = Whereabouts(actor.id, now, absence)
    writes: list[Write] = [house.records.whereabouts.put(said, before.version if before else None)]
    planned = await dues.get(partition, f"{AWAY_JOB}:{actor.id}")
    if absence and absence.begins > now:
        due = Due(f"{AWAY_JOB}:{actor.id}", partition, absence.begins, AWAY_JOB, {"person": actor.id})
        writes.append(dues.put(due, planned.version if planned else None))
    elif planned:
        writes.append(dues.remove(planned.value, planned.version))
    return writes
