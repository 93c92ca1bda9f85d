"""Sends a signed message to another system: only to addresses that the operator gave, and never into the own network.

Signed as the Standard Webhooks specification 1.0 says: HMAC-SHA256 over id, time and body, in headers `webhook-id`,
`webhook-timestamp` and `webhook-signature`.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.errors import BodeError
from bot.links import host_of
from bot.public_addresses import guarded, led_inside
from bot.telemetry.trace import headers as trace_headers

if TYPE_CHECKING:
    from aiohttp.abc import AbstractResolver

SECONDS = 10.0
"""For the whole of one message, the answer included."""
MOST_BYTES = 256 * 1024
"""Of a body."""
MOST_ANSWER = 4096
"""Bytes of what another system answers, where that is read."""
FEWEST_KEY_BYTES, MOST_KEY_BYTES = 24, 64
"""Of a secret, as the specification says."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LOOPBACK = re.compile(r"http://(127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?/[!-~]*")
_PREFIX = "whsec_"


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


@dataclass(frozen=True, slots=True)
class Webhooks:
    """`targets` by name. `resolver` looks names up; None for the machine's own. `local`: this very machine may be a
    target, which is only where Bode serves no tenant."""

    targets: Mapping[str, Webhook] = field(default_factory=dict[str, Webhook])
    local: bool = False
    resolver: "AbstractResolver | None" = None

    async def send(self, name: str, id: str, body: bytes, now: datetime) -> None:
        """`id` is the same each time that this is sent. Raises NotTaken."""
        await self._send(name, id, body, now, 0)

    async def ask(self, name: str, id: str, body: bytes, now: datetime) -> bytes:
        """As `send`, and what it answers. Raises NotTaken, also for more than MOST_ANSWER."""
        answer = await self._send(name, id, body, now, MOST_ANSWER + 1)
        if len(answer) > MOST_ANSWER:
            raise NotTaken("size")
        return answer

    async def _send(self, name: str, id: str, body: bytes, now: datetime, most: int) -> bytes:
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
            **trace_headers(),
        }
        if not (self.local or host_of(target.address)):
            raise NotTaken("address")
        return await self._post(target.address, body, headers, most)

    async def _post(self, address: str, body: bytes, headers: Mapping[str, str], most: int) -> bytes:
        """Of what is said besides the status, `most` bytes are read."""
        import aiohttp  # noqa: PLC0415 - only whoever sends needs it

        # An address that is a number is not looked up: it was taken only where it is this machine's, in local mode.
        connector = aiohttp.TCPConnector(resolver=guarded(self.resolver), use_dns_cache=False)
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
                status, said = answer.status, bytearray()
                while len(said) < most and (chunk := await answer.content.read(most - len(said))):
                    said += chunk
        except TimeoutError:
            raise NotTaken("timeout") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NotTaken("address" if led_inside(error) else "connection") from None
        if 300 <= status < 400:
            raise NotTaken("redirect")
        if not 200 <= status < 300:
            raise NotTaken(str(status))
        return bytes(said)
