"""Where the documents of a conversation are kept: in SQLite, or by `pytest --store cosmos` in a peer of Cosmos DB."""

import json
import sqlite3
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.data_folder import STORE
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import KEY


@asynccontextmanager
async def kept_by(peer: CosmosPeer | None) -> AsyncGenerator[None]:
    """Whatever is opened meanwhile keeps its documents there, by its settings."""
    if peer is None:
        yield
        return
    async with peer.running():
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("BODE_STORE", "cosmos")
            environment.setenv("BODE_COSMOS_ENDPOINT", peer.url)
            environment.setenv("BODE_COSMOS_KEY", KEY)
            yield


def everything_kept(data: Path, peer: CosmosPeer | None) -> Sequence[tuple[str, str]]:
    """The kind and the body, as JSON, of every document there is."""
    if peer is None:
        with closing(sqlite3.connect(data / STORE)) as store:
            return store.execute("SELECT kind, body FROM documents").fetchall()
    containers = [container for containers in peer.databases.values() for container in containers.values()]
    items = [item for container in containers for item in container.items.values() if "b" in item]
    return [(item["k"], json.dumps(item["b"], ensure_ascii=False)) for item in items]
