"""Files as Teams hands them over: put in parts where a person lets them go, and never with a token of ours."""

import json
import logging
from collections.abc import AsyncGenerator, AsyncIterable, Collection
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, cast

import aiohttp
from yarl import URL

from bot.links import host_of, is_of
from bot.telemetry.trace import headers as trace_headers

from .base import Ambiguous, Delivered, NotSent, Outcome, Rejected, Throttled
from .file_messages import Untaken
from .outcomes import THROTTLED, Answer, retry_after

PART_BYTES = 10 * 320 * 1024
"""Of one request: OneDrive takes multiples of 320 KiB, but for the last part (Graph, createUploadSession)."""
PART_SECONDS = aiohttp.ClientTimeout(total=60, connect=5)
"""For one of them."""
WHOLE_SECONDS = aiohttp.ClientTimeout(total=120, connect=5)
"""For a file that is taken."""
CHUNK_BYTES = 256 * 1024
MOST_REDIRECTS = 3
_ELSEWHERE = frozenset({301, 302, 303, 307, 308})
_MOST_ANSWER = 64 * 1024
_GONE = frozenset({404, 410})
_BEHIND = 416
"""It has that part already, or not yet what comes before it."""

log = logging.getLogger(__name__)


class Files:
    """`hosts` and what stands below them are the only places where a file goes, over https: an address that an
    activity names is not trusted for having come in one."""

    def __init__(self, session: aiohttp.ClientSession, hosts: Collection[str]) -> None:
        self._session = session
        self._hosts = tuple(hosts)

    def allows(self, place: str) -> bool:
        """What stands behind ? is the right to the file, thousands of characters at times: it names no host."""
        return is_of(host_of(place.partition("?")[0]), self._hosts)

    async def upload(self, place: str, size: int, content: AsyncIterable[bytes]) -> Outcome:
        """Puts `size` bytes there, in parts; from where an earlier try came to, as far as the place says. Delivered
        when it is whole; Rejected("gone") when the place takes nothing any more."""
        if not self.allows(place):
            return Rejected("foreign_host")
        at = there = 0
        async for part in _parts(content):
            end = at + len(part)
            while there < end:
                begin = max(at, there)
                done = await self._put(place, part[begin - at :], begin, size)
                if not isinstance(done, int):
                    return done
                if done <= there:
                    return Ambiguous("no_progress")
                there = done
            at = end
        return Ambiguous("unfinished") if at == size else Rejected("other_size")

    async def download(self, place: str, most: int) -> AsyncGenerator[bytes]:
        """The bytes that stand there, counted while they are read. Raises Untaken: `most` is what we say, whatever the
        other side says of its size. A few redirects are followed, each to a place that is allowed."""
        for _ in range(MOST_REDIRECTS + 1):
            if not self.allows(place):
                raise Untaken("foreign_host")
            try:
                async with self._session.get(place, allow_redirects=False, timeout=WHOLE_SECONDS) as response:
                    if response.status not in _ELSEWHERE:
                        async for chunk in _read(response, most):
                            yield chunk
                        return
                    place = str(response.url.join(URL(response.headers.get("Location", ""))))
            except (aiohttp.ClientError, TimeoutError, ValueError) as error:
                raise Untaken("unreachable") from error
        raise Untaken("redirects")

    async def _put(self, place: str, part: bytes, begin: int, size: int) -> Outcome | int:
        """How many bytes are there now, or what became of all."""
        end = begin + len(part)
        span = {"Content-Range": f"bytes {begin}-{end - 1}/{size}", "Content-Type": "application/octet-stream"}
        answer = await self._ask("PUT", place, part, span)
        if not isinstance(answer, Answer):
            is_whole = end == size and isinstance(answer, Ambiguous) and await self._is_closed(place)
            return Delivered("") if is_whole else answer
        if answer.status in {200, 201}:
            return Delivered("")
        if answer.status == 202:
            return end
        if answer.status == _BEHIND:
            return await self._standing(place)
        return _refused(answer)

    async def _standing(self, place: str) -> Outcome | int:
        answer = await self._ask("GET", place)
        if not isinstance(answer, Answer):
            return answer
        return _refused(answer) if answer.status != 200 else _next(answer.body)

    async def _is_closed(self, place: str) -> bool:
        """A place takes nothing any more once the last part came: its answer alone was lost."""
        answer = await self._ask("GET", place)
        return isinstance(answer, Answer) and answer.status in _GONE

    async def _ask(
        self, method: str, place: str, data: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Answer | Outcome:
        try:
            async with self._session.request(
                method,
                place,
                data=None if data is None else BytesIO(data),
                headers={**(headers or {}), **trace_headers()},
                allow_redirects=False,
                timeout=PART_SECONDS,
            ) as response:
                body = await response.content.read(_MOST_ANSWER)
                return Answer(response.status, body, response.headers.get("Retry-After"))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            return NotSent(type(error).__name__)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            return Ambiguous(type(error).__name__)


async def _read(response: aiohttp.ClientResponse, most: int) -> AsyncGenerator[bytes]:
    if response.status != 200:
        raise Untaken("gone" if response.status in _GONE else str(response.status))
    read = 0
    async for chunk in response.content.iter_chunked(CHUNK_BYTES):
        read += len(chunk)
        if read > most:
            raise Untaken("too_large")
        yield chunk


async def _parts(content: AsyncIterable[bytes]) -> AsyncGenerator[bytes]:
    """The same bytes, PART_BYTES at a time."""
    held = bytearray()
    async for chunk in content:
        held += chunk
        while len(held) >= PART_BYTES:
            yield bytes(held[:PART_BYTES])
            del held[:PART_BYTES]
    if held:
        yield bytes(held)


def _refused(answer: Answer) -> Outcome:
    if answer.status in _GONE:
        return Rejected("gone")
    if answer.status in THROTTLED or answer.status == 503:
        return Throttled(retry_after(answer, datetime.now(UTC)))
    if answer.status >= 500 or answer.status == 408:
        return Ambiguous(str(answer.status))
    return Rejected(str(answer.status))


def _next(body: bytes) -> Outcome | int:
    """The byte that is expected next: of `nextExpectedRanges`, as ["26-"], the first."""
    try:
        said: Any = json.loads(body)
        first = str(cast("list[Any]", said["nextExpectedRanges"])[0])
        return int(first.partition("-")[0])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return Ambiguous("not_understood")
