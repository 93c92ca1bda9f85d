"""Which addresses of the connector are trusted: a token sent elsewhere is a token given away."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from .identity import BotIdentity

TrustedUrl = Callable[[str], bool]
_LONGEST = 500
_REMEMBERED = 256
"""The same few come with every turn."""


def trusted_urls(identity: BotIdentity | None) -> TrustedUrl:
    """Returns the rule for service URLs: the allow-list over https, or loopback alone in local mode."""
    if identity is None:
        return is_loopback_url
    hosts = tuple(host.lower() for host in identity.service_hosts)

    @lru_cache(_REMEMBERED)
    def trusted(url: str) -> bool:
        return _is_on_list(url, hosts)

    return trusted


@lru_cache(_REMEMBERED)
def is_loopback_host(host: str) -> bool:
    """True for this machine's own names and addresses, with or without a port: `127.0.0.1:3978`, `[::1]`."""
    parts = _split(f"//{host}")
    return parts is not None and _is_loopback_name(parts.hostname or "")


@lru_cache(_REMEMBERED)
def is_loopback_url(url: str) -> bool:
    parts = _split(url)
    return parts is not None and parts.scheme in {"http", "https"} and _is_loopback_name(parts.hostname or "")


def _is_on_list(url: str, hosts: Sequence[str]) -> bool:
    parts = _split(url)
    if parts is None or parts.scheme != "https" or parts.port not in {None, 443}:
        return False
    name = parts.hostname or ""
    return any(name.endswith(host[1:]) if host.startswith("*.") else name == host for host in hosts)


def _split(url: str) -> SplitResult | None:
    """None for what two parsers could read differently: user names, backslashes, blanks, queries, odd hosts."""
    if (
        len(url) > _LONGEST
        or not url.isascii()
        or any(c in url for c in "\\@?#")
        or not url.isprintable()
        or " " in url
    ):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.hostname else None


def _is_loopback_name(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
