import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.index.base import IndexUnavailable
from bot.index.embedded import open_index
from tests.index.contract import PassageIndexContract, found, put, source


class TestEmbedded(PassageIndexContract):
    pass


async def filled(folder: Path) -> None:
    index = await open_index(folder)
    for number in range(30):
        await put(index, source(f"s{number}"), f"Paspoort nummer {number}.")
    await index.commit()
    await index.close()


def cut_segments(folder: Path) -> None:
    for file in folder.glob("*.term"):
        file.write_bytes(file.read_bytes()[:10])


def lose_segments(folder: Path) -> None:
    for file in folder.glob("*.store"):
        file.unlink()


def garble_meta(folder: Path) -> None:
    (folder / "meta.json").write_text("{", encoding="utf-8")


def another_version(folder: Path) -> None:
    (folder / "bode-index.json").write_text('{"schema": 0}', encoding="utf-8")


def garble_mark(folder: Path) -> None:
    (folder / "bode-index.json").write_bytes(b"\xff")


@pytest.mark.parametrize("damage", [cut_segments, lose_segments, garble_meta, another_version, garble_mark])
async def test_a_damaged_index_is_noticed_at_opening(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    await filled(tmp_path / "index")
    damage(tmp_path / "index")
    with pytest.raises(IndexUnavailable, match="index"):
        await open_index(tmp_path / "index")


async def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_bytes(b"x")
    with pytest.raises(IndexUnavailable):
        await open_index(tmp_path)
    assert (tmp_path / "brief.docx").read_bytes() == b"x"


async def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(b"x")
    with pytest.raises(IndexUnavailable):
        await open_index(tmp_path / "index")


async def test_one_process_writes_and_another_reads_what_it_committed(tmp_path: Path) -> None:
    writer, reader = await open_index(tmp_path / "i"), await open_index(tmp_path / "i")
    await put(writer, source("a"), "paspoort")
    with pytest.raises(IndexUnavailable, match="writes"):
        await put(reader, source("b"), "paspoort")
    await writer.commit()
    async with asyncio.timeout(5):
        while await found(reader, "paspoort") != ["a#0"]:  # noqa: ASYNC110 - another process would not tell either
            await asyncio.sleep(0.05)
    await writer.close()
    await put(reader, source("b"), "paspoort")
    await reader.commit()
    assert len(await found(reader, "paspoort")) == 2
    await reader.close()


async def test_opening_is_fast(tmp_path: Path) -> None:
    await filled(tmp_path / "index")
    began = time.perf_counter()
    index = await open_index(tmp_path / "index")
    assert await found(index, "paspoort 7")
    assert time.perf_counter() - began < 0.5
    await index.close()


async def test_every_acknowledged_commit_survives_being_killed(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    last = -1
    for _ in range(5):
        child = subprocess.Popen(  # noqa: ASYNC220 - nothing else runs on this loop
            [sys.executable, "-m", "tests.index.crash_child", str(folder), str(last + 1)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        for line in child.stdout:
            last = int(line)
            if last % 4 == 3:
                os.kill(child.pid, signal.SIGKILL)
                break
        child.wait()
        # What it acknowledged while it was being killed counts too.
        last = max([last, *map(int, child.stdout.read().split())])
        child.stdout.close()
        index = await open_index(folder)
        assert await index.size() >= last + 1
        for number in range(last + 1):
            assert await found(index, f"document{number}") == [f"s{number}#0"]
        await index.close()
