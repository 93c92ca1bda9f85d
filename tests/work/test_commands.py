"""`python app.py jobs`: what was set aside, and one put back."""

import subprocess
import sys
from pathlib import Path

from bot.queue.base import Job
from bot.work import aside
from tests.faults.peers import ROOT
from tests.work.rig import HOLD, opened


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "app.py", "jobs", "--data", str(folder), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


async def set_one_aside(folder: Path) -> None:
    async with opened(folder) as house:
        await house.queue.put([Job("request_ask", {"request": "leave.2026.x"}), Job("request_follow", {})])
        lease, _ = await house.queue.lease(limit=2, duration=HOLD)
        await aside.set_aside(house, "jobs", lease, "KeyError")
        await house.queue.done(lease)


async def test_jobs_are_listed_with_the_reason_and_put_back(tmp_path: Path) -> None:
    assert "No job was set aside." in run(tmp_path).stdout
    await set_one_aside(tmp_path)
    told = run(tmp_path).stdout
    assert "1 jobs wait" in told
    assert "jobs-1  2026-11-23 09:00 UTC  request_ask request=leave.2026.x: KeyError, 1 attempts" in told
    assert "request_ask is tried again" in run(tmp_path, "--put-back", "jobs-1").stdout
    unknown = run(tmp_path, "--put-back", "jobs-1")
    assert unknown.returncode == 1
    assert "no job 'jobs-1' is set aside" in unknown.stderr
    assert "No job was set aside." in run(tmp_path).stdout
    assert "2 jobs wait" in run(tmp_path).stdout
