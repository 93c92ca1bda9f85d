"""Brings data of version 0.1 (layout 1 of its file) to what this version keeps, in one transaction or not at all.

Each document is read with the types of today and written anew: whose it is stands in its partition, sources and what
points to them have ids that every store takes, and what stood there only for cards of then is dropped.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from sqlite3 import Connection
from typing import Any, TypeAlias, cast

from pydantic import ValidationError

from bot.answer.library.ids import id_before, library_id, name_before
from bot.answer.official.official_answer import OFFICIAL, PREFIX
from bot.errors import OperatorError
from bot.json import Json, JsonObject
from bot.people.directory import Left
from bot.people.directory import Row as Tombstone
from bot.people.organisations import own_queue
from bot.queue.sqlite import rename_queue
from bot.sqlite.file import SqliteFile
from bot.sqlite.opening import LAYOUT
from bot.store.base import DocumentStore, StoreError
from bot.store.collection import Collection, organised
from bot.store.kinds import OFFICIAL_ANSWER, PERSON
from bot.store.partitions import DIRECTORY, OFFICIAL_ANSWERS, sources_partition
from bot.store.records import Records
from bot.store.sqlite_rows import Row, replace_all, rows

Codecs: TypeAlias = Mapping[str, Collection[Any]]

SHOWN = 20
QUEUES = ("jobs", "bulk")
_SOURCES = sources_partition("")
_CURATED = "curated"
"""What official answers were called: kind, partition, library, and the beginning of ids of sources and of deeds."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that cannot be migrated, and why. Ids only."""

    kind: str
    id: str
    reason: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}: {self.reason}"


@dataclass(slots=True)
class Plan:
    """What a migration would do: how many documents of each kind, and what it cannot take along."""

    documents: Counter[str] = field(default_factory=Counter[str])
    problems: list[Problem] = field(default_factory=list[Problem])


class CannotMigrate(OperatorError):
    """Data of an earlier version of which something cannot be taken along; nothing was touched."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        lines = [f"  - {problem}" for problem in problems[:SHOWN]]
        more = [f"  and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
        way = "`python app.py migrate --leave-out` goes on without them."
        super().__init__("\n".join(["These documents of an earlier version cannot be read:", *lines, *more, way]))
        self.problems = tuple(problems)


async def plan(file: SqliteFile, organisation: str) -> Plan | None:
    """What `migrate` would do; None for a file that has today's layout. Touches nothing."""

    known = _codecs(organisation)

    def work(connection: Connection) -> Plan | None:
        return _plan(connection, known, organisation) if _is_older(connection) else None

    return await file.read(work)


async def migrate(file: SqliteFile, organisation: str, *, leave_out: bool = False) -> Plan | None:
    """Does it, for the organisation that all of it is of, its jobs as well; None when there was nothing to do.

    `leave_out` goes on without what cannot be read, which is lost; else that raises CannotMigrate before anything is
    touched.
    """
    known = _codecs(organisation)

    def work(connection: Connection) -> Plan | None:
        if not _is_older(connection):
            return None
        found = _plan(connection, known, organisation)
        if found.problems and not leave_out:
            raise CannotMigrate(found.problems)
        left = _who_left(connection, known, organisation)
        today = (now for row in rows(connection) if (now := _readable(row, known, organisation)))
        replace_all(connection, chain(today, left))
        for queue in QUEUES:
            rename_queue(connection, queue, own_queue(queue, organisation))
        connection.execute(f"PRAGMA user_version={LAYOUT}")
        return found

    return await file.write(work)


def _is_older(connection: Connection) -> bool:
    return connection.execute("PRAGMA user_version").fetchone()[0] < LAYOUT


def _plan(connection: Connection, known: Codecs, organisation: str) -> Plan:
    found = Plan()
    for row in rows(connection):
        try:
            found.documents[_today(row, known, organisation).kind] += 1
        except _Unreadable as error:
            found.problems.append(Problem(row.kind, row.id, str(error)))
    return found


class _Unreadable(OperatorError):
    """One document that today's program cannot read."""


