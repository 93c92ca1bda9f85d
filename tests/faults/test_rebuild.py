"""A bot on a damaged index, killed while it rebuilds: it answers at once, and goes on where it was."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import aiohttp

from tests.faults.peers import ROOT, Bot, ConnectorService, person_id, write_organisation
from tests.faults.test_send import free_port
from tests.index.damage import change_a_byte

PAGES = 2000


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "app.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def prepare(folder: Path) -> None:
    write_organisation(folder / "organisation.toml", 2)
    filler = "Een zin over van alles en nog wat, zoals er wel meer in staan. " * 8
    rows = [
        {
            "_id": f"p{n}",
            "title": f"Nota {n}",
            "text": f"Het dossier heeft kenmerk{n}. {filler}",
            "readers": ["everyone"],
        }
        for n in range(PAGES)
    ]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for arguments in (("load", str(folder / "organisation.toml")), ("index", f"jsonl:{folder / 'corpus.jsonl'}")):
        done = run(*arguments, "--data", str(folder))
        assert done.returncode == 0, done.stderr
    change_a_byte(folder / "index")


def told(folder: Path, action: str) -> list[dict[str, Any]]:
    lines = (folder / "bot.log").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line.startswith("{")]
    return [line for line in found if line["action"] == action]


async def until(folder: Path, action: str, count: int) -> None:
    async with asyncio.timeout(90):
        while len(told(folder, action)) < count:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.02)


async def test_a_bot_killed_in_the_middle_goes_on_and_ends(tmp_path: Path) -> None:
    await asyncio.to_thread(prepare, tmp_path)
    async with ConnectorService().running() as service, aiohttp.ClientSession() as session:
        bot = Bot(tmp_path, free_port(), service)
        await bot.start(session)
        try:
            await until(tmp_path, "index.rebuilding", 1)
            await bot.does(session, person_id(2), type="message", text="Wat is de zin van het leven?")
            await bot.kill()
            had = max(line["done"] for line in told(tmp_path, "index.rebuilding"))
            assert had < PAGES
            assert not told(tmp_path, "index.rebuilt")
            await bot.start(session)
            await until(tmp_path, "index.set_aside_removed", 1)
            (end,) = told(tmp_path, "index.rebuilt")
            assert (end["sources"], end["without_copy"]) == (PAGES, 0)
            assert end["passages"] <= PAGES - had, "what was committed is not put again"
        finally:
            assert await bot.stop() == 0
    assert len(told(tmp_path, "index.set_aside")) == 1
    assert not (tmp_path / "index.set-aside-1").exists()
    done = await asyncio.to_thread(run, "index", f"jsonl:{tmp_path / 'corpus.jsonl'}", "--data", str(tmp_path))
    assert f"0 indexed (0 passages), {PAGES} unchanged" in done.stdout, done.stderr
