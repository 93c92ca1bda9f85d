"""What only the SQLite store promises: its plans, its indexes in the file, its purge, its errors."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from bot.sqlite.file import SqliteFile
from bot.sqlite.opening import open_file
from bot.store.base import Kind, Put, StoreUnavailable
from bot.store.finds import Find, Position
from bot.store.kinds import KINDS
from bot.store.sqlite import PURGE_EVERY, PURGE_MOST, open_store
from bot.store.sqlite_finds import count, indexes, pages
from tests.store.rig import Clock, fill, ids

REQUEST = Kind("request", indexes=(("owner", "due"), ("owner", "state", "due")))


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[SqliteFile]:
    opened = await open_file(tmp_path / "bode.db")
    yield opened
    await opened.close()


async def plan(file: SqliteFile, sql: str, values: int) -> str:
    def work(connection: Connection) -> str:
        rows: list[Any] = connection.execute(f"EXPLAIN QUERY PLAN {sql}", ("x",) * (values - 1) + (1,)).fetchall()
        return " / ".join(row[3] for row in rows)

    return await file.read(work)


@pytest.mark.parametrize("kind", [*KINDS, REQUEST], ids=lambda kind: kind.name)
async def test_no_find_scans_or_sorts(file: SqliteFile, kind: Kind) -> None:
    await open_store(file, [kind], now=Clock())
    finds = [Find(kind.name, partition="p")] + [
        Find(kind.name, tuple((name, "x") for name in equal), order, above, below, descending, partition)
        for index in kind.finds
        for length in range(len(index) + 1)
        for equal in [index[:length]]
        for order in (None, *index[length : length + 1])
        for above, below in ((None, None), ("a", None), (None, "z"), ("a", "z"))
        for descending in (False, True)
        for partition in (None, "p")
        if (equal or order) and (order or not (above or below))
    ]
    for find in finds:
        for after in (None, Position("k" if find.order else None, "id", "p"), Position(None, "id", "p")):
            for statement in pages(find, after):
                said = await plan(file, statement.sql, len(statement.parameters) + 2)
                assert said.startswith("SEARCH documents USING INDEX")
                assert "SCAN" not in said and "TEMP B-TREE" not in said
                bounded = len(find.equal) + (find.partition is not None) + (find.order is not None)
                assert said.count("=?") + ("<expr>>" in said or "<expr><" in said) >= bounded, (find, after, said)
        if find.order is None:
            said = await plan(file, count(find).sql, len(find.equal) + (find.partition is not None) + 1)
            assert said.startswith("SEARCH documents USING") and "SCAN" not in said


async def test_the_next_page_begins_where_the_last_one_ended(tmp_path: Path) -> None:
    """The work of a page, counted in SQLite's own steps, is the same at the beginning and deep inside."""
    file = await open_file(tmp_path / "bode.db", readers=1)
    store = await open_store(file, [REQUEST], now=Clock())
    for batch in range(30):
        bodies = {f"{batch}-{n}": {"owner": "ana", "due": n % 3} for n in range(100)}
        await fill(store, "request", f"p{batch}", bodies)
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    await file.read(lambda connection: connection.set_progress_handler(step, 20))
    for order in (None, "due"):
        for descending in (False, True):
            counted: list[int] = []
            after: str | None = None
            for _ in range(60):
                steps = 0
                page = await store.find(
                    "request", equal={"owner": "ana"}, order=order, descending=descending, limit=50, after=after
                )
                counted.append(steps)
                after = page.next
            assert after is None
            assert 0 < max(counted) < 2 * min(counted), counted
    await file.close()


async def names(file: SqliteFile) -> set[str]:
    rows = await file.read(
        lambda connection: connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'").fetchall()
    )
    return {name for (name,) in rows}


async def test_indexes_follow_the_kinds(file: SqliteFile) -> None:
    fixed = {"documents_key", "documents_expires"}
    await open_store(file, [REQUEST], now=Clock())
    assert await names(file) == set(indexes([REQUEST])) | fixed
    version = await file.read(lambda connection: connection.execute("PRAGMA schema_version").fetchone()[0])
    await open_store(file, [REQUEST], now=Clock())
    assert await file.read(lambda connection: connection.execute("PRAGMA schema_version").fetchone()[0]) == version
    await open_store(file, [Kind("request", indexes=(("state",),))], now=Clock())
    assert await names(file) == {"find:request:state", "find:request:state:partition"} | fixed
    await open_store(file, [Kind("request")], now=Clock())
    assert await names(file) == fixed


async def test_the_purge_takes_a_few_along_with_a_commit(file: SqliteFile) -> None:
    clock = Clock()
    store = await open_store(file, [REQUEST], now=clock)
    soon = clock() + timedelta(seconds=1)
    for batch in range(5):
        await store.commit(f"p{batch}", [Put("request", str(n), {}, expires=soon) for n in range(100)])
    await store.commit("p", [Put("request", "stays", {}), Put("request", "later", {}, expires=soon + PURGE_EVERY * 9)])
    left: list[int] = []
    for turn in range(4):
        clock.turn(PURGE_EVERY)
        await store.commit("q", [Put("request", str(turn), {})])
        left.append(await file.read(lambda c: c.execute("SELECT count(*) FROM documents").fetchone()[0]))
    assert left == [502 + 1 - PURGE_MOST, 502 + 2 - 2 * PURGE_MOST, 2 + 3, 2 + 4]
    assert ids(await store.find("request", partition="p")) == ["later", "stays"]


async def test_a_page_token_is_plain_text_for_a_url(file: SqliteFile) -> None:
    store = await open_store(file, [REQUEST], now=Clock())
    await fill(store, "request", "p", {f"e{n}": {"owner": "ana", "due": "ü?"} for n in range(3)})
    page = await store.find("request", equal={"owner": "ana"}, order="due", limit=1)
    assert page.next and page.next.isascii() and not set(page.next) & set("+/ &?#")


async def test_a_closed_file_is_an_unavailable_store(file: SqliteFile) -> None:
    store = await open_store(file, [REQUEST], now=Clock())
    await store.close()
    await file.close()
    for refused in (
        store.get("request", "p", "1"),
        store.find("request", partition="p"),
        store.count("request", equal={"owner": "ana"}),
        store.commit("p", [Put("request", "1", {})]),
    ):
        with pytest.raises(StoreUnavailable, match=r"bode\.db: closed"):
            await refused