def _readable(row: Row, known: Codecs, organisation: str) -> Row | None:
    try:
        return _today(row, known, organisation)
    except _Unreadable:
        return None


def _codecs(organisation: str) -> Codecs:
    """How each kind is read and written; nothing is looked up through these, so there is no store behind them."""
    nothing = Records(cast("DocumentStore", None), now=lambda: datetime.now(UTC), organisation=organisation)
    return {collection.kind.name: collection for collection in nothing.collections()}


def _today(row: Row, known: Codecs, organisation: str) -> Row:
    """Raises _Unreadable."""
    collection = known.get(OFFICIAL_ANSWER.name if row.kind == _CURATED else row.kind)
    if collection is None:
        raise _Unreadable("a kind of document that this version does not know")
    try:
        value = collection.read(row.id, row.schema, _with_todays_ids(row.kind, row.body))
        put = collection.put(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise _Unreadable(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    except (StoreError, KeyError, TypeError, ValueError) as error:
        raise _Unreadable(str(error)) from None
    partition = organised(_partition(row.partition), organisation)
    return Row(put.kind, partition, put.id, collection.kind.schema, put.body, row.expires)


NAMED = {
    "requester_name": "requester",
    "asker_name": "asker",
    "expert_name": "expert",
    "author_name": "author",
    "owner_name": "owner",
    "name": "person",
}
"""Documents of then said what people were called beside who they were."""


def _who_left(connection: Connection, known: Codecs, organisation: str) -> list[Row]:
    """Who is named in what they did and works here no more: today the directory alone says what they were called."""
    here = {row.id for row in rows(connection) if row.kind == PERSON.name}
    named = (pair for row in rows(connection) for pair in _named(row.body))
    names = {person: name for person, name in named if person and person not in here}
    people, on = known[PERSON.name], datetime.now(UTC).date()
    puts = [people.put(Tombstone(one, None, 0, left=Left(one, name, on))) for one, name in sorted(names.items())]
    partition = organised(DIRECTORY, organisation)
    return [Row(put.kind, partition, put.id, people.kind.schema, put.body, None) for put in puts]


def _named(body: Json) -> Iterator[tuple[str, str]]:
    """Ids and names, wherever they stand in it."""
    if isinstance(body, Mapping):
        for name, person in NAMED.items():
            if isinstance(body.get(name), str) and isinstance(body.get(person), str):
                yield str(body[person]), str(body[name])
    if isinstance(body, Mapping | Sequence) and not isinstance(body, str):
        for part in body.values() if isinstance(body, Mapping) else body:
            yield from _named(part)


def _partition(partition: str) -> str:
    """Those of libraries were named after what they were called; official answers are in one of their own."""
    if partition == _CURATED:
        return OFFICIAL_ANSWERS
    library = partition.removeprefix(_SOURCES)
    return partition if library == partition else sources_partition(_library(library))


def _library(before: str) -> str:
    return OFFICIAL if before == _CURATED else library_id(name_before(before))


def _with_todays_ids(kind: str, body: JsonObject) -> JsonObject:
    """What names a source by its path names it by its id."""
    match kind:
        case "source":
            return {**body, "id": _source(body["id"])}
        case "copy" | "question" | "hand_off":
            return {**body, "source": _source(body.get("source"))}
        case "indexed":
            name = "" if body["id"] == _CURATED else name_before(str(body["id"]))
            doubtful = [_source(one) for one in cast("Sequence[Json]", body.get("doubtful", ()))]
            # Its passages stand in the index under the ids of before: it is filled anew.
            return {**body, "id": _library(str(body["id"])), "name": name, "doubtful": doubtful, "index": ""}
        case "outbox":
            return {**body, "partition": _partition(str(body["partition"]))}
        case "audit":
            subject, dot, deed = str(body["deed"]).partition(".")
            return {**body, "deed": f"{OFFICIAL}{dot}{deed}"} if subject == _CURATED else body
        case _:
            return body


def _source(id: Json) -> str:
    """None at all stays as it is."""
    before = str(id or "")
    if before.startswith(f"{_CURATED}:"):
        return PREFIX + before.removeprefix(f"{_CURATED}:")
    return id_before(before) or before
