"""A bot is told to stop in the middle of its work: what is under way ends, what is left is another's at once, and
nothing is lost or done twice."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiohttp
import pytest

from bot.announce.pictures.picture import picture_blob
from bot.blobs.folder import SLASH
from bot.bootstrap.houses import opened_records
from bot.data_folder import BLOBS, STORE
from bot.settings import load_settings
from bot.sqlite.opening import BUSY_SECONDS
from bot.store.partitions import LEASES
from tests.faults.peers import AUTHOR, Bot
from tests.faults.sending import publish, reached, working

PEOPLE, FIRST, EACH_SECOND = 60, 3, 5
DOCUMENTS = 600
LEASE = 600
"""Seconds after which a job is somebody else's that nobody gave back: more than anything here takes."""
PATIENCE = 120
MAY_TAKE = 30
"""Seconds that whoever stops it waits for its end."""
PICTURE = f"{'0a' * 16}.png"
SIZE = 40 * 2**20
"""Bytes: more than fits between two processes."""


@pytest.mark.long
async def test_what_is_under_way_ends_and_whoever_comes_next_goes_on_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BODE_DRAIN_SECONDS", "5")
    monkeypatch.setenv("BODE_SENDS_PER_SECOND", str(EACH_SECOND))
    begin_a_crawl(tmp_path)
    async with working(tmp_path, PEOPLE, LEASE) as (bot, session, service), aiohttp.ClientSession() as another:
        await until_indexed(bot, session, 1)
        (tmp_path / BLOBS / picture_blob("default", PICTURE).replace("/", SLASH)).write_bytes(b"p" * SIZE)
        download = await another.get(f"{bot.address}/pictures/default/{PICTURE}")
        await publish(bot, session)
        await reached(service, FIRST)
        async with held_store(tmp_path):
            turn = asyncio.create_task(bot.clicks(session, AUTHOR, "language.choose", language="en"))
            await asyncio.sleep(0.3)  # it is on its way to the store
            told = time.monotonic()
            stopping = asyncio.create_task(bot.stop())
            await says_that_it_stops(bot)
            assert not turn.done()
        assert "English" in str(await turn)
        assert len(await download.read()) == SIZE
        assert await stopping == 0
        assert time.monotonic() - told < MAY_TAKE
        assert FIRST <= len(service.sent) < PEOPLE, "it was stopped in the middle"
        assert await held_by_nobody(tmp_path)

        await bot.start(session)
        await reached(service, PEOPLE, PATIENCE)
        await until_indexed(bot, session, DOCUMENTS)
    assert set(service.sent.values()) == {1}


def begin_a_crawl(data: Path) -> None:
    """As soon as a bot runs here it indexes this folder, which takes a while."""
    folder = data / "documents"
    folder.mkdir()
    for number in range(DOCUMENTS):
        text = f"---\nreaders: everyone\n---\n# Nota {number}\n\nHet dossier heeft kenmerk{number}."
        (folder / f"{number}.md").write_text(text, "utf-8")
    (data / "libraries.toml").write_text(f'[[libraries]]\nname = "Gids"\nplace = "{folder}"\n', "utf-8")


async def until_indexed(bot: Bot, session: aiohttp.ClientSession, passages: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            async with session.get(f"{bot.address}/readyz") as response:
                if (await response.json())["passages"] >= passages:
                    return
            await asyncio.sleep(0.05)


@asynccontextmanager
async def held_store(data: Path) -> AsyncGenerator[None]:
    """Meanwhile another process writes, and does not end; the bot waits for it BUSY_SECONDS."""
    with closing(sqlite3.connect(data / STORE, isolation_level=None)) as store:
        store.execute("BEGIN IMMEDIATE")
        yield
        store.execute("ROLLBACK")


async def says_that_it_stops(bot: Bot) -> None:
    """As soon as it is told, to whoever asks anew."""
    async with asyncio.timeout(BUSY_SECONDS - 1), aiohttp.ClientSession() as session:
        while True:
            async with session.get(f"{bot.address}/readyz") as response:
                if response.status == 503:
                    assert await response.json() == {"status": "stopping"}
                    assert response.headers["Connection"] == "close"
                    return


async def held_by_nobody(data: Path) -> bool:
    """The rounds, of which the crawl is one, and each job of the send."""
    async with opened_records(load_settings(data_dir=data)) as records:
        rounds = await records.leases.get(LEASES, "rounds")
    with closing(sqlite3.connect(data / STORE)) as store:
        ((jobs, held),) = store.execute("SELECT count(*), count(lease) FROM bulk")
    assert jobs
    return rounds is not None and rounds.value.holder == "" and held == 0
