"""Whoever has the command line, in the process of the test: a process of its own costs a second each time."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from typer.testing import CliRunner, Result

from app import app
from tests.peers.graph import GraphPeer


class Operator:
    """Types commands; each uses the same data."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def types(self, *arguments: str | Path, answers: str = "") -> Result:
        return CliRunner().invoke(app, [*map(str, arguments), "--data", str(self.data)], input=answers)


@contextmanager
def in_a_thread(peer: GraphPeer) -> Generator[GraphPeer]:
    """It runs: whoever types waits for the answer."""
    running, ended = Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        async with peer.running():
            loops.append(asyncio.get_running_loop())
            running.set()
            await ended.wait()

    thread = Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    running.wait(10)
    try:
        yield peer
    finally:
        loops[0].call_soon_threadsafe(ended.set)
        thread.join()
