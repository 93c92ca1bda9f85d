"""The items of one Cosmos DB container: limits, ETags, batches that happen as a whole, time to live, and the past.

Charges are estimates in request units: 1 to read 1 KB, about 5.3 to write it.
"""

import base64
import copy
import dataclasses
import hashlib
import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any, TypeAlias

from tests.peers.cosmos_values import UNDEFINED, Item, at

MAX_ITEM_BYTES = 2 * 2**20
MAX_OPERATIONS = 100
MAX_ID_BYTES = 1023
MAX_KEY_BYTES = 2048
SYSTEM = ("_rid", "_self", "_etag", "_attachments", "_ts")

Place: TypeAlias = tuple[str, str]
"""The partition key as the JSON of its header, and the id."""


class Refused(Exception):
    """An answer other than success; `retry_ms` goes with 429."""

    def __init__(self, status: int, code: str, message: str, substatus: int = 0, retry_ms: int = 0) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.substatus = substatus
        self.retry_ms = retry_ms


@dataclass
class Container:
    """`now` gives seconds since 1970, for time to live; `ranges` is how many physical partitions it has.

    No request but a query over all partitions costs more with the number of items: those of each partition stand
    together, and those that end stand in the order of their ends."""

    name: str
    partition_path: str
    policy: Mapping[str, Any]
    default_ttl: int | None
    ranges: int
    now: Callable[[], float]
    items: dict[Place, Item] = field(default_factory=dict[Place, Item])
    history: list[tuple[Place, Item | None]] = field(default_factory=list[tuple[Place, Item | None]])

    def __post_init__(self) -> None:
        self.rid = rid(self.name + uuid.uuid4().hex)
        self._of_key: dict[str, dict[Place, Item]] = {}
        self.live(self.default_ttl)

    def live(self, default_ttl: int | None) -> None:
        """From now on all items live so long, in seconds, where they do not say it themselves."""
        self.default_ttl = default_ttl
        self._ends: list[tuple[float, Place, str]] = []
        for place, item in self.items.items():
            self._hold(place, item)

    def copied(self) -> "Container":
        """Items are never changed, only replaced."""
        return dataclasses.replace(self, items=dict(self.items), history=list(self.history))

    @property
    def sequence(self) -> int:
        """How many writes there were."""
        return len(self.history)

    def described(self) -> Mapping[str, Any]:
        return {
            "id": self.name,
            "_rid": self.rid,
            "_self": f"dbs/x/colls/{self.rid}/",
            "_etag": "x",
            "_ts": 0,
            "indexingPolicy": self.policy,
            "partitionKey": {"paths": [self.partition_path], "kind": "Hash", "version": 2},
            **({} if self.default_ttl is None else {"defaultTtl": self.default_ttl}),
        }

    def expire(self) -> None:
        now = self.now()
        while self._ends and self._ends[0][0] <= now:
            _, place, etag = heappop(self._ends)
            if (item := self.items.get(place)) and item["_etag"] == etag:
                self._set(place, None)

    def of_key(self, key: str) -> Mapping[Place, Item]:
        """As they are now."""
        return self._of_key.get(key, {})

    def seen(self, known: int, lag: int) -> Mapping[Place, Item]:
        """What a reader may see who knows the first `known` writes: everything but the last `lag` of the others."""
        upto = max(known, self.sequence - lag)
        if upto >= self.sequence:
            return self.items
        items: dict[Place, Item] = {}
        for place, item in self.history[:upto]:
            if item is None:
                items.pop(place, None)
            else:
                items[place] = item
        return items

    # --- writing -----------------------------------------------------------------------------------------------------

    def write(self, key: str, operation: str, id: str, body: Any, if_match: str) -> tuple[int, Item | None]:
        """Status and the item as it stands then. `operation`: Create, Replace, Upsert or Delete."""
        if operation != "Delete":
            self._check(key, id, body)
        place = (key, id if operation == "Delete" else body["id"])
        standing = self.items.get(place)
        if operation == "Create" and standing:
            raise Refused(409, "Conflict", "Entity with the specified id already exists in the system.")
        if operation in ("Replace", "Delete") and not standing:
            raise Refused(404, "NotFound", "Entity with the specified id does not exist in the system.")
        if if_match and standing and if_match not in ("*", standing["_etag"]):
            raise Refused(412, "PreconditionFailed", "One of the specified pre-condition is not met")
        if operation == "Delete":
            self._set(place, None)
            return 204, None
        written = {name: value for name, value in copy.deepcopy(body).items() if name not in SYSTEM}
        written |= {
            "_rid": standing["_rid"] if standing else rid(f"{self.rid}{self.sequence}"),
            "_self": f"dbs/x/colls/{self.rid}/docs/{self.sequence}/",
            "_etag": f'"{uuid.uuid4()}"',
            "_attachments": "attachments/",
            "_ts": int(self.now()),
        }
        self._set(place, written)
        return (200 if standing else 201), written

    def batch(self, key: str, operations: Any, size: int) -> tuple[int, list[dict[str, Any]]]:
        """Each operation's result; all of them happened (200) or none (207, the others 424)."""
        if size > MAX_ITEM_BYTES:
            raise Refused(413, "RequestEntityTooLarge", "Request size is too large")
        if not isinstance(operations, list) or not 1 <= len(operations) <= MAX_OPERATIONS:
            raise Refused(400, "BadRequest", "Batch request has more operations than what is supported.")
        sequence, before = self.sequence, dict(self.of_key(key))
        results: list[dict[str, Any]] = []
        for number, one in enumerate(operations):
            if one["operationType"] not in ("Create", "Replace", "Upsert", "Delete"):
                raise Refused(400, "BadRequest", f"the peer knows no {one['operationType']} in a batch")
            try:
                status, item = self.write(
                    key, one["operationType"], one.get("id", ""), one.get("resourceBody"), one.get("ifMatch", "")
                )
            except Refused as refused:
                self._restore(before, sequence)
                results = [{"statusCode": 424, "requestCharge": 0.0} for _ in operations]
                results[number] = {
                    "statusCode": refused.status,
                    "subStatusCode": refused.substatus,
                    "requestCharge": 1.24,
                }
                return 207, results
            results.append({"statusCode": status, "requestCharge": write_charge(item)})
            if item:
                results[-1] |= {"eTag": item["_etag"], "resourceBody": item}
        return 200, results

    def _restore(self, before: Mapping[Place, Item], sequence: int) -> None:
        """As the items of one partition were before the writes from `sequence` on."""
        for place in {place for place, _ in self.history[sequence:]}:
            if place in before:
                self._hold(place, before[place])
            else:
                self._drop(place)
        del self.history[sequence:]

    def _set(self, place: Place, item: Item | None) -> None:
        if item is None:
            self._drop(place)
        else:
            self._hold(place, item)
        self.history.append((place, item))

    def _hold(self, place: Place, item: Item) -> None:
        self.items[place] = item
        self._of_key.setdefault(place[0], {})[place] = item
        ttl = -1 if self.default_ttl is None else item.get("ttl", self.default_ttl)
        if ttl != -1:
            heappush(self._ends, (item["_ts"] + ttl, place, item["_etag"]))

    def _drop(self, place: Place) -> None:
        self.items.pop(place, None)
        self._of_key.get(place[0], {}).pop(place, None)

    def _check(self, key: str, id: str, body: Any) -> None:
        if not isinstance(body, dict) or not isinstance(body.get("id"), str):
            raise Refused(400, "BadRequest", "The required properties - 'id; ' - are missing")
        name: str = body["id"]
        if id and name != id:
            raise Refused(400, "BadRequest", "the id of the body is another than that of the address")
        if not name or len(name.encode()) > MAX_ID_BYTES or any(sign in name for sign in "/\\?#") or name.endswith(" "):
            raise Refused(400, "BadRequest", f"Id {name[:30]!r} contains illegal chars or is too long")
        found = at(body, tuple(self.partition_path.strip("/").split("/")))
        if json.dumps([{} if found is UNDEFINED else found]) != json.dumps(json.loads(key)):
            raise Refused(
                400,
                "BadRequest",
                "PartitionKey extracted from document doesn't match the one specified in the header",
                1001,
            )
        if size_of(body) > MAX_ITEM_BYTES:
            raise Refused(413, "RequestEntityTooLarge", "Request size is too large")
        ttl = body.get("ttl")
        if ttl is not None and (type(ttl) is not int or not -1 <= ttl < 2**31 or ttl == 0):
            raise Refused(400, "BadRequest", "The input ttl is invalid: a non-zero whole number or -1")


def size_of(item: Any) -> int:
    return len(json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode())


def read_charge(item: Item, *, strong: bool) -> float:
    return (2 if strong else 1) * (1 + max(0, size_of(item) - 1024) / 1024 * 0.5)


def write_charge(item: Item | None) -> float:
    return 5.7 if item is None else 5.3 + max(0, size_of(item) - 1024) / 1024 * 4


def rid(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()[:8]).decode().replace("/", "-")
