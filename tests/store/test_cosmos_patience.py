"""Cosmos DB: what passes is tried again, by one policy and for so long; what does not is told at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from azure.core.exceptions import ServiceRequestError
from azure.cosmos.exceptions import CosmosBatchOperationError

from bot.store.base import Put, StoreUnavailable
from bot.store.cosmos import CosmosStore
from bot.store.cosmos_account import opened_store
from bot.store.cosmos_patience import FIRST_PAUSE, LONGEST_PAUSE, pause
from tests.patience import PATIENCE
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import Fault
from tests.store.rig import NOTE, REQUEST, Clock, of_peer

Call = Callable[[CosmosStore], Awaitable[Any]]

CALLS: dict[str, tuple[str, Call]] = {
    "get": ("read", lambda store: store.get("note", "p", "1")),
    "find": ("query", lambda store: store.find("request", equal={"owner": "ana"}, order="due", partition="p")),
    "find everywhere": ("query", lambda store: store.find("request", equal={"owner": "ana"}, order="due")),
    "count": ("query", lambda store: store.count("request", equal={"owner": "ana"})),
    "commit": ("batch", lambda store: store.commit("p", [Put("note", "1", {"n": 1})])),
}
PASSING = [
    Fault("", 429),
    Fault("", 449),
    Fault("", 408),
    Fault("", 410, 1002),
    Fault("", 500),
    Fault("", 503),
    Fault("", 404, 1002),
    Fault("", cut="before"),
]
LASTING = [Fault("", 400), Fault("", 401), Fault("", 403), Fault("", 413), Fault("", 404, 1003)]


def named(fault: Fault) -> str:
    return fault.cut or f"{fault.status}.{fault.substatus}"


@pytest.mark.parametrize("fault", PASSING, ids=named)
@pytest.mark.parametrize("call", CALLS)
async def test_what_passes_is_sent_once_more(
    peer: CosmosPeer, store: CosmosStore, call: str, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    """A commit by nobody but this store: the SDK repeats none behind our back, as it does with some reads."""
    caplog.set_level(logging.INFO, "bot.store")
    kind, work = CALLS[call]
    peer.faults = [Fault(kind, fault.status, fault.substatus, fault.cut)]
    await work(store)
    assert not peer.faults
    assert peer.counted[kind] == 2
    again = [record.message for record in caplog.records if record.name.startswith("bot.")]
    assert again == ["store.again"] or (kind != "batch" and not again)


@pytest.mark.parametrize("fault", LASTING, ids=named)
@pytest.mark.parametrize("call", CALLS)
async def test_what_stays_is_told_at_once(peer: CosmosPeer, store: CosmosStore, call: str, fault: Fault) -> None:
    kind, work = CALLS[call]
    peer.faults = [Fault(kind, fault.status, fault.substatus, times=2)]
    with pytest.raises(StoreUnavailable, match=f"Cosmos DB answers {fault.status}"):
        await work(store)
    assert peer.counted[kind] == 1


@pytest.mark.parametrize("fault", [Fault("", 503), Fault("", 429), Fault("", cut="before")], ids=named)
@pytest.mark.parametrize("call", CALLS)
async def test_no_call_takes_longer_than_its_time(peer: CosmosPeer, call: str, fault: Fault) -> None:
    kind, work = CALLS[call]
    async with opened_store(of_peer(peer), [NOTE, REQUEST], now=Clock(), patience=0.2) as store:
        silence = asyncio.Event() if fault.cut else None
        peer.faults = [Fault(kind, fault.status, cut=fault.cut, times=10_000, until=silence)]
        async with asyncio.timeout(PATIENCE):
            with pytest.raises(StoreUnavailable, match=r"for 0\.[12]\d* seconds"):
                await work(store)
        peer.faults = []
        if silence:
            silence.set()


def test_a_pause_is_what_the_service_asks_for_else_it_doubles() -> None:
    asked = CosmosBatchOperationError(0, {"x-ms-retry-after-ms": "300"}, 429, "")
    assert [pause(asked, tried) for tried in (0, 9)] == [0.3, 0.3]
    cut = ServiceRequestError("cut")
    for tried in range(20):
        assert 0 <= pause(cut, tried) <= min(LONGEST_PAUSE, FIRST_PAUSE * 2**tried)
    assert max(pause(cut, 30) for _ in range(200)) > LONGEST_PAUSE / 2
