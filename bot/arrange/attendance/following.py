"""Lets a request say what was confirmed of whether who asked was there, and who was not say why."""

from contextlib import suppress
from dataclasses import replace

from bot.arrange.attendance.attendance import Attendance
from bot.arrange.attendance.confirming import SLIP
from bot.arrange.attendance.there import was_there, why_not
from bot.arrange.deciding import MAX_TYPED, Decided, as_seen, by_requester, move_as_of
from bot.arrange.history import Deed, HistoryEntry
from bot.arrange.request import STANDS, NotPossible, Request
from bot.arrange.requests import find_request, standing_request
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import places_partition

MOST_ROUNDS = 5
"""Of following what is confirmed and undone meanwhile; each change has a job of its own besides."""


async def follow(house: House, id: str, option: str) -> None:
    """The request says what is confirmed of it now. Another place is committed in between, so that is looked at again
    afterwards. Repeating it changes nothing more."""
    said = (await _confirmed(house, id, option)).of(id)
    if said and house.now() < said.at + SLIP / 2:
        return  # said anew meanwhile: that has a job of its own
    for _ in range(MOST_ROUNDS):
        with suppress(Decided, Unavailable):
            await _follow_once(house, id, option)
        request = await find_request(house, id)
        if request is None or request.state not in STANDS:
            return
        if was_there(request) == (await _confirmed(house, id, option)).was_there(id):
            return


async def _follow_once(house: House, id: str, option: str) -> None:
    async def followed(request: Request) -> Request:
        kept = await _confirmed(house, id, option)
        there = kept.was_there(id)
        if option not in request.places or request.state not in STANDS or was_there(request) == there:
            raise NotPossible(request.state)
        last = kept.of(id)
        deed = Deed.ATTENDANCE_UNDONE if last is None else Deed.ATTENDED if there else Deed.MISSED
        return _noted(request, HistoryEntry(house.now(), last.by if last else "", deed))

    await move_as_of(house, await house.directory.current(), id, lambda: standing_request(house, id), followed)


async def explain(house: House, actor: Actor, id: str, text: str, *, seen: int) -> Request:
    """Who was not there says why, once. Raises Unavailable, Decided."""

    async def explained(request: Request) -> Request:
        if was_there(request) is not False or why_not(request) is not None:
            raise NotPossible(request.state)
        return _noted(request, HistoryEntry(house.now(), actor.id, Deed.EXPLAINED, text[:MAX_TYPED]))

    return await by_requester(house, actor, id, as_seen(seen, explained))


def _noted(request: Request, entry: HistoryEntry) -> Request:
    return replace(request, changed=entry.at, history=(*request.history, entry))


async def _confirmed(house: House, id: str, option: str) -> Attendance:
    found = await house.records.attendances.get(places_partition(id.partition(".")[0]), option)
    return found.value if found else Attendance(option)
