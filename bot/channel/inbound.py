"""From an HTTP request to a JSON object that is safe to look at: size, content type, JSON, depth."""

import asyncio
import json
import re
from collections.abc import Mapping
from math import isfinite
from typing import NoReturn, cast

from aiohttp import ClientError, web

from bot.errors import BodeError
from bot.json import Json, JsonObject

MAX_BYTES = 256 * 1024
MAX_DEPTH = 32
ARRIVAL_SECONDS = 10.0
_LONE_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


class Refused(BodeError):
    """A request that goes no further: an HTTP status with an empty body, and a reason for the log.

    `reason` is a fixed key; it never contains anything that the client sent.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason


async def read_json(request: web.BaseRequest, seconds: float = ARRIVAL_SECONDS) -> JsonObject:
    """Reads the body, which has so many seconds to arrive, as a JSON object; raises Refused(400 or 413).

    Beyond what `json` checks it refuses duplicate keys, NaN and infinity, and more than MAX_DEPTH levels; halves of
    characters (lone surrogates), which no file or wire accepts, become U+FFFD.
    """
    if (request.content_length or 0) > MAX_BYTES:
        raise Refused(413, "too_large")
    if not _is_json(request.headers.get("Content-Type", "")):
        raise Refused(400, "content_type")
    if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise Refused(400, "content_encoding")
    return parse(await _read_body(request, seconds))


def _is_json(content_type: str) -> bool:
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = [part.removeprefix("charset=").strip('"') for part in parameters if part.startswith("charset=")]
    return kind == "application/json" and set(charsets) <= {"utf-8", "utf8"}


async def _read_body(request: web.BaseRequest, seconds: float) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            while chunk := await request.content.readany():
                body += chunk
                if len(body) > MAX_BYTES:
                    raise Refused(413, "too_large")
    except TimeoutError:
        raise Refused(400, "body_too_slow") from None
    except (ClientError, ConnectionError, web.HTTPException, web.RequestPayloadError):
        raise Refused(400, "body_unreadable") from None
    return bytes(body)


def parse(body: bytes) -> JsonObject:
    """Reads bytes as a strict JSON object; raises Refused(400)."""
    try:
        value: object = json.loads(
            body.decode("utf-8"), object_pairs_hook=_object, parse_constant=_no_constant, parse_float=_finite
        )
    except (ValueError, RecursionError):
        raise Refused(400, "not_json") from None
    if not isinstance(value, dict):
        raise Refused(400, "not_an_object")
    if _is_deeper(value, MAX_DEPTH):  # pyright: ignore[reportUnknownArgumentType]
        raise Refused(400, "too_deep")
    found = cast("JsonObject", value)
    return cast("JsonObject", _whole_characters(found)) if _LONE_SURROGATE.search(body) else found


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _no_constant(_: str) -> NoReturn:
    raise ValueError("not a JSON number")


def _finite(text: str) -> float:
    if not isfinite(number := float(text)):
        raise ValueError("number out of range")
    return number


def _is_deeper(value: object, levels: int) -> bool:
    """Walks level by level, so that it cannot itself run out of stack."""
    level: list[object] = [value]
    for _ in range(levels):
        level = [child for item in level for child in _children(item)]
        if not level:
            return False
    return any(isinstance(item, dict | list) for item in level)


def _children(item: object) -> list[object]:
    if isinstance(item, dict):
        return list(cast("dict[str, object]", item).values())
    return cast("list[object]", item) if isinstance(item, list) else []


def _whole_characters(value: Json) -> Json:
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, Mapping):
        return {str(_whole_characters(key)): _whole_characters(item) for key, item in value.items()}
    return [_whole_characters(item) for item in value] if isinstance(value, list) else value
