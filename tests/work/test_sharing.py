"""One budget for all instances, against a Teams that counts what comes from any of them: on a clock that jumps."""

import asyncio
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.work.budget import Budget
from bot.work.leases import DEAD, HELD
from bot.work.sharing import BUSY_EVERY, FEW, FREE, LEASED, fair
from tests.work.instances import Way, moment, shared_store, ways
from tests.work.jumping import run
from tests.work.sharers import MOST, Instance, instances
from tests.work.test_budget import Peer


@given(st.integers(1, 60), st.dictionaries(st.text("abc", max_size=3), st.integers(0, 99), min_size=1))
def test_shares_are_fair(most: int, wants: dict[str, int]) -> None:
    shares = fair(most, wants)
    wishes = {one: max(FEW, wanted) for one, wanted in wants.items()}
    assert sum(shares.values()) == min(most, sum(wishes.values()))
    assert all(shares[one] <= wishes[one] for one in wants)
    assert all(shares[one] == wishes[one] or shares[one] >= shares[other] - 1 for one in wants for other in wants), (
        "nobody lacks some of what another has more of"
    )


def test_alone_it_has_all_of_it() -> None:
    async def story() -> None:
        async with instances(1) as (one,):
            one.sends()
            await asyncio.sleep(10)
            since = moment()
            await asyncio.sleep(20)
            assert one.rate(since) == pytest.approx(MOST, rel=0.02)

    run(story())


@pytest.mark.slow
def test_one_that_is_busy_has_nearly_all_and_three_a_third_each() -> None:
    async def story() -> None:
        async with instances(3) as started:
            first, *others = started
            first.sends()
            await asyncio.sleep(10)
            since = moment()
            await asyncio.sleep(20)
            assert first.rate(since) == pytest.approx(MOST - 2 * FEW, rel=0.05)
            for one in others:
                one.sends()
            await asyncio.sleep(4 * BUSY_EVERY)
            since = moment()
            await asyncio.sleep(30)
            assert [one.rate(since) for one in started] == [pytest.approx(MOST / 3, rel=0.08)] * 3
            assert sum(one.rate(since) for one in started) >= MOST * 0.95
            await first.rests()
            await asyncio.sleep(10)
            since = moment()
            await asyncio.sleep(20)
            assert sum(one.rate(since) for one in others) == pytest.approx(MOST - FEW, rel=0.06)

    run(story())


