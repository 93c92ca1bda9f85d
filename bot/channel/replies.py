"""One turn inside botbuilder's context: to `handle` and back, and the reply shown.

What is shown goes straight to our connector. Through TurnContext it would be copied, walked by msrest and led through a
second pipeline, which takes longer than the rest of the turn, and nothing of ours stands in that pipeline.
"""

# botbuilder is not typed; this module is where it meets what is.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias

from botbuilder.core import TurnContext

from bot.deadline import Deadline, within

from .adapter import InboundActivity
from .base import Handle, Keep
from .connector import Connector
from .invokes import answer_of, refusal
from .showing import Showing, has_to_be_shown
from .turns_in import Malformed, turn_of

INVOKE_SECONDS = 4.5
MESSAGE_SECONDS = 9.5
"""How long Teams waits for our answer at most: it gives up after 5, and after 10 to 15 (and then sends the activity
again)."""
LAST_SECONDS = 0.5
"""Of these, what is left when the turn's time for the store is over, to say so."""
INVOKE_PATIENCE_SECONDS = 2.0
MESSAGE_PATIENCE_SECONDS = 8.0
"""Of these, how long Teams waits at most while a reply is shown."""

Settle: TypeAlias = Callable[[Coroutine[Any, Any, None], float], Awaitable[None]]
"""Waits for work for so many seconds at most; the work goes on."""

log = logging.getLogger(__name__)


class TurnBot:
    """One turn: from botbuilder's context to `handle`, and its reply back."""

    def __init__(self, handle: Handle, settle: Settle, keep: Keep, connector: Connector) -> None:
        self._handle = handle
        self._settle = settle
        self._keep = keep
        self._connector = connector

    async def on_turn(self, context: TurnContext) -> None:
        activity: object = context.activity
        if not isinstance(activity, InboundActivity):
            return
        inbound = activity.inbound
        try:
            turn = turn_of(inbound)
        except Malformed:
            log.warning("invoke.malformed", extra={"turn": inbound.key})
            activity.answer = refusal(inbound.name, "BadRequest", 400)
            return
        deadline = Deadline((INVOKE_SECONDS if inbound.is_invoke else MESSAGE_SECONDS) - LAST_SECONDS)
        with within(deadline):
            reply = await self._handle(turn)
        if inbound.is_invoke:
            activity.answer = answer_of(inbound.name, reply)
        if has_to_be_shown(inbound, reply):
            patience = INVOKE_PATIENCE_SECONDS if inbound.is_invoke else MESSAGE_PATIENCE_SECONDS
            # It goes on after that, whatever the turn took: what cannot be shown is kept, in the store.
            showing = Showing(self._connector, inbound, turn, self._keep).show(reply)
            await self._settle(showing, deadline.left(patience) + LAST_SECONDS)
