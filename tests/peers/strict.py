"""A connector service that takes so many requests in any window of time, and answers 429 to every other."""

import itertools
import time
from collections import Counter, deque
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from tests.peers.serving import served


@dataclass(frozen=True, slots=True)
class Taken:
    """A request that was taken: when, what it does, in which conversation; `reply_to` is "" for what comes unasked.
    `activity` is which it sent or changed."""

    at: float
    method: str
    conversation: str
    reply_to: str
    body: Mapping[str, Any]
    activity: str = ""


@dataclass
class StrictService:
    """`most` requests in any `seconds`, measured when a request is read here. What is refused counts too, as it does
    with Teams; `refused` is how many those were, `busiest` the most that came in one window. `every`: refuses each so
    many-th besides, however few came, as where others use the same limit."""

    most: int = 50
    seconds: float = 1.0
    every: int = 0
    taken: list[Taken] = field(default_factory=list[Taken])
    refused: int = 0
    busiest: int = 0
    url: str = ""

    def __post_init__(self) -> None:
        self._recent: deque[float] = deque()
        self._ids = itertools.count(1)
        self._came = itertools.count(1)

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["StrictService"]:
        app = web.Application(client_max_size=10**7)
        app.router.add_post("/v3/conversations", self._take)
        app.router.add_route("*", "/v3/conversations/{conversation}/activities{rest:.*}", self._take)
        async with served(app) as self.url:
            yield self

    def replies(self) -> Counter[str]:
        """How often each activity was replied to."""
        return Counter(one.reply_to for one in self.taken if one.reply_to)

    def sent(self) -> Counter[str]:
        """How many messages came unasked, by conversation."""
        return Counter(one.conversation for one in self.taken if one.method == "POST" and not one.reply_to)

    def is_too_many(self, now: float) -> bool:
        """Counts one that came, whatever becomes of it."""
        while self._recent and self._recent[0] <= now - self.seconds:
            self._recent.popleft()
        self._recent.append(now)
        self.busiest = max(self.busiest, len(self._recent))
        return len(self._recent) > self.most

    async def _take(self, request: web.Request) -> web.Response:
        now = time.monotonic()
        too_many = self.is_too_many(now)
        body = await request.json() if request.can_read_body else {}
        refuses = self.every > 0 and next(self._came) % self.every == 0
        if refuses or too_many:
            self.refused += 1
            return web.Response(status=429, headers={"Retry-After": f"{self.seconds:g}"})
        conversation, rest = (unquote(request.match_info.get(part, "")).strip("/") for part in ("conversation", "rest"))
        reply_to = rest if request.method == "POST" else ""
        activity = str(next(self._ids)) if request.method == "POST" else rest
        self.taken.append(Taken(now, request.method, conversation, reply_to, body, activity))
        return web.json_response({"id": activity}, status=201)
