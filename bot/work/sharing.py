"""Shares one budget of requests to Teams among all instances, through one document of the store.

The shares that stand in it never add up to more than there is, and no instance ever has more requests that count than
its share: before it gives some back it waits until so many count no more. Each keeps a few, so that a reply waits for
no commit; who has much to send leases more, and what is more than a fair part goes back to who else wants it.

No clock is shared (bot/work/leases.py): what is more than the few runs out after seconds, the few after most of a
minute, unless they are renewed; and others wait longer than that before they take it.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import uuid4

from bot.store.changes import Change
from bot.store.partitions import LEASES
from bot.store.records import Records
from bot.work.budget import Allowance, Budget
from bot.work.kept import Share, Shares
from bot.work.leases import DEAD, HELD, RENEW_EVERY

FEW = 3
"""Requests a second that every instance keeps, where there are enough."""
BUSY_EVERY = 1.5
"""Seconds between two renewals of who has more than FEW, or wants more."""
SOONEST = 1.0
"""Seconds between two renewals at least, however much somebody wants."""
LEASED = 6.0
"""Seconds for which what is more than FEW may be used, from before its renewal was sent."""
FREE = 10.0
"""Seconds without a renewal after which it is others'. Between the two the last of those requests are answered and stop
to count; none of them leaves any more (`Slot.leave`)."""
WANTED = 3.0
"""Seconds for which what was wanted is remembered."""
PATIENCE = 5.0
"""Seconds for which the store is waited for."""

log = logging.getLogger(__name__)

NOTHING = Allowance(0, 0, 0.0, 0, 0.0)


def fair(most: int, wants: Mapping[str, int]) -> dict[str, int]:
    """What each gets of `most`: all that it wants, as long as nobody who wants more has less. Everybody wants FEW."""
    shares = dict.fromkeys(sorted(wants), 0)
    left = most
    while left and (hungry := [one for one in shares if shares[one] < max(FEW, wants[one])]):
        lot = max(1, left // len(hungry))
        for one in hungry:
            more = min(lot, left, max(FEW, wants[one]) - shares[one])
            shares[one] += more
            left -= more
    return shares


@dataclass(frozen=True, slots=True)
class _Sight:
    """A share as another instance renewed it, and since when it stands like that."""

    share: Share
    since: float


class Sharing:
    """Keeps `budget` within this instance's share. `name` is the same in all instances of one app."""

    def __init__(self, records: Records, budget: Budget, name: str) -> None:
        self._records = records
        self._budget = budget
        self._name = name
        self._me = uuid4().hex
        self._seen: dict[str, _Sight] = {}
        self._wants: deque[tuple[float, int]] = deque()
        self._mine = Share()
        self._target = 0
        self._allowed = NOTHING
        self._slow = (0, 0.0)
        self._hurry = asyncio.Event()
        self._stopping = False
        self._keeping: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Nothing goes before there is a share. Raises StoreError."""
        self._allow(NOTHING)
        await self._renew()
        self._budget.short = self._is_short
        self._budget.slowed = self._is_slowed
        self._keeping = asyncio.create_task(self._keep(), name="sharing the budget")

    async def stop(self) -> None:
        """Gives all of it back, once nothing of it counts any more; what takes too long is left to run out."""
        self._stopping = True
        self._hurry.set()
        if self._keeping:
            await self._keeping
        self._allow(self._allowed.within(self._allowed.covers, 0))
        for _ in range(40):
            if not self._budget.counting():
                break
            await asyncio.sleep(0.05)
        else:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self._records.change(LEASES, self._leaving)
        except Exception as error:
            log.warning("budget.not_given_back", extra={"error": type(error).__name__})

    async def _keep(self) -> None:
        pause = SOONEST
        while not self._stopping:
            await self._wait(pause)
            self._hurry.clear()
            if self._stopping:
                return
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._renew()
            except Exception as error:
                log.warning("budget.not_renewed", extra={"error": type(error).__name__})
                pause = SOONEST
            else:
                pause = RENEW_EVERY if self._mine.share == self._target <= FEW else BUSY_EVERY

    async def _wait(self, seconds: float) -> None:
        """For so long, or until somebody is in a hurry, but SOONEST at least."""
        began = _now()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._hurry.wait()
        if not self._stopping:
            await asyncio.sleep(max(0.0, began + SOONEST - _now()))

    def _is_short(self) -> None:
        """Somebody waits, and what is there would not do for all."""
        if self._mine.share <= FEW and self._budget.wanting() > self._mine.share:
            self._hurry.set()

    def _is_slowed(self, seconds: float) -> None:
        count, _ = self._slow
        self._slow = (count + 1, seconds)
        self._hurry.set()

    async def _renew(self) -> None:
        self._wants.append((_now(), self._budget.wanted()))
        while self._wants[0][0] < _now() - WANTED:
            self._wants.popleft()
        self._allow(await self._records.change(LEASES, self._renewing))

    async def _renewing(self) -> Change[Allowance]:
        found = await self._records.shares.get(LEASES, self._name)
        standing = found.value if found else Shares(self._name, {})
        now = _now()
        others = self._living(standing, now)
        mine = standing.of.get(self._me, Share())
        wants = max(wanted for _, wanted in self._wants)
        all_wants = {self._me: wants} | {one: other.wants for one, other in others.items()}
        self._target = fair(self._budget.most, all_wants)[self._me]
        if self._target > mine.share:
            free = self._budget.most - sum(other.share for other in others.values())
            share = max(mine.share, min(self._target, free))  # others may have more than there is here: it was lowered
        else:
            share = max(self._target, min(mine.share, self._budget.counting()))
        # Until the store has answered, both may stand there: only what both allow is used.
        self._allow(self._allowed.within(min(share, mine.share), self._target))
        count, seconds = self._slow
        self._mine = Share(share, wants, mine.number + 1, count, seconds)
        put = self._records.shares.put(
            Shares(self._name, {**others, self._me: self._mine}), found.version if found else None
        )
        allowance = Allowance(min(share, self._target), share, now + LEASED, min(FEW, share), now + HELD)
        return Change(allowance, [put])

    def _living(self, standing: Shares, now: float) -> dict[str, Share]:
        """The others as they count: who was silent for too long keeps the few at most, and then nothing."""
        seen: dict[str, _Sight] = {}
        living: dict[str, Share] = {}
        for one, share in standing.of.items():
            if one == self._me:
                continue
            before = self._seen.get(one)
            moved = before is None or before.share.number != share.number
            seen[one] = sight = _Sight(share, now if before is None or moved else before.since)
            if before and share.slowed != before.share.slowed:
                self._budget.hold_back(share.slow)
            silent = now - sight.since
            if silent < FREE:
                living[one] = share
            elif silent < DEAD:
                living[one] = replace(share, share=min(FEW, share.share), wants=0)
        self._seen = seen
        return living

    async def _leaving(self) -> Change[None]:
        found = await self._records.shares.get(LEASES, self._name)
        if found is None or self._me not in found.value.of:
            return Change(None)
        others = {one: share for one, share in found.value.of.items() if one != self._me}
        return Change(None, [self._records.shares.put(Shares(self._name, others), found.version)])

    def _allow(self, allowance: Allowance) -> None:
        self._allowed = allowance
        self._budget.allow(allowance)


def _now() -> float:
    return asyncio.get_running_loop().time()
