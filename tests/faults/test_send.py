"""A large send survives the death of its process: everybody is reached, next to nobody twice."""

import asyncio
import socket
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from tests.conversations.stage import actions_of
from tests.faults.peers import AUTHOR, ROOT, Bot, ConnectorService, person_id, write_organisation
from tools.azurite import Azurite

WORKERS = 16
FEW, MANY = (40, 1), (150, 3)
"""People, and how often it is killed meanwhile."""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def queue(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where jobs wait."""
    if request.param == "azure":
        azurite: Azurite = request.getfixturevalue("azurite")
        monkeypatch.setenv("BODE_QUEUE", "azure")
        monkeypatch.setenv("BODE_AZURE_STORAGE_CONNECTION", azurite.connection)


@pytest.mark.usefixtures("chosen_store", "queue")
@pytest.mark.parametrize(
    ("queue", "people", "kills"),
    [
        pytest.param("sqlite", *FEW, id="sqlite"),
        pytest.param("sqlite", *MANY, id="sqlite, many", marks=pytest.mark.long),
        pytest.param("azure", *MANY, id="azure, many", marks=pytest.mark.long),
    ],
    indirect=["queue"],
)
async def test_a_send_goes_on_after_a_kill(tmp_path: Path, people: int, kills: int) -> None:
    organisation = tmp_path / "organisation.toml"
    write_organisation(organisation, people)
    load = [sys.executable, "app.py", "load", str(organisation), "--data", str(tmp_path)]
    await asyncio.to_thread(subprocess.run, load, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    async with ConnectorService().running() as service, aiohttp.ClientSession() as session:
        bot = Bot(tmp_path, free_port(), service)
        await bot.start(session)
        try:
            await everybody_installs(bot, session, people)
            await publish(bot, session)
            for kill in range(kills):
                await reached(service, (kill + 1) * people // (kills + 2))
                await bot.kill()
                await bot.start(session)
            await reached(service, people, patience=90)
            await asyncio.sleep(1)
        finally:
            await bot.stop()
    assert len(service.sent) == people
    assert max(service.sent.values()) <= 2, "what may have arrived is sent again once"
    twice = sum(count - 1 for count in service.sent.values())
    assert twice <= kills * WORKERS, "only what was under way at a kill"


async def everybody_installs(bot: Bot, session: aiohttp.ClientSession, people: int) -> None:
    for number in range(1, people + 1):
        await bot.does(session, person_id(number), type="installationUpdate", action="add")


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
