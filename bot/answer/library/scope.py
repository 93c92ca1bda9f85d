"""Permission scopes: each different set of readers, once."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

NOBODY_SCOPE = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """`id` follows from `readers` alone and stands with each passage in the index. `number` orders scopes by when they
    were first met; as text, for ranges."""

    id: str
    readers: frozenset[str]
    number: str


@dataclass(frozen=True, slots=True)
class Head:
    """What every question reads first: `scopes` is the number of the scope that was met last; `announced`, by library,
    the number of the last change that may stand in the store. `store` tells this store from every other."""

    scopes: int = 0
    announced: Mapping[str, int] = field(default_factory=dict[str, int])
    store: str = ""


def scope_id(readers: Collection[str]) -> str:
    """NOBODY_SCOPE for no readers: nobody's scopes hold that one."""
    if not readers:
        return NOBODY_SCOPE
    return hashlib.blake2b("\n".join(sorted(set(readers))).encode(), digest_size=16).hexdigest()


def number_text(number: int) -> str:
    return f"{number:012d}"
