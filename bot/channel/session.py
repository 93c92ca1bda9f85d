"""The one HTTP session that everything in the channel goes through: pooled, patient for a while, without memory."""

from dataclasses import dataclass

import aiohttp


@dataclass(frozen=True, slots=True)
class SessionSettings:
    """Seconds, and how many connections may be open at once.

    `keepalive` should be shorter than the server's own: a connection that both sides drop at the same moment makes a
    send ambiguous.
    """

    connect: float = 5.0
    total: float = 20.0
    keepalive: float = 30.0
    connections: int = 100


def open_session(
    settings: SessionSettings | None = None, connector: aiohttp.TCPConnector | None = None
) -> aiohttp.ClientSession:
    """`connector` for who finds hosts in another way than this machine does."""
    settings = settings or SessionSettings()
    session = aiohttp.ClientSession(
        connector=connector
        or aiohttp.TCPConnector(limit=settings.connections, keepalive_timeout=settings.keepalive, ttl_dns_cache=60),
        timeout=aiohttp.ClientTimeout(total=settings.total, connect=settings.connect, sock_connect=settings.connect),
        cookie_jar=aiohttp.DummyCookieJar(),
    )
    # aiohttp repeats PUT and DELETE by itself when a pooled connection drops, and offers no public way to say no.
    # A repeat is the job queue's decision; a test counts the attempts.
    session._retry_connection = False  # pyright: ignore[reportPrivateUsage]
    return session
