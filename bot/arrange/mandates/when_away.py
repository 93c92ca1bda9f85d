"""Mandates for when somebody's mailbox says that they are away: one is proposed to them, once for an absence, or the
one that they set beforehand is started; it ends with the absence."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from bot.errors import Unavailable
from bot.house import House
from bot.people import mandates
from bot.people.absence import Absence, Known, Presence
from bot.people.absences import OwnAbsences
from bot.people.acting import Acting
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.mandate import Mandate, MandateState, mandate_id
from bot.people.noticed_absence import NoticedAbsence, Proposal
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import person_partition
from bot.work.job import Job
from bot.work.kept import Due

PROPOSE_JOB = "mandate_propose"
MAILBOX_SAID = Acting("mailbox")
"""It started or ended because of what a mailbox says: nobody clicked."""


async def look(house: House, person: str) -> None:
    """Meets what their mailbox says now: for a job. Repeating it does nothing twice."""
    default = await default_of(house, person)
    if default:
        await _look_again(house, person)
    presence = await _presence(house, person)
    if isinstance(presence, Absence):
        await _met(house, person, presence, default)
    elif presence is Known.HERE:
        await _back(house, person)


async def default_of(house: House, person: str) -> Mandate | None:
    """The one that they set for when they are away, as its holder accepted it."""
    now = house.now()
    found = await house.records.mandates.find(
        equal={"grantor": person, "state": MandateState.ACTIVE}, limit=mandates.MOST_HELD
    )
    ready = [one.value for one in found.items if one.value.away and one.value.begins <= now < one.value.ends]
    return max(ready, key=lambda one: (one.changed, one.id), default=None)


async def _presence(house: House, person: str) -> Presence:
    """What they say in Bode comes first: who says there that they are away was asked about a mandate on that card."""
    now = house.now()
    said = await OwnAbsences(house.records).presence(person, now)
    if isinstance(said, Absence):
        return Known.UNKNOWN
    return said if said is Known.HERE or house.mailboxes is None else await house.mailboxes.presence(person, now)


async def _look_again(house: House, person: str) -> None:
    partition, now = person_partition(person), house.now()
    due = Due(
        f"{mandates.LOOK_JOB}:{person}", partition, now + mandates.LOOKS_EVERY, mandates.LOOK_JOB, {"person": person}
    )

    async def plan() -> Change[None]:
        standing = await house.records.dues.get(partition, due.id)
        if standing and standing.value.at > now:
            return Change(None)
        return Change(None, [house.records.dues.put(due, standing.version if standing else None)])

    await house.records.change(partition, plan)


async def _met(house: House, person: str, absence: Absence, default: Mandate | None) -> None:
    async def look_at() -> Change[None]:
        standing = await _noticed(house, person)
        if standing and standing.value.is_same(absence):
            return Change(None)
        first, last = absence.days
        noticed = NoticedAbsence(person, first, last, house.now())
        if default and house.starts_mandates:
            return await _starting(house, noticed, standing, default, MAILBOX_SAID)
        put = house.records.noticed_absences.put(noticed, standing.version if standing else None)
        return Change(None, [put], jobs=[Job(PROPOSE_JOB, {"person": person, "first": first.isoformat()})])

    await house.records.change(person_partition(person), look_at)


async def _starting(
    house: House, noticed: NoticedAbsence, standing: Stored[NoticedAbsence] | None, default: Mandate, acting: Acting
) -> Change[None]:
    """A mandate with the terms of the default one, on the days of the absence that are left."""
    now, records = house.now(), house.records
    first = today(house)
    last = default.last if noticed.last is None else min(noticed.last, default.last)
    of_this = sha256(f"{default.id} {noticed.first.isoformat()}".encode()).hexdigest()[:24]
    own = mandate_id(of_this, default.grantor)
    started = replace(
        default, id=own, first=first, last=max(first, last), created=now, changed=now, accepted=now, away=False
    )
    partition = person_partition(default.grantor)
    known = await records.mandates.get(partition, own)
    if known:  # started for this absence before
        return Change(None)
    ends = Due(f"{mandates.END_JOB}:{own}", partition, started.ends, mandates.END_JOB, {"mandate": own})
    writes: list[Write] = [
        records.mandates.put(started),
        records.dues.put(ends),
        records.noticed_absences.put(replace(noticed, started=own), standing.version if standing else None),
    ]
    audit = house.audit(acting, "mandate.started", own, {"holder": started.holder, "default": default.id})
    return Change(None, writes, audit, [Job(mandates.START_JOB, {"mandate": own})])


async def _back(house: House, person: str) -> None:
    """The mailbox does not reply any more, or they say that they are here: what was started ends now."""
    standing = await _noticed(house, person)
    if standing is None:
        return
    if standing.value.started:
        await mandates.cut(house, standing.value.started, MAILBOX_SAID)

    async def forget() -> Change[None]:
        again = await _noticed(house, person)
        if again is None or again.value.first != standing.value.first:
            return Change(None)
        return Change(None, [house.records.noticed_absences.remove(again.value, again.version)])

    await house.records.change(person_partition(person), forget)


async def proposal(house: House, person: str, first: date) -> Proposal | None:
    """What to ask them for the absence that began then; None once it is over, or a mandate was started for it."""
    standing = await _noticed(house, person)
    if standing is None or standing.value.first != first or standing.value.started:
        return None
    if standing.value.last and standing.value.last < today(house):
        return None
    return Proposal(standing.value, await default_of(house, person))


async def start(house: House, actor: Actor, first: date) -> Mandate:
    """The default one, for the absence that they were asked about; a second click gives the same. Raises Unavailable
    where there is no such absence (any more), or no default one."""

    async def look_at() -> Change[None]:
        standing, default = await _noticed(house, actor.id), await default_of(house, actor.id)
        if standing is None or standing.value.first != first or actor.system:
            raise Unavailable
        if standing.value.started:
            return Change(None)
        if default is None or (standing.value.last and standing.value.last < today(house)):
            raise Unavailable
        return await _starting(house, standing.value, standing, default, actor.acting)

    await house.records.change(person_partition(actor.id), look_at)
    standing = await _noticed(house, actor.id)
    if standing is None or not standing.value.started:
        raise Unavailable
    return await mandates.see(house, actor, standing.value.started)


async def _noticed(house: House, person: str) -> Stored[NoticedAbsence] | None:
    return await house.records.noticed_absences.get(person_partition(person), person)
