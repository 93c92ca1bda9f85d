"""Files on their way into a request: a parcel is kept with the jobs that take it, in one commit of its person."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.arrange.attachments.files import ending
from bot.arrange.attachments.parcel import KEPT, Arrived, Parcel
from bot.arrange.attachments.wanting import Wanting
from bot.errors import Unavailable
from bot.house import House
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.partitions import person_partition
from bot.work.job import Job
from bot.work.kept import Due


async def arrive(
    house: House, person: str, key: str, files: Sequence[Arrived], words: str, to: Wanting | None
) -> Parcel:
    """From now on it is known, and taken where it is known to which request; the same `key` is the same parcel."""
    parcel = Parcel(key, person, house.now(), tuple(files), words)
    if to:
        parcel = parcel.for_request(to.request.id, to.field.id, key, "")

    async def look() -> Change[Parcel]:
        standing = await house.records.parcels.get(person_partition(person), key)
        if standing:
            return Change(standing.value)
        writes = [house.records.parcels.put(parcel), *_ends(house, parcel)]
        return Change(parcel, writes, jobs=_taken_by(parcel))

    return await house.records.change(person_partition(person), look)


async def redirect(house: House, person: str, id: str, to: Wanting, key: str, card: str) -> Parcel:
    """They say to which request it goes; nothing changes while it is under way, or there. Raises Unavailable."""

    async def look() -> Change[Parcel]:
        standing = await house.records.parcels.get(person_partition(person), id)
        if standing is None:
            raise Unavailable
        before = standing.value
        if before.request == to.request.id or (before.request and not before.settled):
            return Change(before)
        after = before.for_request(to.request.id, to.field.id, key, card)
        if not after.files:
            raise Unavailable
        writes = [house.records.parcels.put(after, standing.version), *_ends(house, after)]
        return Change(after, writes, jobs=_taken_by(after))

    return await house.records.change(person_partition(person), look)


async def parcel(house: House, person: str, id: str) -> Parcel:
    """Theirs alone. Raises Unavailable."""
    found = await house.records.parcels.get(person_partition(person), id)
    if found is None:
        raise Unavailable
    return found.value


async def settle(house: House, parcel: Parcel, problem: Callable[[Arrived], str]) -> Parcel:
    """What became of each file is known, and its sender is told."""
    files = tuple(replace(file, place="", problem=problem(file)) for file in parcel.files)

    def settled(now: Parcel | None) -> Parcel:
        if now is None:
            raise Unavailable
        return now if now.settled or now.files != parcel.files else replace(now, files=files, settled=True)

    def promises(before: Parcel | None, after: Parcel) -> Sequence[Job]:
        is_new = before is not None and not before.settled and after.settled
        return [Job("attachments_tell", {"person": after.person, "parcel": after.id})] if is_new else ()

    partition = person_partition(parcel.person)
    return await house.records.change_one(house.records.parcels, partition, parcel.id, settled, promises)


def _taken_by(parcel: Parcel) -> Sequence[Job]:
    return [Job("attachments_take", {"person": parcel.person, "parcel": parcel.id})] if parcel.request else ()


def _ends(house: House, parcel: Parcel) -> Sequence[Write]:
    """Whatever happens meanwhile, bytes that no request came to name do not stay."""
    if not parcel.request:
        return ()
    end = ending(parcel.request, [file.id for file in parcel.files])
    due = Due(f"parcel:{parcel.files[0].id}", person_partition(parcel.person), house.now() + KEPT, end.name, end.body)
    return [house.records.dues.put(due)]
