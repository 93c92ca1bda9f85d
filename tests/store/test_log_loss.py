"""A write-ahead log that was lost or damaged is told at the next start; SQLite itself would say nothing."""

import asyncio
import fcntl
import logging
import subprocess
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.log_loss import DAMAGED, GONE
from bot.sqlite.opening import open_file
from tests.store.log_child import ROWS

FRAME = 4096 + 24
IN_USE = 128
"""The byte of the index on which every process that has it open keeps a lock (SQLite's UNIX_SHM_DMS)."""


def ends(path: Path, how: str) -> None:
    subprocess.run([sys.executable, "-m", "tests.store.log_child", str(path), how], check=False)


def log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def index_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-shm")


def overwrite(path: Path, place: int, length: int) -> None:
    with path.open("r+b") as opened:
        opened.seek(place)
        opened.write(b"\xa5" * length)


def removed(path: Path) -> None:
    log_of(path).unlink()


def both_removed(path: Path) -> None:
    log_of(path).unlink()
    index_of(path).unlink()


def emptied(path: Path) -> None:
    log_of(path).write_bytes(b"")


def cut(path: Path) -> None:
    with log_of(path).open("r+b") as opened:
        opened.truncate(32 + 20 * FRAME + 100)


def bad_head(path: Path) -> None:
    overwrite(log_of(path), 0, 32)


def bad_sum(path: Path) -> None:
    overwrite(log_of(path), 24, 8)


def bad_page(path: Path) -> None:
    overwrite(log_of(path), 32 + 20 * FRAME + 500, 100)


def without_index(damage: Callable[[Path], None]) -> Callable[[Path], None]:
    def both(path: Path) -> None:
        damage(path)
        index_of(path).unlink(missing_ok=True)

    both.__name__ = f"{damage.__name__}, no index"
    return both


DAMAGES = [
    (removed, GONE),
    (both_removed, GONE),
    (emptied, GONE),
    (without_index(emptied), GONE),
    (cut, DAMAGED),
    (bad_head, DAMAGED),
    (without_index(bad_head), DAMAGED),
    (bad_sum, DAMAGED),
    (without_index(bad_sum), DAMAGED),
    (bad_page, DAMAGED),
    (without_index(bad_page), DAMAGED),
]


@pytest.fixture(scope="session")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a killed process leaves behind, made once."""
    path = tmp_path_factory.mktemp("killed") / "bode.sqlite"
    ends(path, "killed")
    return path


@pytest.fixture
def left(killed: Path, tmp_path: Path) -> Path:
    for file in killed.parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path / killed.name


async def told(path: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    caplog.clear()
    with caplog.at_level(logging.ERROR):
        file = await open_file(path)
        await file.close()
    return [record.__dict__["what"] for record in caplog.records if record.message == "store.log_lost"]


@pytest.mark.parametrize(("damage", "what"), DAMAGES, ids=[damage.__name__ for damage, _ in DAMAGES])
async def test_it_is_told_once(
    damage: Callable[[Path], None], what: str, left: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert log_of(left).stat().st_size > 30 * FRAME, "or there is nothing to lose"
    damage(left)
    assert await told(left, caplog) == [what]
    assert await told(left, caplog) == []


@pytest.mark.parametrize("with_index", [True, False])
async def test_a_crash_alone_loses_nothing(with_index: bool, left: Path, caplog: pytest.LogCaptureFixture) -> None:
    if not with_index:
        index_of(left).unlink()
    assert await told(left, caplog) == []
    file = await open_file(left)
    assert await file.read(lambda connection: connection.execute("SELECT count(*) FROM t").fetchone()) == (ROWS,)
    await file.close()


async def test_a_file_put_down_properly_needs_no_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "bode.sqlite"
    ends(path, "closed")
    assert not log_of(path).exists()
    assert await told(path, caplog) == []


async def test_processes_that_come_and_go_beside_each_other_tell_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "bode.sqlite"
    held = await open_file(path)
    await held.write(lambda connection: connection.execute("CREATE TABLE t (text TEXT)"))

    async def comes_and_goes() -> None:
        for _ in range(5):
            file = await open_file(path, busy_seconds=60)
            await file.write(lambda connection: connection.execute("INSERT INTO t VALUES ('x')"))
            await file.close()

    with caplog.at_level(logging.ERROR):
        await asyncio.gather(*(comes_and_goes() for _ in range(4)))
    await held.close()
    assert not [record for record in caplog.records if record.message == "store.log_lost"]
    assert await told(path, caplog) == []


async def test_after_a_crash_processes_may_come_and_go_beside_the_one_that_runs(left: Path) -> None:
    """To look for what was lost it reads the index that SQLite locks: without that lock the next process would begin it
    anew, and this one, which has it in its memory, die by SIGBUS."""
    command = [sys.executable, "-m", "tests.store.held_child", str(left)]
    held = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    assert held.stdin and held.stdout
    assert await held.stdout.readline() == b"open\n"
    with index_of(left).open("r+b") as index, pytest.raises(BlockingIOError):
        fcntl.lockf(index, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, IN_USE)
    for time in range(1, 3):
        await asyncio.to_thread(ends, left, "closed")
        held.stdin.write(b"\n")
        assert await held.stdout.readline() == b"%d\n" % (ROWS + time * (ROWS + 1))
    held.stdin.close()
    assert await held.wait() == 0
