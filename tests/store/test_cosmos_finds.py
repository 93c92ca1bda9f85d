"""Cosmos DB: every find that a kind declares is served by the generated policy, by a composite index where the whole of
a declared index is asked; and all are in order."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.base import Kind, Put
from bot.store.cosmos import CosmosStore
from bot.store.cosmos_account import opened_store
from bot.store.cosmos_finds import composites, order_key
from bot.store.kinds import KINDS
from tests.peers.cosmos import CosmosPeer
from tests.store.rig import NOTE, Clock, ids, of_peer

values = st.one_of(
    st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False), st.text(), st.none(), st.booleans()
)
keys = st.from_regex(r"[!-~]([ -~]{0,6}[!-~])?", fullmatch=True)


@pytest.fixture
async def peer() -> AsyncIterator[CosmosPeer]:
    async with CosmosPeer(ranges=2).running() as peer:
        yield peer


@pytest.fixture
async def store(peer: CosmosPeer) -> AsyncIterator[CosmosStore]:
    async with opened_store(of_peer(peer), KINDS, now=Clock()) as store:
        yield store


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.indexes], ids=lambda kind: kind.name)
async def test_every_find_that_a_kind_declares_is_served(peer: CosmosPeer, store: CosmosStore, kind: Kind) -> None:
    for index in kind.indexes:
        for equal, order in finds_on(index):
            ways: list[dict[str, Any]] = [{}, {"partition": "p"}, {"descending": True}]
            ways += [{"above": "a", "below": "z"}] if order else []
            for how in ways:
                assert ids(await store.find(kind.name, equal=equal, order=order, **how)) == []
            if equal:
                assert await store.count(kind.name, equal=equal) == 0
        *first, last = index
        for names, order in ((first, last), (index, "_id")):
            wanted = ("k", *(f"b/{name}" for name in names), f"o/{order}")
            assert peer.orders[wanted] > 0, wanted


async def test_a_find_for_which_nobody_waits_is_served_and_takes_no_composite_index(
    peer: CosmosPeer, store: CosmosStore
) -> None:
    seldom = [(kind, index) for kind in KINDS for index in kind.seldom]
    assert ("announcement", ("organisation", "created")) in {(kind.name, index) for kind, index in seldom}
    for kind, (*first, last) in seldom:
        assert ids(await store.find(kind.name, equal=dict.fromkeys(first, "x"), order=last, below="z")) == []
        assert peer.orders[(f"o/{last}",)] > 0
        assert composites([replace(kind, seldom=())]) == composites([kind])


def finds_on(index: tuple[str, ...]) -> Iterator[tuple[dict[str, str], str | None]]:
    """Every beginning of an index for equality, without an order and with the field that comes next."""
    for length in range(len(index) + 1):
        equal = dict.fromkeys(index[:length], "x")
        if equal:
            yield equal, None
        if length < len(index):
            yield equal, index[length]


async def test_a_partition_is_listed_by_a_composite_index(peer: CosmosPeer, store: CosmosStore) -> None:
    await store.find("organisation", partition="p")
    assert list(peer.orders) == [("k", "o/_id")]


@given(values, values, keys, keys, keys, keys)
def test_keys_stand_in_the_order_of_the_find(a: Any, b: Any, id_a: str, id_b: str, in_a: str, in_b: str) -> None:
    """What is no value, numbers, text; then ids; then partitions. The service compares ASCII byte by byte."""

    def rank(value: Any, id: str, partition: str) -> tuple[Any, ...]:
        if value is None:
            return 0, 0, id, partition
        return (2, value.encode(), id, partition) if isinstance(value, str) else (1, float(value), id, partition)

    key_a, key_b = order_key(a, id_a, in_a), order_key(b, id_b, in_b)
    assert key_a.isascii()
    assert (key_a < key_b, key_a == key_b) == (
        rank(a, id_a, in_a) < rank(b, id_b, in_b),
        rank(a, id_a, in_a) == rank(b, id_b, in_b),
    )


async def test_pages_of_a_thousand_and_more(peer: CosmosPeer) -> None:
    """The service gives at most 1,000 items at once."""
    async with opened_store(of_peer(peer), [NOTE], now=Clock()) as store:
        for first in range(0, 1200, 100):
            await store.commit("p", [Put("note", f"{first + n:04}", {}) for n in range(100)])
        page = await store.find("note", partition="p", limit=1100)
        assert ids(page) == [f"{n:04}" for n in range(1100)]
        rest = await store.find("note", partition="p", limit=1100, after=page.next)
        assert ids(rest) == [f"{n:04}" for n in range(1100, 1200)]


async def test_nothing_is_gone_before_its_time(peer: CosmosPeer) -> None:
    """The service counts from the second in which it was written, cut off."""
    clock = Clock(datetime(2026, 9, 1, 8, 0, 0, 900_000, tzinfo=UTC))
    peer.now = lambda: clock().timestamp()
    async with opened_store(of_peer(peer), [NOTE], now=clock) as store:
        await store.commit("p", [Put("note", "1", {}, expires=clock() + timedelta(seconds=0.6))])
        clock.turn(timedelta(seconds=0.5))
        assert await store.get("note", "p", "1")
        clock.turn(timedelta(seconds=0.1))
        assert await store.get("note", "p", "1") is None


async def test_what_is_kept_for_ever_and_a_day(peer: CosmosPeer) -> None:
    clock = Clock()
    async with opened_store(of_peer(peer), [NOTE], now=clock) as store:
        await store.commit("p", [Put("note", "1", {}, expires=datetime(9999, 1, 1, tzinfo=UTC))])
        await store.commit("p", [Put("note", "2", {}, expires=clock() - timedelta(days=1))])
        assert ids(await store.find("note", partition="p")) == ["1"]
