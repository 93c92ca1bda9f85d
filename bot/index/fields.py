"""How a passage stands in the embedded index.

Two kinds of documents: one per passage, and one per source (its page) with the words of all its passages, which only
adds to the score of the passages. Both carry the source's id and scope.
"""

import hashlib
import json
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from bot.answer.library.source import Anchor, Passage, Source

if TYPE_CHECKING:
    import tantivy

SCHEMA = 9
"""Goes up with every change of the fields or of the analysis: an index of another number is made anew."""

KIND, SOURCE, SCOPE = "kind", "source", "scope"
PASSAGE_KIND, PAGE_KIND = "passage", "page"
FORMS = "forms"  # the words as they are written: the vocabulary
STEMS = "stems"  # their stems; compounds also taken apart
PAGE = "page"  # stems of all the source's passages
SCOPE_KEY = "scope_key"  # a number for the scope
PASSAGE_KEY = "passage_key"  # a number for the passage, as its words are now
OPENING = "opening"  # 1 for the passage that a short page begins with
SHORT = "short"  # 1 when the page is about one thing, by its length
PAGE_KEY = "page_key"  # a number for the source, quick to read
ARCHIVED = "archived"  # 1 when the source is
OFFICIAL = "official"  # as well
DAY = "day"  # of its last change, from 1970; 0 when nobody knows
KEPT = "kept"  # its stems in their order, and source and passage to show, deflated


def schema() -> "tantivy.Schema":
    import tantivy  # noqa: PLC0415 - not before an index is opened

    builder = tantivy.SchemaBuilder()
    for name in (KIND, SOURCE, SCOPE):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", stored=name == SCOPE)
    builder.add_text_field(FORMS, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(STEMS, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(PAGE, tokenizer_name="whitespace", index_option="freq")
    for name in (PAGE_KEY, PASSAGE_KEY):
        builder.add_unsigned_field(name, fast=True, indexed=True)
    for name in (SCOPE_KEY, OPENING, SHORT, ARCHIVED, OFFICIAL, DAY):
        builder.add_unsigned_field(name, fast=True)
    builder.add_bytes_field(KEPT, stored=True)
    return builder.build()


def key_of(name: str) -> int:
    """Of a source or a scope."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=7).digest())


def passage_key(source: str, worded: int, ordinal: int) -> int:
    return key_of(f"{worded}#{ordinal}#{source}")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def kept_source(source: Source) -> str:
    """The same for all its passages."""
    modified = source.modified.isoformat() if source.modified else None
    return _encode(
        [
            source.id,
            source.title,
            source.path,
            source.url,
            modified,
            source.language,
            source.digest,
            source.official,
            source.worded,
        ]
    )


def kept(source: str, passage: Passage) -> str:
    """JSON, put together by hand: the encoder is quick with a text and slow with a list."""
    headings, anchor = ",".join(map(_encode, passage.headings)), passage.anchor
    place = f"{passage.ordinal},[{headings}],{_encode(anchor.kind)},{_encode(anchor.value)}"
    table = _encode(passage.table) if passage.table else "[]"
    return f"[{source},[{place},{_encode(passage.text)},{table}]]"


LEVEL = 3
"""Of deflating: beside the words their stems take little. What is stored is mapped into memory as it is read."""


def stored(stems: str, kept: str) -> bytes:
    return zlib.compress(f"{stems}\n{kept}".encode(), LEVEL)


def told(document: "tantivy.Document") -> tuple[str, str]:
    """The stems of a passage, and what `shown` takes; of a page nothing."""
    kept = document.get_first(KEPT)
    if kept is None:
        return "", ""
    stems, _, text = zlib.decompress(bytes(kept)).decode().partition("\n")
    return stems, text


def shown(text: str) -> tuple[Source, Passage]:
    """The source without its readers and its number."""
    own, found = cast(tuple[Sequence[Any], Sequence[Any]], json.loads(text))
    id_, title, path, url, modified, language, digest, official, worded = own
    moment = datetime.fromisoformat(modified) if modified else None
    source = Source(id_, title, path, url, moment, language, frozenset(), digest, official, worded=worded)
    ordinal, headings, kind, value, words, table = found
    rows = tuple(tuple(row) for row in table)
    return source, Passage(id_, ordinal, tuple(headings), Anchor(kind, value), words, rows)
