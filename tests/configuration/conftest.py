"""A folder with files of every part, and a configuration that is read from it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_records
from bot.bootstrap.organisations import places
from bot.configuration.configuration import ASK_EVERY, LOOK_EVERY, Configuration, open_configuration
from bot.settings import Settings, load_settings
from bot.store.records import Records
from tests.configuration.samples import SAMPLES, write, write_all
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


@pytest.fixture
def office(tmp_path: Path, folder: Path) -> Callable[..., Settings]:
    """Writes files where an administrator keeps them, not where an instance looks; gives the settings that name them.
    Without texts what stands there stays."""
    own = tmp_path / "office"
    write(own, **{name: sample.second for name, sample in SAMPLES.items()})

    def written(**texts: str) -> Settings:
        write(own, **texts)
        files = {f"{name}_file": own / SAMPLES[name].file for name in SAMPLES if name != "forms"}
        return load_settings(forms_dir=own / "forms", **files)

    return written


@pytest.fixture
def after(clock: Clock) -> Callable[..., Awaitable[None]]:
    """Lets seconds pass, a look each, as turns bring them; at the end of each ten the store is asked."""

    async def passes(seconds: int, *instances: Configuration) -> None:
        for second in range(1, seconds + 1):
            clock.pass_by(timedelta(seconds=1))
            for instance in instances:
                if second % ASK_EVERY == 0:
                    await instance.ask()
                await instance.look()

    return passes
