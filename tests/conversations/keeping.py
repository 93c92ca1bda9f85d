"""Where the documents of a conversation are kept: in SQLite, or by `pytest --store cosmos` in a peer of Cosmos DB."""

import json
import sqlite3
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.data_folder import STORE
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import KEY

HEAD = 48
"""Bytes of what the log's index opens with, twice (WalIndexHdr)."""


@asynccontextmanager
async def kept_by(peer: CosmosPeer | None) -> AsyncGenerator[None]:
    """Whatever is opened meanwhile keeps its documents there, by its settings; in SQLite where there is no peer."""
    if peer is None:
        with pytest.MonkeyPatch.context() as environment:
            environment.delenv("BODE_STORE", raising=False)
            yield
        return
    async with peer.running():
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("BODE_STORE", "cosmos")
            environment.setenv("BODE_COSMOS_ENDPOINT", peer.url)
            environment.setenv("BODE_COSMOS_KEY", KEY)
            yield


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    state: bytes
    rows: Sequence[tuple[str, str]]


_last: list[_Read] = []
"""What was read last, if anything: mostly nothing was committed since."""


def everything_kept(data: Path, peer: CosmosPeer | None) -> Sequence[tuple[str, str]]:
    """The kind and the body, as JSON, of every document there is."""
    if peer is None:
        path = data / STORE
        # Before it is read: what is committed meanwhile is then read again.
        state = _state(path)
        if not (state and _last and (_last[0].path, _last[0].state) == (path, state)):
            with closing(sqlite3.connect(path)) as store:
                rows = store.execute("SELECT kind, body FROM documents").fetchall()
            _last[:] = [_Read(path, state, rows)]
        return _last[0].rows
    containers = [container for containers in peer.databases.values() for container in containers.values()]
    items = [item for container in containers for item in container.items.values() if "b" in item]
    return [(item["k"], json.dumps(item["b"], ensure_ascii=False)) for item in items]


def _state(path: Path) -> bytes:
    """Changes with every commit: the head of the log's index, by which SQLite itself knows whether what it has in
    memory still counts. Nothing where no log is kept."""
    try:
        with path.with_name(f"{path.name}-shm").open("rb") as index:
            head, copy = index.read(HEAD), index.read(HEAD)
    except OSError:
        return b""
    return head if head == copy else b""