def test_a_reply_waits_for_no_commit_whoever_else_is_busy() -> None:
    """Neither where nothing else goes on, nor where much is sent."""

    async def story() -> None:
        async with instances(3) as (one, two, quiet):
            one.sends()
            two.sends()
            await asyncio.sleep(10)
            for _ in range(40):
                await asyncio.gather(*(each.asks(reply=True) for each in (one, two, quiet)))
                await asyncio.sleep(0.5)
            assert max(quiet.waits) == 0
            waits = sorted(one.waits + two.waits)
            assert waits[len(waits) * 9 // 10] <= 2 / (MOST / 2)
            assert waits[-1] <= 0.3

    run(story())


def test_many_replies_at_once_get_what_others_use_for_sends() -> None:
    async def story() -> None:
        async with instances(3) as (one, two, asked):
            one.sends()
            two.sends()
            await asyncio.sleep(10)
            talking = asyncio.gather(*(asked.asks(reply=True) for _ in range(60)))
            await asyncio.wait_for(talking, 10)
            assert sorted(asked.waits)[FEW - 1] == 0

    run(story())


@pytest.mark.slow
def test_idle_it_costs_one_write_in_twenty_seconds_and_busy_one_a_second() -> None:
    async def story() -> None:
        async with instances(3) as started:
            await asyncio.sleep(30)
            before = [one.way.asked.copy() for one in started]
            await asyncio.sleep(600)
            for one, was in zip(started, before, strict=True):
                asked = one.way.asked - was
                assert asked["commit"] <= 600 / 20
                assert asked["get"] <= 600 / 20
            for one in started:
                one.sends()
            await asyncio.sleep(10)
            before = [one.way.asked.copy() for one in started]
            await asyncio.sleep(100)
            assert all((one.way.asked - was)["commit"] <= 100 for one, was in zip(started, before, strict=True))
            for one in started:
                await one.rests()
            await asyncio.sleep(10)
            before = [one.way.asked.copy() for one in started]
            await asyncio.sleep(600)
            assert all((one.way.asked - was)["commit"] <= 600 / 20 for one, was in zip(started, before, strict=True))

    run(story())


@pytest.mark.slow
def test_what_a_dead_instance_had_is_soon_used_by_others() -> None:
    async def story() -> None:
        async with instances(3) as started:
            for one in started:
                one.sends()
            await asyncio.sleep(10)
            dead, *others = started
            await dead.dies()
            await asyncio.sleep(FREE + 3 * BUSY_EVERY)
            since = moment()
            await asyncio.sleep(20)
            assert sum(one.rate(since) for one in others) >= (MOST - FEW) * 0.95
            await asyncio.sleep(DEAD)
            since = moment()
            await asyncio.sleep(20)
            assert sum(one.rate(since) for one in others) >= MOST * 0.95

    run(story())


def test_who_stops_gives_its_share_back_once_it_counts_no_more() -> None:
    async def story() -> None:
        async with instances(2) as (stops, stays):
            stops.sends()
            stays.sends()
            await asyncio.sleep(10)
            await stops.rests()
            at = moment()
            await stops.sharing.stop()
            assert moment() - at <= 1.1 + BUSY_EVERY
            stops.way.away = True
            await asyncio.sleep(2 * BUSY_EVERY)
            since = moment()
            await asyncio.sleep(10)
            assert stays.rate(since) == pytest.approx(MOST, rel=0.05)

    run(story())


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["away", "deaf"])
def test_without_the_store_it_slows_down_and_then_stops(fault: str) -> None:
    async def story() -> None:
        async with instances(2) as (cut, other):
            cut.sends()
            await asyncio.sleep(10)
            setattr(cut.way, fault, True)
            other.sends()
            at = moment()
            await asyncio.sleep(LEASED)
            since = moment()
            await asyncio.sleep(20)
            assert cut.rate(since) <= FEW
            await asyncio.sleep(at + HELD + 1 - moment())
            since = moment()
            await asyncio.sleep(60)
            assert cut.rate(since) == 0
            assert other.rate(since) >= MOST * (0.95 if fault == "away" else 0.5)
            setattr(cut.way, fault, False)
            await asyncio.sleep(10)
            since = moment()
            await asyncio.sleep(20)
            assert cut.rate(since) == pytest.approx(MOST / 2, rel=0.1)

    run(story())


def test_what_is_on_its_way_when_a_share_runs_out_is_there_before_another_has_it() -> None:
    async def story() -> None:
        async with instances(2) as (cut, other):
            latest = 0.0
            cut.teams = Peer(lambda: max(0.0, latest - moment()), taken=other.teams.taken)
            cut.sends(100)
            await asyncio.sleep(20)
            cut.way.away = True
            other.sends(100)
            await asyncio.sleep(BUSY_EVERY)
            latest = cut.sharing._allowed.until - LEASED + FREE - 1.1
            await asyncio.sleep(20)
            cut.way.away = False

    run(story())


def test_what_was_allowed_and_not_used_in_time_does_not_leave() -> None:
    """It waited for its record until its share had run out; by then it may be another's."""

    async def story() -> None:
        async with instances(2) as (late, other):
            late.sends(20)
            await asyncio.sleep(10)
            await late.rests()
            late.way.away = True
            slow = [asyncio.ensure_future(late.asks(late=FREE + 5)) for _ in range(30)]
            other.sends()
            await asyncio.gather(*slow)
            assert late.refused >= 20
            late.way.away = False

    run(story())


