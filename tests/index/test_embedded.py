import asyncio
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Generator
from os import PathLike
from pathlib import Path, PosixPath
from typing import Self

import pytest

from bot.index.base import IndexDamaged, IndexUnavailable
from bot.index.embedded import EmbeddedIndex, open_index
from bot.index.fields import SCHEMA
from bot.index.setting_aside import set_aside
from bot.index.soundness import META
from tests.index.contract import PassageIndexContract, found, put, source
from tests.index.damage import DAMAGES, change_a_byte, cut_off_an_end, garble_meta, make_it_older


class TestEmbedded(PassageIndexContract):
    pass


async def filled(folder: Path) -> None:
    index = await open_index(folder)
    for number in range(30):
        await put(index, source(f"s{number}"), f"Paspoort nummer {number}.")
    await index.commit()
    await index.close()


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_index_is_noticed_at_opening_and_set_aside(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    await filled(tmp_path / "index")
    before = await identity(tmp_path / "index")
    damage(tmp_path / "index")
    standing = {file.name: file.read_bytes() for file in (tmp_path / "index").iterdir()}
    if damage is change_a_byte:
        assert await identity(tmp_path / "index") == before, "opening does not read every byte, so it is quick"
    elif damage is not cut_off_an_end:
        with pytest.raises(IndexDamaged, match="index"):
            await open_index(tmp_path / "index")
    index = await open_index(tmp_path / "index", renew=True)
    assert (await index.size(), index.identity == before) == (0, False)
    aside = tmp_path / "index.set-aside-1"
    assert {file.name: file.read_bytes() for file in aside.iterdir()} == standing, "nothing is destroyed"
    await put(index, source("a"), "paspoort")
    await index.commit()
    assert await found(index, "paspoort") == ["a#0"]
    await index.complete()
    assert not aside.exists()
    await index.close()


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def identity(folder: Path) -> str:
    index = await open_index(folder)
    await index.close()
    return index.identity


async def test_a_sound_index_is_not_renewed(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    await filled(folder)
    index = await open_index(folder)
    for number in range(0, 30, 3):
        await index.remove(f"s{number}")
        await index.commit()
    await put(index, source("s1"), "rijbewijs")
    await index.commit()
    again = await open_index(folder, renew=True)
    assert (again.identity, await again.size()) == (index.identity, 20)
    for one in (index, again):
        await one.close()
    assert beside(tmp_path) == ["index"]


@pytest.mark.slow
async def test_what_is_merged_away_while_it_is_looked_at_is_no_damage(tmp_path: Path) -> None:
    writer = await open_index(tmp_path / "index")
    stop = asyncio.Event()

    async def write() -> None:
        number = 0
        while not stop.is_set():
            await put(writer, source(f"s{number % 40}"), *(f"paspoort {number} {n}" for n in range(20)))
            await writer.commit()
            number += 1

    writing = asyncio.create_task(write())
    for _ in range(40):
        reader = await open_index(tmp_path / "index", renew=True)
        assert reader.identity == writer.identity
        await reader.close()
    stop.set()
    await writing
    await writer.close()
    assert beside(tmp_path) == ["index"]


async def test_what_another_process_writes_is_not_set_aside(tmp_path: Path) -> None:
    await filled(tmp_path / "index")
    writer = await open_index(tmp_path / "index")
    await put(writer, source("a"), "paspoort")
    garble_meta(tmp_path / "index")
    with pytest.raises(IndexUnavailable, match="another process writes it"):
        await open_index(tmp_path / "index", renew=True)
    assert beside(tmp_path) == ["index"]
    await writer.close()
    renewed = await open_index(tmp_path / "index", renew=True)
    assert await renewed.size() == 0
    await renewed.close()


@pytest.mark.walk
async def test_of_many_that_make_it_all_have_the_same(tmp_path: Path) -> None:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for number in range(40):
            opened = await asyncio.gather(*(open_index(tmp_path / f"i{number}", renew=True) for _ in range(4)))
            for index in opened:
                await index.close()
            assert len({index.identity for index in opened}) == 1
    finally:
        sys.setswitchinterval(usual)
    assert all(name.startswith("i") for name in await asyncio.to_thread(os.listdir, tmp_path))


async def test_of_many_that_find_the_damage_one_sets_it_aside(tmp_path: Path) -> None:
    await filled(tmp_path / "index")
    make_it_older(tmp_path / "index")
    opened = await asyncio.gather(*(open_index(tmp_path / "index", renew=True) for _ in range(5)))
    assert len({index.identity for index in opened}) == 1
    assert beside(tmp_path) == ["index", "index.set-aside-1"]
    for index in opened:
        await index.close()


class Overtaken(PosixPath):
    """A folder that another process replaces while this one looks at it: by an empty one, or by a whole index."""

    before = ""
    """What this one is about to do then."""

    def iterdir(self) -> Generator[Path]:
        listed = [*super().iterdir()]
        if Overtaken._is_due("to read the mark"):
            set_aside(Path(self)).with_name("index").mkdir()
        yield from listed

    def __truediv__(self, key: str | PathLike[str]) -> Self:
        if key == META and Overtaken._is_due("to look at the files"):
            set_aside(Path(self))
            asyncio.run(identity(Path(self)))
        return super().__truediv__(key)

    def is_dir(self) -> bool:
        if Overtaken._is_due("to see that it is a folder"):
            set_aside(Path(self))
        return super().is_dir()

    @staticmethod
    def _is_due(moment: str) -> bool:
        due = Overtaken.before == moment
        if due:
            Overtaken.before = ""
        return due


@pytest.mark.parametrize(
    ("before", "renew"),
    [
        ("to see that it is a folder", False),
        ("to read the mark", False),
        ("to read the mark", True),
        ("to look at the files", True),
    ],
)
async def test_a_folder_that_another_process_replaces_meanwhile_is_looked_at_again(
    tmp_path: Path, before: str, renew: bool
) -> None:
    await filled(tmp_path / "index")
    Overtaken.before = before
    index = await open_index(Overtaken(tmp_path / "index"), renew=renew)
    assert not Overtaken.before
    assert (index.identity, await index.size()) == (await identity(tmp_path / "index"), 0)
    assert beside(tmp_path) == ["index", "index.set-aside-1"]
    await index.close()


async def test_an_index_is_made_where_a_process_died_making_it(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    mark = json.dumps({"schema": SCHEMA, "identity": "x"})
    for name, text in {"bode-index.json": mark, ".managed.json": '["meta.json"]', ".tmpA1": ""}.items():
        (tmp_path / "index" / name).write_text(text, encoding="utf-8")
    index = await open_index(tmp_path / "index", renew=True)
    assert (index.identity, await index.size()) == ("x", 0)
    await index.close()
    (tmp_path / "index" / "bode-index.json").write_text("", encoding="utf-8")
    index = await open_index(tmp_path / "index", renew=True)
    assert await index.size() == 0
    await index.close()


async def test_an_index_that_cannot_be_set_aside_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / ("i" * 250)  # so that any longer name is too long
    await filled(folder)
    make_it_older(folder)
    with pytest.raises(IndexUnavailable, match="too long"):
        await open_index(folder, renew=True)
    assert beside(tmp_path) == [folder.name]


async def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_bytes(b"x")
    for renew in (False, True):
        with pytest.raises(IndexUnavailable, match="no index"):
            await open_index(tmp_path, renew=renew)
    assert (tmp_path / "brief.docx").read_bytes() == b"x"


async def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(b"x")
    for renew in (False, True):
        with pytest.raises(IndexUnavailable):
            await open_index(tmp_path / "index", renew=renew)


async def test_one_process_writes_and_another_reads_what_it_committed(tmp_path: Path) -> None:
    writer, reader = await open_index(tmp_path / "i"), await open_index(tmp_path / "i")
    await put(writer, source("a"), "paspoort")
    with pytest.raises(IndexUnavailable, match="writes"):
        await put(reader, source("b"), "paspoort")
    await writer.commit()
    async with asyncio.timeout(120):  # the engine looks now and then whether others committed
        while await found(reader, "paspoort") != ["a#0"]:  # noqa: ASYNC110 - another process would not tell either
            await asyncio.sleep(0.05)
    await writer.close()
    await put(reader, source("b"), "paspoort")
    await reader.commit()
    assert len(await found(reader, "paspoort")) == 2
    await reader.close()


async def test_a_full_disk_costs_what_was_not_committed_and_nothing_more(tmp_path: Path) -> None:
    index = await open_index(tmp_path / "index")
    await put(index, source("a"), "paspoort")
    await index.commit()
    await put(index, source("b"), *(f"paspoort woord{number}" for number in range(2000)))
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, usual[1]))
    try:
        with pytest.raises(IndexUnavailable):
            await index.commit()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert await found(index, "paspoort") == ["a#0"]
    await put(index, source("c"), "paspoort")
    await index.commit()
    assert set(await found(index, "paspoort")) == {"a#0", "c#0"}
    await index.close()


async def put_claimed(index: EmbeddedIndex, id: str) -> None:
    async with index.claimed():
        await put(index, source(id), "paspoort")
        await index.commit()


async def test_within_a_claim_a_release_lets_nobody_else_write(tmp_path: Path) -> None:
    one, other = await open_index(tmp_path / "i"), await open_index(tmp_path / "i")
    async with one.claimed():
        await put(one, source("a"), "paspoort")
        await one.commit()
        await one.release()
        with pytest.raises(IndexUnavailable, match="writes"):
            async with other.claimed():
                pass
        with pytest.raises(IndexUnavailable, match="writes"):
            await put(other, source("b"), "paspoort")
        second = asyncio.create_task(put_claimed(one, "d"))
        for _ in range(20):  # turns of the thread that writes
            await one.permit(source("e"))
        assert not await one.held(["d"]), "waits for the end of the first"
    await second
    async with other.claimed():
        await put(other, source("b"), "paspoort")
        await other.commit()
    await put(one, source("c"), "paspoort")
    await one.commit()
    assert len(await found(one, "paspoort")) == 4
    for index in (one, other):
        await index.close()


@pytest.mark.process
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


async def test_what_a_killed_commit_left_does_not_stop_the_next(tmp_path: Path) -> None:
    """It died after it wrote which passages are deleted, before the list of files named that."""
    folder, before = tmp_path / "index", tmp_path / "before"
    await filled(folder)
    shutil.copytree(folder, before)
    index = await open_index(folder)
    await index.remove("s1")
    await index.commit()
    await index.close()
    left = [*folder.glob("*.del"), folder / ".managed.json"]
    assert len(left) == 2
    for file in left:
        shutil.copy(file, before)
    index = await open_index(before)
    await index.remove("s1")
    await index.commit()
    assert await found(index, "paspoort 1") != ["s1#0"]
    await index.close()


async def test_another_process_s_commit_is_seen_after_a_refresh(tmp_path: Path) -> None:
    one, other = await open_index(tmp_path / "i"), await open_index(tmp_path / "i")
    await put(one, source("a"), "paspoort")
    await one.commit()
    await other.refresh()
    assert await found(other, "paspoort") == ["a#0"]
    await one.close()
    await other.close()
