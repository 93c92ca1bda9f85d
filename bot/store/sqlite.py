"""The embedded DocumentStore: one table of JSON documents in the SQLite file."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from sqlite3 import Connection, Cursor
from typing import Any, TypeVar

from bot.json import Json
from bot.sqlite.errors import FileUnavailable
from bot.sqlite.file import SqliteFile, Work
from bot.sqlite.moments import microseconds, moment_of
from bot.sqlite.snapshot import Snapshot, snapshot
from bot.store.base import (
    Conflict,
    Document,
    Kind,
    Page,
    Put,
    Scalar,
    StoreUnavailable,
    UndeclaredQuery,
    Whole,
    Write,
)
from bot.store.documents import body_of, check_commit, declared, unknown_kind
from bot.store.finds import Position, checked_find, page_token, position
from bot.store.sqlite_finds import KEY, PREFIX, Statement, count, indexes, pages

PURGE_EVERY = timedelta(minutes=1)
PURGE_MOST = 200
"""Expired documents that one commit takes along; they were hidden already, so nobody waits for the rest."""

PAGE = 500
PAGE_BYTES = 2**20
"""Of the bodies that `everything` reads at once: one more than fits."""

_TABLE = """
CREATE TABLE IF NOT EXISTS documents (
    kind TEXT NOT NULL, partition TEXT NOT NULL, id TEXT NOT NULL,
    version TEXT NOT NULL, schema INTEGER NOT NULL, expires INTEGER, body TEXT NOT NULL
)"""
_KEY = f"CREATE UNIQUE INDEX IF NOT EXISTS {KEY} ON documents (kind, partition, id)"
_EXPIRES = "CREATE INDEX IF NOT EXISTS documents_expires ON documents (expires) WHERE expires IS NOT NULL"
_PURGE = (
    "DELETE FROM documents WHERE rowid IN "
    "(SELECT rowid FROM documents INDEXED BY documents_expires WHERE expires <= ? LIMIT ?)"
)
# Each of these ends with the present moment, because an expired document counts as gone.
_GET = """
SELECT version, schema, body FROM documents
WHERE kind = ? AND partition = ? AND id = ? AND (expires IS NULL OR expires > ?)"""
_EVERYTHING = """
SELECT rowid, kind, partition, id, version, schema, expires, body FROM documents
WHERE rowid > ? AND (expires IS NULL OR expires > ?) ORDER BY rowid LIMIT ?"""
_NEW = """
INSERT INTO documents (version, schema, expires, body, kind, partition, id) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (kind, partition, id) DO UPDATE SET
    version = excluded.version, schema = excluded.schema, expires = excluded.expires, body = excluded.body
