"""Permission scopes: each different set of readers, once."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

NOBODY_SCOPE = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """`id` follows from `readers` alone and stands with each passage in the index. `number` orders scopes by when they
    were first met; as text, for ranges."""

    id: str
    readers: frozenset[str]
    number: str


def scope_id(readers: Collection[str]) -> str:
    """NOBODY_SCOPE for no readers: nobody's scopes hold that one."""
    if not readers:
        return NOBODY_SCOPE
    return hashlib.blake2b("\n".join(sorted(set(readers))).encode(), digest_size=16).hexdigest()


def number_text(number: int) -> str:
    return f"{number:012d}"
