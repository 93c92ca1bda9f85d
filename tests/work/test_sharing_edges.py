"""The shares of one budget, by their edges: who hurries, who waits before giving back, and whose silence means what."""

import asyncio

import pytest

from bot.store.partitions import LEASES
from bot.work.budget import Allowance, Budget
from bot.work.kept import Share, Shares
from bot.work.leases import DEAD
from bot.work.sharing import BUSY_EVERY, FEW, FREE, SOONEST, Sharing
from bot.work.windows import Slot
from tests.work.instances import Way, shared_store, ways
from tests.work.jumping import run

MOST = 50


async def one_way() -> Way:
    return next(ways(await shared_store()))


async def shares(way: Way) -> dict[str, Share]:
    found = await way.records.shares.get(LEASES, "app")
    return dict(found.value.of) if found else {}


KEPT: list[object] = []
"""What is under way: a context that nobody holds any more would end by itself."""


async def taken(budget: Budget, number: int) -> list[Slot]:
    """So many requests that left and are not answered."""
    slots: list[Slot] = []
    for _ in range(number):
        waiting = budget.slot(reply=True)
        KEPT.append(waiting)
        slot = await waiting.__aenter__()
        assert slot.leave()
        slots.append(slot)
    return slots


class Noting(Budget):
    """The budget as it is, with a note of what it was told."""

    def __init__(self) -> None:
        super().__init__(MOST)
        self.held: list[float] = []
        self.allowed: list[Allowance] = []

    def hold_back(self, seconds: float) -> None:
        self.held.append(seconds)
        super().hold_back(seconds)

    def allow(self, allowance: Allowance) -> None:
        self.allowed.append(allowance)
        super().allow(allowance)


def started(way: Way) -> tuple[Noting, Sharing]:
    budget = Noting()
    return budget, Sharing(way.records, budget, "app")


# --- beginning and stopping ---------------------------------------------------------------------------


def test_nothing_goes_before_the_store_has_given_a_share() -> None:
    async def story() -> None:
        way = await one_way()
        way.slow = lambda: 2.0
        budget, sharing = started(way)
        starting = asyncio.ensure_future(sharing.start())
        asking = asyncio.ensure_future(taken(budget, 1))
        await asyncio.sleep(3)
        assert not asking.done(), "the answer of the store is on its way still"
        await starting
        assert len(await asking) == 1
        way.slow = lambda: 0.0
        for slot in asking.result():
            budget.end(slot)
        await asyncio.sleep(2)
        await sharing.stop()

    run(story())


def test_what_counts_still_is_waited_for_before_a_share_is_given_back() -> None:
    async def story() -> None:
        way = await one_way()
        budget, sharing = started(way)
        await sharing.start()
        (slot,) = await taken(budget, 1)
        stopping = asyncio.ensure_future(sharing.stop())
        await asyncio.sleep(0.5)
        assert await shares(way), "it is on its way to Teams"
        slot.answered()
        await stopping
        assert budget.counting() == 0
        assert await shares(way) == {}

    run(story())


def test_what_counts_for_too_long_leaves_the_share_to_run_out() -> None:
    async def story() -> None:
        way = await one_way()
        budget, sharing = started(way)
        await sharing.start()
        await taken(budget, 1)
        await sharing.stop()
        assert list(await shares(way)), "nobody may have it while it counts"
        asking = asyncio.ensure_future(taken(budget, 1))
        await asyncio.sleep(1)
        assert not asking.done(), "and nothing more goes of it"
        asking.cancel()

    run(story())


def test_who_is_not_among_the_shares_writes_nothing_when_it_stops() -> None:
    """Somebody else took it for dead, and for others there is nothing to change."""

    async def story() -> None:
        way = await one_way()
        _, sharing = started(way)
        await sharing.start()
        found = await way.records.shares.get(LEASES, "app")
        assert found
        other = Share(FEW, 0, 1)
        await way.records.accept(LEASES, [way.records.shares.put(Shares("app", {"other": other}), found.version)])
        commits = way.asked["commit"]
        await sharing.stop()
        assert way.asked["commit"] == commits
        assert await shares(way) == {"other": other}

    run(story())


# --- hurrying -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "hurries"), [(FEW, False), (FEW + 1, True)])
def test_who_wants_more_than_the_few_hurries_and_who_has_enough_does_not(number: int, hurries: bool) -> None:
    """They wait because Teams asked for patience, not because there is too little for them."""

    async def story() -> None:
        way = await one_way()
        budget, sharing = started(way)
        await sharing.start()
        await asyncio.sleep(3 * SOONEST)
        commits = way.asked["commit"]
        budget.hold_back(30)
        waiting = [asyncio.ensure_future(_sends(budget)) for _ in range(number)]
        await asyncio.sleep(BUSY_EVERY + SOONEST)
        assert (way.asked["commit"] > commits) is hurries
        await asyncio.gather(*waiting)
        await asyncio.sleep(2)
        await sharing.stop()

    run(story())


async def _sends(budget: Budget) -> None:
    async with budget.slot() as slot:
        slot.leave()


# --- what others have ---------------------------------------------------------------------------------


def test_a_silent_one_keeps_all_then_the_few_then_nothing() -> None:
    """By how long it was seen not to move; its last share is what others leave it."""

    async def story() -> None:
        way = await one_way()
        _, sharing = started(way)
        other = Share(20, 30, 1)
        standing = Shares("app", {"other": other})

        def left(now: float) -> Share | None:
            return sharing._living(standing, now).get("other")

        assert left(0) == other
        assert left(FREE - 0.1) == other
        assert left(FREE) == Share(FEW, 0, 1)
        assert left(DEAD - 0.1) == Share(FEW, 0, 1)
        assert left(DEAD) is None
        standing = Shares("app", {"other": Share(20, 30, 2)})
        assert left(DEAD + 1) == Share(20, 30, 2), "it moved, and counts from now on"
        assert left(DEAD + FREE + 0.9) == Share(20, 30, 2)

    run(story())


def test_patience_is_heeded_once_for_each_time_that_another_was_asked_for_it() -> None:
    """Not where it is seen for the first time, which may be long after, nor again with every renewal."""

    async def story() -> None:
        way = await one_way()
        budget, sharing = started(way)
        for number, slowed in ((1, 4), (2, 4), (3, 5), (4, 5), (5, 6)):
            sharing._living(Shares("app", {"other": Share(3, 0, number, slowed, 7.0 + slowed)}), float(number))
        assert budget.held == [12.0, 13.0]

    run(story())


def test_until_the_store_has_answered_only_what_both_allow_is_used() -> None:
    """A share that grows is not used before it stands."""

    async def story() -> None:
        way = await one_way()
        budget, sharing = started(way)
        await sharing.start()
        budget.allowed.clear()
        slots = await taken(budget, FEW)
        waiting = [asyncio.ensure_future(taken(budget, 1)) for _ in range(20)]
        await asyncio.sleep(BUSY_EVERY + SOONEST)
        before, after = budget.allowed[:2]
        assert (before.most, before.covers) == (FEW, FEW), "the larger share does not stand yet"
        assert after.most > FEW
        for one in waiting:
            slots += await one
        for slot in slots:
            budget.end(slot)
        await asyncio.sleep(2)
        await sharing.stop()

    run(story())
