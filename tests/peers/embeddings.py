"""An OpenAI-compatible service of embeddings, strict about what it is asked; it can fail in every way that they do."""

import asyncio
import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from struct import pack
from typing import Any, TypeAlias

from aiohttp import web

from tests.peers.serving import served

MODEL, KEY, DIMENSIONS = "woordzin-2", "sleutel-9", 32
MOST_TEXTS, MOST_CHARACTERS = 64, 8000

Fault: TypeAlias = Callable[[web.Request, Mapping[str, Any]], Awaitable[web.StreamResponse]]


def numbers(text: str, dimensions: int) -> list[float]:
    """The same for the same text, all over the sphere."""
    drawn = hashlib.shake_128(text.encode()).digest(dimensions)
    return [(byte - 127.5) / 1000 for byte in drawn]


def numbers_of_words(text: str, dimensions: int) -> list[float]:
    """Texts with words in common are near each other, and none is far from another: as models are."""
    words = [numbers(word, dimensions) for word in sorted(set(text.lower().split()))]
    common = [10.0 * number for number in numbers("", dimensions)]
    return [sum(column) / len(words) ** 0.5 for column in zip(common, *words, strict=True)]


@dataclass
class Embeddings:
    """`numbers` is the model. `texts` counts what vectors were made of, `requests` all that came. `faults` are used up
    first, one a request; texts with `refuses` in them are always refused. Serves below any prefix, as gateways do."""

    numbers: Callable[[str, int], list[float]] = numbers
    key: str = f"Bearer {KEY}"
    key_header: str = "Authorization"
    in_base64: bool = False
    backwards: bool = False
    texts: Counter[str] = field(default_factory=Counter[str])
    requests: int = 0
    refuses: str = ""
    faults: list[Fault] = field(default_factory=list[Fault])
    asked: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    url: str = ""

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["Embeddings"]:
        app = web.Application(client_max_size=10**7)
        app.router.add_post("/{prefix:.*}embeddings", self._take)
        async with served(app) as address:
            self.url = f"{address}v1"
            yield self

    async def _take(self, request: web.Request) -> web.StreamResponse:
        self.requests += 1
        body = await request.json()
        if self.faults:
            return await self.faults.pop(0)(request, body)
        if self.key and request.headers.get(self.key_header) != self.key:
            return _refusal(401, "wrong key")
        if self.refuses and any(self.refuses in text for text in body["input"]):
            return _refusal(400, "not this text")
        if problem := _problem(body):
            return _refusal(400, problem)
        self.asked.append(body)
        self.texts.update(body["input"])
        return web.json_response(self.answer(body))

    def answer(self, body: Mapping[str, Any]) -> dict[str, Any]:
        dimensions = body.get("dimensions", DIMENSIONS)
        rows = [self._row(index, self.numbers(text, dimensions)) for index, text in enumerate(body["input"])]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        return {"object": "list", "data": rows[::-1] if self.backwards else rows, "model": MODEL, "usage": usage}

    def _row(self, index: int, vector: Sequence[float]) -> dict[str, Any]:
        shown = b64encode(pack(f"<{len(vector)}f", *vector)).decode() if self.in_base64 else list(vector)
        return {"object": "embedding", "index": index, "embedding": shown}


def _problem(body: Mapping[str, Any]) -> str:
    if body.keys() - {"model", "input", "dimensions"} or body.get("model") != MODEL:
        return "unknown field or model"
    texts = body.get("input")
    if not isinstance(texts, list) or not 0 < len(texts) <= MOST_TEXTS:
        return "input"
    if not all(isinstance(text, str) and 0 < len(text) <= MOST_CHARACTERS for text in texts):
        return "a text that is empty or too long"
    dimensions = body.get("dimensions", DIMENSIONS)
    return "" if isinstance(dimensions, int) and 0 < dimensions <= DIMENSIONS else "dimensions"


def _refusal(status: int, message: str) -> web.Response:
    return web.json_response({"error": {"message": message, "type": "invalid_request_error"}}, status=status)


def refused(status: int, **headers: str) -> Fault:
    async def fault(_: web.Request, __: Mapping[str, Any]) -> web.StreamResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.json_response({"error": {"message": "geheim: " + "x" * 20}}, status=status, headers=named)

    return fault


def saying(body: object, *, text: str | None = None) -> Fault:
    async def fault(_: web.Request, __: Mapping[str, Any]) -> web.StreamResponse:
        return web.json_response(body) if text is None else web.Response(text=text)

    return fault


def hanging(seconds: float) -> Fault:
    async def fault(_: web.Request, __: Mapping[str, Any]) -> web.StreamResponse:
        await asyncio.sleep(seconds)
        return web.Response()

    return fault


async def cut_off(request: web.Request, _: Mapping[str, Any]) -> web.StreamResponse:
    """The connection ends in the middle of the answer."""
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"data": [')
    assert request.transport
    request.transport.abort()
    return response
