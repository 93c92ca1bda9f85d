"""The organisation's file as the source of the directory: loaded when it changed, and never half."""

import asyncio
import logging
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.bootstrap.running import rounds_of
from bot.people.directory_file import DirectoryFile
from bot.people.loading import LOADED_JOBS
from bot.settings import load_settings
from bot.work.leases import Rounds
from tests.faults.peers import write_organisation
from tests.patience import PATIENCE
from tests.work.rig import opened, taken


async def test_it_is_loaded_when_it_changed(tmp_path: Path) -> None:
    file = tmp_path / "organisation.toml"
    async with opened(tmp_path / "data") as house:
        write_organisation(file, 3)
        source = DirectoryFile(house, file)
        assert await source.load() == 3
        assert [job.name for job in await taken(house.queue)] == list(LOADED_JOBS)
        assert await source.load() == 0
        assert await DirectoryFile(house, file).load() == 0, "another instance goes on with what is loaded"
        assert await taken(house.queue) == []
        write_organisation(file, 5)
        assert await source.load() == 5
        assert len((await house.directory.current()).people) == 5


async def test_a_wrong_file_is_told_once_and_the_last_good_one_counts(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "organisation.toml"

    def told() -> list[list[str]]:
        return [vars(record)["problems"] for record in caplog.records if record.message == "directory.bad"]

    async with opened(tmp_path / "data") as house:
        write_organisation(file, 3)
        good = file.read_bytes()
        source = DirectoryFile(house, file)
        await source.load()
        file.write_bytes(good.replace(b"name =", b"nam =", 1).replace(b"school =", b"schol =", 1))
        for _ in range(2):
            assert await source.load() == 0
        (mistakes,) = told()
        assert len(mistakes) >= 2, "all of them"
        assert all(str(file) in mistake for mistake in mistakes)
        file.unlink()
        for _ in range(2):
            assert await source.load() == 0
        assert told()[1:] == [[f"{file}: No such file or directory"]]
        assert len((await house.directory.current()).people) == 3
        file.write_bytes(good)
        assert await source.load() == 0
        write_organisation(file, 4)
        assert await source.load() == 4


async def test_it_is_a_round_of_the_organisation_that_commands_work_for(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    file = tmp_path / "organisation.toml"
    write_organisation(file, 2)
    settings = load_settings(data_dir=tmp_path / "data", directory_file=file)
    async with opened_house(settings) as house:
        assert len(rounds_of(house, load_settings(data_dir=tmp_path / "data"))) == len(rounds_of(house, settings)) - 1
        rounds = Rounds(house.records, rounds_of(house, settings))
        rounds.start()
        async with asyncio.timeout(PATIENCE):
            while not [record for record in caplog.records if record.message == "directory.loaded"]:  # noqa: ASYNC110 - a log is looked at
                await asyncio.sleep(0.01)
        await rounds.stop()
        assert len((await house.directory.current()).people) == 2
