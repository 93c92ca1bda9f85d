"""Opening a file that Bode made for somebody in local mode, where no OneDrive takes it.

A link is for one person: it is signed with their id, and their right is checked again when it is followed.
"""

import hashlib
import hmac
from collections.abc import Mapping
from contextlib import suppress

from aiohttp import web

from bot.errors import Unavailable
from bot.front.handouts import allowed
from bot.house import House
from bot.people.contacts import meet
from bot.people.snapshot import NoOrganisation
from bot.store.partitions import DEFAULT_ORGANISATION
from bot.web.download import download
from bot.work.handout import Handout, HandoutState

ROUTE = "/handouts"


class LocalHandouts:
    """`base` is the bot's own address, such as http://127.0.0.1:3978."""

    def __init__(self, base: str, secret: bytes) -> None:
        self._base = base
        self._secret = secret

    def link(self, organisation: str, person: str, id: str) -> str:
        key = self._sign(organisation, person, id)
        return f"{self._base}{ROUTE}/{id}?of={organisation}&for={person}&key={key}"

    async def open(self, request: web.Request, houses: Mapping[str, House]) -> web.StreamResponse:
        """404 for whatever this link does not open, for whichever reason."""
        query, handout_id = request.query, request.match_info["id"]
        organisation, person = query.get("of", DEFAULT_ORGANISATION), query.get("for", "")
        if not hmac.compare_digest(
            query.get("key", "").encode(), self._sign(organisation, person, handout_id).encode()
        ):
            raise web.HTTPNotFound
        house = houses.get(organisation)
        handout = house and await _allowed(house, person, handout_id)
        if house is None or handout is None:
            raise web.HTTPNotFound
        return await download(request, house.blobs.read(handout.blob), handout.name, handout.size)

    def _sign(self, organisation: str, person: str, id: str) -> str:
        return hmac.new(self._secret, f"handout\n{organisation}\n{person}\n{id}".encode(), hashlib.sha256).hexdigest()


async def _allowed(house: House, person: str, id: str) -> Handout | None:
    with suppress(Unavailable, NoOrganisation):
        handout = await allowed(house, await meet(house, person, None), id)
        return handout if handout.state is HandoutState.OFFERED else None
    return None
