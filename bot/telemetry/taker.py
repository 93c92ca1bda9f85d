"""Who takes traces and metrics by OTLP over HTTP: where it stands, and what it wants to be told with them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Taker:
    """`address` without the path of either; the headers may hold a secret."""

    address: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)

    def path(self, what: str) -> str:
        return f"{self.address.rstrip('/')}/v1/{what}"


def taker_address(said: str) -> str:
    """ "" for nowhere. Raises ValueError."""
    address = said.strip().rstrip("/")
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.username:
        raise ValueError("give an address such as http://collector:4318, without /v1/traces")
    if parts.path.endswith(("/v1/traces", "/v1/metrics")):
        raise ValueError("give it without /v1/traces or /v1/metrics: both are sent there")
    return address


def headers_in(text: str) -> Mapping[str, str]:
    """Of "name=value, name=value". Raises ValueError, which never says a value."""
    found: dict[str, str] = {}
    for number, entry in enumerate(filter(None, (one.strip() for one in text.split(","))), 1):
        name, equals, value = entry.partition("=")
        if not equals or not _NAME.fullmatch(name.strip()) or not value.strip().isprintable():
            raise ValueError(f"entry {number}: is not name=value")
        found[name.strip()] = value.strip()
    return found
