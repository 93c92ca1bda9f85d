"""Publishes files as an administrator or another program does, and tells what an instance has of them."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from bot.cli import publishing as cli
from bot.configuration import publishing
from bot.configuration.configuration import Configuration
from bot.configuration.part import Files
from bot.settings import Settings
from bot.store.records import Records
from tests.configuration.samples import SAMPLES
from tests.conversations.stage import Clock

Office = Callable[..., Settings]
After = Callable[..., Awaitable[None]]


def said(configuration: Configuration) -> Mapping[str, object]:
    return {name: sample.tells(configuration) for name, sample in SAMPLES.items()}


async def publish(settings: Settings, only: str = "", *, sure: bool = False) -> None:
    await cli.publish_files(settings, only, check=False, sure=sure)


async def let_count(records: Records, clock: Clock, **texts: str) -> int:
    """As another program publishes it, which reads what this one may not. Returns the version."""
    base = await publishing.standing(records)
    files: dict[str, Files] = {name: {Path(SAMPLES[name].file).name: text.encode()} for name, text in texts.items()}
    return (await publishing.publish(records, base, files, clock())).number


def refused(caplog: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    """Version and mistake of all that was refused."""
    lines = [record.__dict__ for record in caplog.records if record.msg == "configuration.refused"]
    return [(line["version"], problem) for line in lines for problem in line["problems"]]
