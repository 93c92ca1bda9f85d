"""What only the folder promises: modes, what a crash leaves, several processes, its errors."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.blobs.base import BlobChanged, BlobsUnavailable
from bot.blobs.folder import FORGOTTEN_SECONDS, UNFINISHED, FolderBlobs, open_folder
from tests.blobs.contract import names, of, whole

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "blobs"


@pytest.fixture
async def blobs(path: Path) -> FolderBlobs:
    return await open_folder(path)


def modes(folder: Path) -> list[int]:
    return [file.stat().st_mode & 0o777 for file in folder.iterdir()]


def files(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def old_and_young(folder: Path) -> tuple[Path, Path]:
    """Unfinished files of a minute more and a minute less than what is forgotten."""
    folder.mkdir(parents=True)
    files = folder / f"{UNFINISHED}1", folder / f"{UNFINISHED}2"
    for file, age in zip(files, (FORGOTTEN_SECONDS + 60, FORGOTTEN_SECONDS - 60), strict=True):
        file.touch()
        os.utime(file, (time.time() - age, time.time() - age))
    return files


async def test_nobody_else_may_look(blobs: FolderBlobs, path: Path) -> None:
    seen: list[int] = []

    async def looking() -> AsyncGenerator[bytes]:
        yield b"geheim"
        seen.extend(modes(path))

    await blobs.put("a/b", looking())
    assert [*seen, *modes(path)] == [0o600] * 3
    assert modes(path.parent) == [0o700]


async def test_what_a_crash_left_goes_when_it_is_old(path: Path) -> None:
    old, young = old_and_young(path)
    blobs = await open_folder(path)
    assert (old.exists(), young.exists()) == (False, True)
    assert await names(blobs) == []


async def test_what_failed_leaves_no_file(blobs: FolderBlobs, path: Path) -> None:
    with pytest.raises(BlobChanged):
        await blobs.put("a", of(b"1"), replaces="1.2.3")
    assert files(path) == [".lock"]


@pytest.mark.process
async def test_killed_at_any_moment_it_has_the_old_or_the_new(blobs: FolderBlobs, path: Path) -> None:
    child = [sys.executable, "-m", "tests.blobs.crash_child", str(path)]
    for _ in range(5):
        process = await asyncio.create_subprocess_exec(*child, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        assert process.stdout is not None
        lines = [await process.stdout.readline() for _ in range(3)]
        await asyncio.sleep(0.003)
        process.kill()
        told = [line for line in (lines[-1], *(await process.stdout.read()).splitlines()) if line.strip()]
        await process.wait()
        content = await whole(blobs, "a")
        assert len(set(content)) == 1, "of one put alone"
        assert len(content) == 300_000
        assert content[0] in {int(told[-1]), (int(told[-1]) + 1) % 256}, "what was told as put stands, or the next"


async def test_a_folder_that_is_none() -> None:
    with pytest.raises(BlobsUnavailable, match=r"test_folder\.py: File exists"):
        await open_folder(Path(__file__))


async def test_a_folder_that_went(blobs: FolderBlobs, path: Path) -> None:
    os.rmdir(path)  # noqa: PTH106 - at once
    with pytest.raises(BlobsUnavailable, match="No such file"):
        await blobs.put("a", of(b"1"))
    with pytest.raises(BlobsUnavailable, match="No such file"):
        await names(blobs)
