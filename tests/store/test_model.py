"""The store beside a dictionary: whatever is done to both, both say the same."""

import asyncio
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from bot.json import JsonObject
from bot.sqlite.opening import open_file
from bot.store.base import Conflict, DocumentStore, Kind, Put, Remove, Write
from bot.store.cosmos_account import opened_store
from bot.store.sqlite import open_store
from tests.peers.cosmos import CosmosPeer
from tests.store.rig import Clock, of_peer, walk

NOTE = Kind("note", indexes=(("colour", "size"),))
T = TypeVar("T")
Key = tuple[str, str]
IDS = ["1", "2", "3", "~"]
COLOURS = ["red", "blue"]
sizes = st.one_of(st.none(), st.integers(-2, 3), st.sampled_from(["", "a", "ab", "é"]))
bodies = st.fixed_dictionaries({"colour": st.sampled_from(COLOURS)}, optional={"size": sizes, "text": st.text()})
partitions = st.sampled_from(["p", "q"])


def rank(body: JsonObject) -> tuple[int, Any]:
    size = body.get("size")
    return (0, 0) if size is None else (2, size) if isinstance(size, str) else (1, size)


class StoreBesideDictionary(RuleBasedStateMachine):
    versions = Bundle("versions")

    @initialize()
    def open(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.model: dict[Key, tuple[JsonObject, str, datetime | None]] = {}
        self.stack = AsyncExitStack()
        self.run(self._open())

    async def _open(self) -> None:
        file = await open_file(Path(self.folder.name) / "bode.db")
        self.stack.push_async_callback(file.close)
        self.store: DocumentStore = await open_store(file, [NOTE], now=self.clock)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        if hasattr(self, "loop"):
            self.run(self.stack.aclose())
            self.run(self.loop.shutdown_default_executor())
            self.loop.close()
            self.folder.cleanup()

    def standing(self) -> dict[Key, tuple[JsonObject, str, datetime | None]]:
        now = self.clock()
        return {key: row for key, row in self.model.items() if row[2] is None or row[2] > now}

    @rule(
        target=versions,
        partition=partitions,
        puts=st.dictionaries(
            st.sampled_from(IDS), st.tuples(bodies, st.sampled_from(["new", "newest", "old"]), st.integers(0, 3))
        ),
        removed=st.sets(st.sampled_from(IDS), max_size=1),
        old=st.one_of(st.just("never"), versions),
    )
    def commit(self, partition: str, puts: dict[str, tuple[JsonObject, str, int]], removed: set[str], old: str) -> Any:
        standing = self.standing()
        writes: list[Write] = []
        for name, (body, replaces, life) in puts.items():
            row = standing.get((partition, name))
            version = {"new": None, "newest": row and row[1], "old": old}[replaces]
            writes.append(Put("note", name, body, version, self.clock() + timedelta(seconds=life) if life else None))
        for name in removed - puts.keys():
            row = standing.get((partition, name))
            writes.append(Remove("note", name, row[1] if row else old))
        if not writes:
            return multiple()
        newest = {write.id: row[1] for write in writes if (row := standing.get((partition, write.id)))}
        fits = all(write.replaces == newest.get(write.id) for write in writes)
        try:
            done = self.run(self.store.commit(partition, writes))
        except Conflict:
            assert not fits
            return multiple()
        assert fits
        for write, version in zip(writes, done, strict=True):
            if isinstance(write, Put):
                assert version
                self.model[partition, write.id] = (write.body, version, write.expires)
            else:
                del self.model[partition, write.id]
        return multiple(*(version for version in done if version))

    @rule(seconds=st.integers(1, 90))
    def wait(self, seconds: int) -> None:
        self.clock.turn(timedelta(seconds=seconds))

    @rule()
    def restart(self) -> None:
        self.run(self.stack.aclose())
        self.run(self._open())

    @rule(
        partition=st.one_of(st.none(), partitions),
        colour=st.sampled_from(COLOURS),
        bounds=st.tuples(sizes, sizes),
        descending=st.booleans(),
        limit=st.integers(1, 4),
    )
    def find(self, partition: str | None, colour: str, bounds: tuple[Any, Any], descending: bool, limit: int) -> None:
        above, below = bounds
        expected = sorted(
            (
                (rank(body), name, within)
                for (within, name), (body, _, _) in self.standing().items()
                if body["colour"] == colour
                and partition in (None, within)
                and rank(body) > (0, 0)
                and (above is None or rank(body) >= rank({"size": above}))
                and (below is None or rank(body) < rank({"size": below}))
            ),
            reverse=descending,
        )
        found = self.run(
            walk(
                self.store,
                "note",
                limit=limit,
                equal={"colour": colour},
                order="size",
                above=above,
                below=below,
                descending=descending,
                partition=partition,
            )
        )
        assert found == [name for _, name, _ in expected]

    @invariant()
    def same(self) -> None:
        if not hasattr(self, "model"):
            return
        standing = self.standing()
        for partition in ("p", "q"):
            for name in IDS:
                document = self.run(self.store.get("note", partition, name))
                row = standing.get((partition, name))
                assert (document and (document.body, document.version)) == (row and row[:2])
        for colour in COLOURS:
            counted = self.run(self.store.count("note", equal={"colour": colour}))
            assert counted == sum(body["colour"] == colour for body, _, _ in standing.values())


StoreBesideDictionary.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestStoreBesideDictionary = pytest.mark.walk(StoreBesideDictionary.TestCase)


class CosmosBesideDictionary(StoreBesideDictionary):
    """On a peer that removes what has expired long after it has."""

    async def _open(self) -> None:
        if not hasattr(self, "peer"):
            self.peer = CosmosPeer(ranges=2)
        await self.stack.enter_async_context(self.peer.running())
        place = of_peer(self.peer)
        self.store = await self.stack.enter_async_context(opened_store(place, [NOTE], now=self.clock))


CosmosBesideDictionary.TestCase.settings = settings(
    max_examples=6, stateful_step_count=15, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestCosmosBesideDictionary = pytest.mark.walk(CosmosBesideDictionary.TestCase)
