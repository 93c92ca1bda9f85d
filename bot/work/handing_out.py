"""Handing a file to one person: promised, made, offered, taken or not; each step is one commit in their partition."""

import re
from collections.abc import AsyncIterable, Callable, Sequence
from dataclasses import replace
from secrets import token_hex

from bot.errors import Unavailable
from bot.house import House
from bot.people.acting import Acting
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import person_partition
from bot.work.handout import KEPT, Handout, HandoutState, Upload
from bot.work.job import Job
from bot.work.kept import Due

_ID = re.compile(r"[0-9a-f]{32}")
"""What `promise` makes: a client may send anything, also what is no key of the store."""

WAITS = frozenset({HandoutState.PROMISED, HandoutState.OFFERED})


async def promise(house: House, person: str, subject: str, job: str, name: str, about: str) -> Handout:
    """From now on `job` makes it, with `person` and `handout` in its body. Whoever calls this looked at their right."""
    handout = Handout(token_hex(16), person, subject, job, name, about, house.now())

    async def look() -> Change[Handout]:
        ends = Due(f"handout:{handout.id}", person_partition(person), handout.made + KEPT, "handout_end", _of(handout))
        writes = [house.records.handouts.put(handout), house.records.dues.put(ends)]
        audit = house.audit(Acting(person), "handout.asked", handout.id, {"about": subject})
        return Change(handout, writes, audit, [Job(job, _of(handout))])  # once, however often the turn is delivered

    return await house.records.change(person_partition(person), look)


async def standing(house: House, person: str, id: str) -> Handout:
    """Theirs alone. Raises Unavailable."""
    return (await _standing(house, person, id)).value


async def fill(house: House, handout: Handout, content: AsyncIterable[bytes], size: int) -> Handout:
    """Its bytes are there, and it is offered; made again, they take the place of those of before."""
    await house.blobs.put(handout.blob, content)

    def filled(now: Handout) -> Handout:
        return replace(now.becomes(HandoutState.OFFERED), size=size) if now.state is HandoutState.PROMISED else now

    return await _change(house, handout, filled, "handout_offer")


async def accept(house: House, handout: Handout, upload: Upload, card: str) -> Handout:
    """It is put there by a job. Once: who accepts again, on whatever device, is told how it stands."""

    def accepted(now: Handout) -> Handout:
        if now.state is not HandoutState.OFFERED:
            return now
        return replace(now.becomes(HandoutState.ACCEPTED), upload=upload, card=card)

    return await _change(house, handout, accepted, "handout_upload")


async def decline(house: House, handout: Handout) -> Handout:
    """They do not want it: its bytes go. Nothing changes where it was accepted before."""

    def declined(now: Handout) -> Handout:
        return now.becomes(HandoutState.DECLINED) if now.state is HandoutState.OFFERED else now

    return await _change(house, handout, declined, "handout_end")


async def settle(house: House, handout: Handout, problem: str = "") -> Handout:
    """It stands in their OneDrive, or did not get there because of `problem`."""

    def settled(now: Handout) -> Handout:
        if now.state is not HandoutState.ACCEPTED:
            return now
        return now.becomes(HandoutState.FAILED, problem) if problem else now.becomes(HandoutState.DONE)

    return await _change(house, handout, settled)


async def end(house: House, handout: Handout) -> Handout:
    """The bytes go; who did not answer finds that it is gone. One that is under way is not ended."""

    def ended(now: Handout) -> Handout:
        return now.becomes(HandoutState.ENDED) if now.state in WAITS and house.now() >= now.made + KEPT else now

    now = await _change(house, handout, ended)
    if now.state not in WAITS | {HandoutState.ACCEPTED}:
        await house.blobs.delete(handout.blob)
    return now


async def _standing(house: House, person: str, id: str) -> Stored[Handout]:
    found = await house.records.handouts.get(person_partition(person), id) if _ID.fullmatch(id) else None
    if found is None:
        raise Unavailable
    return found


async def _change(house: House, handout: Handout, change: Callable[[Handout], Handout], then: str = "") -> Handout:
    """`then` is the job that goes on where the state changed."""

    def changed(now: Handout | None) -> Handout:
        if now is None:
            raise Unavailable
        return change(now)

    def promises(before: Handout | None, after: Handout) -> Sequence[Job]:
        moved = before is not None and before.state is not after.state
        return [Job(then, _of(after))] if then and moved else ()

    partition = person_partition(handout.person)
    return await house.records.change_one(house.records.handouts, partition, handout.id, changed, promises)


def _of(handout: Handout) -> dict[str, str]:
    return {"person": handout.person, "handout": handout.id}
