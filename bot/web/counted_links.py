"""Following a link of an announcement: leads to the address that its author published, and to nothing else.

Counted is only what a browser opens for somebody: no HEAD, no prefetching, no preview that a program makes. Nothing of
who opens it is kept or logged.
"""

import re
import string
from collections.abc import Mapping
from urllib.parse import quote

from aiohttp import web

from bot.announce.opening.openings import ROUTE
from bot.errors import Unavailable
from bot.house import House

_PROGRAMS = re.compile(
    r"bot\b|bot/|crawl|spider|preview|externalhit|embed|scan|monitor|curl|wget|python|headless", re.IGNORECASE
)
"""In what a program calls itself that looks at links for others."""
_HEADERS = {
    "Cache-Control": "no-store",  # or the second time it is opened nobody hears of it
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


def counted_link_routes(houses: Mapping[str, House]) -> list[web.RouteDef]:
    async def follow(request: web.Request) -> web.Response:
        return await _followed(request, houses)

    return [web.get(f"{ROUTE}/{{announcement}}", follow)]


async def _followed(request: web.Request, houses: Mapping[str, House]) -> web.Response:
    """404 for whatever Bode did not sign, for whichever reason."""
    query, announcement = request.query, request.match_info["announcement"]
    house = houses.get(query.get("of", ""))
    if house is None:
        raise web.HTTPNotFound
    try:
        address = await house.openings.follow(house.records, announcement, query.get("to", ""), query.get("key", ""))
    except Unavailable:
        raise web.HTTPNotFound from None
    if _is_somebody(request):
        house.openings.count(announcement, address)
    # As it was published, byte by byte: only what no header may hold is written otherwise.
    location = quote(address, safe=string.punctuation)
    return web.Response(status=302, headers={**_HEADERS, "Location": location})


def _is_somebody(request: web.Request) -> bool:
    headers = request.headers
    purpose = " ".join(headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"))
    navigates = headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return (
        request.method == "GET"
        and navigates
        and not re.search("prefetch|prerender|preview", purpose, re.IGNORECASE)
        and not _PROGRAMS.search(headers.get("User-Agent", ""))
    )
