"""Which addresses a client may open or draw: one rule for everything that somebody typed or that a file names."""

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias
from urllib.parse import urlsplit, urlunsplit

MOST_ADDRESS = 2000

Leads: TypeAlias = Callable[[str], str]
"""Where a client goes for an address that a card names."""


def directly(address: str) -> str:
    return address


_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_MAIL = re.compile(r"[a-z0-9_](?:[a-z0-9._+-]{0,62}[a-z0-9_+-])?@(?P<host>[a-z0-9.-]{1,253})", re.IGNORECASE)
_BESIDE_MAIL = re.compile(r"[\s()<>\[\],;:]+")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_NOT_THE_WEB = frozenset(
    {"arpa", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain", "localhost", "onion"}
    | {"private", "test"}
)
"""Last parts of names that only one's own network or machine knows (RFC 6761, RFC 6762 appendix G)."""


def host_of(address: str) -> str:
    """The host of an https address that a client may open, in small letters and punycode, as a browser understands it;
    "" for any other: another scheme, a name before an @, an IP address in any notation, a name of the own network.
    """
    return _host_and_port(address)[0]


def web_address(address: str) -> str:
    """The address when a client may open it, else "". Its host is in punycode: what a card names is what opens."""
    host, port = _host_and_port(address)
    if not host or address.isascii():
        return address if host else ""
    return urlunsplit(urlsplit(address)._replace(netloc=f"{host}:{port}" if port else host))


def mail_address(text: str) -> str:
    """The one mail address that stands in the text, made of what needs no escape after "mailto:"; "" for none, for one
    that is made of anything else, and for several."""
    addresses = [word.rstrip(".") for word in _BESIDE_MAIL.split(text) if "@" in word]
    mail = _MAIL.fullmatch(addresses[0]) if len(addresses) == 1 else None
    return mail[0] if mail and _HOST.fullmatch(mail["host"].lower()) else ""


def _host_and_port(address: str) -> tuple[str, int | None]:
    if len(address) > MOST_ADDRESS or not address.isprintable() or " " in address or "\\" in address:
        return "", None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower().removesuffix(".")
        port = parts.port
    except ValueError:
        return "", None
    last = host.rpartition(".")[2]
    if parts.scheme != "https" or "@" in parts.netloc or not _HOST.fullmatch(host):
        return "", None
    return ("", None) if last in _NOT_THE_WEB or _NUMBER.fullmatch(last) else (host, port)


def is_of(host: str, hosts: Iterable[str]) -> bool:
    """Whether it is one of these hosts, or stands below one."""
    return any(host == one or host.endswith(f".{one}") for one in hosts)
