"""A bot is told to stop while its store does not answer: it ends within the time that a service is given for it."""

import asyncio
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from tests.conversations.keeping import kept_by
from tests.conversations.school import ORGANISATION, School
from tests.copying import ROOT
from tests.faults.peers import Bot
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import Fault
from tests.peers.strict import StrictService
from tools.ports import free_port

MAY_TAKE = 1.0
"""Seconds; a store that hangs keeps it for about 20."""
BUSY = 15.0
"""What a busy machine may need besides, and far less than without an end."""


@pytest.mark.long
async def test_a_bot_whose_store_hangs_ends_when_its_time_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BODE_STOP_SECONDS", str(MAY_TAKE))
    peer, service, never = CosmosPeer(), StrictService(50), asyncio.Event()
    async with kept_by(peer), service.running(), aiohttp.ClientSession() as session:
        (tmp_path / "school").mkdir()
        (tmp_path / "bot").mkdir()
        school = await School.open(tmp_path / "school")
        await load_organisation(school.house, parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes()))
        await school.close()
        bot = Bot(tmp_path / "bot", free_port(0), service)
        await bot.start(session)
        hangs = [Fault(kind, cut="before", times=10**9, until=never) for kind in ("*", "account")]
        peer.faults += hangs
        await hangs[0].begun.wait()
        try:
            assert await asyncio.wait_for(bot.stop(), MAY_TAKE + BUSY) == 1
        finally:
            never.set()
            await bot.kill()
    assert "stop.late" in (tmp_path / "bot" / "bot.log").read_text("utf-8")


@pytest.mark.parametrize(("does", "code"), [("time.sleep(60)", 1), ("pass", 0), ("asyncio.run(hangs())", 1)])
def test_what_does_not_end_is_ended(does: str, code: int) -> None:
    """Also an event loop that nobody can wake, and what ended in time is left alone."""
    program = f"""
import asyncio, time
from bot.web.ending import ended_after

async def hangs():
    await asyncio.to_thread(time.sleep, 60)

with ended_after(0.2) as stopping:
    stopping()
    stopping()
    {does}
time.sleep(0.3)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=30, check=False)
    assert done.returncode == code
