"""A process that stands still for a while, and whose lease another has by then, does nothing any more."""

import asyncio
from itertools import islice

from bot.errors import Stale
from bot.work.kept import Counter
from bot.work.leases import HELD, Round, Rounds
from tests.work.instances import Way, moment, shared_store, ways
from tests.work.jumping import JumpingLoop, run
from tests.work.leasing import EVERY, MINUTE


def stands_still(seconds: float) -> None:
    """The whole process: its event loop comes back later."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, JumpingLoop)
    loop._moment += seconds


def test_a_process_that_stood_still_begins_no_step_of_a_round() -> None:
    """Not even the one that was about to begin when it came back."""

    async def story() -> list[str]:
        store = await shared_store()
        told: list[str] = []

        async def freezes() -> None:
            told.append("began")
            try:
                if told == ["began"]:
                    asyncio.get_running_loop().call_soon(stands_still, HELD + 1)
                    await asyncio.sleep(0)
                    told.append("went on")
            finally:
                await asyncio.sleep(0)
                told.append("tidied")

        rounds = Rounds(Way(store).records, [Round("freezes", EVERY, freezes)])
        rounds.start()
        await asyncio.sleep(0)
        await asyncio.sleep(HELD + 10)
        assert rounds.here, "nobody else wanted it"
        await rounds.stop()
        return told

    told = run(story())
    assert told[:3] == ["began", "tidied", "began"]
    assert "went on" not in told


def test_a_process_that_stood_still_begins_no_round() -> None:
    async def story() -> None:
        way, *_ = islice(ways(await shared_store()), 1)
        ran: list[float] = []

        async def runs() -> None:
            ran.append(moment())

        rounds = Rounds(way.records, [Round("runs", EVERY, runs)])
        rounds.start()
        await asyncio.sleep(0.5)
        asyncio.get_running_loop().call_later(EVERY - 0.6, stands_still, HELD + 0.1)
        way.slow = lambda: 0.5  # whoever comes back asks first
        await asyncio.sleep(HELD + EVERY)
        assert len(ran) == 1
        await asyncio.sleep(2)
        assert len(ran) == 2
        await rounds.stop()

    run(story())


def test_what_it_has_sent_is_refused_once_another_went_on() -> None:
    """The last line: a commit that was under way when the lease ran out names a version that is there no more."""

    async def story() -> None:
        store = await shared_store()
        told: list[str] = []

        def counting(way: Way, name: str) -> Rounds:
            records = way.records

            async def count() -> None:
                standing = await records.counters.get("p", "n")
                value = Counter("n", standing.value.last + 1 if standing else 1)
                write = records.counters.put(value, standing.version if standing else None)
                try:
                    await records.accept("p", [write])
                except Stale:
                    told.append(f"{name}: refused")
                    raise
                told.append(f"{name}: {value.last}")

            return Rounds(records, [Round("count", 1000, count)])

        first, second = Way(store), Way(store)
        one = counting(first, "first")
        one.start()
        await asyncio.sleep(1)
        two = counting(second, "second")
        two.start()
        await asyncio.sleep(990)
        first.slow = lambda: 4 * MINUTE  # its next round reads and writes, and is heard of minutes later
        await asyncio.sleep(100)
        assert two.here
        await asyncio.sleep(1000)
        await asyncio.gather(one.stop(), two.stop())
        assert told[0] == "first: 1"
        assert [line for line in told if line.startswith("first")] == ["first: 1"]
        numbers = [int(line.split(": ")[1]) for line in told]
        assert numbers == sorted(set(numbers))

    run(story())
