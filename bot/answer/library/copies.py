"""What the store keeps of a source's passages, so that an index that was lost can be made anew without its library."""

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from bot.answer.library.source import Anchor, Passage

PART_BYTES = 200_000
"""Of JSON, before it is packed: a part fits in any store, and is read without keeping others waiting."""

MOST_BYTES = 900_000
"""Of a packed part; one passage alone can be longer than any part should be."""

_LEVEL = 3
"""Measured on 100,000 passages of law: 624 bytes become 237, at 100,000 passages a second; level 6 takes three times
as long for 212."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One part of a source's passages, the `part`th from 0 of `parts`. `digest` is of the source that they were cut
    from: parts of another digest do not belong together. `packed` is JSON, zlib, base64."""

    source: str
    part: int
    parts: int
    digest: str
    packed: str


@dataclass(frozen=True, slots=True)
class Completion:
    """One part of what `model` made of a source's words, such as their vectors: the `part`th from 0 of `parts`.
    `digest` is of those words (`words_digest`)."""

    source: str
    model: str
    digest: str
    part: int
    parts: int
    packed: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far `model` came with a library: it was through with all changes up to this `number` (0: never), and of what
    is newer, `waiting` sources lack what it makes of their words."""

    model: str
    number: int = 0
    waiting: int = 0

    @property
    def id(self) -> str:
        return f"reach.{hashlib.blake2b(self.model.encode(), digest_size=16).hexdigest()}"


@dataclass(slots=True)
class Rebuilding:
    """How far this process is with putting the copies of all sources into a new index."""

    total: int = 0
    done: int = 0

    def begin(self, total: int) -> None:
        self.total, self.done = total, 0

    def end(self) -> None:
        self.total = self.done = 0

    @property
    def percent(self) -> int | None:
        """None while nothing is missing."""
        return min(99, 100 * self.done // self.total) if self.total else None


def copy_id(source: str, part: int) -> str:
    """Short, whatever the length of the source's own id."""
    return f"{hashlib.blake2b(source.encode(), digest_size=16).hexdigest()}.{part}"


def completion_id(source: str, model: str, part: int) -> str:
    """As `copy_id`; a model's name can be anything too."""
    own = hashlib.blake2b(f"{len(source)}:{source}{model}".encode(), digest_size=16).hexdigest()
    return f"{own}.{part}"


def words_digest(passages: Sequence[Passage]) -> str:
    """Of the words, their headings and their places, and of nothing else that a source says."""
    text = "\n".join(_encode(_fields(passage)) for passage in passages)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def copies_of(source: str, digest: str, passages: Sequence[Passage]) -> list[Copy]:
    """At least one; empty when a passage is too long for the store to keep."""
    packed = [_pack(own) for own in _cut(passages)]
    if any(len(part) > MOST_BYTES for part in packed):
        return []
    return [Copy(source, number, len(packed), digest, part) for number, part in enumerate(packed)]


def passages_of(copy: Copy) -> list[Passage]:
    """Raises ValueError for a copy that cannot be read."""
    try:
        values: Any = json.loads(zlib.decompress(b64decode(copy.packed, validate=True)))
        return [_passage(copy.source, value) for value in values]
    except (zlib.error, TypeError) as error:
        raise ValueError("a damaged copy") from error


def _cut(passages: Sequence[Passage]) -> Iterator[list[str]]:
    """The passages as JSON, in runs of about PART_BYTES."""
    run: list[str] = []
    length = 0
    for passage in passages:
        text = _encode(_fields(passage))
        if run and length + len(text) > PART_BYTES:
            yield run
            run, length = [], 0
        run.append(text)
        length += len(text)
    yield run


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _fields(passage: Passage) -> list[Any]:
    anchor = passage.anchor
    return [passage.ordinal, passage.headings, anchor.kind, anchor.value, passage.text, passage.table]


def _passage(source: str, fields: Sequence[Any]) -> Passage:
    ordinal, headings, kind, value, text, table = fields
    rows = tuple(tuple(cast(Sequence[str], row)) for row in table)
    return Passage(source, ordinal, tuple(headings), Anchor(kind, value), text, rows)


def _pack(run: Sequence[str]) -> str:
    return b64encode(zlib.compress(f"[{','.join(run)}]".encode(), _LEVEL)).decode("ascii")
