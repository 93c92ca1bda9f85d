"""Azure Cosmos DB at its HTTP protocol, as strict as the service is, for the real SDK.

It checks signatures (or the form of a token) and dates, keys, ids, sizes, ETags, batches, time to live, indexing
policies and queries, and gives sessions, continuations and charges. It counts what it is asked; `faults` break requests
to come, `answers_after` (seconds) makes it slow, `lag` lets a reader without a session see the past. `python -m
tests.peers.cosmos` runs one as a process of its own, with /peer/counted, /peer/charged, /peer/faults and /peer/slow
beside the protocol.

Not in it: the change feed, patches, stored procedures, hierarchical keys, several regions, throughput.
"""

import asyncio
import json
import ssl
import sys
import time
import urllib.parse
import uuid
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

from aiohttp import web
from azure.cosmos.partition_key import PartitionKey

from tests.peers.cosmos_container import Container, Refused, read_charge, rid, write_charge
from tests.peers.cosmos_index import DEFAULT, check_served, policy_problem
from tests.peers.cosmos_sql import BadQuery, Query
from tests.peers.cosmos_wire import (
    DOCUMENTS,
    KEY,
    Answer,
    Cut,
    Fault,
    authorise,
    kind_of,
    mark_of,
    page_of,
    parsed,
    partition_of,
    refusal,
    start_of,
)
from tests.peers.serving import served

MAX_PAGE = 1000
LEVELS = ("Strong", "BoundedStaleness", "Session", "ConsistentPrefix", "Eventual")


