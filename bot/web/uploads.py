"""Putting a file with a draft in local mode, whose client sends none: a page that a link of its card opens.

A link is for one person, one draft and one question: it is signed, and their right is checked again.
"""

import hashlib
import hmac
from collections.abc import AsyncGenerator, Mapping
from html import escape
from secrets import token_hex
from urllib.parse import urlencode

from aiohttp import BodyPartReader, web

from bot.arrange.attachments import arriving
from bot.arrange.attachments.files import upload_blob
from bot.arrange.attachments.parcel import Arrived
from bot.arrange.attachments.wanting import Wanting, wants_for
from bot.arrange.drafting import own_draft
from bot.channel.file_messages import Untaken
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.contacts import Actor, meet
from bot.people.snapshot import NoOrganisation
from bot.store.partitions import DEFAULT_ORGANISATION
from bot.words.clean import clean_line
from cards.texts import Texts, texts
from dialogs.kinds.attachment import MEGABYTE

ROUTE = "/uploads"
INPUT = "file"
INK, PAPER = "#1b1b1b", "#ffffff"
"""17:1, where 4.5:1 is asked (EN 301 549, 9.1.4.3)."""
_STYLE = "font:1rem sans-serif;max-width:40em;margin:3em auto;padding:0 1em"
_CHUNK_BYTES = 256 * 1024
_LONGEST_NAME = 255


class LocalUploads:
    """`base` is the bot's own address, such as http://127.0.0.1:3978."""

    def __init__(self, base: str, secret: bytes) -> None:
        self._base = base
        self._secret = secret

    def link(self, organisation: str, person: str, draft: str, field: str) -> str:
        key = self._sign(organisation, person, draft, field)
        query = {"of": organisation, "for": person, "field": field, "key": key}
        return f"{self._base}{ROUTE}/{draft}?{urlencode(query)}"

    async def show(self, request: web.Request, houses: Mapping[str, House]) -> web.Response:
        """404 for whatever this link does not open, for whichever reason."""
        _, actor, wanting = await self._allowed(request, houses)
        return _page(texts(actor.language), wanting)

    async def take(self, request: web.Request, houses: Mapping[str, House]) -> web.Response:
        """What was put there goes the way of a file that was sent in the chat."""
        house, actor, wanting = await self._allowed(request, houses)
        t, most = texts(actor.language), wanting.field.largest
        part = await _chosen(request)
        name = clean_line(part.filename or "")[-_LONGEST_NAME:] if part else ""
        if part is None or not name:
            return _page(t, wanting, t("upload-nothing"))
        key = token_hex(12)
        file = Arrived(f"{key}00", name, name.rpartition(".")[2].lower())
        try:
            content = _counted(part, most * MEGABYTE)
            await house.blobs.put(upload_blob(house.records.organisation_id, file.id), content)
        except Untaken:
            return _page(t, wanting, t("upload-large", largest=most))
        await arriving.arrive(house, actor.id, key, [file], "", wanting)
        return _page(t, wanting, t("upload-received", name=name), done=True)

    async def _allowed(self, request: web.Request, houses: Mapping[str, House]) -> tuple[House, Actor, Wanting]:
        query, draft = request.query, request.match_info["draft"]
        organisation, person = query.get("of", DEFAULT_ORGANISATION), query.get("for", "")
        field, house = query.get("field", ""), houses.get(query.get("of", DEFAULT_ORGANISATION))
        signature = self._sign(organisation, person, draft, field)
        if house is None or not hmac.compare_digest(query.get("key", "").encode(), signature.encode()):
            raise web.HTTPNotFound
        try:
            actor = await meet(house, person, None)
            standing = await own_draft(house, actor, draft)
            return house, actor, await wants_for(house, standing.value, field)
        except (Unavailable, Stale, NoOrganisation):
            raise web.HTTPNotFound from None

    def _sign(self, *said: str) -> str:
        return hmac.new(self._secret, "\n".join(("upload", *said)).encode(), hashlib.sha256).hexdigest()


async def _chosen(request: web.Request) -> BodyPartReader | None:
    if not request.content_type.startswith("multipart/"):
        return None
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.name == INPUT:
            return part
    return None


async def _counted(part: BodyPartReader, most: int) -> AsyncGenerator[bytes]:
    """Raises Untaken."""
    read = 0
    while chunk := await part.read_chunk(_CHUNK_BYTES):
        read += len(chunk)
        if read > most:
            raise Untaken("too_large")
        yield chunk


def _page(t: Texts, wanting: Wanting, told: str = "", *, done: bool = False) -> web.Response:
    """Works without a script; what stands in it of others is text."""
    title, field = escape(t("upload-title")), wanting.field
    form = (
        '<form method="post" enctype="multipart/form-data">'
        f'<p><label for="{INPUT}">{escape(field.label[t.language])}</label><br>'
        f'<input type="file" id="{INPUT}" name="{INPUT}" required aria-describedby="rules"></p>'
        f"<p><button>{escape(t('upload-send'))}</button></p></form>"
    )
    body = [
        f"<h1>{title}</h1>",
        f"<p>{escape(wanting.form.title[t.language])}: {escape(field.label[t.language])}</p>",
        f'<p role="status"><strong>{escape(told)}</strong></p>' if told else "",
        "" if done else f'<p id="rules">{escape(field.rules(t))}</p>{form}',
    ]
    style = f"<style>body{{{_STYLE};color:{INK};background:{PAPER}}}</style>"
    head = f'<!doctype html><html lang="{t.language}"><meta charset="utf-8">'
    head += f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>{style}<main>'
    headers = {
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }
    return web.Response(text=head + "".join(body) + "</main></html>", content_type="text/html", headers=headers)
