"""A restore that is killed again and again goes on where it was, and is whole at its end."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest

from bot.store.restoring import HalfRestored
from bot.work.job import Job
from tests.backup import restore_child
from tests.backup.rig import Place, fill
from tests.copying import ROOT


async def started(file: Path, data: Path) -> Process:
    arguments = ["-m", restore_child.__name__, str(file), str(data)]
    return await asyncio.create_subprocess_exec(sys.executable, *arguments, stdin=PIPE, stdout=PIPE, cwd=ROOT)


async def goes_on_until(child: Process, said: str) -> str:
    """The first line that begins so, or the last one. The child waits then."""
    assert child.stdout and child.stdin
    line = ""
    while data := await child.stdout.readline():
        line = data.decode().strip()
        if line.startswith(said):
            return line
        child.stdin.write(b"\n")
    return line


@pytest.mark.process
async def test_a_killed_restore_goes_on(tmp_path: Path) -> None:
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    async with here.opened() as opened:
        await fill(opened, 3200)
        await opened.jobs.put([Job("many", {"n": number}) for number in range(120)])
        before = [line for line in await opened.all() if not line.startswith("index/")]
    await here.backs_up(tmp_path / "x")
    for stop in ("restored 2501", "queued"):
        child = await started(tmp_path / "x", there.data)
        assert (await goes_on_until(child, stop)).startswith(stop)
        child.kill()
        assert await child.wait() == -9
        with pytest.raises(HalfRestored):
            async with there.opened():
                pass
    child = await started(tmp_path / "x", there.data)
    assert await goes_on_until(child, "whole") == "whole 3210 2 123"
    assert await child.wait() == 0
    async with there.opened() as opened:
        assert [*await opened.all()] == before
        assert await opened.jobs.pending() == 122, "those that were put before the kill are not put again"
