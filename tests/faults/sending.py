"""A bot process with its people, an announcement by its author, and how many it reached."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.conversations.stage import actions_of
from tests.faults.peers import AUTHOR, ROOT, Bot, ConnectorService, person_id, write_organisation
from tools.ports import free_port

WORKERS = 16


@asynccontextmanager
async def working(
    data: Path, people: int, lease: int = 3
) -> AsyncGenerator[tuple[Bot, aiohttp.ClientSession, ConnectorService]]:
    """A bot that all of these people have; it is stopped in the end."""
    organisation = data / "organisation.toml"
    write_organisation(organisation, people)
    load = [sys.executable, "app.py", "load", str(organisation), "--data", str(data)]
    await asyncio.to_thread(subprocess.run, load, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    async with ConnectorService().running() as service, aiohttp.ClientSession() as session:
        bot = Bot(data, free_port(0), service, lease)
        await bot.start(session)
        try:
            for number in range(1, people + 1):
                await bot.does(session, person_id(number), type="installationUpdate", action="add")
            yield bot, session, service
        finally:
            await bot.stop()


async def publish(bot: Bot, session: aiohttp.ClientSession, author: str = AUTHOR) -> str:
    """The id of the announcement."""
    words = {"title": "Sneeuw in aantocht", "text": "De school blijft open.", "everyone": "true"}
    card = await bot.clicks(session, author, "announcement.preview", id="none-of-ours", **words)
    own = next(str(action["data"]["id"]) for action in actions_of(card) if action.get("verb") == "announcement.step")
    await bot.clicks(session, author, "announcement.preview", id=own, **words)
    await bot.clicks(session, author, "announcement.send", id=own, revision=1)
    return own


async def reached(service: ConnectorService, people: int, patience: float = 30) -> None:
    for _ in range(int(patience * 20)):
        if len(service.sent) >= people:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{len(service.sent)} of {people} reached")
