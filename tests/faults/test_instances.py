"""Two bots as real processes on one store, each with its own data folder: what a third process indexes both find."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from tests.conversations.keeping import kept_by
from tests.faults.peers import ROOT, Bot, ConnectorService, write_organisation
from tests.peers.cosmos import CosmosPeer
from tools.ports import free_port

DOCUMENTS = 120


def rows(folder: Path, numbers: range) -> str:
    """An export of these documents."""
    file = folder / "corpus.jsonl"
    found = [
        {"_id": f"p{n}", "title": f"Nota {n}", "text": f"Het dossier heeft kenmerk{n}.", "readers": ["everyone"]}
        for n in numbers
    ]
    file.write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    return f"jsonl:{file}"


async def run(folder: Path, *arguments: str) -> None:
    command = [sys.executable, "app.py", *arguments, "--data", str(folder)]
    done = await asyncio.to_thread(subprocess.run, command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


async def until(session: aiohttp.ClientSession, port: int, passages: int) -> None:
    async with asyncio.timeout(90):
        while True:
            async with session.get(f"http://127.0.0.1:{port}/readyz") as response:
                if (await response.json()).get("passages") == passages:
                    return
            await asyncio.sleep(0.05)


@pytest.mark.long
async def test_what_a_third_process_indexes_both_hold_also_when_one_is_killed_meanwhile(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("operator", "one", "two")]
    for folder in folders:
        folder.mkdir()
    operator = folders[0]
    write_organisation(tmp_path / "organisation.toml", 2)
    async with (
        kept_by(CosmosPeer()),
        ConnectorService().running() as service,
        aiohttp.ClientSession() as session,
    ):
        await run(operator, "load", str(tmp_path / "organisation.toml"))
        ports = [free_port(0) for _ in range(2)]
        bots = [Bot(folder, port, service) for folder, port in zip(folders[1:], ports, strict=True)]
        try:
            for bot in bots:
                await bot.start(session)
            await run(operator, "index", rows(tmp_path, range(DOCUMENTS)))
            for port in ports:
                await until(session, port, DOCUMENTS)
            indexing = asyncio.create_task(run(operator, "index", rows(tmp_path, range(DOCUMENTS // 2, 2 * DOCUMENTS))))
            await asyncio.sleep(1)
            await bots[1].kill()
            await indexing
            await bots[1].start(session)
            for port in ports:
                await until(session, port, DOCUMENTS + DOCUMENTS // 2)
            await run(operator, "libraries", "--remove", f"{tmp_path.name}/corpus.jsonl", "--yes")
            for port in ports:
                await until(session, port, 0)
        finally:
            for bot in bots:
                await bot.stop()
