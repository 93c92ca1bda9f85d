"""Serving the pictures of announcements to whoever has their address: Teams' clients fetch them, and sign in nowhere.

What lets somebody see one is its name, 128 bits by chance, which stands in the cards alone.
"""

import re
from collections.abc import Mapping

from aiohttp import web

from bot.announce.pictures.checking import KINDS
from bot.announce.pictures.picture import ROUTE, picture_blob
from bot.blobs.base import BlobsUnavailable, NoSuchBlob
from bot.file_kinds import MEDIA_TYPES
from bot.house import House

_NAME = re.compile(rf"[0-9a-f]{{32}}\.({'|'.join(KINDS)})")
_HEADERS = {
    # What a name stands for never changes; a client that has it asks again after a week, when it may be gone.
    "Cache-Control": "public, max-age=604800, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def picture_routes(houses: Mapping[str, House]) -> list[web.RouteDef]:
    async def picture(request: web.Request) -> web.Response:
        return await _served(request.match_info["organisation"], request.match_info["name"], houses)

    return [web.get(f"{ROUTE}/{{organisation}}/{{name}}", picture)]


async def _served(organisation: str, name: str, houses: Mapping[str, House]) -> web.Response:
    """404 for whatever there is not, for whichever reason. Its type is by its name, which it got by its bytes."""
    house, named = houses.get(organisation), _NAME.fullmatch(name)
    if house is None or named is None:
        raise web.HTTPNotFound
    content = bytearray()
    try:
        async for chunk in house.blobs.read(picture_blob(organisation, name)):
            content += chunk
    except NoSuchBlob:
        raise web.HTTPNotFound from None
    except BlobsUnavailable:
        raise web.HTTPServiceUnavailable from None
    return web.Response(body=bytes(content), content_type=MEDIA_TYPES[named[1]], headers=_HEADERS)
