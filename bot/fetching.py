"""Fetches one file of the web for somebody: over https, from the internet alone, within seconds and bytes that are set.

Nothing is sent along by which the other side could know who asks. A redirect is followed by hand: each address on the
way passes the same checks as the first.
"""

import asyncio
import ssl
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from bot.errors import BodeError
from bot.links import host_of, is_of, web_address
from bot.public_addresses import guarded, guarded_sockets, is_public, led_inside

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession
    from aiohttp.abc import AbstractResolver

SECONDS = 3.0
"""For all of it, redirects included: somebody waits, and Teams waits for no card longer than five."""
REDIRECTS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})
_REFUSED = {401: "login", 403: "login", 404: "missing", 410: "missing"}
_CHUNK_BYTES = 64 * 1024
_HEADERS = {"user-agent": "Bode", "accept-encoding": "identity"}


class NotFetched(BodeError):
    """`reason`: "address" (no https address of the internet, or it leads into a network of its own), "host" (none of
    those that are taken), "redirects" (too many), "missing" (404, 410), "login" (401, 403), "status" (any other),
    "size", "timeout", "connection". `host` is where it stopped."""

    def __init__(self, reason: str, host: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.host = host


@dataclass(frozen=True, slots=True)
class Fetcher:
    """`resolver` looks names up, None for the machine's own. `is_allowed` is asked of each address (IP) before it is
    connected to; `tls` is None for the certificates that this machine trusts."""

    resolver: "AbstractResolver | None" = None
    is_allowed: Callable[[str], bool] = field(default=is_public)
    tls: ssl.SSLContext | None = None
    seconds: float = SECONDS

    async def fetch(self, address: str, *, accept: str, most: int, hosts: Collection[str] = ()) -> bytes:
        """At most `most` bytes, whatever they are: `accept` is a wish. `hosts`: those that are taken, with what stands
        below one; none for any. Raises NotFetched."""
        import aiohttp  # noqa: PLC0415 - only who fetches needs it

        connector = aiohttp.TCPConnector(
            resolver=guarded(self.resolver, self.is_allowed),
            socket_factory=guarded_sockets(self.is_allowed),
            use_dns_cache=False,
            ssl=self.tls or True,
        )
        try:
            async with (
                asyncio.timeout(self.seconds),
                aiohttp.ClientSession(
                    connector=connector,
                    trust_env=False,
                    cookie_jar=aiohttp.DummyCookieJar(),
                    auto_decompress=False,
                    headers={**_HEADERS, "accept": accept},
                ) as session,
            ):
                return await _fetched(session, address, most, hosts)
        except TimeoutError:
            raise NotFetched("timeout", host_of(address)) from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise NotFetched("address" if led_inside(error) else "connection", host_of(address)) from None


async def _fetched(session: "ClientSession", address: str, most: int, hosts: Collection[str]) -> bytes:
    for _ in range(REDIRECTS + 1):
        address = _checked(address, hosts)
        async with session.get(address, allow_redirects=False) as answer:
            if answer.status not in _MOVED:
                return await _content(answer, most)
            address = urljoin(address, answer.headers.get("location", ""))
    raise NotFetched("redirects", host_of(address))


def _checked(address: str, hosts: Collection[str]) -> str:
    """As it is asked for."""
    host = host_of(address)
    if not host:
        raise NotFetched("address")
    if hosts and not is_of(host, hosts):
        raise NotFetched("host", host)
    return web_address(address)


async def _content(answer: "ClientResponse", most: int) -> bytes:
    host = answer.url.host or ""
    if answer.status != 200:
        raise NotFetched(_REFUSED.get(answer.status, "status"), host)
    if (answer.content_length or 0) > most:
        raise NotFetched("size", host)
    held = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK_BYTES):
        held += chunk
        if len(held) > most:
            raise NotFetched("size", host)
    return bytes(held)
