"""Links to the files of requests: each is for one person and a few minutes, and signed with a key of the organisation.

Whoever has a link has what it opens, so the right of the person it names is checked once more when it is followed.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

from bot.arrange.advising import to_advise
from bot.arrange.agenda.gathering import on_agenda
from bot.arrange.attachments.files import attachment
from bot.arrange.handling.queue import to_handle
from bot.arrange.request import Request
from bot.arrange.requests import own, to_decide
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people.contacts import Actor, meet
from bot.people.snapshot import NoOrganisation
from bot.work.link_keys import link_key
from dialogs.kinds.attachment import Attachment

ROUTE = "/attachments"
LASTS = timedelta(minutes=15)


async def seen_by(house: House, actor: Actor, id: str) -> Request:
    """A request that they may see: their own, one that they were asked to decide or advise about, one that they
    carry out, or one on an agenda that was sent to them. Raises Unavailable."""
    with suppress(Unavailable):
        return (await own(house, actor, id)).value
    with suppress(Unavailable, Unsound):  # Unsound: under a mandate that is over
        return (await to_decide(house, actor, id)).value
    with suppress(Unavailable):
        return (await to_advise(house, actor, id)).value
    with suppress(Unavailable):
        return (await to_handle(house, actor, id))[0].request
    return await on_agenda(house, actor, id)


async def links_to(
    house: House, actor: Actor, request: str, files: Sequence[Attachment]
) -> tuple[Sequence[tuple[Attachment, str]], datetime]:
    """Each with where they open it, and until when; whoever calls this looked at their right. "" where Bode has no
    address."""
    until, organisation = house.now() + LASTS, house.records.organisation_id
    key, base = await link_key(house.records), house.own_links.base

    def link(file: Attachment) -> str:
        seconds = str(int(until.timestamp()))
        signature = _sign(key, organisation, actor.id, request, file.id, seconds)
        query = urlencode({"of": organisation, "for": actor.id, "until": seconds, "key": signature})
        return f"{base}{ROUTE}/{quote(request)}/{quote(file.id)}?{query}" if base else ""

    return [(file, link(file)) for file in files], until


async def followed(house: House, request: str, file: str, query: Mapping[str, str]) -> Attachment:
    """What that link opens. Raises Unavailable, for whichever reason."""
    person, until = query.get("for", ""), query.get("until", "")
    signature = _sign(await link_key(house.records), house.records.organisation_id, person, request, file, until)
    if not hmac.compare_digest(query.get("key", "").encode(), signature.encode()):
        raise Unavailable
    if house.now() >= datetime.fromtimestamp(int(until), UTC):
        raise Unavailable
    try:
        actor = await meet(house, person, None)
        seen = await seen_by(house, actor, request)
    except (NoOrganisation, Unsound):  # Unsound: by a mandate that does not count any more
        raise Unavailable from None
    return attachment(seen.answers, file)


def _sign(key: bytes, *said: str) -> str:
    return hmac.new(key, "\n".join(("attachment", *said)).encode(), hashlib.sha256).hexdigest()
