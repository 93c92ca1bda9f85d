"""What every store checks and does alike with documents: keys, bodies, commits, migration on read."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import cast

from bot.json import Json, JsonObject
from bot.store.base import (
    MAX_BODY_BYTES,
    MAX_COMMIT_BYTES,
    MAX_INTEGER,
    MAX_KEY_BYTES,
    MAX_WRITES,
    Kind,
    Put,
    StoreError,
    Write,
)

_KEY = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_NOT_IN_KEYS = re.compile(r"[/\\?#]")
_LONG_NUMBER = re.compile(r"[:\[,]-?[0-9]{16}")
_FRACTION = re.compile(r"[0-9][.eE]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*", re.ASCII)


def declared(kinds: Sequence[Kind]) -> Mapping[str, Kind]:
    """The kinds by name. Raises ValueError for a kind that names itself, its fields or its migrations wrongly."""
    for kind in kinds:
        for name in (kind.name, *(field for index in kind.finds for field in index)):
            if not _NAME.fullmatch(name):
                raise ValueError(f"kind {kind.name!r}: {name!r} is not a name of letters, digits and underscores")
        if any(not index or len(set(index)) < len(index) for index in kind.finds):
            raise ValueError(f"kind {kind.name!r}: an index names each of its fields once, and at least one")
        if missing := set(range(1, kind.schema)) - set(kind.migrations):
            raise ValueError(f"kind {kind.name!r}: no migration from schema {sorted(missing)}")
    by_name = {kind.name: kind for kind in kinds}
    if len(by_name) < len(kinds):
        raise ValueError("a kind is declared twice")
    return by_name


def check_commit(kinds: Mapping[str, Kind], partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
    """The JSON text of each write's body (None for a Remove). Raises ValueError as `commit` promises."""
    if not 1 <= len(writes) <= MAX_WRITES:
        raise ValueError(f"a commit has 1 to {MAX_WRITES} writes, not {len(writes)}")
    if len({(write.kind, write.id) for write in writes}) < len(writes):
        raise ValueError("a commit writes a document once")
    _check_key("partition", partition)
    for write in writes:
        _check_key("id", write.id)
        if write.kind not in kinds:
            raise ValueError(f"kind {write.kind!r} is not declared")
    texts = [_body_text(write) if isinstance(write, Put) else None for write in writes]
    if sum(len(text.encode()) for text in texts if text) > MAX_COMMIT_BYTES:
        raise ValueError(f"the bodies of a commit are over {MAX_COMMIT_BYTES} bytes")
    return texts


def _check_key(what: str, key: str) -> None:
    if not _KEY.fullmatch(key) or len(key) > MAX_KEY_BYTES or _NOT_IN_KEYS.search(key):
        raise ValueError(f"{what} {key[:60]!a} is not a key: 1 to {MAX_KEY_BYTES} signs of ASCII without / \\ ? #")


def _body_text(put: Put) -> str:
    try:
        text = json.dumps(put.body, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"{put.kind}: the body is not JSON") from error
    if _LONG_NUMBER.search(text):
        _check_numbers(put.kind, text)
    if _torn(text):
        raise ValueError(f"{put.kind}: the body holds half a character")
    if (size := len(text.encode())) > MAX_BODY_BYTES:
        raise ValueError(f"{put.kind}: the body has {size} bytes, over {MAX_BODY_BYTES}")
    return text


def _check_numbers(kind: str, text: str) -> None:
    """Cosmos DB keeps numbers as IEEE doubles: a larger one would come back as its neighbour."""

    def checked(digits: str) -> int:
        if abs(number := int(digits)) > MAX_INTEGER:
            raise ValueError(f"{kind}: the body holds {number}, and no store keeps whole numbers beyond 2^53")
        return number

    json.loads(text, parse_int=checked)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, object]", value))
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return list(cast("Sequence[object]", value))
    raise TypeError(type(value).__name__)


def _torn(text: str) -> bool:
    """Half a surrogate pair, which JSON can spell and UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def unknown_kind(name: str, partition: str, id: str) -> StoreError:
    """What stands in the store is of a program that knows more than this one."""
    return StoreError(f"{partition} {id} is of kind {name!r}, which this program does not know: start the newer")


def body_of(kind: Kind, id: str, schema: int, text: str) -> JsonObject:
    """The body as the kind stands now. Raises StoreError for a body that a newer program wrote."""
    return migrated(kind, id, schema, json.loads(text))


def migrated(kind: Kind, id: str, schema: int, body: JsonObject) -> JsonObject:
    """As `body_of`, of a body that was parsed."""
    if schema > kind.schema:
        raise StoreError(f"{kind.name} {id} has schema {schema}, this program knows {kind.schema}: start the newer")
    for step in range(schema, kind.schema):
        body = kind.migrations[step](body)
    return body


def plain_text(value: Json) -> str:
    """JSON in one spelling, whichever store gave it: one that keeps all numbers as doubles gives 1 for 1.0."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    if not _FRACTION.search(text):
        return text
    plain = json.loads(text, parse_float=lambda digits: _number(float(digits)))
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else value
