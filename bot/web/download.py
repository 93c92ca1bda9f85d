"""Sending bytes of the blobs as a file to keep: never shown by the browser in our name, never kept by it."""

from collections.abc import AsyncGenerator
from urllib.parse import quote

from aiohttp import web

from bot.blobs.base import NoSuchBlob

_ANYTHING = "application/octet-stream"


async def download(
    request: web.Request, content: AsyncGenerator[bytes], name: str, size: int, media_type: str = _ANYTHING
) -> web.StreamResponse:
    """404 where nothing stands there any more."""
    response = web.StreamResponse(
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Content-Type": media_type,
            "Content-Security-Policy": "sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
        }
    )
    response.content_length = size
    try:
        async for chunk in content:
            if not response.prepared:
                await response.prepare(request)
            await response.write(chunk)
    except NoSuchBlob:
        raise web.HTTPNotFound from None
    return response
