"""The documents of an SQLite file as rows, whatever layout it has: for migrations, which see all of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_hex
from sqlite3 import Connection

from bot.json import JsonObject
from bot.store.sqlite_finds import PREFIX

BATCH = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A document as it stands in the table; `expires` is in microseconds since 1970."""

    kind: str
    partition: str
    id: str
    schema: int
    body: JsonObject
    expires: int | None


def rows(connection: Connection) -> Iterator[Row]:
    """Every document there is, in no order that means anything; none when nothing was ever kept."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'documents'").fetchone():
        return
    last = 0
    while True:
        page = connection.execute(
            "SELECT rowid, kind, partition, id, schema, body, expires FROM documents WHERE rowid > ? "
            "ORDER BY rowid LIMIT ?",
            (last, BATCH),
        ).fetchall()
        for number, kind, partition, name, schema, body, expires in page:
            last = number
            yield Row(kind, partition, name, schema, json.loads(body), expires)
        if len(page) < BATCH:
            return


def replace_all(connection: Connection, wanted: Iterator[Row]) -> int:
    """Makes these all the documents there are, and returns how many; `wanted` may read `rows` meanwhile. The indexes
    are dropped: opening the store makes those that are declared now."""
    connection.execute("CREATE TEMP TABLE fresh AS SELECT * FROM documents WHERE 0")
    count = 0
    for row in wanted:
        text = json.dumps(dict(row.body), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        connection.execute(
            "INSERT INTO fresh (kind, partition, id, version, schema, expires, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row.kind, row.partition, row.id, token_hex(8), row.schema, row.expires, text),
        )
        count += 1
    names: list[tuple[str]] = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND name GLOB ?", (f"{PREFIX}*",)
    ).fetchall()
    for (name,) in names:
        connection.execute(f'DROP INDEX "{name}"')
    connection.execute("DELETE FROM documents")
    connection.execute(
        "INSERT INTO documents (kind, partition, id, version, schema, expires, body) "
        "SELECT kind, partition, id, version, schema, expires, body FROM fresh"
    )
    connection.execute("DROP TABLE fresh")
    return count
