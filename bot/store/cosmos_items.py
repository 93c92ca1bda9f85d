"""Documents as items of a Cosmos DB container, and the trace that a commit leaves in them.

An item: `id` (kind and id), `p` (partition), `k` (kind), `n` (id), `s` (schema), `b` (body), `o` (order keys), `e`
(when it is gone, as text) with `ttl`, and `w`: the ids of the last commits that wrote it, newest first. A commit whose
answer was lost is recognised by its id, though others have written the item since.

A version is the service's ETag, then `e`, then `w`: so a write that names it knows both without reading.
"""

import json
import math
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import Any, TypeAlias

from bot.json import Json
from bot.store.base import Kind, Put, Write
from bot.store.cosmos_finds import order_keys

TRACED = 6
"""Commits that an item remembers: how many others may write it between a lost answer and our looking again."""

LONGEST = 2**31 - 1
"""Seconds that an item can be given to live."""

TRACE_LIFETIME = timedelta(hours=1)
"""How long the trace of a commit of Removes stays; no commit is tried again for nearly as long."""

_PAST = "0"
"""Before every moment: nobody sees an item that is gone since then."""
_ALWAYS = "-"
_NO_ETAG = '"none"'

Item: TypeAlias = Mapping[str, Any]
Operation: TypeAlias = tuple[str, tuple[Any, ...], dict[str, str]]


def item_id(kind: str, id: str) -> str:
    """Signs that need no spelling in an address, whatever the id has."""
    return f"{kind}.{urlsafe_b64encode(id.encode()).decode().rstrip('=')}"


def moment(at: datetime) -> str:
    """In the order of time. Raises ValueError for a moment without a time zone."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def is_gone(item: Item, now: str) -> bool:
    return "e" in item and item["e"] <= now


def expires(item: Item) -> datetime | None:
    """When it is gone; None for one that stays."""
    return datetime.fromisoformat(item["e"]) if "e" in item else None


def version_of(item: Item, etag: str = "") -> str:
    """`etag` is that of an item that was just written."""
    return " ".join([etag or item["_etag"], item.get("e", _ALWAYS), *item["w"]])


def overwritten(item: Item) -> str:
    """The version of an item that was written, and since then written again or removed by somebody else."""
    return version_of(item, _NO_ETAG)


@dataclass(frozen=True, slots=True)
class _Version:
    etag: str
    expires: str
    trace: Sequence[str]


def _taken_apart(version: str) -> _Version:
    """What this store never gave names nothing, and not everything, as "*" or an empty text would."""
    etag, expires, *trace = [*version.split(" "), _ALWAYS][: TRACED + 2]
    return _Version(etag if etag.startswith('"') else _NO_ETAG, expires, [part for part in trace if part != _ALWAYS])


@dataclass(frozen=True, slots=True)
class Step:
    """One write of a commit: `item` takes the place of the one with `etag`, of none when that is empty. No item: it is
    deleted. `gone`: what it replaces has expired."""

    write: Write
    id: str
    item: Item | None
    etag: str
    gone: bool

    @property
    def operation(self) -> Operation:
        if self.item is None:
            return "delete", (self.id,), {"if_match_etag": self.etag}
        if not self.etag:
            return "create", (self.item,), {}
        return "replace", (self.id, self.item), {"if_match_etag": self.etag}

    def version(self, etag: str) -> str | None:
        return version_of(self.item, etag) if isinstance(self.write, Put) and self.item else None


@dataclass(frozen=True, slots=True)
class Commit:
    """All that happens together. At least one item remembers `stamp` afterwards. `size`: of its bodies, in bytes."""

    stamp: str
    partition: str
    steps: Sequence[Step]
    size: int

    def wrote(self, item: Item | None) -> bool:
        return item is not None and self.stamp in item["w"]

    def over(self, place: int, standing: Item) -> "Commit":
        """As it is when what stands there is gone for everybody but the service, which takes its time."""
        steps = list(self.steps)
        steps[place] = replace(steps[place], etag=standing["_etag"])
        return replace(self, steps=steps)


def commit_of(
    kinds: Mapping[str, Kind],
    partition: str,
    writes: Sequence[Write],
    texts: Sequence[str | None],
    now: Callable[[], datetime],
) -> Commit:
    """`texts` are the JSON of the bodies, as `check_commit` gives them."""
    stamp = token_hex(4)
    traced = any(isinstance(write, Put) for write in writes)
    steps: list[Step] = []
    for write, text in zip(writes, texts, strict=True):
        place = item_id(write.kind, write.id)
        version = _taken_apart(write.replaces) if write.replaces is not None else _Version("", _ALWAYS, ())
        trace = [stamp, *version.trace][:TRACED]
        item: Item | None = None
        if isinstance(write, Put) and text is not None:
            item = {
                "id": place,
                "p": partition,
                "w": trace,
                **_content(kinds[write.kind], partition, write, text, now()),
            }
        elif not traced:
            # Instead of deleting it: an item of no kind, that nobody sees, and that remembers the commit for a while.
            ttl = TRACE_LIFETIME // timedelta(seconds=1)
            item, traced = {"id": place, "p": partition, "w": trace, "k": "", "e": _PAST, "ttl": ttl}, True
        gone = _ALWAYS != version.expires <= moment(now())
        steps.append(Step(write, place, item, version.etag, gone))
    return Commit(stamp, partition, steps, sum(len(text.encode()) for text in texts if text))


def _content(kind: Kind, partition: str, put: Put, text: str, now: datetime) -> Item:
    body: Mapping[str, Json] = json.loads(text)
    content = {"k": kind.name, "n": put.id, "s": kind.schema, "b": body, "o": order_keys(kind, put.id, partition, body)}
    if put.expires is None:
        return content
    expires = moment(put.expires)
    # The service counts whole seconds from a moment that it cuts off: one more, or it would be gone too early.
    seconds = math.ceil((put.expires - now).total_seconds()) + 1
    return {**content, "e": expires, "ttl": min(max(1, seconds), LONGEST)}
