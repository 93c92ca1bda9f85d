"""A web server on this machine, over real TLS, for names that lead to it: what somebody's websites are to Bode."""

import asyncio
import socket
import ssl
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.fetching import SECONDS, Fetcher
from bot.public_addresses import is_public
from tests.channel.tls import certificate_for_localhost

HERE = "127.0.0.1"


class Leading(AbstractResolver):
    """Every name leads to these addresses; with `then`, to those from the second look on."""

    def __init__(self, *addresses: str, then: tuple[str, ...] | None = None) -> None:
        self._addresses = addresses
        self._then = then
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        again = bool(self.asked)
        self.asked.append(host)
        leads = self._then if again and self._then is not None else self._addresses
        return [
            ResolveResult(hostname=host, host=one, port=port, family=socket.AF_INET, proto=0, flags=0) for one in leads
        ]

    async def close(self) -> None:
        return


@dataclass(frozen=True)
class Page:
    """What is answered; `slow` are seconds before it, `trickle`: without saying how long it is."""

    content: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    slow: float = 0
    trickle: bool = False


@dataclass
class Websites:
    """`pages` by path; `seen` are the requests, `hosts` of them the names that were asked."""

    port: int
    trusted: ssl.SSLContext
    pages: dict[str, Page] = field(default_factory=dict[str, Page])
    seen: list[web.Request] = field(default_factory=list[web.Request])

    def at(self, host: str, path: str) -> str:
        return f"https://{host}:{self.port}{path}"

    def fetcher(
        self,
        resolver: AbstractResolver | None = None,
        is_allowed: Callable[[str], bool] = lambda one: one == HERE or is_public(one),
        seconds: float = SECONDS,
    ) -> Fetcher:
        """Takes this machine for the internet, unless another rule is given."""
        return Fetcher(resolver or Leading(HERE), is_allowed, self.trusted, seconds)


@asynccontextmanager
async def websites(folder: Path, *names: str) -> AsyncGenerator[Websites]:
    """`names` are those that its certificate is for."""
    chain = certificate_for_localhost(folder, *names)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(chain.certificate, chain.key)
    sites = Websites(0, ssl.create_default_context(cafile=str(chain.certificate)))

    async def answer(request: web.Request) -> web.StreamResponse:
        sites.seen.append(request)
        page = sites.pages.get(request.path, Page(status=404))
        await asyncio.sleep(page.slow)
        if not page.trickle:
            return web.Response(body=page.content, status=page.status, headers=page.headers)
        response = web.StreamResponse(status=page.status, headers=page.headers)
        await response.prepare(request)
        await response.write(page.content)
        return response

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, HERE, 0, ssl_context=served).start()
    sites.port = runner.addresses[0][1]
    try:
        yield sites
    finally:
        await runner.cleanup()
