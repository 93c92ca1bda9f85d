"""A load that is killed, at any moment, leaves the whole staff of before or the whole new one, never a part."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.people.snapshot import NoOrganisation
from bot.settings import load_settings
from tests.faults import load_child
from tests.faults.peers import ROOT, write_organisation

BEFORE, AFTER = 700, 1_000
DEATHS = ((0, "before"), (0, "after"), (1, "after"), (0, "before"))
"""Each goes on where the one before was killed; the last one at the commit that would let the new staff count."""
LAST = 3
"""The commit that counts, of a load that removes as many."""


async def counted(data: Path) -> int:
    """How many people a process that starts now knows."""
    async with opened_house(load_settings(data_dir=data)) as house:
        return len((await house.directory.current()).people)


def load(data: Path, people: int, *death: str) -> int:
    file = data / "organisation.toml"
    write_organisation(file, people)
    whole = [sys.executable, "app.py", "load", str(file), "--data", str(data)]
    killed = [sys.executable, "-m", load_child.__name__, str(data), str(file), *death]
    return subprocess.run(killed if death else whole, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode


@pytest.mark.long
@pytest.mark.usefixtures("chosen_store")
async def test_a_killed_load_shows_the_former_staff_and_the_next_one_ends_it(tmp_path: Path) -> None:
    run = asyncio.to_thread
    assert await run(load, tmp_path, AFTER, "2", "after") == -9
    with pytest.raises(NoOrganisation):
        await counted(tmp_path)
    assert await run(load, tmp_path, BEFORE) == 0
    assert await counted(tmp_path) == BEFORE
    for commit, moment in DEATHS:
        assert await run(load, tmp_path, AFTER, str(commit), moment) == -9
        assert await counted(tmp_path) == BEFORE
    assert await run(load, tmp_path, AFTER) == 0
    assert await counted(tmp_path) == AFTER
    assert await run(load, tmp_path, BEFORE, str(LAST), "after") == -9
    assert await counted(tmp_path) == BEFORE, "killed after it, and before it tidied up"
