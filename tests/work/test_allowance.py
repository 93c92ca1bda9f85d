"""What an instance may use of a shared budget, and what counts of it: each condition on its own, by its edges."""

import asyncio
from contextlib import suppress

import pytest

from bot.work.budget import MAX_PAUSE, Allowance, Budget
from bot.work.windows import Limit, Slot, Window
from tests.work.jumping import run

SHARE = Allowance(most=20, covers=30, until=6.0, least=3, ends=40.0)


def slot(taken: float) -> Slot:
    made = Slot("", lambda: True)
    made.taken = taken
    return made


# --- an allowance -------------------------------------------------------------------------------------


def test_within_a_share_nothing_grows_and_everything_may_shrink() -> None:
    assert SHARE.within(100, 100) == Allowance(20, 30, 6.0, 3, 40.0)
    assert SHARE.within(25, 5) == Allowance(5, 25, 6.0, 3, 40.0)
    assert SHARE.within(10, 100) == Allowance(10, 10, 6.0, 3, 40.0)
    assert SHARE.within(2, 100) == Allowance(2, 2, 6.0, 2, 40.0), "the few are no more than what it covers"
    assert SHARE.within(30, 0) == Allowance(0, 30, 6.0, 3, 40.0)
    assert SHARE.within(0, 0) == Allowance(0, 0, 6.0, 0, 40.0)


def test_it_runs_out_first_to_the_few_and_then_to_nothing() -> None:
    """At the very moment it is over already."""
    moments = (0.0, 5.99, 6.0, 39.99, 40.0)
    assert [SHARE.most_at(now) for now in moments] == [20, 20, 3, 3, 0]
    assert [SHARE.covers_at(now) for now in moments] == [30, 30, 3, 3, 0]


def test_the_few_are_never_more_than_what_was_allowed_before() -> None:
    assert SHARE.within(30, 1).most_at(10) == 1
    assert SHARE.within(30, 0).most_at(10) == 0
    assert SHARE.within(30, 0).covers_at(10) == 3, "what counts still is covered all the same"


# --- a window -----------------------------------------------------------------------------------------


def test_a_request_counts_until_its_second_is_over() -> None:
    window = Window([Limit(2, 1.0)])
    for taken in (10.0, 10.5):
        window.add(slot(taken))
    assert [window.counting(now) for now in (10.9, 11.0, 11.49, 11.5)] == [2, 1, 1, 0]
    assert window.opens(10.6) == 11.0
    assert window.opens(10.6, 2) == 11.5
    assert window.opens(11.0) == 11.0, "the first is over at its very end"


def test_the_strictest_of_several_limits_holds_and_the_longest_is_remembered() -> None:
    window = Window([Limit(2, 1.0), Limit(3, 10.0)])
    for taken in (0.0, 0.5, 5.0):
        window.add(slot(taken))
    assert window.counting(6.0) == 3
    assert window.opens(6.0) == 10.0
    assert window.opens(10.0) <= 10.0


def test_what_is_under_way_counts_until_it_is_answered_and_what_was_not_used_no_more() -> None:
    window, used, unused = Window([Limit(2, 1.0)]), Slot("", lambda: True), Slot("", lambda: True)
    window.add(used)
    window.add(unused)
    assert window.opens(1e6) == float("inf")
    window.withdraw(unused)
    window.withdraw(unused)
    assert window.counting(1e6) == 1
    assert window.opens(1e6) == 1e6


def test_a_limit_that_lets_nothing_through_is_refused() -> None:
    for most, seconds in ((0, 1.0), (-1, 1.0), (1, 0.0), (1, -1.0)):
        with pytest.raises(ValueError, match="lets something through"):
            Limit(most, seconds)


# --- within a budget ----------------------------------------------------------------------------------


def test_what_was_granted_leaves_only_while_all_that_counts_is_covered() -> None:
    async def story() -> None:
        budget = Budget(10)
        budget.allow(Allowance(2, 2, 100.0, 2, 100.0))
        async with budget.slot() as one, budget.slot() as two:
            assert one.leave(), "two count, and two are covered"
            budget.allow(Allowance(1, 1, 100.0, 1, 100.0))
            assert not two.leave()
            assert not two.left

    run(story())


def test_nothing_goes_while_nothing_is_allowed_and_at_once_when_it_is() -> None:
    async def story() -> None:
        budget = Budget(10)
        budget.allow(Allowance(0, 0, 100.0, 0, 100.0))
        waits = asyncio.ensure_future(_goes(budget))
        await asyncio.sleep(50)
        assert not waits.done()
        assert (budget.counting(), budget.wanting()) == (0, 1)
        budget.allow(Allowance(1, 1, 100.0, 1, 100.0))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert waits.done()

    run(story())


async def _goes(budget: Budget, *, reply: bool = False) -> None:
    async with budget.slot(reply=reply) as slot:
        slot.leave()


def test_who_is_cancelled_after_the_grant_gives_it_back() -> None:
    """In the moment between: the slot is theirs already, and they do not know it yet."""

    async def story() -> None:
        budget = Budget(1)
        budget.allow(Allowance(0, 0, 100.0, 0, 100.0))
        waits = asyncio.ensure_future(_goes(budget))
        await asyncio.sleep(1)
        budget.allow(Allowance(1, 1, 100.0, 1, 100.0))
        assert budget.counting() == 1, "granted"
        waits.cancel()
        with suppress(asyncio.CancelledError):
            await waits
        assert (budget.counting(), budget.wanting()) == (0, 0)

    run(story())


def test_what_waited_at_once_is_remembered_until_it_is_asked() -> None:
    async def story() -> None:
        budget = Budget(1)
        budget.allow(Allowance(0, 0, 100.0, 0, 100.0))
        waits = [asyncio.ensure_future(_goes(budget)) for _ in range(5)]
        await asyncio.sleep(1)
        for one in waits:
            one.cancel()
        await asyncio.gather(*waits, return_exceptions=True)
        assert budget.wanting() == 0
        assert [budget.wanted(), budget.wanted()] == [5, 0]

    run(story())


def test_patience_is_never_shortened_nor_longer_than_what_silences_everybody() -> None:
    async def story() -> None:
        budget, told = Budget(10), list[float]()
        budget.slowed = told.append
        budget.hold_back(1000)
        budget.hold_back(1)
        await _goes(budget, reply=True)
        assert asyncio.get_running_loop().time() == 0, "a reply waits for itself alone"
        await _goes(budget)
        assert asyncio.get_running_loop().time() == pytest.approx(MAX_PAUSE)
        assert told == [], "whom another instance told passes it on to nobody"
        budget.slow(3)
        assert told == [3]

    run(story())
