"""The embedded JobQueue: one table of jobs in the SQLite file."""

import json
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_hex
from sqlite3 import Connection
from typing import Any, TypeVar

from bot.queue.base import Lease, LeaseLost, QueueUnavailable, body_text, check_delay, check_duration
from bot.queue.bell import Bell
from bot.sqlite.errors import FileUnavailable
from bot.sqlite.file import SqliteFile, Work
from bot.sqlite.moments import microseconds, moment_of
from bot.work.job import Job

# `due` is when somebody may lease it: a held job is one that is due when its lease runs out.
_TABLE = """
CREATE TABLE IF NOT EXISTS {queue} (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, body TEXT NOT NULL, due INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, lease TEXT, trace TEXT NOT NULL DEFAULT ''
)"""
# Files of before have no such column; a version of before leaves it empty.
_ADD_TRACE = "ALTER TABLE {queue} ADD COLUMN trace TEXT NOT NULL DEFAULT ''"
_DUE = "CREATE INDEX IF NOT EXISTS {queue}_next ON {queue} (due, id)"

# Files of before kept here what was set aside, which the store does now (`former`). Until it has them, these are held
# by nobody for ever.
_COLUMNS = "SELECT name FROM pragma_table_info('{queue}')"
_HOLD_FORMER = (
    "UPDATE {queue} SET lease = 'aside', due = 9223372036854775807 WHERE aside IS NOT NULL AND lease IS NULL",
    "DROP INDEX IF EXISTS {queue}_due",
    "DROP INDEX IF EXISTS {queue}_aside",
)
_THERE = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
_INDEXES = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
_LIST_FORMER = "SELECT id, name, body, attempts, aside, aside_at FROM {queue} WHERE aside IS NOT NULL ORDER BY id"

_PUT = "INSERT INTO {queue} (name, body, due, attempts, trace) VALUES (?, ?, ?, ?, ?)"
_SOONEST = "SELECT due FROM {queue} INDEXED BY {queue}_next ORDER BY due, id LIMIT 1"
_NEXT = (
    "SELECT id, name, body, attempts, trace FROM {queue} INDEXED BY {queue}_next WHERE due <= ?"
    " ORDER BY due, id LIMIT ?"
)
_LEASE = "UPDATE {queue} SET attempts = attempts + 1, lease = ?, due = ? WHERE id = ?"
_EXTEND = "UPDATE {queue} SET lease = ?, due = ? WHERE id = ? AND lease = ?"
_DONE = "DELETE FROM {queue} WHERE id = ? AND lease = ?"
_RELEASE = "UPDATE {queue} SET lease = NULL, due = ?, attempts = attempts - ? WHERE id = ? AND lease = ?"
_PENDING = "SELECT count(*) FROM {queue}"

_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")

T = TypeVar("T")


