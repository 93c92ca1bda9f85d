"""What `make run` starts is stopped to the last process, whatever it does itself."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tools.children import Child, first_to_end, start, stop


async def run(tmp_path: Path, code: str, name: str = "child") -> Child:
    command = [sys.executable, "-u", "-c", code]
    return await start(name, command, cwd=tmp_path, environment={"WHO": name}, log=tmp_path / "logs" / f"{name}.log")


async def said(child: Child, count: int = 1) -> list[str]:
    for _ in range(1000):
        if len(lines := child.last_lines()) >= count:
            return lines
        await asyncio.sleep(0.01)
    pytest.fail("the child said nothing")


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


async def test_it_ends_what_was_asked_politely(tmp_path: Path) -> None:
    child = await run(tmp_path, "import os, time; print(os.environ['WHO']); time.sleep(60)", "bot")
    assert await said(child) == ["bot"]
    assert await stop([child]) == []
    assert child.has_ended


async def test_it_ends_what_does_not_listen_and_what_that_started(tmp_path: Path) -> None:
    deaf = "import signal, subprocess, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    deaf += "print(subprocess.Popen(['sleep', '60']).pid); time.sleep(60)"
    child = await run(tmp_path, deaf)
    grandchild = int((await said(child))[0])
    assert await stop([child], grace=0.3) == ["child"]
    assert child.has_ended
    for _ in range(100):
        if not is_alive(grandchild):
            return
        await asyncio.sleep(0.02)
    pytest.fail("the process that the child had started is still there")


async def test_it_names_the_first_that_ends_with_its_last_lines(tmp_path: Path) -> None:
    lasting = await run(tmp_path, "import time; time.sleep(60)", "lasting")
    dying = await run(tmp_path, "print('one'); print('two'); raise SystemExit(3)", "dying")
    ended = await first_to_end([lasting, dying])
    assert (ended.name, ended.process.returncode, ended.last_lines(1)) == ("dying", 3, ["two"])
    await stop([lasting, dying])


async def test_the_log_of_the_time_before_is_kept(tmp_path: Path) -> None:
    for word in ("before", "now"):
        child = await run(tmp_path, f"print('{word}')")
        await child.process.wait()
    assert (tmp_path / "logs" / "child.log").read_text() == "now\n"
    assert (tmp_path / "logs" / "child.log.1").read_text() == "before\n"
