"""Accepting, declining, revoking and ending mandates, each in one commit; and which ones somebody gave or has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from bot.errors import Unavailable
from bot.house import House
from bot.people.acting import Acting
from bot.people.contacts import Actor
from bot.people.mandate import Mandate, MandateState, NotAsRead, NotOpen, Right, grantor_of, mandate_id
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Listing, Stored
from bot.store.partitions import person_partition
from bot.work.job import Job
from bot.work.kept import Due

START_JOB = "mandate_start"
"""It begins to count: both are told, and the holder is asked what waits."""
END_JOB = "mandate_end"
"""Its last day is over."""
OVER_JOB = "mandate_over"
"""It does not count any more: cards that asked the holder say so."""
LOOK_JOB = "mandate_look"
"""Looks whether the mailbox of who set one for their absences says that they are away."""
LOOKS_EVERY = timedelta(hours=1)
TELL_JOB = "mandate_tell"
FOLLOW_JOB = "mandate_follow"

MOST_HELD = 20
"""Mandates that count and that one person has, or gave: of more, the others do not count."""

BY_ITSELF = Acting("mandate")
"""It ends on its last day: nobody clicked."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is given to whom (an id): a `right`, on `forms` and `areas` of them (ids; none of either:
    every form) on the days from `first` to `last`,
    up to `most` euros (None: any amount), of people of these `schools` (ids; none: every school); with `away` for the
    absences among these days alone, see Mandate."""

    holder: str
    forms: tuple[str, ...]
    first: date
    last: date
    most: Decimal | None = None
    schools: tuple[str, ...] = ()
    right: Right = Right.DECIDE
    away: bool = False
    areas: tuple[str, ...] = ()


async def held(house: House, person: str, right: Right = Right.DECIDE) -> list[Mandate]:
    """Those under which this person may do this for others now."""
    return await _counting(house, "holder", person, right)


async def given(house: House, person: str, right: Right = Right.DECIDE) -> list[Mandate]:
    """Those under which others may do this for this person now."""
    return await _counting(house, "grantor", person, right)


async def _counting(house: House, side: str, person: str, right: Right) -> list[Mandate]:
    equal = {side: person, "state": MandateState.ACTIVE}
    found = await house.records.mandates.find(equal=equal, limit=MOST_HELD)
    now = house.now()
    return [item.value for item in found.items if item.value.right is right and item.value.counts(now)]


async def newest(house: House, side: str, person: str, limit: int) -> Listing[Mandate]:
    """Of which they are the `side` ("grantor" or "holder"), in whatever state, the last that changed first."""
    return await house.records.mandates.find(equal={side: person}, order="changed", descending=True, limit=limit)


async def find_mandate(house: House, id: str) -> Mandate | None:
    """Whoever's it is: for jobs alone."""
    found = await _standing(house, id)
    return found.value if found else None


async def see(house: House, actor: Actor, id: str) -> Mandate:
    """One that they gave or have. Raises Unavailable."""
    return _own(await _standing(house, id), actor).value


async def give(house: House, actor: Actor, token: str, terms: Terms) -> Mandate:
    """Proposes it to its holder. The same `token` gives it once. Raises Unavailable for a holder whom nobody knows, or
    who is the grantor, and for a school that there is not."""
    known = actor.directory
    if terms.holder == actor.id or terms.holder not in known.people or not known.schools.keys() >= set(terms.schools):
        raise Unavailable
    own, partition = mandate_id(token, actor.id), person_partition(actor.id)

    async def look() -> Change[Mandate]:
        standing = await house.records.mandates.get(partition, own)
        if standing:
            return Change(standing.value)
        now = house.now()
        mandate = Mandate(own, actor.id, terms.holder, terms.first, terms.last, now, now, terms.forms)
        mandate = replace(mandate, most=terms.most, schools=terms.schools, right=terms.right, away=terms.away)
        mandate = replace(mandate, areas=terms.areas)
        ends = Due(f"{END_JOB}:{own}", partition, mandate.ends, END_JOB, {"mandate": own})
        writes: list[Write] = [house.records.mandates.put(mandate), house.records.dues.put(ends)]
        audit = house.audit(actor.acting, "mandate.proposed", own, {"holder": terms.holder, "right": terms.right})
        return Change(mandate, writes, audit, _told_by(actor, mandate, mandate.holder, "proposed"))

    return await house.records.change(partition, look)


