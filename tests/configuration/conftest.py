"""A folder with files of every part, and a configuration that is read from it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_records
from bot.bootstrap.organisations import places
from bot.configuration.configuration import LOOK_EVERY, Configuration, open_configuration
from bot.settings import load_settings
from bot.store.records import Records
from tests.configuration.samples import write_all
from tests.conversations.keeping import kept_by
from tests.conversations.stage import Clock
from tests.peers.cosmos import CosmosPeer

Open = Callable[[], Awaitable[Configuration]]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files stand in their usual places."""
    write_all(tmp_path)
    monkeypatch.setenv("BODE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("BODE_FORMS_DIR", str(tmp_path / "forms"))
    return tmp_path


@pytest.fixture
async def records(folder: Path, clock: Clock, store: str) -> AsyncIterator[Records]:
    """Of the store that all instances share."""
    async with kept_by(CosmosPeer() if store == "cosmos" else None), opened_records(load_settings(), clock) as opened:
        yield opened


@pytest.fixture
def store() -> str:
    """Where it is kept, unless a test says otherwise."""
    return "sqlite"


@pytest.fixture
def open_it(records: Records, clock: Clock) -> Open:
    """As an instance that starts now opens it."""
    return lambda: open_configuration(records, places(load_settings(), "default"), clock)


@pytest.fixture
def later(clock: Clock) -> Callable[[Configuration], Awaitable[None]]:
    """Lets pass what is needed until the next look, and looks."""

    async def look(configuration: Configuration) -> None:
        clock.pass_by(LOOK_EVERY + timedelta(milliseconds=1))
        await configuration.look()

    return look
