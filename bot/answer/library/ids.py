"""Ids of libraries and of their sources: hashes, so that any name and any path makes a key that every store takes."""

import hashlib
import re

ANNOUNCEMENTS = "bode:announcements"
"""The library of what was announced (bot.front.citing): nobody lists it, and nobody reads it from a place."""

_SOURCE = re.compile(r"[0-9a-f]{16}\.[0-9a-f]{32}")


def library_id(name: str) -> str:
    """16 hex digits."""
    return _hash(name, 8)


def source_id(library: str, path: str) -> str:
    """`library` is the name under which it is registered, `path` what tells the source from its others: the path below
    the folder (POSIX, NFC), or the `doc` (else the `_id`) of a row."""
    return f"{library_id(library)}.{_hash(path, 16)}"


def library_of(source: str) -> str | None:
    """The id of the library that a source is of; None for what is no id of a source in a library."""
    return source.partition(".")[0] if _SOURCE.fullmatch(source) else None


def name_before(prefix: str) -> str:
    """The name of a library that was recorded by its prefix, `folder:NAME:` or `jsonl:NAME:`, as version 0.1 did."""
    return prefix.partition(":")[2].removesuffix(":")


def id_before(source: str) -> str | None:
    """The id now of what version 0.1 called `folder:NAME:path` or `jsonl:NAME:doc`; None for what is no such id."""
    kind, _, rest = source.partition(":")
    name, colon, path = rest.partition(":")
    return source_id(name, path) if kind in {"folder", "jsonl"} and colon and path else None


def _hash(text: str, size: int) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
