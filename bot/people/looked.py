"""Leaves a trace of who administers Bode and looks at what is personal of others, before it is shown.

It says who looked, at which list or thing, never what was shown: an entry for each look, and one for a turn that is
delivered twice. Its id is by chance, so that nothing of it leads to anybody once they are erased.
"""

from collections.abc import Mapping
from contextlib import suppress

from bot.errors import AlreadyDone
from bot.house import House
from bot.json import Json
from bot.people.acting import Acting
from bot.store.partitions import LOOKS

LOOKED_DEED = "data.looked"


async def looked(
    house: House, acting: Acting, what: str, subject: str = "", detail: Mapping[str, Json] | None = None
) -> None:
    """`what` is the list or the card, `subject` the id of the thing or the person of whom it is, "" for all."""
    told = {"what": what, **(detail or {})}
    with suppress(AlreadyDone):  # another delivery of the turn left it
        await house.records.accept(LOOKS, [], audit=house.audit(acting, LOOKED_DEED, subject or what, told))
