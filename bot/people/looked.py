"""Leaves a trace of who administers Bode and looks at what is personal of others, before it is shown.

It says who looked, at which list or thing, never what was shown. Once an hour for each person and thing: who looks
again, or is delivered twice, adds nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from hashlib import blake2b

from bot.house import House
from bot.json import Json
from bot.people.acting import Acting
from bot.store.changes import Change
from bot.store.partitions import LOOKS

LOOKED_DEED = "data.looked"


async def looked(
    house: House, acting: Acting, what: str, subject: str = "", detail: Mapping[str, Json] | None = None
) -> None:
    """`what` is the list or the card, `subject` the id of the thing or the person of whom it is, "" for all."""
    hour = house.now().astimezone(UTC).strftime("%Y%m%d%H")
    told = {"what": what, **(detail or {})}
    key = "\n".join([hour, acting.person, acting.on_behalf_of, subject, *(f"{name}={told[name]}" for name in told)])
    id_ = blake2b(key.encode(), digest_size=16).hexdigest()

    async def look() -> Change[None]:
        if await house.records.audit.get(LOOKS, id_):
            return Change(None)
        entry = replace(house.audit(acting, LOOKED_DEED, subject or what, told), id=id_)
        return Change(None, [house.records.audit.put(entry)])

    await house.records.change(LOOKS, look)
