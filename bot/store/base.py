"""DocumentStore: the seam that SQLite and Cosmos DB share.

Kept to what Cosmos DB does well: point reads, a transactional batch inside one partition, queries on declared fields.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias

from bot.errors import OperatorError
from bot.json import Json, JsonObject

MAX_WRITES = 100
"""Writes in one commit (a Cosmos DB transactional batch takes no more)."""

MAX_BODY_BYTES = 1_000_000
MAX_COMMIT_BYTES = 1_900_000
"""Of one body's JSON, and of all bodies of one commit (a Cosmos DB item or batch takes 2 MB, its envelope included)."""

MAX_KEY_BYTES = 255
"""Of an id or a partition: printable ASCII without / \\ ? # and without spaces at its ends, which Cosmos DB and the
addresses made of keys do not take."""

MAX_INTEGER = 2**53
"""Of a whole number in a body or a find, either way from 0 (Cosmos DB keeps numbers as IEEE doubles)."""

Scalar: TypeAlias = str | int | bool


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. Each index is a tuple of top-level body fields: all but the last are for equality, the last
    one also for order and range. Bodies of an older `schema` are migrated on read, one step at a time: `migrations[n]`
    turns a body of schema n into one of n + 1. A find looks at the fields as they were written: a migration must not
    rename an indexed field, and what it adds is found once the document is written anew. `seldom` are indexes of finds
    for which nobody waits: Cosmos DB serves them by the index of their order key alone, which takes none of the
    composite indexes that a container may have."""

    name: str
    indexes: tuple[tuple[str, ...], ...] = ()
    schema: int = 1
    migrations: Mapping[int, "Migration"] = field(default_factory=dict[int, "Migration"])
    seldom: tuple[tuple[str, ...], ...] = ()

    @property
    def finds(self) -> tuple[tuple[str, ...], ...]:
        """All indexes by which a find may go."""
        return (*self.indexes, *self.seldom)


class Migration(Protocol):
    def __call__(self, body: JsonObject) -> JsonObject: ...


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it stands; `version` is opaque and changes with every write."""

    kind: str
    partition: str
    id: str
    body: JsonObject
    version: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A document with when it is gone; None for one that stays."""

    document: Document
    expires: datetime | None


@dataclass(frozen=True, slots=True)
class Put:
    """Writes one document. `replaces` is the version it replaces; None means that it must be new.

    After `expires` the document is gone for every reader.
    """

    kind: str
    id: str
    body: JsonObject
    replaces: str | None = None
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    kind: str
    id: str
    replaces: str


Write: TypeAlias = Put | Remove


@dataclass(frozen=True, slots=True)
class Page:
    """`next` continues the same find; None when this was the last page."""

    documents: Sequence[Document]
    next: str | None


class StoreError(OperatorError):
    """Root of what a store raises.

    StoreError
    ├── Conflict           a write named a version that is no longer the newest, or should have been new
    ├── UndeclaredQuery    a find that no declared index serves; a mistake in our code
    ├── BadPageToken       a `next` that this store did not give for this find
    └── StoreUnavailable   the store cannot be reached or is full; the commit did not happen, or its answer was lost
    """


class Conflict(StoreError):
    """A write named a version that is no longer the newest."""

    tells_operator = False

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(f"{kind} {id} changed meanwhile")
        self.kind = kind
        self.id = id


class UndeclaredQuery(StoreError):
    """A find that no declared index serves."""

    tells_operator = False


class BadPageToken(StoreError):
    """A page token that this store did not give for this find."""

    tells_operator = False


class StoreUnavailable(StoreError):
    """The store cannot be reached or is full."""


class DocumentStore(Protocol):
    """Every adapter passes tests/store/contract.py unchanged."""

    async def get(self, kind: str, partition: str, id: str) -> Document | None: ...

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
        """Documents whose fields equal `equal`, ordered by the field `order` then id, within [above, below).

        `descending` turns the whole order around. A document without the field `order`, or with null in it, is in
        no find that is ordered by it. ValueError for a limit below 1.

        Raises UndeclaredQuery unless a declared index of the kind begins with the fields of `equal` (in any order) and
        goes on with `order`. With `partition` given and neither `equal` nor `order`, lists the partition by id.
        """
        ...

    async def count(self, kind: str, *, equal: Mapping[str, Scalar], partition: str | None = None) -> int:
        """How many documents a find with the same `equal` would give."""
        ...

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        """All writes happen durably, or none; returns the new versions in order (None for a Remove).

        Raises Conflict, or ValueError for none or more than MAX_WRITES writes, two of the same document, an undeclared
        kind, or a body, number or key that is too large or not JSON. An expired document counts as gone.
        """
        ...

    async def close(self) -> None: ...


class WholeStore(DocumentStore, Protocol):
    """What a backup and a restore have: no use case walks over all that is kept."""

    def everything(self) -> AsyncGenerator[Sequence[Whole]]:
        """All documents of all kinds and partitions, page by page, in no order that means anything.

        Of one moment where the adapter can hold it still (SQLite); else what is written meanwhile may be in it or not.
        Raises StoreError for a document of a kind that is not declared: nothing is passed over.
        """
        ...
