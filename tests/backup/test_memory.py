"""However much there is, a backup and a restore hold a few pages of it at a time."""

import tracemalloc
from pathlib import Path

import pytest

from tests.backup.rig import SECRET, Place, fill

MANY = 2500
BODY = 8000
"""Bytes of each document: 20 MB of them."""
BOUND = 10_000_000


@pytest.mark.process
async def test_memory_does_not_grow_with_what_there_is(tmp_path: Path) -> None:
    here, there = Place(tmp_path / "here"), Place(tmp_path / "there")
    async with here.opened() as opened:
        await fill(opened, MANY, weight=BODY)
    tracemalloc.start()
    try:
        await here.backs_up(tmp_path / "x", SECRET)
        _, of_backup = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        done = await there.restores(tmp_path / "x", SECRET)
        _, of_restore = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert done.documents == MANY + 10
    assert MANY * BODY >= 2 * BOUND
    assert of_backup < BOUND, f"{of_backup / 2**20:.1f} MB"
    assert of_restore < BOUND, f"{of_restore / 2**20:.1f} MB"
