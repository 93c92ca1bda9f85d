"""Decides several like requests with one click: each by itself, as a single decision, and says what became of each."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.arrange import deciding
from bot.arrange.deciding import Decided
from bot.arrange.mandates.on_behalf import as_whom, waiting_for_others
from bot.arrange.outcome import Came, Outcome
from bot.arrange.request import TO_DECIDE, WAITING, Deed, Request
from bot.arrange.requests import deciders_of
from bot.errors import Stale, Unavailable, Unsound
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import request_partition

MOST_TOGETHER = 20
"""Requests on which one click decides."""
LOOKED_THROUGH = 200
"""Of what waits for one person, the oldest, to find those that are alike."""


# --- what waits ---------------------------------------------------------------------------------------


async def several(house: House, actor: Actor, shown: Sequence[Request], *, more: bool) -> Mapping[str, int]:
    """The forms (ids) of which several wait for this person, and how many at least. `shown` wait for them; where there
    are `more`, one find counts those, by the ids of the requests, which begin with their form."""
    counts = Counter(one.form for one in shown if one.state in WAITING and not one.confidential)
    if more:
        open_ones = Counter(form_named(one) for one in await _open_ids(house, actor))
        counts = Counter({form: max(count, open_ones[form]) for form, count in counts.items()})
    return {form: count for form, count in counts.items() if count > 1}


async def alike(house: House, actor: Actor, form: str) -> tuple[Sequence[Request], bool]:
    """The first MOST_TOGETHER requests with this form on whose approval they may decide now, those that wait for
    themselves first, then those of whose mandate they have; and whether there are more."""
    ids = [one for one in await _open_ids(house, actor) if form_named(one) == form]
    read = await asyncio.gather(
        *(house.records.requests.get(request_partition(one), one) for one in ids[: MOST_TOGETHER + 1])
    )
    others = [one for one in await waiting_for_others(house, actor) if one.form == form]
    found = {one.id: one for one in (*(item.value for item in read if item), *others)}
    may = await asyncio.gather(*(_may_decide(house, actor, one) for one in found.values()))
    waiting = [one for one, is_theirs in zip(found.values(), may, strict=True) if is_theirs]
    return waiting[:MOST_TOGETHER], len(waiting) > MOST_TOGETHER


async def _open_ids(house: House, actor: Actor) -> Sequence[str]:
    found = await house.records.approvals.find(
        equal={"person": actor.id, "open": True}, order="since", limit=LOOKED_THROUGH
    )
    return [item.value.request for item in found.items]


def form_named(request: str) -> str:
    """The form in the id of a request."""
    return request.partition(".")[0]


async def _may_decide(house: House, actor: Actor, request: Request) -> bool:
    if request.state not in WAITING or request.confidential:
        return False
    deciders = await deciders_of(house, request, actor.directory)
    who = await as_whom(house, actor, request, deciders.people)
    return deciders.include(who.acting) and (who.on_behalf_of or who.id) not in request.agreed


# --- deciding -----------------------------------------------------------------------------------------


async def decide_together(
    house: House, actor: Actor, form: str, seen: Mapping[str, int], *, key: str, approved: bool, reason: str = ""
) -> Sequence[Outcome]:
    """`seen` are the requests (ids) and how long the history of each was on the card. `key` is that of the turn.

    It is not one commit, though it is one turn. What one request does not allow must not hold up the others; they stand
    in as many partitions as there are years in which they were begun; and twenty of them, with their approvals, jobs
    and days, are more than a commit takes. So each is decided in a commit of its own, one after the other, as a
    delivery of its own: when the turn is delivered again after a crash in the middle, what was decided stays, and the
    rest is decided then. What is said of each comes from its history, whichever delivery made it.
    """
    asked = house.forms.get(form)
    apart = asked is not None and bool(asked.confidential)  # each of these is read before it is decided
    return [
        await _decide(replace(house, records=house.records.of_turn(f"{key}:{one}")), actor, one, at, approved, reason)
        if form_named(one) == form and not apart
        else Outcome(Came.GONE)
        for one, at in seen.items()
    ]


async def _decide(house: House, actor: Actor, id: str, at: int, approved: bool, reason: str) -> Outcome:
    try:
        request = await deciding.decide(house, actor, id, approved=approved, reason=reason, seen=at)
    except Decided as before:
        request = before.request
    except Unavailable:
        return Outcome(Came.GONE)
    except Unsound:
        return Outcome(Came.MANDATE_OVER)
    except Stale:
        return Outcome(Came.BUSY)
    return Outcome(_came(request, actor, at, approved), request)


def _came(request: Request, actor: Actor, at: int, approved: bool) -> Came:
    """DONE where the first thing that happened since the card is what they wanted to do."""
    deeds = {Deed.AGREED, Deed.APPROVED} if approved else {Deed.REFUSED}
    first = request.history[at] if at < len(request.history) else None
    if first and first.person == actor.id and first.deed in deeds:
        return Came.DONE
    return Came.CHANGED if request.state in TO_DECIDE else Came.CLOSED
