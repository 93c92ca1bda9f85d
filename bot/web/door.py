"""The listening socket: so many connections at most, and so many seconds for a request's headers to arrive."""

import asyncio
import logging
import resource
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.telemetry.spans import part_of_trace

log = logging.getLogger(__name__)

RESERVED = 256
"""File descriptors that are not given to connections: what the bot itself opens, and what waits to be accepted."""
IDLE_SECONDS = 90.0
UNTRACED = ("/healthz", "/readyz")
"""Asked every few seconds, about nothing."""
LINGERING_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Limits:
    """`connections` at once; `headers` in seconds, from the connection or from the first byte of a further request."""

    connections: int = 500
    headers: float = 10.0


class Door:
    """Who is connected. When it is full, who has waited longest without a whole request gives way to who comes."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._open: set[Connection] = set()
        self._fresh: dict[Connection, None] = {}
        self._idle: dict[Connection, None] = {}

    def __len__(self) -> int:
        return len(self._open)

    def admits(self, comer: "Connection") -> bool:
        if len(self._open) >= self.limits.connections:
            giving_way = next(iter(self._fresh), None) or next(iter(self._idle), None)
            log.warning("door.full", extra={"connections": len(self._open), "gave_way": giving_way is not None})
            if giving_way is None:
                return False
            giving_way.drop()
        self._open.add(comer)
        self._fresh[comer] = None
        return True

    def began(self, who: "Connection") -> None:
        """A request of theirs is whole as far as its headers, and being answered."""
        self._fresh.pop(who, None)
        self._idle.pop(who, None)

    def answered(self, who: "Connection") -> None:
        if who in self._open:
            self._idle[who] = None

    def left(self, who: "Connection") -> None:
        self.began(who)
        self._open.discard(who)


class Connection(web.RequestHandler):
    """One connection, which must get on with it. What is no request at all is answered with a bare status."""

    def __init__(self, manager: web.Server, door: Door, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            manager,
            loop=loop,
            access_log=cast("Any", None),  # as AppRunner takes it, too
            keepalive_timeout=IDLE_SECONDS,
            lingering_time=LINGERING_SECONDS,
        )
        self._door = door
        self._at = loop
        self._deadline: asyncio.TimerHandle | None = None
        self._busy = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if not self._door.admits(self):
            cast("asyncio.Transport", transport).abort()
            return
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        if self._deadline is None and not self._busy:
            self._wait()
        super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._stop_waiting()
        self._door.left(self)
        super().connection_lost(exc)

    def began(self) -> None:
        """The application has a request of this connection."""
        self._busy = True
        self._stop_waiting()
        self._door.began(self)

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """As aiohttp's, and what aiohttp would explain in a page of its own is a status alone."""
        try:
            if isinstance(resp, _Bare):
                return resp, self._answer_bare(resp.status)
            return await super().finish_response(request, without_page(resp), start_time)
        finally:
            self._busy = False
            self._door.answered(self)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """What is no HTTP, and what no handler answered; `message` would quote what was sent."""
        log.warning("http.refused", extra={"status": status, "error": type(exc).__name__})
        if request.writer.output_size > 0:
            raise ConnectionError
        return _Bare(status=status)

    def drop(self) -> None:
        """Ends it now, whatever was under way; it makes room before the loop comes round."""
        self._door.left(self)
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    def _wait(self) -> None:
        self._deadline = self._at.call_later(self._door.limits.headers, self._too_late)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_late(self) -> None:
        log.warning("http.too_late", extra={"connections": len(self._door)})
        self._deadline = None
        self.drop()

    def _answer_bare(self, status: int) -> bool:
        """True: nothing more is said on this connection."""
        if self.transport is not None:
            line = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            self.transport.write(line.encode())
        return True


class _Bare(web.Response):
    """Of a request that could not be read: aiohttp would sign the response with its version."""


def without_page(response: web.StreamResponse) -> web.StreamResponse:
    """The response, or the bare status of what was raised."""
    if not isinstance(response, web.HTTPException):
        return response
    headers = {name: response.headers[name] for name in ("Allow", "Location") if name in response.headers}
    return web.Response(status=response.status, headers=headers)


@web.middleware
async def plainly(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Tells the connection that its request is whole, and answers what is raised with a status alone."""
    if isinstance(request.protocol, Connection):
        request.protocol.began()
    if (route := _route_of(request)) in UNTRACED:
        return await _answered(request, handler)
    with part_of_trace("request", route=route) as part:
        answer = await _answered(request, handler)
        part.note(status=answer.status)
        return answer


def _route_of(request: web.Request) -> str:
    """The pattern that its address fits, "" for one of nothing of ours."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else ""


async def _answered(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException as raised:
        return without_page(raised)
    except Exception:
        log.exception("http.failed")
        return web.Response(status=500)


def parting(ends: asyncio.Event) -> Middleware:
    """Once it is to end, each response is the last of its connection: whoever asks again is led elsewhere."""

    @web.middleware
    async def parts(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        response = await handler(request)
        if ends.is_set():
            response.force_close()
        return response

    return parts


async def unsigned(_: web.Request, response: web.StreamResponse) -> None:
    """No word of who made the server, and of which version."""
    response.headers.popall("Server", None)


@asynccontextmanager
async def opened_door(runner: web.BaseRunner, host: str, port: int, limits: Limits) -> AsyncGenerator[tuple[int, Door]]:
    """Listens for the application of a runner that was set up; gives the port and who is connected.

    Raises OSError when the port is taken.
    """
    loop, door = asyncio.get_running_loop(), Door(_possible(limits))
    manager = runner.server
    if manager is None:
        raise RuntimeError("the runner is not set up")
    listening = await loop.create_server(lambda: Connection(manager, door, loop), host, port, backlog=128)
    try:
        yield listening.sockets[0].getsockname()[1], door
    finally:
        listening.close()


def _possible(limits: Limits) -> Limits:
    """As many connections as this process may have; one more, and nobody could connect at all."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = max(16, allowed - RESERVED)
    if allowed == resource.RLIM_INFINITY or limits.connections <= most:
        return limits
    log.warning("door.narrower", extra={"connections": most, "wanted": limits.connections})
    return Limits(most, limits.headers)