def test_teams_asks_one_for_patience_and_all_heed_it() -> None:
    async def story() -> None:
        async with instances(3) as started:
            for one in started:
                one.sends()
            await asyncio.sleep(10)
            started[0].budget.slow(20)
            await asyncio.sleep(3 * BUSY_EVERY)
            since = moment()
            await asyncio.sleep(12)
            assert [one.rate(since) for one in started] == [0, 0, 0]
            await asyncio.sleep(20)
            since = moment()
            await asyncio.sleep(10)
            assert sum(one.rate(since) for one in started) >= MOST * 0.9

    run(story())


@pytest.mark.slow
def test_more_instances_than_there_is_room_for_share_it_all_the_same() -> None:
    async def story() -> None:
        async with instances(20) as started:
            for one in started:
                one.sends(2)
            await asyncio.sleep(30)
            since = moment()
            await asyncio.sleep(30)
            assert min(one.rate(since) for one in started) >= 1.5
            assert sum(one.rate(since) for one in started) >= MOST * 0.8

    run(story())


@pytest.mark.walk
@settings(max_examples=12)
@given(st.integers(0, 2**32), st.sampled_from([0.0, 0.05, 0.5]), st.sampled_from([0.0, 0.05, 0.4]))
def test_no_second_of_teams_own_holds_more_whatever_happens(seed: int, lag: float, spread: float) -> None:
    """Instances come, work, rest, die, stop and lose the store, which is slow, as the way to Teams is; and whoever
    wants something gets some of it."""
    draw = random.Random(seed)

    async def story() -> None:
        store = await shared_store()
        teams = Peer(lambda: draw.random() * spread, lambda: draw.random() * spread)
        new = ways(store)
        alive: list[Instance] = []

        async def begins() -> None:
            one = Instance(next(new), teams)
            one.way.slow = lambda: draw.random() * lag
            alive.append(await one.start())

        for _ in range(3):
            await begins()
        for _ in range(12):
            await asyncio.sleep(draw.choice([0.3, 1.0, 4.0, 12.0]))
            one = draw.choice(alive)
            match draw.randrange(8):
                case 0 if len(alive) > 1:
                    alive.remove(one)
                    await one.dies()
                case 1 if len(alive) > 1:
                    alive.remove(one)
                    await one.rests()
                    await one.sharing.stop()
                case 2 if len(alive) < 6:
                    await begins()
                case 3:
                    one.way.deaf = not one.way.deaf
                case 4:
                    await one.rests()
                case 5:
                    one.running += [asyncio.ensure_future(one.asks(reply=True)) for _ in range(draw.randrange(30))]
                case _:
                    one.sends(draw.choice([1, 8, 32]))
        for one in alive:
            one.way.deaf = False
            await one.rests()
        await asyncio.sleep(DEAD + BUSY_EVERY)
        for one in alive:
            one.sends(32)
        await asyncio.sleep(10 * BUSY_EVERY)
        since = moment()
        await asyncio.sleep(20)  # a share that a slow store let run out comes back at the next renewal
        assert all(one.rate(since) >= MOST / len(alive) / (1 + 2 * spread) * 0.4 for one in alive)
        for one in alive:
            await one.rests()
            await one.sharing.stop()
        assert teams.most_in(1.0) <= MOST

    run(story())


def test_where_there_is_less_than_the_others_have_a_new_one_waits_for_its_part() -> None:
    """As while BODE_REQUESTS_PER_SECOND is lowered, one instance after the other."""

    async def story() -> None:
        async with instances(1) as (old,):
            old.sends()
            await asyncio.sleep(10)
            lowered = await Instance(Way(old.way.store), old.teams, Budget(20)).start()
            assert (old.sharing._mine.share, lowered.sharing._mine.share) == (MOST, 0)
            await old.dies()
            await asyncio.sleep(DEAD + 2 * BUSY_EVERY)
            assert lowered.sharing._mine.share == FEW
            await lowered.sharing.stop()

    run(story())
