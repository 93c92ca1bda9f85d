"""Several organisations with one app share what Teams takes of it: a big send of one makes nobody of another wait."""

import asyncio

from bot.work.budget import Budget, Paced
from tests.work.jumping import run
from tests.work.test_budget import Peer, now


async def floods(part: Paced, peer: Peer, *, batches: int = 8, of: int = 40) -> None:
    """More than a second takes, again and again, as the workers of one organisation do."""

    async def batch(first: int) -> None:
        left = [f"{first}-{number}" for number in range(of)]
        while left:
            async with part.slots(left) as slots:
                await asyncio.gather(*(peer.request(slot) for slot in slots))
                left = left[len(slots) :]

    await asyncio.gather(*(batch(number) for number in range(batches)))


async def one(part: Paced, peer: Peer) -> float:
    began = now()
    async with part.slot("b") as slot:
        await peer.request(slot)
    return now() - began


def test_a_flood_of_one_lets_the_other_go_at_once() -> None:
    async def story() -> None:
        budget, peer = Budget(50, sends=40), Peer()
        flood = asyncio.create_task(floods(budget.part("stad"), peer))
        await asyncio.sleep(2)
        waited = [await one(budget.part("scholen"), peer) for _ in range(5)]
        assert max(waited) < 2.1, waited
        assert not flood.done()
        await flood
        assert peer.most_in(1) <= 50

    run(story())


def test_without_parts_whoever_came_first_goes_first() -> None:
    """What makes the test before this one mean anything: without turns the flood would go first."""

    async def story() -> None:
        budget, peer = Budget(50, sends=40), Peer()
        flood = asyncio.create_task(floods(budget, peer))
        await asyncio.sleep(2)
        assert await one(budget, peer) > 4
        await flood

    run(story())


def test_two_floods_get_as_much_each() -> None:
    async def story() -> None:
        budget = Budget(50, sends=40)
        peers = {"stad": Peer(), "scholen": Peer()}
        going = [asyncio.create_task(floods(budget.part(name), peer)) for name, peer in peers.items()]
        await asyncio.sleep(8.5)
        counted = sorted(len(peer.taken) for peer in peers.values())
        assert counted[1] - counted[0] <= 80, "two groups, of which each goes at once"
        assert counted[0] >= 120, counted
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)

    run(story())


def test_what_one_sent_before_costs_it_nothing_and_what_one_left_gives_it_nothing() -> None:
    async def story() -> None:
        budget = Budget(50, sends=40)
        early, late = Peer(), Peer()
        await floods(budget.part("stad"), early, batches=4)
        going = [
            asyncio.create_task(floods(budget.part("scholen"), late)),
            asyncio.create_task(floods(budget.part("stad"), early)),
        ]
        before = len(early.taken)
        await asyncio.sleep(4)
        assert abs(len(early.taken) - before - len(late.taken)) <= 40
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)

    run(story())


def test_patience_that_teams_asks_of_the_app_holds_for_both() -> None:
    async def story() -> None:
        budget, peer = Budget(50), Peer()
        budget.part("stad").slow(3)
        assert await one(budget.part("scholen"), peer) >= 3

    run(story())


def test_a_slot_of_a_part_is_given_back_to_all() -> None:
    async def story() -> None:
        budget, peer = Budget(1), Peer()
        part = budget.part("stad")
        async with part.slots(["a"]) as slots:
            part.end(slots[0])
            assert await one(budget.part("scholen"), peer) <= 1, "the pace of sends, and no more"

    run(story())
