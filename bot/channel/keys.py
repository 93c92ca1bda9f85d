"""The channel's signing keys (JWKS): cached, refetched when a key is unknown, kept when the endpoint fails."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from .service_urls import is_loopback_url

REFETCH_SECONDS = 60.0
FIRST_RETRY_SECONDS = 5.0
MAX_AGE_SECONDS = 24 * 3600.0
_TIMEOUT = aiohttp.ClientTimeout(total=5.0)
_MAX_BYTES = 1024 * 1024
_SMALLEST_KEY = 2048

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key and the channels it may speak for."""

    key: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys:
    """Finds keys by their id (`kid`).

    An unknown id asks the endpoint again, at most once in REFETCH_SECONDS whatever arrives and once at a time; as
    long as no set has ever been fetched, every FIRST_RETRY_SECONDS. A set older than a day is refreshed behind the
    back of the requests, and is used until a newer one arrives.
    """

    def __init__(
        self, session: aiohttp.ClientSession, metadata_url: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._session = session
        self._metadata_url = metadata_url
        self._clock = clock
        self._keys: Mapping[str, SigningKey] = {}
        self._fetched_at = float("-inf")
        self._asked_at = float("-inf")
        self._fetch: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> SigningKey | None:
        if kid in self._keys:
            if self._clock() - self._fetched_at > MAX_AGE_SECONDS:
                self._start_fetch()
            return self._keys[kid]
        if fetch := self._start_fetch():
            await asyncio.shield(fetch)
        return self._keys.get(kid)

    @property
    def empty(self) -> bool:
        return not self._keys

    async def close(self) -> None:
        if self._fetch and not self._fetch.done():
            self._fetch.cancel()
            await asyncio.gather(self._fetch, return_exceptions=True)

    def _start_fetch(self) -> asyncio.Task[None] | None:
        """The fetch to wait for: the one under way, a new one, or None when it is too early for a new one."""
        if self._fetch and not self._fetch.done():
            return self._fetch
        pause = REFETCH_SECONDS if self._keys else FIRST_RETRY_SECONDS
        if self._clock() - self._asked_at < pause:
            return None
        self._asked_at = self._clock()
        self._fetch = asyncio.create_task(self._refresh())
        return self._fetch

    async def _refresh(self) -> None:
        try:
            metadata = await self._get(self._metadata_url)
            found = read_keys(await self._get(str(metadata.get("jwks_uri"))))
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError, RecursionError) as error:
            log.warning("signing_keys.kept", extra={"error": type(error).__name__, "keys": len(self._keys)})
            return
        if not found:
            log.warning("signing_keys.kept", extra={"error": "empty", "keys": len(self._keys)})
            return
        self._keys = found
        self._fetched_at = self._clock()
        log.info("signing_keys.fetched", extra={"keys": len(found)})

    async def _get(self, url: str) -> Mapping[str, Any]:
        if not (url.startswith("https://") or is_loopback_url(url)):
            raise ValueError("keys travel over https only")
        async with self._session.get(url, timeout=_TIMEOUT, allow_redirects=False) as response:
            if response.status != 200:
                raise ValueError("the endpoint answered no keys")
            body = await response.content.read(_MAX_BYTES)
            while len(body) < _MAX_BYTES and (more := await response.content.read(_MAX_BYTES - len(body))):
                body += more
            found: object = json.loads(body)
        if not isinstance(found, dict):
            raise ValueError("not a JSON object")
        return cast("dict[str, Any]", found)


def read_keys(document: Mapping[str, Any]) -> Mapping[str, SigningKey]:
    """Reads a JWKS document; what is not an RSA signing key of at least 2048 bits is left out."""
    found: dict[str, SigningKey] = {}
    listed: object = document.get("keys")
    for item in cast("list[object]", listed) if isinstance(listed, list) else []:
        if isinstance(item, dict) and (read := _read_key(cast("dict[str, Any]", item))):
            found[read[0]] = read[1]
    return found


def _read_key(item: Mapping[str, Any]) -> tuple[str, SigningKey] | None:
    kid, endorsements = item.get("kid"), item.get("endorsements")
    if not isinstance(kid, str) or item.get("kty") != "RSA" or item.get("use", "sig") != "sig":
        return None
    try:
        key: object = jwt.PyJWK.from_dict({**item, "alg": "RS256"}).key
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    if not isinstance(key, RSAPublicKey) or key.key_size < _SMALLEST_KEY:
        return None
    names = cast("list[object]", endorsements) if isinstance(endorsements, list) else []
    return kid, SigningKey(key, frozenset(name for name in names if isinstance(name, str)))