async def accept(house: House, actor: Actor, id: str) -> Mandate:
    """Raises Unavailable for whoever it was not given to. What cannot be done (any more) leaves it as it stands; so do
    the next ones."""

    def accepted(mandate: Mandate) -> Mandate:
        _for(actor, mandate.holder)
        return mandate.accept(house.now())

    def follows(mandate: Mandate) -> tuple[list[Write], list[Job]]:
        told = _tell(mandate, mandate.grantor, "accepted")
        if mandate.away:
            return [], [told, Job(LOOK_JOB, {"person": mandate.grantor})]
        if mandate.counts(house.now()):
            return [], [told, Job(START_JOB, {"mandate": id})]
        begins = Due(f"{START_JOB}:{id}", person_partition(mandate.grantor), mandate.begins, START_JOB, {"mandate": id})
        return [house.records.dues.put(begins)], [told]

    return await _move(house, id, actor, accepted, follows)


async def decline(house: House, actor: Actor, id: str) -> Mandate:
    def declined(mandate: Mandate) -> Mandate:
        _for(actor, mandate.holder)
        return mandate.decline(house.now())

    return await _move(house, id, actor, declined, lambda one: ([], [_tell(one, one.grantor, "declined")]))


async def revoke(house: House, actor: Actor, id: str, *, read: Mandate | None = None) -> Mandate:
    """From its commit on nobody decides under it. `read` is how it has to stand still, as whoever revokes it saw it
    (None: however it stands); else raises NotAsRead."""

    def revoked(mandate: Mandate) -> Mandate:
        if read is not None and mandate != read:
            raise NotAsRead
        return mandate.revoke(actor.id, house.now())

    def follows(mandate: Mandate) -> tuple[list[Write], list[Job]]:
        other = mandate.holder if actor.id == mandate.grantor else mandate.grantor
        return [], [*_told_by(actor, mandate, other, "revoked"), Job(OVER_JOB, {"mandate": id})]

    return await _move(house, id, actor, revoked, follows)


async def end(house: House, id: str) -> Mandate | None:
    """Its last day is over: for a job. Both are told, where it was accepted; else who gave it."""

    def follows(mandate: Mandate) -> tuple[list[Write], list[Job]]:
        people = [mandate.grantor, mandate.holder] if mandate.accepted else [mandate.grantor]
        return [], [*(_tell(mandate, one, "ended") for one in people), Job(OVER_JOB, {"mandate": id})]

    if await find_mandate(house, id) is None:
        return None
    return await _move(house, id, None, lambda mandate: mandate.end(house.now()), follows)


async def cut(house: House, id: str, by: Acting) -> Mandate | None:
    """The absence for which it was started is over: for a job, as `end`."""

    def follows(mandate: Mandate) -> tuple[list[Write], list[Job]]:
        told = [_tell(mandate, one, "ended") for one in (mandate.grantor, mandate.holder)]
        return [], [*told, Job(OVER_JOB, {"mandate": id})]

    if await find_mandate(house, id) is None:
        return None
    return await _move(house, id, None, lambda mandate: mandate.cut(house.now()), follows, by=by)


def _tell(mandate: Mandate, person: str, what: str) -> Job:
    return Job(TELL_JOB, {"mandate": mandate.id, "person": person, "what": what})


def _told_by(actor: Actor, mandate: Mandate, other: str, what: str) -> list[Job]:
    """The other of both is told; where another system did it, so is the one in whose name."""
    people = [actor.id, other] if actor.system else [other]
    return [_tell(mandate, one, what) for one in people]


def tell_start(mandate: Mandate) -> Sequence[Job]:
    """Both are told that it begins."""
    return [_tell(mandate, one, "started") for one in (mandate.grantor, mandate.holder)]


def _for(actor: Actor, person: str) -> None:
    """They themselves: no other system in their name."""
    if actor.id != person or actor.system:
        raise Unavailable


async def _standing(house: House, id: str) -> Stored[Mandate] | None:
    return await house.records.mandates.get(person_partition(grantor_of(id)), id)


def _own(standing: Stored[Mandate] | None, actor: Actor) -> Stored[Mandate]:
    if standing is None or actor.id not in {standing.value.grantor, standing.value.holder}:
        raise Unavailable
    return standing


async def _move(
    house: House,
    id: str,
    actor: Actor | None,
    move: Callable[[Mandate], Mandate],
    follows: Callable[[Mandate], tuple[list[Write], list[Job]]],
    *,
    by: Acting = BY_ITSELF,
) -> Mandate:
    """`actor` is who clicked; None where its time is over, then `by` says why."""

    async def look() -> Change[Mandate]:
        standing = await _standing(house, id)
        if standing is None:
            raise Unavailable
        if actor:
            _own(standing, actor)
        try:
            moved = move(standing.value)
        except NotOpen:
            return Change(standing.value)
        writes, jobs = follows(moved)
        put = house.records.mandates.put(moved, standing.version)
        audit = house.audit(actor.acting if actor else by, f"mandate.{moved.state}", id)
        return Change(moved, [put, *writes], audit, [*jobs, Job(FOLLOW_JOB, {"mandate": id})])

    return await house.records.change(person_partition(grantor_of(id)), look)
