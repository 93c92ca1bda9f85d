"""Rounds of one instance at a time: who has the lease stops before another begins, and a death is made up for."""

import asyncio
import random
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Stale
from bot.work.leases import DEAD, GRACE, HELD, LOOK_EVERY, RENEW_EVERY, Lease, Round, Rounds
from tests.work.instances import Way, moment, shared_store, ways
from tests.work.jumping import run
from tests.work.leasing import EVERY, MINUTE, Instance, holder, three


def test_one_instance_runs_the_rounds_and_the_others_none() -> None:
    async def story() -> None:
        async with three() as instances:
            await asyncio.sleep(600)
            held = holder(instances)
            assert len(held.did) == pytest.approx(600 / EVERY, abs=2)
            assert [one.did for one in instances if one is not held] == [[], []]

    run(story())


def test_idle_it_costs_one_write_in_twenty_seconds_and_few_reads() -> None:
    async def story() -> None:
        async with three() as instances:
            await asyncio.sleep(60)
            before = [one.way.asked.copy() for one in instances]
            await asyncio.sleep(600)
            asked = [one.way.asked - was for one, was in zip(instances, before, strict=True)]
            assert sum(one["commit"] for one in asked) <= 600 / 20
            assert sum(one["get"] for one in asked) <= 600 * (1 / RENEW_EVERY + 2 / LOOK_EVERY) + 3
            assert {kind for one in asked for kind in one} == {"commit", "get"}

    run(story())


def test_a_death_is_made_up_for_within_a_minute() -> None:
    async def story() -> None:
        async with three() as started:
            instances = started
            for passed in (0.0, RENEW_EVERY - 1):
                await asyncio.sleep(100 + passed)
                dead = holder([one for one in instances if not one.way.away])
                at = moment()
                await dead.dies()
                instances = [one for one in instances if one is not dead]
                await asyncio.sleep(MINUTE)
                assert at < min(one.did[-1] for one in instances if one.did)
                (first, *_) = sorted(did for one in instances for did in one.did if did > at)
                assert first - at < MINUTE

    run(story())


def test_who_stops_gives_it_back_and_another_goes_on_at_once() -> None:
    async def story() -> None:
        async with three() as instances:
            await asyncio.sleep(100)
            stopped = holder(instances)
            at = moment()
            await stopped.rounds.stop()
            stopped.way.away = True
            assert moment() - at <= EVERY
            await asyncio.sleep(LOOK_EVERY + 0.1)
            assert holder(instances) is not stopped

    run(story())


def test_what_is_under_way_when_it_stops_may_end() -> None:
    async def story() -> list[str]:
        store = await shared_store()
        told: list[str] = []

        async def long() -> None:
            try:
                await asyncio.sleep(GRACE - 1)
                told.append("ended")
            except asyncio.CancelledError:
                told.append("cancelled")
                raise

        async def longer() -> None:
            try:
                await asyncio.sleep(GRACE + 1)
            except asyncio.CancelledError:
                told.append("cancelled")
                raise

        async def short() -> None:
            told.append("short")

        rounds = Rounds(
            Way(store).records, [Round("short", 60, short), Round("long", 1, long), Round("longer", 1, longer)]
        )
        rounds.start()
        await asyncio.sleep(0.5)
        await rounds.stop()
        assert not rounds.here
        return told

    assert run(story()) == ["short", "ended", "cancelled"]


def test_a_round_that_fails_is_tried_again_and_the_others_go_on() -> None:
    async def story() -> None:
        store = await shared_store()
        ran: list[str] = []

        async def fails() -> None:
            ran.append("fails")
            raise Stale

        async def works() -> None:
            ran.append("works")

        rounds = Rounds(Way(store).records, [Round("fails", 2, fails), Round("works", 2, works)])
        rounds.start()
        await asyncio.sleep(11)
        await rounds.stop()
        assert ran.count("fails") == ran.count("works") == 6

    run(story())


@pytest.mark.parametrize("fault", ["away", "deaf"])
def test_without_the_store_it_stops_before_another_begins_and_goes_on_when_it_may(fault: str) -> None:
    async def story() -> None:
        async with three() as instances:
            await asyncio.sleep(100)
            held = holder(instances)
            setattr(held.way, fault, True)
            at = moment()
            await asyncio.sleep(2 * MINUTE)
            last = held.did[-1]
            others = [one for one in instances if one is not held]
            if fault == "away":  # what arrives renews, but it cannot know
                first = min(did for one in others for did in one.did if did > at)
                assert at + HELD - RENEW_EVERY - EVERY <= last < first < at + MINUTE
            assert last <= at + HELD
            setattr(held.way, fault, False)
            await asyncio.sleep(MINUTE)
            assert max(did for one in instances for did in one.did) > moment() - EVERY - 1
            holder(instances)

    run(story())


