"""Puts documents back as they were, and the mark that stands in a store until all of them are there.

While it stands nothing but a restore may use the store: half of what there was would be taken for all of it.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.errors import OperatorError
from bot.store.base import MAX_COMMIT_BYTES, MAX_WRITES, Conflict, DocumentStore, Put, Remove
from bot.store.documents import plain_text
from bot.store.kinds import RESTORING

_PARTITION = _ID = "restoring"
"""Of the mark; no organisation has a partition without its own name before it."""


class HalfRestored(OperatorError):
    """A restore into this store has not come to its end."""

    def __init__(self) -> None:
        super().__init__(
            "a restore into this store was begun and is not whole: run `python app.py restore` with the same file "
            "again, it goes on where it was"
        )


class StandsThere(OperatorError):
    """Another document has the place of one that is put back."""

    def __init__(self, kind: str, partition: str, id: str) -> None:
        super().__init__(f"{partition}: another {kind} {id} stands there; was something started on this store?")


class RestoredTwice(OperatorError):
    """Another process restores into this store at the same time."""

    def __init__(self) -> None:
        super().__init__("another process restores into this store")


@dataclass(frozen=True, slots=True)
class Mark:
    """Of which backup, and up to which line all of it is there. `version` is that of the mark."""

    backup: str
    line: int = 0
    version: str | None = None


async def standing_mark(store: DocumentStore) -> Mark | None:
    standing = await store.get(RESTORING.name, _PARTITION, _ID)
    if standing is None:
        return None
    line = standing.body["line"]
    return Mark(str(standing.body["backup"]), line if isinstance(line, int) else 0, standing.version)


async def refuse_half(store: DocumentStore) -> None:
    """Raises HalfRestored."""
    if await standing_mark(store):
        raise HalfRestored


async def set_mark(store: DocumentStore, mark: Mark) -> Mark:
    """As it stands then. Raises RestoredTwice."""
    put = Put(RESTORING.name, _ID, {"backup": mark.backup, "line": mark.line}, mark.version)
    try:
        (version,) = await store.commit(_PARTITION, [put])
    except Conflict:
        raise RestoredTwice from None
    return Mark(mark.backup, mark.line, version)


async def remove_mark(store: DocumentStore, mark: Mark) -> None:
    """Raises RestoredTwice."""
    try:
        await store.commit(_PARTITION, [Remove(RESTORING.name, _ID, mark.version or "")])
    except Conflict:
        raise RestoredTwice from None


async def put_back(store: DocumentStore, partition: str, puts: Sequence[tuple[Put, int]]) -> None:
    """Each with the bytes of its body, in as few commits as take them. What stands there already stays, where it is the
    same. Raises StandsThere."""
    together: list[Put] = []
    size = 0
    for put, own in puts:
        if together and (len(together) == MAX_WRITES or size + own > MAX_COMMIT_BYTES):
            await _commit(store, partition, together)
            together, size = [], 0
        together.append(put)
        size += own
    if together:
        await _commit(store, partition, together)


async def _commit(store: DocumentStore, partition: str, puts: Sequence[Put]) -> None:
    with suppress(Conflict):
        await store.commit(partition, puts)
        return
    for put in puts:
        standing = await store.get(put.kind, partition, put.id)
        if standing is None:
            with suppress(Conflict):
                await store.commit(partition, [put])
                continue
            standing = await store.get(put.kind, partition, put.id)
        if standing is None or plain_text(standing.body) != plain_text(put.body):
            raise StandsThere(put.kind, partition, put.id)
