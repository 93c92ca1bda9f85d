"""Changing the terms of a mandate: who gave it proposes others, and what stands counts on until its holder accepts."""

from collections.abc import Callable, Sequence

from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people import mandates
from bot.people.contacts import Actor
from bot.people.mandate import Mandate, NewTerms, NotAsRead, grantor_of
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.partitions import person_partition
from bot.work.job import Job
from bot.work.kept import Due


async def propose(
    house: House, actor: Actor, id: str, terms: NewTerms, *, seen: int, read: Mandate | None = None
) -> Mandate:
    """In the place of whatever was proposed before. `seen` is its revision as the grantor saw it. Raises Unavailable
    for whoever did not give it, Stale where it changed since, NotAsRead where it is not `read` any more, and NotOpen
    where there is nothing to change (any more); so do the next."""

    def proposed(mandate: Mandate) -> Mandate:
        if actor.id != mandate.grantor:
            raise Unavailable
        if read is not None and mandate != read:
            raise NotAsRead
        return mandate.propose(terms, house.now())

    def told(mandate: Mandate) -> Sequence[Job]:
        other = [mandate.grantor] if actor.system else []
        return [_tell(mandate, one, "change") for one in (mandate.holder, *other)]

    return await _move(house, actor, id, proposed, "change_proposed", told, seen=seen)


async def agree(house: House, actor: Actor, id: str, *, seen: int) -> Mandate:
    """Its holder accepts what they saw: from this commit on it counts."""

    def agreed(mandate: Mandate) -> Mandate:
        _by_holder(actor, mandate)
        return mandate.agree(house.now())

    def follows(mandate: Mandate) -> Sequence[Job]:
        both = [_tell(mandate, one, "changed") for one in (mandate.grantor, mandate.holder)]
        over = Job(mandates.OVER_JOB, {"mandate": id})
        return [*both, over, Job(mandates.START_JOB, {"mandate": id})] if mandate.counts(house.now()) else [*both, over]

    return await _move(house, actor, id, agreed, "changed", follows, seen=seen)


async def keep(house: House, actor: Actor, id: str, *, seen: int) -> Mandate:
    """It stays as it is: its holder does not accept the change, or its grantor takes it back."""

    def kept(mandate: Mandate) -> Mandate:
        if actor.id != mandate.grantor:
            _by_holder(actor, mandate)
        return mandate.keep(house.now())

    def told(mandate: Mandate) -> Sequence[Job]:
        return [_tell(mandate, mandate.grantor if actor.id == mandate.holder else mandate.holder, "kept")]

    return await _move(house, actor, id, kept, "change_declined", told, seen=seen)


def _by_holder(actor: Actor, mandate: Mandate) -> None:
    if actor.id != mandate.holder or actor.system:
        raise Unavailable


def _tell(mandate: Mandate, person: str, what: str) -> Job:
    body = {"mandate": mandate.id, "person": person, "what": f"{what}-{mandate.revision}"}
    return Job(mandates.TELL_JOB, body)


async def _move(
    house: House,
    actor: Actor,
    id: str,
    move: Callable[[Mandate], Mandate],
    deed: str,
    follows: Callable[[Mandate], Sequence[Job]],
    *,
    seen: int,
) -> Mandate:
    partition = person_partition(grantor_of(id))

    async def look() -> Change[Mandate]:
        standing = await house.records.mandates.get(partition, id)
        if standing is None or actor.id not in {standing.value.grantor, standing.value.holder}:
            raise Unavailable
        if standing.value.revision != seen:
            raise Stale
        moved = move(standing.value)
        writes: list[Write] = [house.records.mandates.put(moved, standing.version)]
        if moved.last != standing.value.last:
            due = Due(f"{mandates.END_JOB}:{id}", partition, moved.ends, mandates.END_JOB, {"mandate": id})
            known = await house.records.dues.get(partition, due.id)
            writes.append(house.records.dues.put(due, known.version if known else None))
        audit = house.audit(actor.acting, f"mandate.{deed}", id, {"revision": moved.revision})
        return Change(moved, writes, audit, [*follows(moved), Job(mandates.FOLLOW_JOB, {"mandate": id})])

    return await house.records.change(partition, look)
