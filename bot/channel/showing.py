"""Shows a reply in its conversation: again while Teams refuses and there is patience, later what is left then."""

import asyncio
import logging
from itertools import count
from random import SystemRandom

from .activities import Inbound
from .adapter import place_of
from .base import (
    Ambiguous,
    CardMessage,
    Delivered,
    Keep,
    Message,
    Misconfigured,
    NotSent,
    Outcome,
    Rejected,
    Reply,
    TextMessage,
    Throttled,
    Turn,
    Unshown,
)
from .connector import Connector, activity_path
from .outcomes import Call
from .outgoing import activity_of, answering
from .turns_in import CARD_ACTION

PATIENCE = 5.0
"""Seconds for the whole of a reply; what waits longer is better kept where a restart does not lose it."""
PAUSE = 0.25
"""Seconds before the second try where Teams does not say; twice as long each time, and by chance."""
ONCE_MORE = (Ambiguous, Misconfigured)
"""What is tried twice: whoever reads an answer twice loses nothing, and a refused token is renewed by the next try."""

log = logging.getLogger(__name__)
_chance = SystemRandom()


def has_to_be_shown(inbound: Inbound, reply: Reply) -> bool:
    """Whether anything of it is not the answer to an invoke."""
    replaces = reply.replace and inbound.name != CARD_ACTION
    return bool(replaces or reply.messages or (reply.toast and not inbound.is_invoke))


class Showing:
    """One reply on its way. Nothing of it raises: what failed is logged, and the rest goes on."""

    def __init__(self, connector: Connector, inbound: Inbound, turn: Turn, keep: Keep) -> None:
        self._connector = connector
        self._inbound = inbound
        self._turn = turn
        self._keep = keep
        self._numbers = count(1)
        self._until = asyncio.get_running_loop().time() + PATIENCE

    async def show(self, reply: Reply) -> None:
        """Everything of a reply that is not the answer to an invoke."""
        if reply.replace and self._inbound.name != CARD_ACTION:
            await self._replace(reply.replace)
        for message in reply.messages:
            await self._send(message)
        if reply.toast and not (self._inbound.is_invoke or reply.replace or reply.messages):
            await self._send(TextMessage(reply.toast))

    async def _replace(self, card: CardMessage) -> None:
        """Updates the card that was clicked; where the client did not say which, or it is gone, a new message shows
        it."""
        clicked = self._inbound.reply_to
        if not (clicked and await self._try("update", card, clicked)):
            await self._send(card)

    async def _send(self, message: Message) -> None:
        await self._try("send", message)

    async def _try(self, doing: Call, message: Message, clicked: str = "") -> bool:
        """Whether it is shown, or will be; why not stands in the log."""
        number = next(self._numbers)
        for tried in count(1):
            outcome = await self._outcome(doing, message, clicked)
            if isinstance(outcome, Delivered):
                return True
            log.warning("reply.refused", extra=self._about(doing) | {"outcome": type(outcome).__name__})
            if isinstance(outcome, ONCE_MORE):
                if tried == 1:
                    await asyncio.sleep(_chance.random() * PAUSE)
                    continue
            elif isinstance(outcome, Throttled | NotSent):
                pause = _pause(outcome, tried)
                if asyncio.get_running_loop().time() + pause <= self._until:
                    await asyncio.sleep(pause)
                    continue
                return await self._later(doing, Unshown(f"{self._turn.key}.{number}", self._turn, message, clicked))
            break
        return False

    async def _outcome(self, doing: Call, message: Message, clicked: str) -> Outcome:
        """Of one call: in the place of the card `clicked`, or as a reply to what came in."""
        inbound = self._inbound
        body = answering(activity_of(message), inbound) | ({"id": clicked} if clicked else {})
        try:
            answer = await self._connector.call(
                "PUT" if clicked else "POST",
                inbound.service_url,
                activity_path(inbound.conversation, clicked or inbound.id),
                body,
                conversation=inbound.conversation,
                reply=True,
            )
            return self._connector.outcome(doing, answer)
        except Exception as error:
            log.error("reply.failed", extra=self._about(doing) | _fault(error))
            return Rejected("fault_of_ours")

    async def _later(self, doing: str, unshown: Unshown) -> bool:
        try:
            await self._keep(unshown)
        except Exception as error:
            log.error("reply.lost", extra=self._about(doing) | _fault(error))
            return False
        log.info("reply.kept", extra=self._about(doing))
        return True

    def _about(self, doing: str) -> dict[str, str]:
        return {"doing": doing, "turn": self._turn.key}


def _pause(outcome: Throttled | NotSent, tried: int) -> float:
    """As long as Teams asks, and a moment by chance, so that not all come back at once."""
    usual = PAUSE * 2 ** (tried - 1)
    asked = outcome.after if isinstance(outcome, Throttled) else None
    return (usual if asked is None else asked) + _chance.random() * PAUSE


def _fault(error: Exception) -> dict[str, str]:
    return {"error": type(error).__name__, "place": place_of(error)}
