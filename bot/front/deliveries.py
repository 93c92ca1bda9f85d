"""Which of several deliveries of one turn shows its reply: the one that made the change, or a later one when that died.

Teams delivers a turn again when it was not answered in time, and any instance may get it. The answer of an invoke goes
to whoever asks; a message would stand in the chat once for every delivery.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.channel.base import Clicked, DialogOpened, DialogSubmitted, LinkPasted, Reply, Searched, Turn
from bot.store.records import Records

STILL_SHOWING = timedelta(seconds=8)
"""How long the delivery that made the change may need to show it. Teams delivers again 10 to 15 s after the first time:
whoever gets that shows what an instance that died after the change did not come to show. A delivery that comes sooner,
because the connection was cut, shows nothing: most often the first is showing it."""


async def shown_once(records: Records, turn: Turn, reply: Reply, now: Callable[[], datetime]) -> Reply:
    """The reply, or the answer of an invoke alone while another delivery shows its messages. `records` are those of
    this delivery (`Records.of_turn`)."""
    alone = _answer_alone(turn, reply)
    if alone == reply or is_to_show(await records.accepted_before(), now()):
        return reply
    return alone


def is_to_show(changed: datetime | None, now: datetime) -> bool:
    """Whether this delivery shows the reply; `changed` is when another one made the change, None when none did."""
    return changed is None or now - changed >= STILL_SHOWING


def _answer_alone(turn: Turn, reply: Reply) -> Reply:
    match turn.event:
        case Clicked(in_place=True) | DialogOpened() | DialogSubmitted() | Searched() | LinkPasted():
            return replace(reply, messages=())
        case _:
            return Reply()
