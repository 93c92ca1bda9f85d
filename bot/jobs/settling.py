"""What an outcome of the channel means for a delivery (TEAMS, Sending)."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.channel.base import (
    Ambiguous,
    ConversationLost,
    Delivered,
    Misconfigured,
    NotSent,
    Outcome,
    RecipientGone,
    Rejected,
    Throttled,
)
from bot.domain.announcements import Delivery
from bot.domain.notices import DeliveryState

MAX_TRIES = 60
"""Of a send that never reached the wire, before the person counts as not reached: about an hour."""


def settled(delivery: Delivery, outcome: Outcome, now: datetime) -> Delivery:
    """A send that may have arrived is repeated once; one that did not leave is repeated until MAX_TRIES."""
    match outcome:
        case Delivered(activity):
            return replace(delivery, state=DeliveryState.DELIVERED, activity=activity, delivered_at=now, reason="")
        case Throttled() | Misconfigured():
            return replace(delivery, state=DeliveryState.RETRY)
        case NotSent():
            again = replace(delivery, state=DeliveryState.RETRY, tries=delivery.tries + 1)
            return again if again.tries < MAX_TRIES else delivery.gone("offline")
        case Ambiguous(reason):
            again = replace(delivery, state=DeliveryState.RETRY, resent=True)
            return replace(delivery, state=DeliveryState.AMBIGUOUS, reason=reason) if delivery.resent else again
        case RecipientGone() | ConversationLost():
            return delivery.gone(outcome.code if isinstance(outcome, RecipientGone) else "unknown")
        case Rejected(code):
            return replace(delivery, state=DeliveryState.REJECTED, reason=code)
        case _:
            assert_never(outcome)