WHERE documents.expires <= ?"""
_REPLACE = """
UPDATE documents SET version = ?, schema = ?, expires = ?, body = ?
WHERE kind = ? AND partition = ? AND id = ? AND version = ? AND (expires IS NULL OR expires > ?)"""
_REMOVE = """
DELETE FROM documents
WHERE kind = ? AND partition = ? AND id = ? AND version = ? AND (expires IS NULL OR expires > ?)"""

T = TypeVar("T")


async def open_store(file: SqliteFile, kinds: Sequence[Kind], *, now: Callable[[], datetime]) -> "SqliteStore":
    """Makes the table and the declared indexes, and drops those no longer declared (one process at a time decides).

    Raises ValueError for a wrong kind and StoreUnavailable for a file that cannot be written.
    """
    store = SqliteStore(file, declared(kinds), now)
    await store.prepare()
    return store


@dataclass(frozen=True, slots=True)
class _Change:
    """A write as a statement that changes one row; its last parameter, the present moment, comes with its turn."""

    write: Write
    sql: str
    parameters: tuple[str | int | None, ...]
    version: str | None


class SqliteStore:
    """The file is closed by whoever opened it, since the queue stands on it too."""

    def __init__(self, file: SqliteFile, kinds: Mapping[str, Kind], now: Callable[[], datetime]) -> None:
        self._file = file
        self._kinds = kinds
        self._now = now
        self._purge_at = 0

    async def prepare(self) -> None:
        wanted = indexes(self._kinds.values())
        await self._run(self._file.write, lambda connection: _prepare(connection, wanted))

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        known = self._kind(kind)
        key = (kind, partition, id)

        def work(connection: Connection) -> Document | None:
            row = connection.execute(_GET, (*key, self._moment())).fetchone()
            return None if row is None else Document(*key, body_of(known, id, row[1], row[2]), row[0])

        return await self._run(self._file.read, work)

    async def find(
        self,
        kind: str,
        *,
        equal: Mapping[str, Scalar] | None = None,
        order: str | None = None,
        above: Json = None,
        below: Json = None,
        descending: bool = False,
        partition: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page:
        known = self._declared(kind)
        if limit < 1:
            raise ValueError("a page holds at least one document")
        find = checked_find(
            known,
            equal=equal or {},
            order=order,
            above=above,
            below=below,
            descending=descending,
            partition=partition,
        )
        statements = pages(find, None if after is None else position(find, after))

        def work(connection: Connection) -> Page:
            rows = _rows(connection, statements, self._moment(), limit + 1)
            documents = [Document(kind, row[0], row[1], body_of(known, row[1], row[3], row[4]), row[2]) for row in rows]
            if len(rows) <= limit:
                return Page(documents, None)
            last = rows[limit - 1]
            return Page(documents[:limit], page_token(find, Position(last[5], last[1], last[0])))

        return await self._run(self._file.read, work)

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        statement = count(checked_find(self._declared(kind), equal=equal, partition=partition))
        parameters = statement.parameters
        return await self._run(
            self._file.read,
            lambda connection: connection.execute(statement.sql, (*parameters, self._moment())).fetchone()[0],
        )

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        texts = check_commit(self._kinds, partition, writes)
        changes = [self._change(partition, write, text) for write, text in zip(writes, texts, strict=True)]

        def work(connection: Connection) -> Sequence[str | None]:
            moment = self._moment()
            for change in changes:
                if connection.execute(change.sql, (*change.parameters, moment)).rowcount != 1:
                    raise Conflict(change.write.kind, change.write.id)
            self._purge(connection, moment)
            return [change.version for change in changes]

        return await self._run(self._file.write, work)

    async def everything(self, moment: Snapshot | None = None) -> AsyncGenerator[Sequence[Whole]]:
        """`moment`: of the file, where others read of the same one."""
        now, last = self._moment(), 0
        async with nullcontext(moment) if moment else snapshot(self._file.path) as still:
            while True:

                def work(connection: Connection, after: int = last) -> list[Any]:
                    return _some(connection.execute(_EVERYTHING, (after, now, PAGE)))

                rows = await self._run(still.read, work)
                if not rows:
                    return
                yield [self._whole(row) for row in rows]
                last = rows[-1][0]

    def _whole(self, row: Any) -> Whole:
        _, kind, partition, name, version, schema, expires, text = row
        if kind not in self._kinds:
            raise unknown_kind(kind, partition, name)
        body = body_of(self._kinds[kind], name, schema, text)
        gone = None if expires is None else moment_of(expires)
        return Whole(Document(kind, partition, name, body, version), gone)

    async def close(self) -> None:
        """Nothing is held back here: a commit has happened when it returns."""

    def _change(self, partition: str, write: Write, text: str | None) -> _Change:
        key = (write.kind, partition, write.id)
        if not isinstance(write, Put):
            return _Change(write, _REMOVE, (*key, write.replaces), None)
        expires = None if write.expires is None else microseconds(write.expires)
        version = token_hex(8)
        values = (version, self._kinds[write.kind].schema, expires, text, *key)
        if write.replaces is None:
            return _Change(write, _NEW, values, version)
        return _Change(write, _REPLACE, (*values, write.replaces), version)

    def _purge(self, connection: Connection, moment: int) -> None:
        if moment >= self._purge_at:
            purged = connection.execute(_PURGE, (moment, PURGE_MOST)).rowcount
            if purged < PURGE_MOST:
                self._purge_at = moment + PURGE_EVERY // timedelta(microseconds=1)

    def _moment(self) -> int:
        return microseconds(self._now())

    def _kind(self, name: str) -> Kind:
        if name not in self._kinds:
            raise ValueError(f"kind {name!r} is not declared")
        return self._kinds[name]

    def _declared(self, name: str) -> Kind:
        if name not in self._kinds:
            raise UndeclaredQuery(f"kind {name!r} is not declared")
        return self._kinds[name]

    async def _run(self, how: Callable[[Work[T]], Awaitable[T]], work: Work[T]) -> T:
        try:
            return await how(work)
        except FileUnavailable as error:
            raise StoreUnavailable(str(error)) from error


def _prepare(connection: Connection, wanted: Mapping[str, str]) -> None:
    for statement in (_TABLE, _KEY, _EXPIRES):
        connection.execute(statement)
    standing: dict[str, str] = dict(
        connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'documents' AND name GLOB ?",
            (f"{PREFIX}*",),
        )
    )
    for name in standing.keys() - {name for name, sql in wanted.items() if standing.get(name) == sql}:
        connection.execute(f'DROP INDEX "{name}"')
    for name, sql in wanted.items():
        if standing.get(name) != sql:
            connection.execute(sql)


def _some(cursor: Cursor) -> list[Any]:
    """As many as PAGE_BYTES take."""
    rows: list[Any] = []
    size = 0
    for row in cursor:
        rows.append(row)
        size += len(row[-1])
        if size > PAGE_BYTES:
            break
    return rows


def _rows(connection: Connection, statements: Sequence[Statement], moment: int, most: int) -> list[Any]:
    """In one snapshot, so that a document that moves meanwhile does not stand in two sections."""
    rows: list[Any] = []
    connection.execute("BEGIN")
    for statement in statements:
        rows += connection.execute(statement.sql, (*statement.parameters, moment, most - len(rows))).fetchall()
        if len(rows) == most:
            break
    connection.execute("COMMIT")
    return rows
