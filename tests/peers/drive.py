"""A OneDrive as a bot meets it: takes a file in parts at an address that carries its own right, and gives one away.

It is strict: a part has to follow the one before and be a multiple of 320 KiB, and who sends a token is refused.
"""

import re
import ssl
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

UNIT = 320 * 1024
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


@dataclass
class Session:
    """A place that takes one file; `taken` is what is there, `whole` once all of it came."""

    taken: bytearray = field(default_factory=bytearray)
    whole: bool = False


@dataclass
class DrivePeer:
    """`answers` are given instead of its own, first come first served: a status, with headers, or "cut" to take the
    part and break off before the answer."""

    answers: list[tuple[int, dict[str, str]] | str] = field(default_factory=list)
    sessions: dict[str, Session] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    port: int = 0

    @asynccontextmanager
    async def running(self, certificate: ssl.SSLContext) -> AsyncGenerator["DrivePeer"]:
        app = web.Application(client_max_size=10**8)
        app.router.add_route("*", "/upload/{id}", self._upload)
        app.router.add_get("/files/{name}", self._download)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=certificate).start()
        self.port = runner.addresses[0][1]
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        self._saw(request)
        await request.read()
        session = self.sessions.get(request.match_info["id"])
        cut = False
        if self.answers:
            told = self.answers.pop(0)
            if isinstance(told, tuple):
                return web.Response(status=told[0], headers=told[1])
            cut = True
        if session is None or session.whole:
            return web.json_response({"error": {"code": "itemNotFound"}}, status=404)
        answer = await self._put(request, session) if request.method == "PUT" else self._standing(session)
        if cut and request.transport:
            request.transport.abort()
        return answer

    async def _put(self, request: web.Request, session: Session) -> web.Response:
        match = _RANGE.fullmatch(request.headers.get("Content-Range", ""))
        part = await request.read()
        if not match:
            return web.json_response({"error": {"code": "invalidRequest"}}, status=400)
        first, last, size = map(int, match.groups())
        if first != len(session.taken):
            return web.json_response({"error": {"code": "invalidRange"}}, status=416)
        if last - first + 1 != len(part) or (last + 1 != size and len(part) % UNIT):
            return web.json_response({"error": {"code": "invalidRequest"}}, status=400)
        session.taken += part
        session.whole = len(session.taken) == size
        if session.whole:
            return web.json_response({"id": "01ABC", "name": "rapport.xlsx", "size": size}, status=201)
        return self._standing(session, 202)

    def _standing(self, session: Session, status: int = 200) -> web.Response:
        return web.json_response({"nextExpectedRanges": [f"{len(session.taken)}-"]}, status=status)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        self._saw(request)
        name = request.match_info["name"]
        if name in self.moved:
            return web.Response(status=302, headers={"Location": self.moved[name]})
        if self.answers and isinstance(told := self.answers.pop(0), tuple):
            return web.Response(status=told[0], headers=told[1])
        if name not in self.files:
            return web.Response(status=404)
        return web.Response(body=self.files[name], content_type="application/octet-stream")

    def _saw(self, request: web.Request) -> None:
        self.asked.append((request.method, request.host.partition(":")[0], request.path))
        assert "Authorization" not in request.headers, "a token of ours went to a place for files"
        assert "Cookie" not in request.headers
