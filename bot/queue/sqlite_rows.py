"""The jobs of all queues of an SQLite file as they stood at one moment: those that wait and those that are held."""

import json
from collections.abc import AsyncGenerator, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from bot.json import JsonObject
from bot.queue.base import QueueUnavailable, Rewritten
from bot.sqlite.errors import FileUnavailable
from bot.sqlite.file import SqliteFile
from bot.sqlite.moments import moment_of
from bot.sqlite.snapshot import Snapshot
from bot.work.job import Job

BATCH = 500

_QUEUES = """
SELECT name FROM sqlite_schema AS tables WHERE type = 'table' AND 5 = (
    SELECT count(*) FROM pragma_table_info(tables.name) WHERE name IN ('body', 'due', 'attempts', 'lease', 'name')
) ORDER BY name"""
_COLUMNS = "SELECT name FROM pragma_table_info('{queue}')"
_JOBS = "SELECT id, name, body, due, attempts, {trace}, lease FROM {queue} WHERE id > ? ORDER BY id LIMIT ?"
_FORMER = "aside"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job of the queue of that name. It is `due` when somebody may lease it, of a held one when its lease ends."""

    queue: str
    job: Job
    due: datetime
    attempts: int


async def everything(moment: Snapshot) -> AsyncGenerator[Sequence[Waiting]]:
    """Page by page. Raises QueueUnavailable, also for jobs that an earlier version set aside in a queue: the store has
    them once Bode has started."""
    for (queue,) in await _read(moment, _QUEUES):
        columns = {name for (name,) in await _read(moment, _COLUMNS.replace("{queue}", queue))}
        # That of an earlier version has none before it is opened.
        jobs = _JOBS.replace("{queue}", queue).replace("{trace}", "trace" if "trace" in columns else "''")
        last = 0
        while rows := await _read(moment, jobs, last, BATCH):
            if any(row[-1] == _FORMER for row in rows):
                raise QueueUnavailable(f"{queue}: an earlier version set jobs aside here: start Bode once, then again")
            yield [
                Waiting(queue, Job(name, json.loads(body), trace), moment_of(due), attempts)
                for _, name, body, due, attempts, trace, _ in rows
            ]
            last = rows[-1][0]


async def _read(moment: Snapshot, sql: str, *values: int) -> list[Any]:
    def work(connection: Connection) -> list[Any]:
        return connection.execute(sql, values).fetchall()

    try:
        return await moment.read(work)
    except FileUnavailable as error:
        raise QueueUnavailable(str(error)) from error


async def rewrite(file: SqliteFile, queues: Collection[str], change: Callable[[JsonObject], JsonObject]) -> Rewritten:
    """Changes the bodies of jobs of these queues, also of those that are held. Raises QueueUnavailable."""

    def work(connection: Connection) -> Rewritten:
        number, held = 0, 0
        there = [queue for (queue,) in connection.execute(_QUEUES).fetchall() if queue in queues]
        for queue in there:
            rows = connection.execute(f"SELECT id, body, lease FROM {queue}").fetchall()  # noqa: S608 - our own
            for id_, body, lease in rows:
                before: JsonObject = json.loads(body)
                if (after := change(before)) != before:
                    text = json.dumps(after, ensure_ascii=False, separators=(",", ":"))
                    connection.execute(f"UPDATE {queue} SET body = ? WHERE id = ?", (text, id_))  # noqa: S608
                    number += 1
                    held += lease not in {None, _FORMER}
        return Rewritten(number, held)

    try:
        return await file.write(work)
    except FileUnavailable as error:
        raise QueueUnavailable(str(error)) from error
