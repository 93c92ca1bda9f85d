"""A model behind an OpenAI-compatible address, `/v1/embeddings`: Azure OpenAI, or a server of one's own."""

import asyncio
import json
import math
import zlib
from array import array
from base64 import b64decode
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

import aiohttp

from bot.errors import BodeError
from bot.meaning.base import MeaningUnavailable, Vector
from bot.meaning.text import CUT
from bot.meaning.vectors import quantized

Proof: TypeAlias = Callable[[], Awaitable[Mapping[str, str]]]
"""The headers that say who asks (bot.meaning.proof). Raises whatever it likes: then there is no vector."""

BATCH = 32
"""Texts in one request; every server takes as many."""
TRIES = 4
LONGEST_WAIT = 30.0
"""Seconds that a server may ask to be left alone, as far as somebody waits for that here."""
_TOO_MANY = 429
_MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Place:
    """`address` is that of the API (`https://.../v1`), or whole, with `/embeddings`. `dimensions` 0: as many as the
    model has. The prefixes are those of its training, such as `query: ` and `passage: `."""

    address: str
    model: str
    dimensions: int = 0
    question_prefix: str = ""
    passage_prefix: str = ""

    @property
    def url(self) -> str:
        path, mark, query = self.address.partition("?")
        own = path.rstrip("/")
        return (own if own.endswith("/embeddings") else f"{own}/embeddings") + mark + query

    @property
    def name(self) -> str:
        """All that a vector depends on."""
        prefixes = f"{self.question_prefix}|{self.passage_prefix}"
        parts = [self.model, *([str(self.dimensions)] if self.dimensions else [])]
        if prefixes != "|":
            parts.append(f"{zlib.crc32(prefixes.encode()):08x}")
        return ".".join([*parts, str(CUT)])


class Endpoint:
    """`seconds` for a request. The connections are kept, and opened at the first text."""

    def __init__(self, place: Place, proof: Proof, *, seconds: float = 30.0) -> None:
        self.name = place.name
        self._place = place
        self._proof = proof
        self._timeout = aiohttp.ClientTimeout(total=seconds)
        self._session: aiohttp.ClientSession | None = None
        self._dimensions = place.dimensions

    async def question(self, text: str) -> Vector:
        """Once: who asks waits for no second try."""
        found = await self._ask([self._place.question_prefix + text], tries=1)
        return found[0]

    async def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        whole = [self._place.passage_prefix + text for text in texts]
        batches = [whole[at : at + BATCH] for at in range(0, len(whole), BATCH)]
        return [vector for batch in batches for vector in await self._ask(batch, tries=TRIES)]

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _ask(self, texts: Sequence[str], tries: int) -> Sequence[Vector]:
        body: dict[str, Any] = {"model": self._place.model, "input": [_whole(text) for text in texts]}
        if self._place.dimensions:
            body["dimensions"] = self._place.dimensions
        for left in reversed(range(tries)):
            try:
                return await self._vectors(body, len(texts))
            except _Later as later:
                if not left or later.seconds > LONGEST_WAIT:
                    raise MeaningUnavailable(later.reason) from None
                await asyncio.sleep(later.seconds)
        raise MeaningUnavailable("never_asked")

    async def _vectors(self, body: Mapping[str, Any], count: int) -> Sequence[Vector]:
        """Raises _Later, MeaningUnavailable."""
        status, headers, answer = await self._exchange(body)
        if status == _TOO_MANY or status >= 500:
            raise _Later(f"status_{status}", _seconds(headers))
        if status != 200:
            raise MeaningUnavailable(f"status_{status}")
        try:
            vectors = await asyncio.to_thread(_read, answer, count)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise MeaningUnavailable("not_understood") from error
        self._dimensions = self._dimensions or len(vectors[0])
        if any(len(vector) != self._dimensions for vector in vectors):
            raise MeaningUnavailable("other_dimensions")
        return vectors

    async def _exchange(self, body: Mapping[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        try:
            headers = await self._proof()
        except Exception as error:  # whatever the way to a token raises
            raise MeaningUnavailable("no_proof") from error
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        try:
            async with self._session.post(
                self._place.url, json=body, headers=headers, allow_redirects=False
            ) as response:
                answer = bytearray()
                async for part in response.content.iter_chunked(2**16):
                    answer += part
                    if len(answer) > _MOST_BYTES:
                        raise MeaningUnavailable("too_much_said")
                return response.status, response.headers, bytes(answer)
        except TimeoutError:
            raise _Later("timeout", 1.0) from None
        except aiohttp.ClientError as error:
            raise _Later(type(error).__name__, 1.0) from None


class _Later(BodeError):
    """It may be tried again, after so many seconds."""

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.reason = reason
        self.seconds = seconds


def _whole(text: str) -> str:
    """No server takes half a character, and some take no empty text."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ") or " "


def _seconds(headers: Mapping[str, str]) -> float:
    """As the server says it, else one."""
    try:
        said = float(headers.get("Retry-After", "1"))
    except ValueError:  # a date
        return LONGEST_WAIT
    return max(0.0, said) if math.isfinite(said) else LONGEST_WAIT


def _read(answer: bytes, count: int) -> Sequence[Vector]:
    """In the order of their `index`. Raises ValueError, or a kin, for what is not what was asked."""
    rows = cast("list[dict[str, Any]]", json.loads(answer)["data"])
    by_index = {int(row["index"]): quantized(_numbers(row["embedding"])) for row in rows}
    if len(rows) != count or sorted(by_index) != list(range(count)):
        raise ValueError("not one vector for each text")
    return [by_index[index] for index in range(count)]


def _numbers(embedding: Any) -> Sequence[float]:
    """A list, or little-endian floats of four bytes in base64, which some servers always give."""
    if isinstance(embedding, str):
        return array("f", b64decode(embedding, validate=True)).tolist()
    return [float(number) for number in embedding]
