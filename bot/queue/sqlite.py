"""The embedded JobQueue: one table of jobs in the SQLite file."""

import json
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_hex
from sqlite3 import Connection
from typing import Any, TypeVar

from bot.queue.base import MAX_BODY_BYTES, Job, Lease, LeaseLost, QueueUnavailable
from bot.sqlite import FileUnavailable, SqliteFile, Work, microseconds

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 10

# `due` is when somebody may lease it: a held job is one that is due when its lease runs out.
_TABLE = """
CREATE TABLE IF NOT EXISTS {queue} (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, body TEXT NOT NULL, due INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, lease TEXT, aside TEXT, aside_at INTEGER
)"""
_DUE = "CREATE INDEX IF NOT EXISTS {queue}_due ON {queue} (due, id, aside) WHERE aside IS NULL"
_ASIDE = "CREATE INDEX IF NOT EXISTS {queue}_aside ON {queue} (aside_at, id) WHERE aside IS NOT NULL"

_PUT = "INSERT INTO {queue} (name, body, due) VALUES (?, ?, ?)"
_NEXT = """
SELECT id, name, body, attempts FROM {queue} INDEXED BY {queue}_due
WHERE aside IS NULL AND due <= ? ORDER BY due, id LIMIT ?"""
_LEASE = "UPDATE {queue} SET attempts = attempts + 1, lease = ?, due = ? WHERE id = ?"
_POISON = "UPDATE {queue} SET aside = 'attempts', aside_at = ?, lease = NULL WHERE id = ?"
_EXTEND = "UPDATE {queue} SET lease = ?, due = ? WHERE id = ? AND lease = ?"
_DONE = "DELETE FROM {queue} WHERE id = ? AND lease = ?"
_RELEASE = "UPDATE {queue} SET lease = NULL, due = ?, attempts = attempts - ? WHERE id = ? AND lease = ?"
_SET_ASIDE = "UPDATE {queue} SET lease = NULL, aside = ?, aside_at = ? WHERE id = ? AND lease = ?"
_LIST_ASIDE = """
SELECT name, body, aside FROM {queue} INDEXED BY {queue}_aside
WHERE aside IS NOT NULL ORDER BY aside_at DESC, id DESC LIMIT ?"""
_PENDING = "SELECT count(*) FROM {queue} INDEXED BY {queue}_due WHERE aside IS NULL"

_NAME = re.compile(r"[a-z][a-z_]{0,30}")

T = TypeVar("T")


async def open_queue(
    file: SqliteFile, *, now: Callable[[], datetime], name: str = "jobs", max_attempts: int = MAX_ATTEMPTS
) -> "SqliteQueue":
    """Queues of different names share the file and nothing else. Raises QueueUnavailable for a file that cannot be
    written, ValueError for a name that is no plain word."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for a queue: {name!r}")
    queue = SqliteQueue(file, now, name, max_attempts)
    await queue.prepare()
    return queue


class SqliteQueue:
    """The file is closed by whoever opened it, since the store stands on it too."""

    def __init__(self, file: SqliteFile, now: Callable[[], datetime], name: str, max_attempts: int) -> None:
        self._file = file
        self._now = now
        self._name = name
        self._max_attempts = max_attempts

    async def prepare(self) -> None:
        await self._run(self._file.write, self._prepare)

    async def put(self, jobs: Sequence[Job], *, delay: timedelta = timedelta()) -> None:
        texts = [_body_text(job) for job in jobs]

        def work(connection: Connection) -> None:
            due = self._in(delay)
            connection.executemany(
                self._sql(_PUT), [(job.name, text, due) for job, text in zip(jobs, texts, strict=True)]
            )

        if jobs:
            await self._run(self._file.write, work)

    async def lease(self, *, limit: int, duration: timedelta) -> Sequence[Lease]:
        _check(duration)
        return await self._run(self._file.write, lambda connection: self._lease(connection, limit, duration))

    async def extend(self, lease: Lease, duration: timedelta) -> Lease:
        _check(duration)
        number, held = _parts(lease)
        renewed = token_hex(8)
        await self._change(lambda: (_EXTEND, (renewed, self._in(duration), number, held)))
        return replace(lease, receipt=f"{number}.{renewed}")

    async def done(self, lease: Lease) -> None:
        await self._change(lambda: (_DONE, _parts(lease)))

    async def release(self, lease: Lease, *, delay: timedelta, counts: bool = True) -> None:
        await self._change(lambda: (_RELEASE, (self._in(delay), 0 if counts else 1, *_parts(lease))))

    async def set_aside(self, lease: Lease, reason: str) -> None:
        await self._change(lambda: (_SET_ASIDE, (reason, self._in(timedelta()), *_parts(lease))))

    async def aside(self, *, limit: int = 100) -> Sequence[tuple[Job, str]]:
        rows = await self._run(
            self._file.read, lambda connection: connection.execute(self._sql(_LIST_ASIDE), (limit,)).fetchall()
        )
        return [(Job(name, json.loads(body)), reason) for name, body, reason in rows]

    async def pending(self) -> int:
        return await self._run(
            self._file.read, lambda connection: connection.execute(self._sql(_PENDING)).fetchone()[0]
        )

    async def close(self) -> None:
        """Nothing is held back here: a job is kept when `put` returns."""

    def _lease(self, connection: Connection, limit: int, duration: timedelta) -> list[Lease]:
        leases: list[Lease] = []
        moment, until = self._in(timedelta()), self._in(duration)
        while len(leases) < limit:
            rows = connection.execute(self._sql(_NEXT), (moment, limit - len(leases))).fetchall()
            poison = [row[0] for row in rows if row[3] >= self._max_attempts]
            connection.executemany(self._sql(_POISON), [(moment, number) for number in poison])
            taken = [(row, token_hex(8)) for row in rows if row[3] < self._max_attempts]
            connection.executemany(self._sql(_LEASE), [(receipt, until, row[0]) for row, receipt in taken])
            leases += [
                Lease(Job(name, json.loads(body)), attempts + 1, f"{number}.{receipt}")
                for (number, name, body, attempts), receipt in taken
            ]
            if not poison:
                break
            log.error("job.set_aside", extra={"queue": self._name, "reason": "attempts", "jobs": len(poison)})
        return leases

    async def _change(self, change: Callable[[], tuple[str, tuple[Any, ...]]]) -> None:
        def work(connection: Connection) -> None:
            statement, values = change()
            if connection.execute(self._sql(statement), values).rowcount != 1:
                raise LeaseLost("somebody else may hold the job, or it is done")

        await self._run(self._file.write, work)

    def _prepare(self, connection: Connection) -> None:
        for statement in (_TABLE, _DUE, _ASIDE):
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


def _check(duration: timedelta) -> None:
    if duration <= timedelta():
        raise ValueError("a lease lasts a while")


def _body_text(job: Job) -> str:
    text = json.dumps(dict(job.body), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if len(job.name.encode()) + len(text.encode()) > MAX_BODY_BYTES:
        raise ValueError(f"job {job.name}: over {MAX_BODY_BYTES} bytes")
    return text


def _parts(lease: Lease) -> tuple[int, str]:
    """Row and nonce; a receipt that this queue never gave is a lost lease."""
    number, dot, nonce = lease.receipt.partition(".")
    if not dot or not number.isdecimal():
        raise LeaseLost("not a receipt of this queue")
    return int(number), nonce
