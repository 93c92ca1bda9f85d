"""Typed values over the document store: one collection a kind, each bound to one organisation."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.errors import BodeError
from bot.json import JsonObject
from bot.store.base import BadPageToken, Document, DocumentStore, Kind, Put, Remove, Scalar
from bot.store.documents import migrated

T = TypeVar("T")

STREAMED = 500
"""Values that `stream` reads at once unless told otherwise."""

ORGANISATION = "organisation"
"""The field of every body that says whose it is; the first of every index that serves finds across partitions."""


def organised(partition: str, organisation: str) -> str:
    """Where a partition of this organisation stands in the store."""
    return f"{organisation}:{partition}"


def moment(at: datetime) -> str:
    """A time as it stands in a document, for the ranges of a find."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Stored(Generic[T]):
    """A value as it stands, and the version that a write of it must name."""

    value: T
    version: str


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """The first values of a find, and whether there are more than were asked for."""

    items: Sequence[Stored[T]]
    more: bool


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """What stands under an id in a partition; `stored` is None for what is no value of this organisation and id."""

    partition: str
    id: str
    stored: Stored[T] | None


@cache
def _codec_of(type_: type[Any]) -> TypeAdapter[Any]:
    """Made once in a process, and only when a value is read or written: making all takes pydantic 0.1 s."""
    return TypeAdapter(type_)


class NoSuchPlace(BodeError):
    """No stretch of this find ended there."""


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """Values of a find, in order, and what continues it; None after the last."""

    items: Sequence[Stored[T]]
    next: str | None


class Collection(Generic[T]):
    """All values of one kind that belong to `organisation`. `partition` of a value comes from its id or from the
    caller, never from a client. `expires` says when a value is gone; None for one that stays."""

    def __init__(
        self,
        store: DocumentStore,
        organisation: str,
        kind: Kind,
        type_: type[T],
        key: Callable[[T], str],
        expires: Callable[[T], datetime | None],
    ) -> None:
        self._store = store
        self._organisation = organisation
        self.kind = kind
        self.type = type_
        self.key = key
        self._expires = expires

    @cached_property
    def _codec(self) -> TypeAdapter[T]:
        return _codec_of(self.type)

    async def get(self, partition: str, id: str) -> Stored[T] | None:
        found = await self._store.get(self.kind.name, organised(partition, self._organisation), id)
        return self._read(found) if found else None

    async def find(
        self,
        *,
        equal: Mapping[str, Scalar] | None = None,
        order: str | None = None,
        above: Scalar | None = None,
        below: Scalar | None = None,
        descending: bool = False,
        partition: str | None = None,
        limit: int = 50,
    ) -> Listing[T]:
        """At most `limit`, as `DocumentStore.find` orders them; for what a person is shown."""
        page = await self._store.find(
            self.kind.name,
            equal=self._own(equal, partition),
            order=order,
            above=above,
            below=below,
            descending=descending,
            partition=self._place(partition),
            limit=limit,
        )
        return Listing([self._read(document) for document in page.documents], page.next is not None)

    async def page(
        self,
        *,
        equal: Mapping[str, Scalar] | None = None,
        order: str | None = None,
        above: Scalar | None = None,
        limit: int,
        at: str = "",
    ) -> Stretch[T]:
        """At most `limit`, from `at` on, which is the `next` of a stretch of this very find ("" for its beginning): for
        who goes on in another request. Raises NoSuchPlace for any other text."""
        try:
            page = await self._store.find(
                self.kind.name, equal=self._own(equal, None), order=order, above=above, limit=limit, after=at or None
            )
        except BadPageToken as error:
            raise NoSuchPlace(self.kind.name) from error
        return Stretch([self._read(document) for document in page.documents], page.next)

    async def stream(
        self,
        *,
        equal: Mapping[str, Scalar] | None = None,
        order: str | None = None,
        above: Scalar | None = None,
        below: Scalar | None = None,
        descending: bool = False,
        partition: str | None = None,
        page: int = 0,
    ) -> AsyncIterator[Stored[T]]:
        """Every value of a find, `page` by `page` (0: STREAMED); for jobs, reports and the command line, and in a turn
        only where the number is bounded. What is written meanwhile may or may not be among them."""
        own = self._own(equal, partition)
        async for document in self._documents(
            partition, page, equal=own, order=order, above=above, below=below, descending=descending
        ):
            yield self._read(document)

    async def placed(
        self,
        *,
        order: str | None = None,
        above: Scalar | None = None,
        below: Scalar | None = None,
        partition: str | None = None,
        page: int = 0,
    ) -> AsyncIterator[Placed[T]]:
        """As `stream`, of every document where it stands, also of those that somebody made unreadable."""
        own = self._own(None, partition)
        async for document in self._documents(partition, page, equal=own, order=order, above=above, below=below):
            yield self._placed(document)

    async def _documents(self, partition: str | None, page: int, **find: Any) -> AsyncIterator[Document]:
        after = None
        while True:
            found = await self._store.find(
                self.kind.name, partition=self._place(partition), limit=page or STREAMED, after=after, **find
            )
            for document in found.documents:
                yield document
            after = found.next
            if after is None:
                return

    async def count(self, *, equal: Mapping[str, Scalar] | None = None, partition: str | None = None) -> int:
        own = self._own(equal, partition)
        return await self._store.count(self.kind.name, equal=own, partition=self._place(partition))

    def put(self, value: T, replaces: str | None = None) -> Put:
        """A write for `Records.accept`; must be new unless it `replaces` a version."""
        body: JsonObject = {**self._codec.dump_python(value, mode="json"), ORGANISATION: self._organisation}
        return Put(self.kind.name, self.key(value), body, replaces, self._expires(value))

    def read(self, id: str, schema: int, body: JsonObject) -> T:
        """From a body that was written with an earlier `schema`. Raises ValidationError, StoreError for a newer one."""
        return self._codec.validate_python(migrated(self.kind, id, schema, body), strict=False)

    def remove(self, value: T, replaces: str) -> Remove:
        return Remove(self.kind.name, self.key(value), replaces)

    def _place(self, partition: str | None) -> str | None:
        return None if partition is None else organised(partition, self._organisation)

    def _own(self, equal: Mapping[str, Scalar] | None, partition: str | None) -> Mapping[str, Scalar]:
        """A partition is of one organisation already; across partitions the index begins with whose it is."""
        return (equal or {}) if partition is not None else {ORGANISATION: self._organisation, **(equal or {})}

    def _placed(self, document: Document) -> Placed[T]:
        own = organised("", self._organisation)
        partition = document.partition.removeprefix(own)
        try:
            stored = self._read(document)
        except ValidationError:
            return Placed(partition, document.id, None)
        is_own = document.partition.startswith(own) and document.body.get(ORGANISATION) == self._organisation
        return Placed(partition, document.id, stored if is_own and self.key(stored.value) == document.id else None)

    def _read(self, document: Document) -> Stored[T]:
        return Stored(self._codec.validate_python(document.body, strict=False), document.version)
