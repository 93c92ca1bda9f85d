"""What a Cosmos DB request asks and how it is answered: signatures, kinds of requests, errors, pages, faults."""

import asyncio
import base64
import hashlib
import hmac
import json
import time
import urllib.parse
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, cast

from aiohttp import web

from tests.peers.cosmos_container import MAX_KEY_BYTES, Refused, size_of
from tests.peers.cosmos_sql import Query

KEY = base64.b64encode(b"the key of a peer, which is no secret".ljust(64, b".")).decode()
MAX_PAGE_BYTES = 4 * 2**20
DATE_SECONDS = 900
DOCUMENTS = frozenset({"read", "query", "plan", "batch", "create", "upsert", "replace", "delete"})
"""The kinds of requests for documents; what else a client asks is not of a turn."""


@dataclass
class Fault:
    """Breaks the next `times` requests of this `kind` ("*": any of documents): with a status, or by ending the
    connection without an answer, `cut` "before" or "after" the work. `skip` lets so many pass first; `until` is what a
    connection waits for, open and silent, before it is cut; `begun` is set when it begins to wait. `says`: only
    requests in whose body that stands."""

    kind: str
    status: int = 0
    substatus: int = 0
    cut: str = ""
    retry_ms: int = 5
    times: int = 1
    skip: int = 0
    says: str = ""
    until: asyncio.Event | None = None
    begun: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    payload: Any = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    charge: float = 0.0


class Cut(Exception):
    """The connection ends without an answer, when the fault says so."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self.fault = fault


def authorise(request: web.Request, parts: Sequence[str], key: str) -> None:
    """Raises Refused unless `key` signed it; of a token only the form is looked at."""
    if "x-ms-version" not in request.headers:
        raise Refused(400, "BadRequest", "x-ms-version is missing")
    given = urllib.parse.unquote(request.headers.get("authorization", ""))
    fields = {name: value for name, _, value in (piece.partition("=") for piece in given.split("&"))}
    if fields.get("type") == "aad":
        if fields.get("sig", "").count(".") != 2:
            raise Refused(401, "Unauthorized", "not a token")
        return
    date = request.headers.get("x-ms-date", "")
    if fields.get("type") != "master" or fields.get("ver") != "1.0" or not date:
        raise Refused(401, "Unauthorized", "Required Header authorization is missing. Ensure a valid token.")
    if abs(parsedate_to_datetime(date).timestamp() - time.time()) > DATE_SECONDS:
        raise Refused(403, "Forbidden", "The authorization token is not valid at the current time.")
    of_feed = len(parts) % 2 == 1
    type_ = parts[-1] if of_feed else parts[-2] if parts else ""
    link = "/".join(parts[:-1] if of_feed else parts)
    text = f"{request.method.lower()}\n{type_.lower()}\n{link}\n{date.lower()}\n\n"
    digest = base64.b64encode(hmac.new(base64.b64decode(key), text.encode(), hashlib.sha256).digest()).decode()
    if not hmac.compare_digest(digest, fields.get("sig", "")):
        raise Refused(401, "Unauthorized", "The input authorization token can't serve the request.")


def kind_of(request: web.Request, parts: Sequence[str]) -> str:
    def says(header: str) -> bool:
        return request.headers.get(header, "").lower() == "true"

    if not parts:
        return "account"
    if parts[-1] == "pkranges":
        return "pkranges"
    if len(parts) <= 4:
        return "describe" if request.method == "GET" else "control"
    if says("x-ms-cosmos-is-query-plan-request"):
        return "plan"
    if says("x-ms-cosmos-is-batch-request"):
        return "batch"
    if says("x-ms-documentdb-isquery"):
        return "query"
    if request.method == "POST":
        return "upsert" if says("x-ms-documentdb-is-upsert") else "create"
    return {"GET": "read", "PUT": "replace", "DELETE": "delete"}.get(request.method, request.method)


def refusal(refused: Refused) -> Answer:
    headers = {"x-ms-substatus": str(refused.substatus)} if refused.substatus else {}
    if refused.status == 429:
        headers["x-ms-retry-after-ms"] = str(refused.retry_ms)
    message = f"{refused.message}\r\nActivityId: {uuid.uuid4()}"
    return Answer(refused.status, {"code": refused.code, "message": message}, headers, 1.0)


def parsed(body: bytes) -> Any:
    """Numbers are IEEE doubles to the service: what is larger than 2^53 loses its last digits."""

    def number(digits: str) -> int | float:
        return int(digits) if abs(int(digits)) <= 2**53 else float(digits)

    try:
        return json.loads(body, parse_int=number)
    except ValueError:
        raise Refused(400, "BadRequest", "The request body is not JSON") from None


def page_of(rows: Sequence[Any], most: int) -> tuple[list[Any], int]:
    page: list[Any] = []
    used = 0
    for row in rows[:most]:
        used += size_of(row)
        if page and used > MAX_PAGE_BYTES:
            break
        page.append(row)
    return page, used


def mark_of(query: Query) -> str:
    return hashlib.sha256(query.text.encode()).hexdigest()[:8]


def start_of(token: str | None, query: Query) -> int:
    if not token:
        return 0
    try:
        place, mark = json.loads(token)["token"].removeprefix("+RID:~").split("#")
        if mark != mark_of(query):
            raise ValueError("of another query")
        return int(place)
    except (ValueError, KeyError, TypeError):
        raise Refused(400, "BadRequest", "INVALID JSON in continuation token") from None


def partition_of(request: web.Request) -> str:
    """The partition key that its header names, as JSON."""
    given = request.headers.get("x-ms-documentdb-partitionkey")
    if given is None:
        raise Refused(400, "BadRequest", "PartitionKey header is required", 1001)
    values = json.loads(given)
    if not isinstance(values, list) or len(cast("list[Any]", values)) != 1:
        raise Refused(400, "BadRequest", "PartitionKey has the wrong number of parts", 1001)
    if isinstance(values[0], str) and len(values[0].encode()) > MAX_KEY_BYTES:
        raise Refused(400, "BadRequest", "Partition key exceeded its max size")
    return json.dumps(values)
