"""Opening a file of a request from its link: for the person it names, a few minutes long, while they may see it."""

from collections.abc import Mapping

from aiohttp import web

from bot.arrange.attachments.files import attachment_blob
from bot.arrange.attachments.links import followed
from bot.errors import Unavailable
from bot.file_kinds import MEDIA_TYPES
from bot.house import House
from bot.store.partitions import DEFAULT_ORGANISATION
from bot.web.download import download


async def open_attachment(request: web.Request, houses: Mapping[str, House]) -> web.StreamResponse:
    """404 for whatever this link does not open, for whichever reason."""
    query, parts = request.query, request.match_info
    house = houses.get(query.get("of", DEFAULT_ORGANISATION))
    if house is None:
        raise web.HTTPNotFound
    try:
        file = await followed(house, parts["request"], parts["file"], query)
        blob = attachment_blob(house.records.organisation_id, parts["request"], file.id)
    except Unavailable:
        raise web.HTTPNotFound from None
    return await download(request, house.blobs.read(blob), file.name, file.size, MEDIA_TYPES[file.kind])
