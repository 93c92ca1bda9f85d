"""Rounds of three real processes: one runs them; when it dies or stands still another does, and it never goes on."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pytest

from bot.work.leases import LOOK_EVERY
from tests.faults.peers import ROOT

MINUTE = 60.0


@dataclass
class Child:
    process: Process
    ran: list[float] = field(default_factory=list[float])
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self) -> None:
        assert self.process.stdout
        async for line in self.process.stdout:
            if line.strip() == b"ran":
                self.ran.append(monotonic())
            self.ready.set()


@asynccontextmanager
async def three(folder: Path) -> AsyncGenerator[list[Child]]:
    children: list[Child] = []
    listening: list[asyncio.Task[None]] = []
    for _ in range(3):
        command = [sys.executable, "-m", "tests.work.rounds_child", str(folder)]
        children.append(Child(await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=PIPE)))
        listening.append(asyncio.ensure_future(children[-1].listen()))
        await asyncio.wait_for(children[-1].ready.wait(), MINUTE)
    yield children
    for child in children:
        if child.process.returncode is None:
            child.process.send_signal(signal.SIGCONT)
            child.process.kill()
            await child.process.wait()
    await asyncio.gather(*listening)


async def running(children: list[Child], since: float) -> Child:
    """The one that ran after that moment."""
    async with asyncio.timeout(since + MINUTE - monotonic()):
        while True:
            for child in children:
                if child.ran and child.ran[-1] > since:
                    return child
            await asyncio.sleep(0.05)


def is_stopped(child: Child) -> bool:
    """As the kernel says, see proc(5)."""
    return Path(f"/proc/{child.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


async def standing_still(child: Child) -> None:
    """Until it is, and what it said before is read."""
    async with asyncio.timeout(MINUTE):
        while True:
            await asyncio.sleep(0.5)
            if is_stopped(child):
                break
    await asyncio.sleep(0.5)


@pytest.mark.long
async def test_another_takes_over_within_a_minute(tmp_path: Path) -> None:
    async with three(tmp_path) as children:
        killed = await running(children, monotonic())
        killed.process.kill()
        await killed.process.wait()
        await asyncio.sleep(0.5)
        others = [child for child in children if child is not killed]
        frozen = await running(others, monotonic())

        frozen.process.send_signal(signal.SIGUSR1)
        await standing_still(frozen)
        since = monotonic()
        others.remove(frozen)
        (last,) = others
        await running([last], since)
        frozen.process.send_signal(signal.SIGCONT)
        await asyncio.sleep(2 * LOOK_EVERY)
        assert [at for at in frozen.ran if at > since] == [], "not a step after it came back"
        assert last.ran[-1] > monotonic() - 2

        last.process.terminate()
        assert await asyncio.wait_for(last.process.wait(), MINUTE) == 0
        since = monotonic()
        assert await running(children, since) is frozen
        assert monotonic() - since < 2 * LOOK_EVERY
