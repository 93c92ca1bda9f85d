"""The SQLite file: groups of writes, who may open it, and what it says when it cannot be used."""

import asyncio
import sqlite3
import stat
import sys
import threading
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.sqlite.errors import FileUnavailable
from bot.sqlite.file import SqliteFile
from bot.sqlite.opening import LAYOUT, keep_log, open_file
from tests.patience import PATIENCE


def adds(n: int, text: str = "") -> Callable[[Connection], int]:
    return lambda connection: connection.execute("INSERT INTO t VALUES (?, ?)", (n, text)).rowcount


def numbers(connection: Connection) -> list[int]:
    return [n for (n,) in connection.execute("SELECT n FROM t ORDER BY n")]


def names_in(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bode.db"


@pytest.fixture
async def file(path: Path) -> AsyncIterator[SqliteFile]:
    opened = await open_file(path)
    await opened.write(lambda connection: connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT)"))
    yield opened
    await opened.close()


async def held(file: SqliteFile) -> tuple[threading.Event, asyncio.Future[None]]:
    """The writer, kept busy until the event is set, so that the writes that follow make one group."""
    begun, let_go = threading.Event(), threading.Event()

    def work(connection: Connection) -> None:
        begun.set()
        let_go.wait(10)

    waiting = asyncio.ensure_future(file.write(work))
    await asyncio.to_thread(begun.wait, 10)
    return let_go, waiting


async def test_a_failing_write_undoes_itself_alone(file: SqliteFile) -> None:
    def half(connection: Connection) -> None:
        connection.execute("INSERT INTO t VALUES (50, '')")
        raise KeyError("ours")

    let_go, waiting = await held(file)
    group = asyncio.gather(
        file.write(adds(1)), file.write(half), file.write(adds(1)), file.write(adds(2)), return_exceptions=True
    )
    await asyncio.sleep(0)
    let_go.set()
    first, failed, double, second = await group
    await waiting
    assert (first, second) == (1, 1)
    assert isinstance(failed, KeyError)
    assert isinstance(double, sqlite3.IntegrityError)
    assert await file.read(numbers) == [1, 2]


async def test_waiting_writes_share_one_commit(file: SqliteFile) -> None:
    commits: list[str] = []
    await file.write(
        lambda connection: connection.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
    )
    let_go, waiting = await held(file)
    group = asyncio.gather(*(file.write(adds(n)) for n in range(100)))
    await asyncio.sleep(0)
    let_go.set()
    await waiting
    await group
    assert len(commits) == 3  # of the callback itself, of the one that held the writer, of the hundred
    assert await file.read(numbers) == list(range(100))


async def test_the_loop_runs_on_while_the_writer_is_busy(file: SqliteFile) -> None:
    let_go, waiting = await held(file)
    assert await asyncio.wait_for(file.read(numbers), PATIENCE) == []
    assert not waiting.done()
    let_go.set()
    await waiting


async def test_a_cancelled_caller_leaves_the_others_alone(file: SqliteFile) -> None:
    let_go, waiting = await held(file)
    cancelled = asyncio.ensure_future(file.write(adds(1)))
    other = asyncio.ensure_future(file.write(adds(2)))
    await asyncio.sleep(0)
    cancelled.cancel()
    let_go.set()
    await waiting
    assert await other == 1
    assert cancelled.cancelled()
    assert await file.read(numbers) == [1, 2]


async def test_a_reader_cannot_write_and_leaves_no_transaction(file: SqliteFile) -> None:
    with pytest.raises(FileUnavailable, match="readonly"):
        await file.read(adds(1))
    for _ in range(4):
        await file.read(lambda connection: connection.execute("BEGIN"))
    await file.write(adds(1))
    assert [await file.read(numbers) for _ in range(4)] == [[1]] * 4


async def test_a_mistake_of_ours_keeps_its_own_error(file: SqliteFile) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        await file.read(lambda connection: connection.execute("SELECT * FROM nope"))


async def test_closing_waits_for_what_is_queued(path: Path, file: SqliteFile) -> None:
    writes = [asyncio.ensure_future(file.write(adds(n))) for n in range(500)]
    await asyncio.sleep(0)
    await asyncio.gather(file.close(), file.close())
    await file.close()
    assert await asyncio.gather(*writes) == [1] * 500
    assert names_in(path.parent) == [path.name]
    for refused in (file.read(numbers), file.write(adds(1000))):
        with pytest.raises(FileUnavailable, match=r"bode\.db: closed"):
            await refused
    again = await open_file(path)
    assert len(await again.read(numbers)) == 500
    await again.close()


async def test_only_the_owner_reads_it(path: Path, file: SqliteFile) -> None:
    await file.write(adds(1))
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()} == {0o600}


