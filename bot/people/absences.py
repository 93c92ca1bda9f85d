"""Who is away: what people say of themselves in Bode, and how that and their mailboxes are asked together."""

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from bot.deadline import Deadline
from bot.house import House
from bot.people.absence import Absence, Absences, Known, Presence, Whereabouts, whole_days
from bot.people.contacts import Actor
from bot.people.mandates import LOOK_JOB
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
"""When an absence begins: what waits for who is away goes to others as well."""
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
    """The one that they set in Bode, until it is over; it may begin later."""
    said = await _said(house, actor)
    return said.value.absence if said else None


async def go_away(house: House, actor: Actor, first: date, last: date | None) -> Absence:
    """They are away on these days (None: until they say that they are back), whatever they said before."""
    absence, partition = whole_days(first, last, actor.id), person_partition(actor.id)

    async def look() -> Change[Absence]:
        due = Due(f"{AWAY_JOB}:{actor.id}", partition, absence.begins, AWAY_JOB, {"person": actor.id})
        planned = await house.records.dues.get(partition, due.id)
        said = await _said(house, actor)
        writes = [
            _say(house, actor, said, absence, here=said.value.said_here if said else None),
            house.records.dues.put(due, planned.version if planned else None),
        ]
        return Change(absence, writes, house.audit(actor.acting, "absence.set", actor.id))

    return await house.records.change(partition, look)


async def come_back(house: House, actor: Actor, *, planned: bool = False) -> Absence | None:
    """They are here, whatever they said of now, and whatever their mailbox answers. What they planned for later stays,
    and is returned, unless it is that which is `planned` no more."""

    async def look() -> Change[Absence | None]:
        said = await _said(house, actor)
        standing = said.value.absence if said else None
        later = standing if standing and not (planned or standing.lasts(house.now())) else None
        if not house.mailboxes and (later or not standing):
            return Change(later)  # nothing says that they are away now
        audit = house.audit(actor.acting, "absence.ended", actor.id)
        write = _say(house, actor, said, later, here=house.now())
        looks = [Job(LOOK_JOB, {"person": actor.id})] if house.mailboxes else []
        return Change(later, [write], audit, [Job(BACK_JOB, {"person": actor.id}), *looks])

    return await house.records.change(person_partition(actor.id), look)


async def _said(house: House, actor: Actor) -> Stored[Whereabouts] | None:
    """What still says something."""
    return await house.records.whereabouts.get(person_partition(actor.id), actor.id)


def _say(
    house: House,
    actor: Actor,
    before: Stored[Whereabouts] | None,
    absence: Absence | None,
    *,
    here: datetime | None,
) -> Write:
    said = Whereabouts(actor.id, house.now(), absence, here if absence else None)
    return house.records.whereabouts.put(said, before.version if before else None)
