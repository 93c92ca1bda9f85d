"""Sends a signed message to another system: only to addresses that the operator gave, and never into the own network.

Signed as the Standard Webhooks specification 1.0 says: HMAC-SHA256 over id, time and body, in headers `webhook-id`,
`webhook-timestamp` and `webhook-signature`.
"""

import base64
import binascii
import hashlib
import hmac
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from bot.errors import BodeError
from bot.links import host_of

if TYPE_CHECKING:
    from aiohttp.abc import AbstractResolver, ResolveResult

SECONDS = 10.0
"""For the whole of one message, the answer included."""
MOST_BYTES = 256 * 1024
"""Of a body."""
FEWEST_KEY_BYTES, MOST_KEY_BYTES = 24, 64
"""Of a secret, as the specification says."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LOOPBACK = re.compile(r"http://(127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?/[!-~]*")
_PREFIX = "whsec_"
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last 32 bits are an address of IPv4."""


class NotTaken(BodeError):
    """The other system did not take it. `reason` is a status ("500"), or what came between: "address" (it stands in a
    network of its own), "redirect", "timeout", "connection", "size", "unknown" (no such webhook is set)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Webhook:
    """`address` is where it goes, `key` what it is signed with."""

    address: str
    key: bytes = field(repr=False)


def webhooks_in(text: str, *, local: bool) -> Mapping[str, Webhook]:
    """By name, of "name address secret, name address secret". `local`: http to this very machine is taken as well.
    Raises ValueError, which never says a secret."""
    found: dict[str, Webhook] = {}
    for number, entry in enumerate(filter(None, (one.strip() for one in text.split(","))), 1):
        name, _, rest = entry.partition(" ")
        address, _, secret = rest.strip().partition(" ")
        if not _NAME.fullmatch(name):
            raise ValueError(f"entry {number}: begin with a name of small letters, figures and -")
        if name in found:
            raise ValueError(f"'{name}' is given twice")
        if not (host_of(address) or (local and _LOOPBACK.fullmatch(address))):
            raise ValueError(f"'{name}': give an address on the web that begins with https://")
        found[name] = Webhook(address, _key(name, secret.strip()))
    return found


def _key(name: str, secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not (secret.startswith(_PREFIX) and FEWEST_KEY_BYTES <= len(key) <= MOST_KEY_BYTES):
        raise ValueError(f"'{name}': its secret is whsec_ and {FEWEST_KEY_BYTES} to {MOST_KEY_BYTES} bytes in base64")
    return key


def signature(key: bytes, id: str, seconds: int, body: bytes) -> str:
    signed = f"{id}.{seconds}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def is_public(address: str) -> bool:
    """Whether it is an address of the internet: of no network of one's own, this machine, a link, or several hosts."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        inner = _inside(ip)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _inside(ip: IPv6Address) -> IPv4Address | None:
    """The address of IPv4 to which it leads in the end."""
    if ip in _TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


@dataclass(frozen=True, slots=True)
class Webhooks:
    """`targets` by name. `resolver` looks names up; None for the machine's own. `local`: this very machine may be a
    target, which is only where Bode serves no tenant."""

    targets: Mapping[str, Webhook] = field(default_factory=dict[str, Webhook])
    local: bool = False
    resolver: "AbstractResolver | None" = None

    async def send(self, name: str, id: str, body: bytes, now: datetime) -> None:
        """`id` is the same each time that this is sent. Raises NotTaken."""
        target = self.targets.get(name)
        if target is None:
            raise NotTaken("unknown")
        if len(body) > MOST_BYTES:
            raise NotTaken("size")
        seconds = int(now.timestamp())
        headers = {
            "content-type": "application/json",
            "webhook-id": id,
            "webhook-timestamp": str(seconds),
            "webhook-signature": signature(target.key, id, seconds, body),
        }
        if not (self.local or host_of(target.address)):
            raise NotTaken("address")
        await self._post(target.address, body, headers)

    async def _post(self, address: str, body: bytes, headers: Mapping[str, str]) -> None:
        import aiohttp  # noqa: PLC0415 - only whoever sends needs it

        # An address that is a number is not looked up: it was taken only where it is this machine's, in local mode.
        connector = aiohttp.TCPConnector(resolver=_guarded(self.resolver), use_dns_cache=False)
        try:
            async with (
                aiohttp.ClientSession(
                    connector=connector,
                    timeout=aiohttp.ClientTimeout(total=SECONDS),
                    trust_env=False,
                    cookie_jar=aiohttp.DummyCookieJar(),
                    auto_decompress=False,
                ) as session,
                session.post(address, data=body, headers=headers, allow_redirects=False) as answer,
            ):
                status = answer.status  # what it says besides is not read
        except TimeoutError:
            raise NotTaken("timeout") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NotTaken("address" if _is_refused(error) else "connection") from None
        if 300 <= status < 400:
            raise NotTaken("redirect")
        if not 200 <= status < 300:
            raise NotTaken(str(status))


class _Refused(BodeError, OSError):
    """A name that leads into a network of its own."""


def _is_refused(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, _Refused):
            return True
        error = error.__cause__ or error.__context__
    return False


def _guarded(resolver: "AbstractResolver | None") -> "AbstractResolver":
    """Gives the addresses to which the connection is made then, so that a name cannot become another in between."""
    import aiohttp  # noqa: PLC0415
    from aiohttp.abc import AbstractResolver  # noqa: PLC0415

    class Guarded(AbstractResolver):
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
        ) -> "list[ResolveResult]":
            found = await (resolver or aiohttp.ThreadedResolver()).resolve(host, port, family)
            if not found or not all(is_public(one["host"]) for one in found):
                raise _Refused(host)
            return found

        async def close(self) -> None:
            return

    return Guarded()