async def test_it_keeps_what_it_acknowledges(file: SqliteFile) -> None:
    def settings(connection: Connection) -> list[int | str]:
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]

    assert await file.write(settings) == ["wal", 2]
    assert await file.problems() == []


async def test_several_may_create_it_at_once(path: Path) -> None:
    files = await asyncio.gather(*(open_file(path) for _ in range(8)))
    await files[0].write(lambda connection: connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT)"))
    await asyncio.gather(*(file.write(adds(n)) for n, file in enumerate(files)))
    assert await files[3].read(numbers) == list(range(8))
    for file in files:
        await file.close()


def test_who_switches_to_the_log_waits_for_who_writes(path: Path) -> None:
    """SQLite's own patience does not count for that switch."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as writer:
        writer.execute("CREATE TABLE t (n INTEGER)")
        writer.execute("BEGIN IMMEDIATE")
        with closing(sqlite3.connect(path, isolation_level=None)) as opening:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                keep_log(opening, 0.0)
            ending = threading.Timer(0.05, lambda: writer.execute("COMMIT"))
            ending.start()
            assert keep_log(opening, 60.0)
            ending.join()


OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("INSERT INTO t VALUES (7, 'of another process')")
print("held", flush=True)
sys.stdin.readline()
connection.execute("COMMIT")
connection.close()
"""


async def test_another_process_may_write_too(path: Path, file: SqliteFile) -> None:
    other = await asyncio.create_subprocess_exec(sys.executable, "-c", OTHER, str(path), stdin=PIPE, stdout=PIPE)
    assert other.stdout and other.stdin
    assert await other.stdout.readline() == b"held\n"
    ours = asyncio.ensure_future(file.write(adds(8)))
    assert await file.read(numbers) == []
    assert not ours.done()
    await other.communicate(b"\n")
    assert await ours == 1
    assert await file.read(numbers) == [7, 8]


async def test_a_lock_that_stays_is_said(path: Path) -> None:
    file = await open_file(path, busy_seconds=0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(FileUnavailable, match=r"bode\.db: database is locked"):
        await file.write(adds(1))
    with pytest.raises(FileUnavailable, match="locked"):
        await open_file(path, busy_seconds=0.05)
    other.execute("ROLLBACK")
    other.close()
    assert await file.write(lambda connection: connection.execute("SELECT 1").fetchone()) == (1,)
    await file.close()


async def test_a_full_disk_is_said_and_nothing_of_the_group_happened(file: SqliteFile) -> None:
    await file.write(adds(1))
    pages = await file.write(lambda connection: connection.execute("PRAGMA page_count").fetchone()[0])
    await file.write(lambda connection: connection.execute(f"PRAGMA max_page_count={pages + 2}").fetchone())
    let_go, waiting = await held(file)
    group = asyncio.gather(
        file.write(adds(2)), file.write(adds(3, "x" * 100_000)), file.write(adds(4)), return_exceptions=True
    )
    await asyncio.sleep(0)
    let_go.set()
    outcomes = await group
    assert isinstance(await asyncio.gather(waiting, return_exceptions=True), list)
    assert [type(outcome) for outcome in outcomes] == [FileUnavailable] * 3
    assert "bode.db: database or disk is full" in str(outcomes[0])
    assert await file.read(numbers) == [1]
    assert await file.write(adds(5)) == 1


async def test_a_newer_layout_is_refused(path: Path, file: SqliteFile) -> None:
    await file.write(adds(1))
    await file.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={LAYOUT + 1}")
    connection.close()
    with pytest.raises(FileUnavailable, match=r"bode\.db: has layout 3, this program knows 2: start the newer program"):
        await open_file(path)


def test_another_programs_file_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (n)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(FileUnavailable, match="another program"):
        asyncio.run(open_file(path))
    assert path.read_bytes() == before


def overwrite(path: Path, begin: int, length: int) -> None:
    content = bytearray(path.read_bytes())
    content[begin : begin + length] = b"\xa5" * length
    path.write_bytes(content)


async def test_a_damaged_file_is_said(path: Path, file: SqliteFile) -> None:
    for n in range(200):
        await file.write(adds(n, "x" * 500))
    await file.close()
    overwrite(path, 8192, 32000)
    with pytest.raises(FileUnavailable, match=r"bode\.db: is damaged"):
        await open_file(path)
    overwrite(path, 0, 100)
    with pytest.raises(FileUnavailable, match=r"bode\.db: file is not a database"):
        await open_file(path)


async def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for wrong in (tmp_path, tmp_path / "file" / "bode.db"):
        with pytest.raises(FileUnavailable, match=str(wrong)):
            await open_file(wrong)


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "vraag?.db", "één#twee.db"])
async def test_any_name(tmp_path: Path, name: str) -> None:
    file = await open_file(tmp_path / name)
    await file.close()
    assert names_in(tmp_path) == [name]
