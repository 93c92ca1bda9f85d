"""One turn inside botbuilder's context: to `handle` and back, and the reply shown."""

# botbuilder is not typed; this module is where it meets what is.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias

from botbuilder.core import TurnContext
from botbuilder.schema import Activity, Attachment

from bot.json import Json

from .activities import Inbound
from .adapter import InboundActivity, invoke_response, place_of
from .base import CardMessage, Handle, Message, Reply, TextMessage
from .conversations import CallFailed
from .invokes import answer_of, refusal
from .outgoing import CARD_TYPE
from .turns_in import CARD_ACTION, Malformed, turn_of

INVOKE_PATIENCE_SECONDS = 2.0
MESSAGE_PATIENCE_SECONDS = 8.0

Settle: TypeAlias = Callable[[Coroutine[Any, Any, None], float], Awaitable[None]]
"""Waits for work for so many seconds at most; the work goes on."""

log = logging.getLogger(__name__)


class TurnBot:
    """One turn: from botbuilder's context to `handle`, and its reply back."""

    def __init__(self, handle: Handle, settle: Settle) -> None:
        self._handle = handle
        self._settle = settle

    async def on_turn(self, context: TurnContext) -> None:
        activity: object = context.activity
        if not isinstance(activity, InboundActivity):
            return
        inbound = activity.inbound
        try:
            turn = turn_of(inbound)
        except Malformed:
            log.warning("invoke.malformed", extra={"turn": inbound.key})
            await context.send_activity(invoke_response(refusal(inbound.name, "BadRequest", 400, inbound.key)))
            return
        reply = await self._handle(turn)
        if inbound.is_invoke:
            await context.send_activity(invoke_response(answer_of(inbound.name, reply)))
        patience = INVOKE_PATIENCE_SECONDS if inbound.is_invoke else MESSAGE_PATIENCE_SECONDS
        await self._settle(show(context, inbound, reply), patience)


async def show(context: TurnContext, inbound: Inbound, reply: Reply) -> None:
    """Everything of a reply that is not the answer to an invoke; a failure is logged and the rest goes on."""
    if reply.replace and inbound.name != CARD_ACTION:
        await _replace(context, inbound, reply.replace)
    for message in reply.messages:
        await _try(context.send_activity(_activity(message)), inbound.key, "send")
    if reply.toast and not (inbound.is_invoke or reply.replace or reply.messages):
        await _try(context.send_activity(_activity(TextMessage(reply.toast))), inbound.key, "send")


async def _replace(context: TurnContext, inbound: Inbound, card: CardMessage) -> None:
    """Updates the card that was clicked; where the client did not say which, or it is gone, a new message shows it."""
    if inbound.reply_to:
        activity = _activity(card)
        activity.id = inbound.reply_to
        if await _try(context.update_activity(activity), inbound.key, "update"):
            return
    await _try(context.send_activity(_activity(card)), inbound.key, "send")


async def _try(work: Coroutine[Any, Any, Any], key: str, action: str) -> bool:
    """Whether it worked; why not stands in the log."""
    try:
        await work
    except CallFailed as failed:
        log.warning("reply.failed", extra={"doing": action, "turn": key, "outcome": type(failed.outcome).__name__})
    except Exception as error:
        about = {"doing": action, "turn": key, "error": type(error).__name__, "place": place_of(error)}
        log.error("reply.failed", extra=about)
    else:
        return True
    return False


class _Card(dict[str, Json]):
    """A card that TurnContext need not copy, as it does with every activity that it sends; nobody changes it."""

    def __deepcopy__(self, memo: object) -> "_Card":
        return self


def _activity(message: Message) -> Activity:
    if isinstance(message, CardMessage):
        attachment = Attachment(content_type=CARD_TYPE, content=_Card(message.card))
        return Activity(type="message", summary=message.summary, attachments=[attachment])
    return Activity(type="message", text=message.text, text_format="plain")
