"""A large send survives the death of its process: everybody is reached, next to nobody twice."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.sending import WORKERS, publish, reached, working
from tools.azurite import Azurite

FEW, MANY = (40, 1), (150, 3)
"""People, and how often it is killed meanwhile."""


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
    async with working(tmp_path, people) as (bot, session, service):
        await publish(bot, session)
        for kill in range(kills):
            await reached(service, (kill + 1) * people // (kills + 2))
            await bot.kill()
            await bot.start(session)
        await reached(service, people, patience=90)
        await asyncio.sleep(1)
    assert len(service.sent) == people
    assert max(service.sent.values()) <= 2, "what may have arrived is sent again once"
    twice = sum(count - 1 for count in service.sent.values())
    assert twice <= kills * WORKERS, "only what was under way at a kill"
