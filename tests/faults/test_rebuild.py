"""A bot on a damaged index, killed while it rebuilds: it answers at once, and goes on where it was."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.bootstrap.houses import opened_house
from bot.settings import load_settings
from tests.faults.peers import ROOT, Bot, ConnectorService, person_id, write_organisation
from tests.index.damage import change_a_byte
from tools.ports import free_port

PAGES = 2000


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "app.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def prepare(folder: Path, pages: int = PAGES) -> None:
    write_organisation(folder / "organisation.toml", 2)
    filler = "Een zin over van alles en nog wat, zoals er wel meer in staan. " * 8
    rows = [
        {
            "_id": f"p{n}",
            "title": f"Nota {n}",
            "text": f"Het dossier heeft kenmerk{n}. {filler}",
            "readers": ["everyone"],
        }
        for n in range(pages)
    ]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for arguments in (("load", str(folder / "organisation.toml")), ("index", f"jsonl:{folder / 'corpus.jsonl'}")):
        done = run(*arguments, "--data", str(folder))
        assert done.returncode == 0, done.stderr
    if not list((folder / "index").glob("*.store")):  # on Cosmos DB `index` leaves it to who searches
        assert run("ask", "kenmerk2?", "--as", "Persoon 2", "--data", str(folder)).returncode == 0
    change_a_byte(folder / "index")


def told(folder: Path, action: str) -> list[dict[str, Any]]:
    lines = (folder / "bot.log").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line.startswith("{")]
    return [line for line in found if line["action"] == action]


async def until(folder: Path, action: str, count: int) -> None:
    async with asyncio.timeout(90):
        while len(told(folder, action)) < count:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.02)


async def killed_in_the_middle(bot: Bot, folder: Path, session: aiohttp.ClientSession) -> int:
    """How many sources were committed then. A fast machine, or a test that had to wait, may miss the middle: then the
    index is damaged anew."""
    for _ in range(8):
        await bot.start(session)
        await bot.does(session, person_id(2), type="message", text="Wat is de zin van het leven?")
        await until(folder, "index.rebuilding", 1)
        await bot.kill()
        had = max(line["done"] for line in told(folder, "index.rebuilding"))
        if had < PAGES and not told(folder, "index.rebuilt"):
            return had
        (folder / "bot.log").unlink()
        change_a_byte(folder / "index")
    raise AssertionError("it was always done already")


@pytest.mark.long
async def test_a_bot_killed_in_the_middle_goes_on_and_ends(tmp_path: Path) -> None:
    await asyncio.to_thread(prepare, tmp_path)
    async with ConnectorService().running() as service, aiohttp.ClientSession() as session:
        bot = Bot(tmp_path, free_port(0), service)
        try:
            had = await killed_in_the_middle(bot, tmp_path, session)
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


@pytest.mark.usefixtures("chosen_store")
def test_a_command_fills_the_index_before_it_does_anything_else(tmp_path: Path) -> None:
    prepare(tmp_path, 3)
    for _ in range(2):
        done = run("ask", "Welk dossier heeft kenmerk2?", "--as", "Persoon 2", "--data", str(tmp_path))
        assert (done.returncode, "kenmerk2" in done.stdout or "Nota 2" in done.stdout) == (0, True), done.stderr
        assert not (tmp_path / "index.set-aside-1").exists()
        change_a_byte(tmp_path / "index")
    assert run("load", str(tmp_path / "organisation.toml"), "--data", str(tmp_path)).returncode == 0


@pytest.mark.usefixtures("chosen_store")
async def test_a_command_beside_another_that_writes_says_that_the_index_is_not_complete(tmp_path: Path) -> None:
    await asyncio.to_thread(prepare, tmp_path, 3)
    async with opened_house(load_settings(data_dir=tmp_path), renew_index=True) as house, house.index.claimed():
        done = await asyncio.to_thread(run, "ask", "kenmerk2?", "--as", "Persoon 2", "--data", str(tmp_path))
        assert done.returncode == 0, done.stderr
        assert "not complete: another process writes" in done.stderr
        beside = await asyncio.to_thread(run, "index", f"jsonl:{tmp_path / 'corpus.jsonl'}", "--data", str(tmp_path))
        assert (beside.returncode, "0 indexed (0 passages), 3 unchanged" in beside.stdout) == (0, True), beside.stderr