def test_a_store_that_answers_late_renews_nothing() -> None:
    """A lease counts from before its renewal was sent."""

    async def story() -> None:
        async with three() as instances:
            await asyncio.sleep(100)
            held = holder(instances)
            held.way.slow = lambda: HELD
            await asyncio.sleep(10 * MINUTE)
            assert not held.rounds.here
            assert holder(instances)
            held.way.slow = lambda: 0.0
            await asyncio.sleep(2 * HELD)

    run(story())


def test_it_counts_from_before_the_renewal_was_sent() -> None:
    async def story() -> None:
        way, *_ = islice(ways(await shared_store()), 1)
        lease = Lease(way.records, "one")
        way.slow = lambda: 7.0
        await lease.look()
        assert (moment(), lease.until) == (28.0, 14.0 + HELD), "read, there and back; written, there and back"

    run(story())


@pytest.mark.parametrize(("slow", "away"), [(0.0, True), (1.0, True), (10 * MINUTE, False)])
def test_a_round_that_only_waits_is_cancelled_when_the_lease_runs_out(slow: float, away: bool) -> None:
    async def story() -> None:
        way, *_ = islice(ways(await shared_store()), 1)
        ended: list[float] = []

        async def waits() -> None:
            try:
                await asyncio.sleep(10 * MINUTE)
            finally:
                ended.append(moment())

        rounds = Rounds(way.records, [Round("waits", EVERY, waits)])
        rounds.start()
        await asyncio.sleep(1)
        way.slow, way.away = lambda: slow, away
        await asyncio.sleep(MINUTE)
        assert ended == [HELD]
        way.slow, way.away = lambda: 0.0, False
        await rounds.stop()

    run(story())


def test_a_short_outage_of_the_store_ends_nothing() -> None:
    async def story() -> None:
        async with three() as instances:
            await asyncio.sleep(1)
            held = holder(instances)
            for one in instances:
                one.way.away, one.way.slow = True, lambda: 0.2
            await asyncio.sleep(HELD - LOOK_EVERY - 2)
            for one in instances:
                one.way.away = False
            await asyncio.sleep(10 * MINUTE)
            assert holder(instances) is held
            pauses = [later - sooner for sooner, later in pairwise(held.did)]
            assert max(pauses) == pytest.approx(EVERY)

    run(story())


def test_nobody_gives_back_what_another_has_by_now() -> None:
    async def story() -> None:
        first, second = islice(ways(await shared_store()), 2)
        one, other = Lease(first.records, "one"), Lease(second.records, "one")
        await one.look()
        await other.look()
        await asyncio.sleep(DEAD)
        await other.look()
        assert (one.held, other.held) == (False, True)
        await one.give_back()
        await one.look()
        assert (one.held, other.held) == (False, True)
        await other.give_back()
        await one.look()
        assert (one.held, other.held) == (True, False)

    run(story())


@pytest.mark.walk
@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_no_two_ever_hold_it_and_somebody_soon_does(seed: int) -> None:
    """Instances start, die, stop and lose the store, which is slow; who acts, acts alone."""
    draw = random.Random(seed)

    async def story() -> None:
        store = await shared_store()
        alive: list[Instance] = []
        vacant = moment()

        async def acts(self: Instance) -> None:
            for _ in range(draw.randrange(4)):
                assert [one for one in alive if one.rounds.here] == [self]
                await asyncio.sleep(draw.random() * 2)
                self.did.append(moment())

        new = ways(store)

        def begins() -> None:
            one = Instance(next(new))
            slowness = draw.choice([0.0, 0.1, 2.0])
            one.way.slow = lambda: draw.random() * slowness
            one.rounds = Rounds(one.way.records, [Round("acts", 5.0, lambda: acts(one))])
            alive.append(one.start())

        for _ in range(3):
            begins()
        for _ in range(12):
            await asyncio.sleep(draw.choice([0.5, 7.0, 30.0, 60.0]))
            match draw.randrange(5):
                case 0 if len(alive) > 1:
                    dead = alive.pop(draw.randrange(len(alive)))
                    await dead.dies()
                case 1 if len(alive) > 1:
                    await alive.pop(draw.randrange(len(alive))).rounds.stop()
                case 2:
                    begins()
                case 3:
                    one = draw.choice(alive)
                    one.way.deaf = not one.way.deaf
                case _:
                    pass
            assert sum(one.rounds.here for one in alive) <= 1
        for one in alive:
            one.way.deaf = False
        vacant = moment()
        await asyncio.sleep(DEAD + 2 * LOOK_EVERY + 4)
        assert sum(one.rounds.here for one in alive) == 1
        assert vacant + MINUTE >= moment()
        await asyncio.gather(*(one.rounds.stop() for one in alive))

    run(story())
