"""Opening an indexed file from a card in local mode, where documents stand on this machine and not in SharePoint.

A link is for one person: it is signed with their id, and their right to read is checked again when it is followed.
"""

import hashlib
import hmac
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_bytes
from urllib.parse import quote, unquote, urlsplit

from aiohttp import web

from bot.answer.library.opening import readable_source
from bot.answer.library.source import Source
from bot.data_folder import make_private
from bot.errors import Unavailable
from bot.house import House
from bot.links import web_address
from bot.people.snapshot import NoOrganisation
from bot.store.partitions import DEFAULT_ORGANISATION

ROUTE = "/documents"
LENGTH = 32
"""Bytes of the secret that signs links."""


class LocalDocuments:
    """`base` is the bot's own address, such as http://127.0.0.1:3978."""

    def __init__(self, base: str, secret: bytes) -> None:
        self._base = base
        self._secret = secret

    def link(self, organisation: str, person: str, source: Source) -> str:
        """Where this person opens the organisation's source: its own address, or ours when it is a file; "" when
        nothing opens it."""
        if not source.url.startswith("file:"):
            return web_address(source.url)
        of = "" if organisation == DEFAULT_ORGANISATION else f"of={organisation}&"
        key = self._sign(organisation, person, source.id)
        return f"{self._base}{ROUTE}/{quote(source.id, safe='')}?{of}for={person}&key={key}"

    async def open(self, houses: Mapping[str, House], id: str, query: Mapping[str, str]) -> web.StreamResponse:
        """404 for whatever this link does not open, for whichever reason. Another organisation's document may have the
        same id: a link is for that of the one whose answer showed it."""
        organisation, person = query.get("of", DEFAULT_ORGANISATION), query.get("for", "")
        if not hmac.compare_digest(query.get("key", "").encode(), self._sign(organisation, person, id).encode()):
            raise web.HTTPNotFound
        source = await _readable(houses.get(organisation), person, id)
        if source is None:
            raise web.HTTPNotFound
        path = Path(unquote(urlsplit(source.url).path))
        disposition = f"inline; filename*=UTF-8''{quote(path.name)}"
        headers = {"Content-Disposition": disposition, "Content-Security-Policy": "sandbox", **_NO_GUESSING}
        return web.FileResponse(path, headers=headers)

    def _sign(self, organisation: str, person: str, id: str) -> str:
        of = "" if organisation == DEFAULT_ORGANISATION else f"{organisation}\n"
        return hmac.new(self._secret, f"{of}{person}\n{id}".encode(), hashlib.sha256).hexdigest()


async def _readable(house: House | None, person: str, id: str) -> Source | None:
    if house:
        with suppress(Unavailable, NoOrganisation):
            return await readable_source(house, person, id)
    return None


_NO_GUESSING = {"X-Content-Type-Options": "nosniff"}


def local_address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def local_secret(data: Path) -> bytes:
    """Made once and kept, so that the links in yesterday's cards still open; readable by its owner alone."""
    make_private(data)
    path = data / "links.key"
    secret = path.read_bytes() if path.exists() else b""
    if len(secret) == LENGTH:
        return secret
    secret = token_bytes(LENGTH)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_bytes(secret)
    fresh.replace(path)
    return secret
