"""Tells an address of the internet from one of a network of one's own, and lets a connection lead to the former alone.

A name is looked up once, and the connection is made to what was found: it cannot become another in between.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.errors import BodeError

if TYPE_CHECKING:
    from aiohttp.abc import AbstractResolver, ResolveResult

_Info: TypeAlias = "tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[Any, ...]]"
"""Family, type and protocol of a socket, and last the address with its port: what `getaddrinfo` gives."""

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last 32 bits are an address of IPv4."""


class LeadsInside(BodeError, OSError):
    """A name that leads into a network of its own."""


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


def led_inside(error: BaseException | None) -> bool:
    """Whether that is why it was not connected."""
    while error is not None:
        if isinstance(error, LeadsInside):
            return True
        error = error.__cause__ or error.__context__
    return False


def guarded(resolver: "AbstractResolver | None", is_allowed: Callable[[str], bool] = is_public) -> "AbstractResolver":
    """Gives the addresses to which the connection is made then; of a name that has one which is not allowed, none."""
    import aiohttp  # noqa: PLC0415 - only whoever connects needs it
    from aiohttp.abc import AbstractResolver  # noqa: PLC0415

    class Guarded(AbstractResolver):
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
        ) -> "list[ResolveResult]":
            found = await (resolver or aiohttp.ThreadedResolver()).resolve(host, port, family)
            if not found or not all(is_allowed(one["host"]) for one in found):
                raise LeadsInside(host)
            return found

        async def close(self) -> None:
            return

    return Guarded()


def guarded_sockets(is_allowed: Callable[[str], bool] = is_public) -> "Callable[[_Info], socket.socket]":
    """Asks once more of the very address to which a socket is about to be connected, however it was found."""

    def made(info: _Info) -> socket.socket:
        family, kind, protocol, _, place = info
        if not is_allowed(str(place[0])):
            raise LeadsInside(str(place[0]))
        return socket.socket(family, kind, protocol)

    return made
