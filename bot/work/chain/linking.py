"""Links entries of the audit to the chain of their partition: values in, values out.

A link holds its number, the digest of the link before, and one digest for each part of its entry that says something
of a person, made with a salt of its own. The salts stand in the entry: with a part its salt is erased, and then nothing
tells any more what the digest was of, while the link still holds.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from secrets import token_hex
from typing import cast

from bot.json import Json
from bot.store.collection import moment
from bot.work.kept import AuditEntry, AuditHead, AuditLink, AuditPage

PARTS = ("actor", "on_behalf_of", "subject", "detail")
"""What an entry says of people: each can be erased by itself. Its id, moment and deed stay."""

HEAD_ID = "head"

Salt = Callable[[], str]


def new_salt() -> str:
    """128 bits: who has the digest cannot try all ids of a school network."""
    return token_hex(16)


@dataclass(frozen=True, slots=True)
class Linked:
    """What one commit adds to the chain of a partition."""

    head: AuditHead
    page: AuditPage
    entries: Sequence[AuditEntry]


def is_linked(entry: AuditEntry) -> bool:
    return bool(entry.salts or entry.erased)


def link(
    partition: str, head: AuditHead | None, entries: Sequence[AuditEntry], now: datetime, salt: Salt = new_salt
) -> Linked:
    """In the order of their moments, and of their ids where those are the same; what came late stands after what was
    linked before, whatever its moment."""
    at = max(now, head.changed) if head else now
    previous, first = (head.digest, head.number + 1) if head else ("", 1)
    links: list[AuditLink] = []
    salted: list[AuditEntry] = []
    for number, entry in enumerate(sorted(entries, key=lambda one: (one.at, one.id)), start=first):
        salts = {name: salt() for name in PARTS}
        parts = {name: part_digest(salts[name], name, part_of(entry, name)) for name in PARTS}
        bare = AuditLink(number, entry.id, entry.at, entry.deed, parts, previous, "")
        links.append(replace(bare, digest=link_digest(partition, at, bare)))
        salted.append(replace(entry, changed=None, salts=salts))
        previous = links[-1].digest
    last = links[-1]
    return Linked(
        AuditHead(HEAD_ID, last.number, last.digest, last.entry, at), AuditPage(page_id(first), at, links), salted
    )


def page_id(first: int) -> str:
    """In the order of the numbers."""
    return f"{first:012}"


def part_of(entry: AuditEntry, name: str) -> Json:
    return dict(entry.detail) if name == "detail" else cast("str", getattr(entry, name))


def part_digest(salt: str, name: str, value: Json) -> str:
    return _digest([salt, name, _plain(value)])


def link_digest(partition: str, at: datetime, link: AuditLink) -> str:
    """Of all that it says, of its partition and of the moment `at` which it was linked."""
    own = [link.number, link.entry, moment(link.at), link.deed, dict(link.parts), link.previous]
    return _digest([partition, moment(at), *own])


def without(entry: AuditEntry, parts: Sequence[str], erasure: str) -> AuditEntry:
    """The entry as it stands once these parts were erased; `erasure` is what the entry of the erasure is about."""
    return replace(
        entry,
        actor="" if "actor" in parts else entry.actor,
        on_behalf_of="" if "on_behalf_of" in parts else entry.on_behalf_of,
        subject="" if "subject" in parts else entry.subject,
        detail={} if "detail" in parts else entry.detail,
        salts={name: salt for name, salt in entry.salts.items() if name not in parts},
        erased={**entry.erased, **dict.fromkeys(parts, erasure)},
    )


def named_in(entry: AuditEntry, id: str) -> list[str]:
    """The parts that say something of this person or thing, the detail as a whole."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(id)}(?![\w-]|\.\w)")
    return [name for name in PARTS if _names(part_of(entry, name), pattern)]


def _names(value: Json, pattern: re.Pattern[str]) -> bool:
    """Also within a principal, or the id of a thing of theirs, as that of a mandate is."""
    if isinstance(value, str):
        return pattern.search(value) is not None
    if isinstance(value, Mapping):
        return any(_names(one, pattern) for one in (*value, *value.values()))
    return isinstance(value, Sequence) and any(_names(one, pattern) for one in value)


def _digest(value: Json) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _plain(value: Json) -> Json:
    """One store gives 1.0 back as 1."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return value
