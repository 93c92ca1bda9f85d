"""Following one of Bode's own links in a browser: it opens the chat with Bode, where the link itself is what to send.

The answer is the same for every id: whether there is such a thing, and for whom, is seen in the chat alone.
"""

from urllib.parse import quote

from aiohttp import web

from bot.own_links import OwnLinks
from cards.parts.people import CHAT


def follow(path: str, own: OwnLinks, app_id: str) -> web.Response:
    """404 for what is no link of ours. In local mode, where no chat can be opened, says what to do. `own` and the app
    are of the organisation that the link is of."""
    address = f"{own.base}{path}{f'?of={own.of}' if own.of else ''}"
    if own.target(address) is None:
        raise web.HTTPNotFound
    if not app_id:
        return web.Response(text=f"Plak dit in de chat met Bode: {address}\n")
    raise web.HTTPFound(f"{CHAT}28:{app_id}&message={quote(address, safe='')}")
