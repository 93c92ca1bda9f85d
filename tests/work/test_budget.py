"""The budget of requests, against a Teams that counts: on a clock that jumps, so that no machine is too slow."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.work.budget import MAX_PAUSE, Allowance, Budget
from bot.work.windows import Limit, Slot
from tests.work.jumping import run

CONVERSATION = (Limit(7, 1), Limit(8, 2), Limit(60, 30))


def now() -> float:
    return asyncio.get_running_loop().time()


@dataclass
class Peer:
    """Notes when each request came in; `way` draws how long it needs to get there, `answer` how long to come back."""

    way: Callable[[], float] = lambda: 0.0
    answer: Callable[[], float] = lambda: 0.0
    taken: list[float] = field(default_factory=list[float])

    async def request(self, slot: Slot) -> None:
        slot.leave()
        await asyncio.sleep(self.way())
        self.taken.append(now())
        await asyncio.sleep(self.answer())
        slot.answered()

    def most_in(self, seconds: float) -> int:
        """In any half-open stretch of so many seconds."""
        times = sorted(self.taken)
        most = first = 0
        for last, moment in enumerate(times):
            while moment - times[first] >= seconds - 1e-9:
                first += 1
            most = max(most, last - first + 1)
        return most


async def send(budget: Budget, peer: Peer, conversation: str = "", *, reply: bool = False) -> float:
    """How long it waited for its turn."""
    began = now()
    async with budget.slot(conversation, reply=reply) as slot:
        waited = now() - began
        await peer.request(slot)
    return waited


async def callers(count: int, total: int, do: Callable[[int], Awaitable[object]]) -> None:
    numbers = iter(range(total))

    async def caller() -> None:
        for number in numbers:
            await do(number)

    await asyncio.gather(*(caller() for _ in range(count)))


@pytest.mark.walk
@given(
    st.integers(0, 2**32),
    st.sampled_from([0.0, 0.005, 0.2]),
    st.sampled_from([0.0, 0.03, 0.4]),
    st.integers(1, 40),
)
def test_no_second_of_teams_own_holds_more(seed: int, least: float, spread: float, width: int) -> None:
    """However long the way there and back takes, and however it varies."""

    async def story() -> None:
        draw = random.Random(seed)
        peer = Peer(lambda: draw.random() * spread, lambda: least)
        budget = Budget(50)
        await callers(width, 400, lambda number: send(budget, peer, reply=number % 5 == 0))
        assert peer.most_in(1.0) <= 50
        assert len(peer.taken) == 400

    run(story())


@pytest.mark.parametrize(("before", "after"), [(0.1, 0.0), (0.3, 0.0), (0.3, 0.1), (8.0, 0.0)])
def test_a_way_that_gets_shorter_brings_no_second_more_than_it_takes(before: float, after: float) -> None:
    """What left later may be there sooner; how long the way was a moment ago says nothing."""

    async def story() -> None:
        budget = Budget(50)
        peer = Peer(lambda: before if len(peer.taken) < 200 else after)
        await callers(100, 800, lambda number: send(budget, peer, reply=number % 5 == 0))
        assert peer.most_in(1.0) <= 50
        assert len(peer.taken) == 800

    run(story())


async def send_group(budget: Budget, peer: Peer, conversations: Sequence[str]) -> int:
    """All of them at once; how many those were."""
    async with budget.slots(conversations) as slots:
        assert [slot.conversation for slot in slots] == [
            one for one in conversations if one in {s.conversation for s in slots}
        ]

        async def request(slot: Slot) -> None:
            await peer.request(slot)
            budget.end(slot)

        await asyncio.gather(*map(request, slots))
        return len(slots)


@pytest.mark.slow
@given(st.integers(0, 2**32), st.sampled_from([0.0, 0.03, 0.4]), st.integers(1, 20), st.sampled_from([1, 5, 12, 60]))
def test_groups_keep_to_the_budget_beside_replies(seed: int, spread: float, width: int, group: int) -> None:
    async def story() -> None:
        draw = random.Random(seed)
        peer, budget = Peer(lambda: draw.random() * spread, lambda: draw.random() * spread), Budget(50)
        went: list[int] = []

        async def do(number: int) -> None:
            if number % 5:
                went.append(await send_group(budget, peer, [f"{number}.{one}" for one in range(group)]))
            else:
                await send(budget, peer, reply=True)
                went.append(1)

        await callers(width, 20, do)
        assert peer.most_in(1.0) <= 50
        assert len(peer.taken) == sum(went)

    run(story())


@pytest.mark.parametrize("most", [17, 50])
@pytest.mark.parametrize("answer", [0.0, 0.05, 0.3])
def test_groups_use_all_of_the_budget(answer: float, most: int) -> None:
    """Of a share of it as well, with answers that come back one after the other."""

    async def story() -> None:
        draw = random.Random(3)
        peer, budget = Peer(answer=lambda: answer + draw.random() * 0.02), Budget(most)
        await callers(16, 200, lambda _: send_group(budget, peer, ["a", "b", "c", "d", "e"]))
        assert now() <= 1000 / most * (1 + answer + 0.02) * 1.05
        assert peer.most_in(1.0) <= most

    run(story())


def test_of_a_group_goes_what_its_own_conversations_take() -> None:
    async def story() -> None:
        budget = Budget(50, [Limit(1, 1)])
        async with budget.slots(["a", "b"]) as slots:
            for slot in slots:
                slot.leave()
        async with budget.slots(["a", "c", "b"]) as slots:
            assert ([slot.conversation for slot in slots], now() < 0.5) == (["c"], True)
        async with budget.slots(["a", "b"]) as slots:
            assert ([slot.conversation for slot in slots], now() >= 1) == (["a", "b"], True)

    run(story())


def test_who_gives_up_waiting_as_a_group_leaves_all_of_it_to_others() -> None:
    async def story() -> None:
        budget = Budget(5)
        async with budget.slots(["a", "b", "c", "d", "e"]) as slots:
            waiting = [asyncio.ensure_future(send_group(budget, Peer(), ["f", "g"])) for _ in range(3)]
            await asyncio.sleep(0)
            for one in waiting[:2]:
                one.cancel()
            for slot in slots:
                budget.end(slot)
                budget.end(slot)
        assert await waiting[2] == 2
        assert now() <= 1.01, "the five that went before them cost nothing but their time"

    run(story())


@pytest.mark.parametrize("answer", [0.0, 0.05, 0.3])
def test_all_of_the_budget_is_used(answer: float) -> None:
    """A request counts until a second after its answer, and not a moment longer."""

    async def story() -> None:
        peer, budget = Peer(answer=lambda: answer), Budget(50)
        await callers(32, 2000, lambda _: send(budget, peer))
        assert now() <= 2000 / 50 * (1 + answer) * 1.03

    run(story())


def test_replies_go_first_and_sends_get_the_rest() -> None:
    async def story() -> None:
        draw = random.Random(7)
        peer, budget = Peer(lambda: draw.random() * 0.005, lambda: 0.01), Budget(50)
        waits: list[float] = []

        async def replies() -> None:
            while True:
                await asyncio.sleep(draw.expovariate(10))
                running.append(asyncio.ensure_future(reply()))

        async def reply() -> None:
            waits.append(await send(budget, peer, reply=True))

        running: list[asyncio.Task[None]] = []
        talking = asyncio.ensure_future(replies())
        await callers(16, 2000, lambda _: send(budget, peer))
        spent = now()
        talking.cancel()
        await asyncio.gather(talking, *running, return_exceptions=True)
        assert peer.most_in(1.0) <= 50
        assert spent <= 2000 / (50 - len(waits) / spent) * 1.06
        assert sorted(waits)[len(waits) * 99 // 100] <= 0.3
        assert len(waits) > 400

    run(story())


def test_one_conversation_has_its_own_limits_and_keeps_nobody_waiting() -> None:
    async def story() -> None:
        chatty, others, budget = Peer(), Peer(), Budget(50, CONVERSATION)

        async def talk() -> None:
            await callers(20, 70, lambda _: send(budget, chatty, "a:1", reply=True))

        talking = asyncio.ensure_future(talk())
        await callers(20, 100, lambda number: send(budget, others, f"a:{number + 2}"))
        assert now() < 2.5
        await talking
        assert [chatty.most_in(limit.seconds) for limit in CONVERSATION] == [7, 8, 60]

    run(story())


def test_teams_asks_for_patience_and_all_but_replies_wait() -> None:
    async def story() -> None:
        peer, budget = Peer(), Budget(50)
        budget.slow(3)
        assert await send(budget, peer, reply=True) == 0
        assert await send(budget, peer) == pytest.approx(3)
        budget.slow(86_400)
        assert await send(budget, peer) == pytest.approx(MAX_PAUSE)

    run(story())


def test_a_turn_that_is_not_used_costs_nothing() -> None:
    async def story() -> None:
        budget = Budget(1, (Limit(1, 10),))
        for _ in range(3):
            async with budget.slot("a:1", reply=True):
                pass
        assert now() == 0

    run(story())


def test_who_gives_up_leaves_the_line_whether_it_had_its_turn_or_not() -> None:
    async def story() -> None:
        budget, peer = Budget(1), Peer()
        await send(budget, peer)
        waiting = [asyncio.ensure_future(send(budget, peer)) for _ in range(3)]
        await asyncio.sleep(0.5)
        waiting[0].cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert now() == pytest.approx(2), "two more, each a second after the one before"

    run(story())


def test_a_request_that_hangs_counts_until_a_second_after_it_is_given_up() -> None:
    """Teams may read it at any moment before."""

    async def story() -> None:
        budget = Budget(5)

        async def hangs() -> None:
            async with budget.slot() as slot:
                slot.leave()
                await asyncio.sleep(20)

        hanging = [asyncio.ensure_future(hangs()) for _ in range(5)]
        await asyncio.sleep(1)
        await send(budget, Peer(), reply=True)
        assert now() == pytest.approx(21)
        await asyncio.gather(*hanging)

    run(story())


@pytest.mark.slow
@given(st.integers(0, 2**32), st.sampled_from([0.0, 0.03, 0.4]), st.integers(1, 20), st.sampled_from([1, 5, 12]))
def test_sends_leave_room_for_what_is_none(seed: int, spread: float, width: int, group: int) -> None:
    """Never more than 40 sends, and never more than 50 of all, in any second."""

    async def story() -> None:
        draw = random.Random(seed)
        sends, others = Peer(lambda: draw.random() * spread), Peer(lambda: draw.random() * spread)
        budget = Budget(50, sends=40)

        async def do(number: int) -> None:
            if number % 3:
                await send_group(budget, sends, [f"{number}.{one}" for one in range(group)])
            else:
                async with budget.slot(reply=number % 2 == 0, beside=number % 2 == 1) as slot:
                    await others.request(slot)

        await callers(width, 60, do)
        assert sends.most_in(1.0) <= 40
        both = Peer(taken=[*sends.taken, *others.taken])
        assert both.most_in(1.0) <= 50

    run(story())


def test_all_of_what_sends_may_have_is_used() -> None:
    async def story() -> None:
        peer, budget = Peer(), Budget(50, sends=40)
        await callers(16, 400, lambda number: send_group(budget, peer, [f"{number}.{one}" for one in range(5)]))
        assert now() <= 2000 / 40 * 1.05
        assert peer.most_in(1.0) <= 40

    run(story())


def test_what_opens_and_updates_finds_a_turn_while_sends_wait() -> None:
    """Ten a second of them are always left."""

    async def story() -> None:
        peer, budget = Peer(), Budget(50, sends=40)
        sending = asyncio.ensure_future(callers(60, 2000, lambda number: send(budget, peer, f"a:{number}")))
        waits: list[float] = []
        for _ in range(100):
            began = now()
            async with budget.slot("a:0", beside=True) as slot:
                waits.append(now() - began)
                await peer.request(slot)
            await asyncio.sleep(0.12)
        assert max(waits) <= 0.2
        await sending
        assert peer.most_in(1.0) <= 50

    run(story())


def test_one_send_at_a_time_is_on_its_way_to_a_conversation() -> None:
    """Whoever sends, and whatever else is said there: a reply waits for nobody."""

    async def story() -> None:
        flying: Counter[str] = Counter()
        most: Counter[str] = Counter()
        budget = Budget(50)

        async def fly(conversation: str) -> None:
            async with budget.slot(conversation) as slot:
                slot.leave()
                flying[conversation] += 1
                most[conversation] = max(most[conversation], flying[conversation])
                await asyncio.sleep(0.3)
                slot.answered()
                flying[conversation] -= 1

        flights = [fly(f"a:{number % 4}") for number in range(40)]
        going = asyncio.ensure_future(asyncio.gather(*flights))
        await asyncio.sleep(0.1)
        assert await send(budget, Peer(), "a:1", reply=True) < 0.3
        await going
        assert set(most.values()) == {1}
        assert now() == pytest.approx(10 * 0.3, abs=0.2), "the four go side by side"

    run(story())


def test_a_share_of_the_budget_is_a_share_of_the_sends() -> None:
    async def story() -> None:
        peer, budget = Peer(), Budget(50, sends=40)
        budget.allow(Allowance(25, 25, 1000.0, 25, 1000.0))
        await callers(10, 100, lambda number: send(budget, peer, f"a:{number}"))
        assert peer.most_in(1.0) == 20

    run(story())


def test_patience_holds_back_sends_and_what_is_none() -> None:
    async def story() -> None:
        budget = Budget(50, sends=40)
        budget.slow(3)
        async with budget.slot(beside=True):
            assert now() == pytest.approx(3)

    run(story())