class CosmosPeer:
    """`counted` and `charged` (request units) are by kind of request, `orders` counts queries by the paths that order
    them. `may_create`: containers can be made and changed, which an identity never may. `lag`: how many writes a reader
    without a session may miss, unless the consistency forbids it."""

    def __init__(
        self,
        *,
        ranges: int = 1,
        consistency: str = "Strong",
        lag: int = 0,
        key: str = KEY,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.ranges = ranges
        self.consistency = consistency
        self.lag = lag
        self.now = now
        self.databases: dict[str, dict[str, Container]] = {}
        self.faults: list[Fault] = []
        self.counted: Counter[str] = Counter()
        self.charged: Counter[str] = Counter()
        self.orders: Counter[tuple[str, ...]] = Counter()
        self.may_create = True
        self.answers_after = 0.0
        self.url = ""
        self._key = key

    @asynccontextmanager
    async def running(self, port: int = 0, tls: ssl.SSLContext | None = None) -> AsyncGenerator["CosmosPeer"]:
        app = web.Application(client_max_size=16 * 2**20)
        app.router.add_route("*", "/peer/{what}", self._control_peer)
        app.router.add_route("*", "/{tail:.*}", self._serve)
        async with served(app, port, tls) as self.url:
            yield self

    def copied(self) -> "CosmosPeer":
        """Another one, with the same documents to begin with."""
        peer = CosmosPeer(ranges=self.ranges, consistency=self.consistency, lag=self.lag, now=self.now)
        peer.databases = {
            name: {each: container.copied() for each, container in containers.items()}
            for name, containers in self.databases.items()
        }
        return peer

    @property
    def requests(self) -> int:
        """How many requests for documents there were."""
        return sum(number for kind, number in self.counted.items() if kind in DOCUMENTS)

    async def _control_peer(self, request: web.Request) -> web.Response:
        what = request.match_info["what"]
        if what == "faults" and request.method == "POST":
            self.faults += [Fault(**one) for one in await request.json()]
        elif what == "slow" and request.method == "POST":
            self.answers_after = float((await request.json())["seconds"])
        elif what not in ("counted", "charged"):
            return web.Response(status=404)
        return web.json_response(self.charged if what == "charged" else self.counted)

    # --- one request -------------------------------------------------------------------------------------------------

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        if self.answers_after:
            await asyncio.sleep(self.answers_after)
        parts = [urllib.parse.unquote(part) for part in request.raw_path.split("?")[0].split("/") if part]
        try:
            answer = self._answer(request, parts, body)
        except Cut as cut:
            cut.fault.begun.set()
            if cut.fault.until:
                await cut.fault.until.wait()
            if request.transport:
                request.transport.close()
            return web.Response()
        except BadQuery as error:
            answer = refusal(Refused(400, "BadRequest", f'{{"errors":[{{"message":"{error}"}}]}}'))
        except Refused as refused:
            answer = refusal(refused)
        headers = {
            "x-ms-activity-id": request.headers.get("x-ms-activity-id", str(uuid.uuid4())),
            "x-ms-request-charge": f"{answer.charge:.2f}",
            **answer.headers,
        }
        if answer.status in (204, 304):
            return web.Response(status=answer.status, headers=headers)
        text = json.dumps(answer.payload, separators=(",", ":"))
        return web.Response(status=answer.status, text=text, content_type="application/json", headers=headers)

    def _answer(self, request: web.Request, parts: Sequence[str], body: bytes) -> Answer:
        authorise(request, parts, self._key)
        kind = kind_of(request, parts)
        self.counted[kind] += 1
        fault = self._fault(kind, body)
        if fault and fault.cut == "before":
            raise Cut(fault)
        if fault and fault.status:
            raise Refused(fault.status, "Fault", "on command", fault.substatus, fault.retry_ms)
        answer = self._work(kind, request, parts, body)
        self.charged[kind] += answer.charge  # type: ignore[assignment]
        if fault:
            raise Cut(fault)
        return answer

    def _fault(self, kind: str, body: bytes) -> Fault | None:
        for fault in self.faults:
            if fault.kind != kind and not (fault.kind == "*" and kind in DOCUMENTS):
                continue
            if fault.says.encode() not in body:
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            fault.times -= 1
            if not fault.times:
                self.faults.remove(fault)
            return fault
        return None

    def _work(self, kind: str, request: web.Request, parts: Sequence[str], body: bytes) -> Answer:
        if kind == "account":
            return Answer(200, self._account())
        if kind in ("describe", "control"):
            return self._control(request, parts, body)
        container = self._container(parts)
        asked_rid = request.headers.get("x-ms-cosmos-intended-collection-rid")
        if asked_rid and asked_rid != container.rid:
            raise Refused(400, "BadRequest", "the container was made anew", 1024)
        if kind == "pkranges":
            return self._ranges(container, request)
        if kind == "plan":
            return Answer(200, self._query(container, request, body).plan())
        level = request.headers.get("x-ms-consistency-level", self.consistency)
        if level not in LEVELS or LEVELS.index(level) < LEVELS.index(self.consistency):
            raise Refused(400, "BadRequest", f"Consistency level {level!r} is stronger than the account's")
        container.expire()
        answer = self._documents(kind, container, request, parts, body)
        # Without these two the SDK keeps no session.
        paths = {"x-ms-alt-content-path": "/".join(parts[:4]), "x-ms-content-path": container.rid}
        return Answer(answer.status, answer.payload, {**answer.headers, **paths}, answer.charge)

    def _documents(
        self, kind: str, container: Container, request: web.Request, parts: Sequence[str], body: bytes
    ) -> Answer:
        if kind == "query":
            return self._run_query(container, request, body)
        key = partition_of(request)
        if kind == "read":
            return self._read(container, key, parts[5], request)
        if kind == "batch":
            if request.headers.get("x-ms-cosmos-batch-atomic", "").lower() != "true":
                raise Refused(400, "BadRequest", "the peer knows only batches that happen as a whole")
            status, results = container.batch(key, parsed(body), len(body))
            charge = sum(float(result["requestCharge"]) for result in results)
            return Answer(status, results, self._session(container, key), charge)
        if kind not in DOCUMENTS:
            raise Refused(405, "MethodNotAllowed", f"the peer knows no {kind}")
        name, if_match = parts[5] if len(parts) > 5 else "", request.headers.get("If-Match", "")
        status, item = container.write(key, kind.title(), name, parsed(body) if body else None, if_match)
        headers = self._session(container, key) | ({"etag": item["_etag"]} if item else {})
        return Answer(status, item, headers, write_charge(item))

    # --- account, databases, containers ------------------------------------------------------------------------------

    def _account(self) -> Mapping[str, Any]:
        where = {"name": "Peer", "databaseAccountEndpoint": self.url}
        return {
            "id": "peer",
            "_rid": "peer",
            "_self": "",
            "media": "//media/",
            "addresses": "//addresses/",
            "_dbs": "//dbs/",
            "writableLocations": [where],
            "readableLocations": [where],
            "enableMultipleWriteLocations": False,
            "userConsistencyPolicy": {"defaultConsistencyLevel": self.consistency},
            "userReplicationPolicy": {"minReplicaSetSize": 3, "maxReplicasetSize": 4},
            "queryEngineConfiguration": "{}",
        }

    def _control(self, request: web.Request, parts: Sequence[str], body: bytes) -> Answer:
        asked = parsed(body) if body else {}
        method, depth = request.method, len(parts)
        if method != "GET" and (
            not self.may_create or "type=aad" in urllib.parse.unquote(request.headers["authorization"])
        ):
            raise Refused(403, "Forbidden", "The given request cannot be authorized by AAD token in data plane.", 5300)
        if method == "POST" and depth == 1:
            if asked["id"] in self.databases:
                raise Refused(409, "Conflict", "Resource with specified id or name already exists.")
            self.databases[asked["id"]] = {}
            return Answer(201, _database(asked["id"]))
        if depth < 2 or parts[1] not in self.databases:
            raise Refused(404, "NotFound", "Owner resource does not exist", 1003)
        containers = self.databases[parts[1]]
        if depth == 2:
            return Answer(200, _database(parts[1]))
        if method == "POST":
            if asked["id"] in containers:
                raise Refused(409, "Conflict", "Resource with specified id or name already exists.")
            container = Container(
                asked["id"],
                asked["partitionKey"]["paths"][0],
                _policy(asked, DEFAULT),
                asked.get("defaultTtl"),
                self.ranges,
                self.now,
            )
            containers[container.name] = container
            return Answer(201, container.described())
        container = self._container(parts)
        if method == "PUT":
            container.policy = _policy(asked, container.policy)
            container.live(asked.get("defaultTtl"))
        elif method == "DELETE":
            del containers[container.name]
            return Answer(204)
        return Answer(200, container.described())

    def _container(self, parts: Sequence[str]) -> Container:
        try:
            return self.databases[parts[1]][parts[3]]
        except (KeyError, IndexError):
            raise Refused(404, "NotFound", "Owner resource does not exist", 1003) from None

    # --- partitions and sessions -------------------------------------------------------------------------------------

    def _bounds(self, container: Container) -> Sequence[tuple[str, str]]:
        """The hash of version 2 has its top two bits cleared, so that keys run from 00 to 3F."""
        cuts = ["", *(f"{0x40 * number // container.ranges:02X}" for number in range(1, container.ranges)), "FF"]
        return list(pairwise(cuts))

    def _ranges(self, container: Container, request: web.Request) -> Answer:
        etag = f'"{container.rid}"'
        if request.headers.get("If-None-Match") == etag:
            return Answer(304, headers={"etag": etag})
        ranges = [
            {
                "id": str(number),
                "_rid": f"{container.rid}{number}",
                "minInclusive": low,
                "maxExclusive": high,
                "ridPrefix": number,
                "throughputFraction": 1 / container.ranges,
                "status": "online",
                "parents": [],
            }
            for number, (low, high) in enumerate(self._bounds(container))
        ]
        payload = {"_rid": container.rid, "PartitionKeyRanges": ranges, "_count": len(ranges)}
        return Answer(200, payload, {"etag": etag})

    def _range_of(self, container: Container, key: str) -> int:
        if container.ranges == 1:
            return 0
        hashed: Any = PartitionKey(container.partition_path)._get_effective_partition_key_string(json.loads(key))
        return next(number for number, (low, high) in enumerate(self._bounds(container)) if low <= hashed < high)

    def _session(self, container: Container, key: str) -> dict[str, str]:
        return {"x-ms-session-token": f"{self._range_of(container, key)}:1#{container.sequence}"}

    def _seen(self, container: Container, request: web.Request) -> Mapping[tuple[str, str], Any]:
        if request.headers.get("x-ms-consistency-level", self.consistency) in ("Strong", "BoundedStaleness"):
            return container.items
        tokens = request.headers.get("x-ms-session-token", "").split(",")
        return container.seen(max([0, *(int(token.split("#")[1]) for token in tokens if "#" in token)]), self.lag)

    # --- reading -----------------------------------------------------------------------------------------------------

    def _read(self, container: Container, key: str, id: str, request: web.Request) -> Answer:
        item = self._seen(container, request).get((key, id))
        if not item:
            raise Refused(404, "NotFound", "Entity with the specified id does not exist in the system.")
        headers = self._session(container, key) | {"etag": item["_etag"]}
        return Answer(200, item, headers, read_charge(item, strong=self.consistency == "Strong"))

    def _query(self, container: Container, request: web.Request, body: bytes) -> Query:
        asked = parsed(body)
        query = Query(asked["query"], {one["name"]: one["value"] for one in asked.get("parameters") or []})
        of_one = "x-ms-documentdb-partitionkey" in request.headers
        check_served(container.policy, query, [tuple(container.partition_path.strip("/").split("/"))] if of_one else [])
        return query

    def _run_query(self, container: Container, request: web.Request, body: bytes) -> Answer:
        query = self._query(container, request, body)
        self.orders[tuple("/".join(path) for path, _ in query.orders)] += 1
        header = request.headers.get
        chosen = header("x-ms-documentdb-partitionkeyrangeid")
        seen = self._seen(container, request)
        if header("x-ms-documentdb-partitionkey") is not None:
            key = partition_of(request)
            session = self._session(container, key)
            of_key = container.of_key(key) if seen is container.items else seen
            items = [item for (within, _), item in of_key.items() if within == key]
        else:
            if header("x-ms-documentdb-query-enablecrosspartition", "").lower() != "true":
                raise Refused(400, "BadRequest", "Cross partition query is required but disabled", 1004)
            if chosen is None and query.needs_plan and container.ranges > 1:
                raise Refused(400, "BadRequest", "The query can not be directly served by the gateway", 1004)
            if chosen is not None and int(chosen) >= container.ranges:
                raise Refused(410, "Gone", "the range is gone", 1002)
            session = {"x-ms-session-token": f"{chosen or 0}:1#{container.sequence}"}
            items = [
                item
                for (key, _), item in seen.items()
                if chosen is None or self._range_of(container, key) == int(chosen)
            ]
        found = query.sort([item for item in items if query.matches(item)])
        rows = query.answer(found)
        start, size = start_of(header("x-ms-continuation"), query), int(header("x-ms-max-item-count", "100"))
        page, used = page_of(rows[start:], 100 if size < 1 else min(size, MAX_PAGE))
        headers = session | {"x-ms-item-count": str(len(page))}
        if start + len(page) < len(rows):
            token = {"token": f"+RID:~{start + len(page)}#{mark_of(query)}", "range": {"min": "", "max": "FF"}}
            headers["x-ms-continuation"] = json.dumps(token)
        charge = 2.8 + len(found) / 1000 if query.counts else 2.3 + 0.05 * len(page) + used / 1024 * 0.2
        return Answer(200, {"_rid": container.rid, "Documents": page, "_count": len(page)}, headers, charge)


def _policy(asked: Mapping[str, Any], standing: Mapping[str, Any]) -> Mapping[str, Any]:
    policy = asked.get("indexingPolicy") or standing
    if problem := policy_problem(policy):
        raise Refused(400, "BadRequest", problem)
    return policy


def _database(name: str) -> Mapping[str, Any]:
    return {"id": name, "_rid": rid(name), "_self": "", "_etag": "x", "_ts": 0}


async def main(port: int) -> None:
    async with CosmosPeer().running(port) as peer:
        print(peer.url, KEY, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
