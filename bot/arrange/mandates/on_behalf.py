"""Deciding on a request for somebody else: who holds a mandate that counts now, of one of those who may decide."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.arrange.request import TO_DECIDE, Deed, Request
from bot.house import House
from bot.people import mandates
from bot.people.contacts import Actor
from bot.people.mandate import Mandate, Right
from bot.store.partitions import request_partition

MOST_SHOWN = 20
"""Requests that wait for one grantor and that a holder is shown."""


async def mandate_for(house: House, actor: Actor, request: Request, people: Collection[str]) -> Mandate | None:
    """Under which they decide on this request while it waits, on which `people` (ids) may decide; None where they do
    for themselves, or not at all. Nobody does on their own request or one that they handed in, nor for who did."""
    if request.state not in TO_DECIDE or actor.on_behalf_of or actor.id in request.barred:
        return None
    if _is_left(request, actor.id, people):
        return None
    found = [one for one in await mandates.held(house, actor.id) if _is_left(request, one.grantor, people)]
    return next((one for one in found if _covers(house, one, request)), None)


async def as_whom(house: House, actor: Actor, request: Request, people: Collection[str]) -> Actor:
    """The same person, acting for whom they decide."""
    mandate = await mandate_for(house, actor, request, people)
    return replace(actor, on_behalf_of=mandate.grantor) if mandate else actor


async def sees_for_another(house: House, actor: Actor, request: Request, people: Collection[str]) -> bool:
    """Whether they may look at this request under a mandate, or acted on it under one."""
    if actor.id in request.barred:
        return False
    if any(entry.person == actor.id and entry.behalf and entry.deed is not Deed.SUBMITTED for entry in request.history):
        return True
    asked = {*people, *request.earlier}
    return any(_covers(house, one, request) and one.grantor in asked for one in await mandates.held(house, actor.id))


async def lost(house: House, actor: Actor, request: Request) -> bool:
    """Whether they could decide on it under a mandate that does not count any more, once it was handed in."""
    if actor.id in request.barred or request.submitted is None:
        return False
    found = await mandates.newest(house, "holder", actor.id, mandates.MOST_HELD)
    asked = {*request.approvers, *request.earlier}
    return any(
        _covers(house, item.value, request)
        and item.value.grantor in asked
        and item.value.counted(request.submitted, house.now())
        for item in found.items
    )


async def sees_no_more(house: House, reader: Actor, request: Request) -> bool:
    """Whether they saw it under a mandate only, and that is over."""
    if reader.id in {*request.approvers, *request.earlier}:
        return False
    return not await sees_for_another(house, reader, request, request.approvers) and await lost(house, reader, request)


def holders_for(house: House, given: Sequence[Mandate], request: Request) -> Sequence[str]:
    """Ids of those who may decide on it under one of these mandates, which count, and not for themselves anyway."""
    found = [one for one in given if _covers(house, one, request) and _is_left(request, one.grantor, request.approvers)]
    holders = dict.fromkeys(one.holder for one in found)
    return [one for one in holders if one not in request.barred and not _is_left(request, one, request.approvers)]


async def waiting_for_others(house: House, actor: Actor) -> list[Request]:
    """What waits for those whose mandate they have, the oldest first, each once; what waits for themselves is not among
    it."""
    held = await mandates.held(house, actor.id)
    found = await asyncio.gather(*(_waiting_for(house, actor, one) for one in held))
    requests = {request.id: request for some in found for request in some}
    return sorted(requests.values(), key=lambda request: (request.submitted or request.created, request.id))


async def _waiting_for(house: House, actor: Actor, mandate: Mandate) -> Sequence[Request]:
    requests = await open_under(house, mandate, MOST_SHOWN)
    return [one for one in requests if actor.id not in one.barred and not _is_left(one, actor.id, one.approvers)]


async def open_under(house: House, mandate: Mandate, limit: int) -> list[Request]:
    """The first `limit` requests that wait for its grantor, those that it covers."""
    found = await house.records.approvals.find(
        equal={"person": mandate.grantor, "open": True}, order="since", limit=limit
    )
    ids = [item.value.request for item in found.items]
    read = await asyncio.gather(*(house.records.requests.get(request_partition(one), one) for one in ids))
    requests = [item.value for item in read if item]
    return [
        one
        for one in requests
        if one.state in TO_DECIDE and _covers(house, mandate, one) and _is_left(one, mandate.grantor, one.approvers)
    ]


def _covers(house: House, mandate: Mandate, request: Request) -> bool:
    """What is confidential is nobody's who was given "every form": its grantor has to have named it."""
    if request.confidential and request.form not in mandate.forms:
        return False
    covered = mandate.covers(request.form, house.forms.area_of(request.form), request.amount, request.school)
    return covered and mandate.right is Right.DECIDE and mandate.grantor not in request.barred


def _is_left(request: Request, person: str, people: Collection[str]) -> bool:
    """Whether they may decide and have not agreed yet."""
    return person in people and person not in request.agreed
