"""A strict peer of Microsoft Graph v1.0 at the level of HTTP: what every part of it does alike.

It asks for a token and for the permission of each request, throttles by units and on demand, takes batches of 20 and
answers them in any order, and logs all. What it knows of people, documents and so on stands in its parts
(tests/peers/graph_*.py), each a set of routes.
"""

import json
import re
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol, TypeAlias
from urllib.parse import parse_qsl, unquote

from aiohttp import web

from tests.peers.serving import served

VERSION = "/v1.0"
MOST_TOGETHER = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a part sees it: `places` are what stands in those of its route, not quoted any more."""

    method: str
    path: str
    places: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


def refusal(status: int, code: str, message: str = "", **headers: str) -> Reply:
    """As Graph words it; `headers` with _ for -."""
    told = {"code": code, "message": message or code, "innerError": {"request-id": "1", "date": "2026-11-25T00:00:00"}}
    return Reply(status, {"error": told}, {name.replace("_", "-"): value for name, value in headers.items()})


Answering: TypeAlias = Callable[[Asked], Awaitable[Reply] | Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """`path` with places such as {user}; only {path} may hold slashes. Any one of the `permissions` will do. `units`
    is what it costs, where that differs by what is asked."""

    method: str
    path: str
    permissions: frozenset[str]
    answer: Answering
    units: int | Callable[[Asked], int] = 1

    def match(self, method: str, path: str) -> Mapping[str, str] | None:
        if method != self.method:
            return None
        pattern = re.sub(r"\\\{(\w+)\\\}", _place, re.escape(self.path))
        found = re.fullmatch(pattern, path)
        return {name: unquote(value) for name, value in found.groupdict().items()} if found else None


def _place(found: re.Match[str]) -> str:
    return f"(?P<{found[1]}>{'.+' if found[1] == 'path' else '[^/]+'})"


class Part(Protocol):
    """What the peer knows of one subject."""

    def routes(self) -> Sequence[Route]: ...


@dataclass(frozen=True, slots=True)
class Logged:
    method: str
    path: str
    status: int
    units: int
    headers: Mapping[str, str]


Fault: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse | None]]
"""Instead of the answer; None: answers after all."""


@dataclass
class GraphPeer:
    """`granted` are the permissions of the app. `units_per_minute`: 0 throttles nothing; with less than a fifth left it
    says so, and beyond it refuses. `faults` are used up first, one a request. `answers` are those that came, also from
    within batches; a request of which the peer knows no route is a mistake of ours, and kept in `unknown`."""

    parts: Sequence[Part]
    granted: set[str] = field(default_factory=set[str])
    units_per_minute: int = 0
    clock: Callable[[], float] = monotonic
    faults: deque[Fault] = field(default_factory=deque[Fault])
    log: list[Logged] = field(default_factory=list[Logged])
    unknown: list[str] = field(default_factory=list[str])
    root: str = ""

    def __post_init__(self) -> None:
        self._routes = [route for part in self.parts for route in part.routes()]
        self._spent: deque[tuple[float, int]] = deque()

    @property
    def url(self) -> str:
        """What BODE_GRAPH_URL is."""
        return self.root + VERSION

    @asynccontextmanager
    async def running(self, port: int = 0) -> AsyncGenerator["GraphPeer"]:
        app = web.Application(client_max_size=8 << 20)
        app.router.add_route("*", "/{rest:.*}", self._serve)
        async with served(app, port) as address:
            self.root = address.removesuffix("/")
            yield self

    def asked(self, path: str) -> list[Logged]:
        """Those whose path begins so, without their query."""
        return [one for one in self.log if one.path.startswith(path)]

    def throttle(self, *seconds: float, status: int = 429) -> None:
        """The next requests are refused, each with its rest; of a rest of 0 none is named."""
        self.faults.extend(_throttled(status, rest) for rest in seconds)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if self.faults and (said := await self.faults.popleft()(request)) is not None:
            self.log.append(Logged(request.method, request.path, said.status, 0, request.headers))
            return said
        if request.path.startswith("/download/"):
            return await self._download(request)
        if not re.fullmatch(r"Bearer \S+", request.headers.get("Authorization", "")):
            return _sent(refusal(401, "InvalidAuthenticationToken", "Access token is empty."))
        body = await request.json() if request.can_read_body else None
        # Paths are matched as they were sent: a quoted slash does not end a part.
        path = request.url.raw_path.removeprefix(VERSION)
        query = dict(parse_qsl(request.query_string, keep_blank_values=True))
        if (request.method, path) == ("POST", "/$batch"):
            return _sent(await self._batch(body))
        return _sent(await self._answer(request.method, path, query, body, request.headers))

    async def _batch(self, body: Any) -> Reply:
        asked = body["requests"]
        if len(asked) > MOST_TOGETHER:
            return refusal(400, "BadRequest", "Number of batch request steps exceeds the maximum value of 20.")
        answers: list[dict[str, Any]] = []
        for one in asked:
            path, _, query = one["url"].partition("?")
            sent = dict(parse_qsl(query, keep_blank_values=True))
            reply = await self._answer(one["method"], path, sent, one.get("body"), one.get("headers", {}))
            answers.append(
                {"id": one["id"], "status": reply.status, "headers": dict(reply.headers), "body": reply.body}
            )
        return Reply(body={"responses": answers[::-1]})

    async def _answer(
        self, method: str, path: str, query: Mapping[str, str], body: Any, headers: Mapping[str, str]
    ) -> Reply:
        for route in self._routes:
            places = route.match(method, path)
            if places is not None:
                reply, units = await self._of(route, Asked(method, path, places, query, body, headers))
                break
        else:
            self.unknown.append(f"{method} {path}")
            reply, units = refusal(400, "BadRequest", f"Resource not found for the segment in {path}"), 0
        self.log.append(Logged(method, path, reply.status, units, headers))
        return reply

    async def _of(self, route: Route, asked: Asked) -> tuple[Reply, int]:
        units = route.units if isinstance(route.units, int) else route.units(asked)
        limits = self._spend(units)
        if limits is None:
            return refusal(429, "activityLimitReached", Retry_After="2"), units
        if not self.granted & route.permissions:
            return refusal(403, "Authorization_RequestDenied", "Insufficient privileges"), units
        found = route.answer(asked)
        reply = found if isinstance(found, Reply) else await found
        return Reply(reply.status, reply.body, {**limits, **reply.headers}), units

    def _spend(self, units: int) -> Mapping[str, str] | None:
        """What the answer says of the budget; None: it is used up, and what is refused counts too."""
        if not self.units_per_minute:
            return {}
        now = self.clock()
        while self._spent and self._spent[0][0] <= now - 60:
            self._spent.popleft()
        self._spent.append((now, units))
        left = self.units_per_minute - sum(spent for _, spent in self._spent)
        if left < 0:
            return None
        if left > self.units_per_minute / 5:
            return {}
        reset = int(60 - (now - self._spent[0][0])) + 1
        return {
            "RateLimit-Limit": str(self.units_per_minute),
            "RateLimit-Remaining": str(left),
            "RateLimit-Reset": str(reset),
        }

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """The host of downloads knows no token of ours: to send one there is to give it away."""
        if "Authorization" in request.headers:
            return web.Response(status=401, text="a token was sent to the host of downloads")
        for part in self.parts:
            content = getattr(part, "downloads", {}).get(request.path.removeprefix("/download/"))
            if content is not None:
                return web.Response(body=content)
        return web.Response(status=404)


def _sent(reply: Reply) -> web.Response:
    body = None if reply.body is None else json.dumps(reply.body).encode()
    return web.Response(status=reply.status, body=body, headers=reply.headers, content_type="application/json")


def _throttled(status: int, seconds: float) -> Fault:
    async def fault(_: web.Request) -> web.StreamResponse:
        named = {"Retry_After": f"{seconds:g}"} if seconds else {}
        return _sent(refusal(status, "TooManyRequests" if status == 429 else "serviceNotAvailable", **named))

    return fault


async def cut_off(request: web.Request) -> web.StreamResponse | None:
    """The connection ends without an answer."""
    assert request.transport
    request.transport.abort()
    return web.Response()
