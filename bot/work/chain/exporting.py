"""Writes the audit of a period, or what is about one person or thing, entry by entry, as CSV or as lines of JSON."""

import csv
import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any, TextIO
from uuid import uuid4

from bot.json import Json
from bot.people.acting import OPERATOR
from bot.store.collection import moment
from bot.store.partitions import AUDIT_CHAIN
from bot.store.records import Records
from bot.work.chain.linking import named_in
from bot.work.kept import AuditEntry
from bot.work.table import cell

COLUMNS = (
    "at",
    "deed",
    "actor",
    "actor_name",
    "on_behalf_of",
    "on_behalf_of_name",
    "subject",
    "subject_name",
    "detail",
    "erased",
    "partition",
    "id",
)

Row = dict[str, Json]


async def tell(records: Records, what: dict[str, Json]) -> None:
    """Who reads the audit stands in it, before anything of it is written."""
    at = records.now()
    entry = AuditEntry(uuid4().hex, at, OPERATOR.person, "audit.exported", uuid4().hex, what, changed=at)
    await records.accept(AUDIT_CHAIN, [], audit=entry)


async def rows(
    records: Records, since: datetime | None, until: datetime | None, about: str, name_of: Callable[[str], str]
) -> AsyncIterator[Row]:
    """In the order of their moments, from `since` to before `until`; with `about`, those in which that id stands. What
    cannot be read has its id and partition alone."""
    above, below = (moment(one) if one else None for one in (since, until))
    async for one in records.audit.placed(order="at", above=above, below=below):
        if one.stored is None:
            if not about:
                yield {**dict.fromkeys(COLUMNS, ""), "partition": one.partition, "id": one.id}
        elif not about or named_in(one.stored.value, about):
            yield _row(one.stored.value, one.partition, name_of)


def _row(entry: AuditEntry, partition: str, name_of: Callable[[str], str]) -> Row:
    return {
        "at": moment(entry.at),
        "deed": entry.deed,
        "actor": entry.actor,
        "actor_name": name_of(entry.actor),
        "on_behalf_of": entry.on_behalf_of,
        "on_behalf_of_name": name_of(entry.on_behalf_of),
        "subject": entry.subject,
        "subject_name": name_of(entry.subject),
        "detail": dict(entry.detail),
        "erased": " ".join(sorted(entry.erased)),
        "partition": partition,
        "id": entry.id,
    }


def as_csv(to: TextIO) -> Callable[[Row], None]:
    """With semicolons, as Excel reads it where a comma is in numbers; nothing in it is taken for a formula."""
    written: Any = csv.writer(to, delimiter=";")
    written.writerow(COLUMNS)

    def write(row: Row) -> None:
        texts = ({**row, "detail": _json(row["detail"]) if row["detail"] else ""}[name] for name in COLUMNS)
        written.writerow([cell(str(text)) for text in texts])

    return write


def as_lines(to: TextIO) -> Callable[[Row], None]:
    def write(row: Row) -> None:
        to.write(_json(row) + "\n")

    return write


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