async def open_queue(file: SqliteFile, *, now: Callable[[], datetime], name: str = "jobs") -> "SqliteQueue":
    """Queues of different names share the file and nothing else. Raises QueueUnavailable for a file that cannot be
    written, ValueError for a name that is no plain word."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for a queue: {name!r}")
    queue = SqliteQueue(file, now, name)
    await queue.prepare()
    return queue


def rename_queue(connection: Connection, before: str, name: str) -> None:
    """The jobs of a queue that nobody has open become those of another name; nothing where there is none. Its indexes
    are dropped: opening it makes them."""
    if before == name or not connection.execute(_THERE, (before,)).fetchone():
        return
    for (index,) in connection.execute(_INDEXES, (before,)).fetchall():
        connection.execute(f'DROP INDEX "{index}"')
    connection.execute(f"ALTER TABLE {before} RENAME TO {name}")


class SqliteQueue:
    """The file is closed by whoever opened it, since the store stands on it too."""

    longest_wait = 2.0

    def __init__(self, file: SqliteFile, now: Callable[[], datetime], name: str) -> None:
        self._file = file
        self._now = now
        self._name = name
        self._bell = Bell()
        self._busy = False
        self._had_aside = False
        self._soonest: int | None = None

    async def prepare(self) -> None:
        await self._run(self._file.write, self._prepare)

    async def put(self, jobs: Sequence[Job], *, delay: timedelta = timedelta(), attempts: int = 0) -> None:
        check_delay(delay)
        texts = [body_text(job) for job in jobs]

        def work(connection: Connection) -> None:
            due = self._in(delay)
            rows = [(job.name, text, due, attempts, job.trace) for job, text in zip(jobs, texts, strict=True)]
            connection.executemany(self._sql(_PUT), rows)

        if jobs:
            await self._run(self._file.write, work)
            self._bell.ring()

    async def lease(self, *, limit: int, duration: timedelta) -> Sequence[Lease]:
        """Reads before it takes the write lock, unless there was work a moment ago."""
        check_duration(duration)
        if not self._busy and not await self._is_due():
            return []
        leases = await self._run(self._file.write, lambda connection: self._lease(connection, limit, duration))
        self._busy = bool(leases)
        return leases

    async def wait(self, seconds: float) -> None:
        if self._soonest is not None:
            seconds = min(seconds, (self._soonest - self._in(timedelta())) / 1_000_000)
        await self._bell.wait(seconds)

    async def extend(self, lease: Lease, duration: timedelta) -> Lease:
        check_duration(duration)
        number, held = _parts(lease)
        renewed = token_hex(8)
        await self._change(lambda: (_EXTEND, (renewed, self._in(duration), number, held)))
        return replace(lease, receipt=f"{number}.{renewed}")

    async def done(self, lease: Lease) -> None:
        await self._change(lambda: (_DONE, _parts(lease)))

    async def release(self, lease: Lease, *, delay: timedelta, counts: bool = True) -> None:
        check_delay(delay)
        await self._change(lambda: (_RELEASE, (self._in(delay), 0 if counts else 1, *_parts(lease))))
        self._bell.ring()

    async def former(self) -> Sequence[tuple[Lease, str, datetime]]:
        """What an earlier version set aside here, why and when; each stays until its lease is `done`."""
        if not self._had_aside:
            return []
        rows = await self._run(
            self._file.read, lambda connection: connection.execute(self._sql(_LIST_FORMER)).fetchall()
        )
        return [
            (Lease(Job(name, json.loads(body), ""), str(number), attempts, f"{number}.aside"), reason, moment_of(at))
            for number, name, body, attempts, reason, at in rows
        ]

    async def pending(self) -> int:
        return await self._run(
            self._file.read, lambda connection: connection.execute(self._sql(_PENDING)).fetchone()[0]
        )

    async def waiting_since(self) -> datetime | None:
        return moment_of(self._soonest) if await self._is_due() and self._soonest else None

    async def close(self) -> None:
        """Nothing is held back here: a job is kept when `put` returns."""

    async def _is_due(self) -> bool:
        row = await self._run(self._file.read, lambda connection: connection.execute(self._sql(_SOONEST)).fetchone())
        self._soonest = row[0] if row else None
        return self._soonest is not None and self._soonest <= self._in(timedelta())

    def _lease(self, connection: Connection, limit: int, duration: timedelta) -> list[Lease]:
        rows = connection.execute(self._sql(_NEXT), (self._in(timedelta()), limit)).fetchall()
        until = self._in(duration)
        taken = [(row, token_hex(8)) for row in rows]
        connection.executemany(self._sql(_LEASE), [(receipt, until, row[0]) for row, receipt in taken])
        return [
            Lease(Job(name, json.loads(body), trace), str(number), attempts + 1, f"{number}.{receipt}")
            for (number, name, body, attempts, trace), receipt in taken
        ]

    async def _change(self, change: Callable[[], tuple[str, tuple[Any, ...]]]) -> None:
        def work(connection: Connection) -> None:
            statement, values = change()
            if connection.execute(self._sql(statement), values).rowcount != 1:
                raise LeaseLost("somebody else may hold the job, or it is done")

        await self._run(self._file.write, work)

    def _prepare(self, connection: Connection) -> None:
        connection.execute(self._sql(_TABLE))
        columns = {name for (name,) in connection.execute(self._sql(_COLUMNS))}
        self._had_aside = "aside" in columns
        if "trace" not in columns:
            connection.execute(self._sql(_ADD_TRACE))
        for statement in (*(_HOLD_FORMER if self._had_aside else ()), _DUE):
            connection.execute(self._sql(statement))

    def _sql(self, statement: str) -> str:
        return statement.replace("{queue}", self._name)

    def _in(self, delay: timedelta) -> int:
        return microseconds(self._now() + delay)

    async def _run(self, how: Callable[[Work[T]], Awaitable[T]], work: Work[T]) -> T:
        try:
            return await how(work)
        except FileUnavailable as error:
            raise QueueUnavailable(str(error)) from error


def _parts(lease: Lease) -> tuple[int, str]:
    """Row and nonce; a receipt that this queue never gave is a lost lease."""
    number, dot, nonce = lease.receipt.partition(".")
    if not dot or not number.isdecimal():
        raise LeaseLost("not a receipt of this queue")
    return int(number), nonce
