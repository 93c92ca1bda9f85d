"""Replies that Teams did not take in time: kept in the store, and shown by a job."""

import logging
from collections.abc import Mapping
from contextlib import suppress

from bot.channel.base import (
    CardMessage,
    ConversationLost,
    Message,
    Misconfigured,
    NotSent,
    Outcome,
    RecipientGone,
    TextMessage,
    Throttled,
    Unshown,
)
from bot.errors import Stale
from bot.house import House
from bot.store.partitions import person_partition
from bot.work.base import Assignment, Later, Run, Work
from bot.work.job import Job
from bot.work.kept import KeptReply
from bot.work.sending import patience

log = logging.getLogger(__name__)


async def keep(house: House, unshown: Unshown) -> None:
    """From now on a job shows it."""
    message, turn = unshown.message, unshown.turn
    card, words = (message.card, message.summary) if isinstance(message, CardMessage) else (None, message.text)
    kept = KeptReply(unshown.key, turn.person, house.now(), turn.address, words, card, unshown.activity)
    job = Job("reply_show", {"reply": kept.id, "person": kept.person})
    with suppress(Stale):  # it is kept already
        await house.records.accept(person_partition(kept.person), [house.records.replies.put(kept)], jobs=[job])


async def show(work: Work, job: Assignment) -> None:
    """Shows it; nothing when it was shown, or is so old that it helps nobody. Raises Later."""
    partition = person_partition(job.text("person"))
    standing = await work.house.records.replies.get(partition, job.text("reply"))
    if standing is None:
        return
    outcome = await _show(work, standing.value)
    if isinstance(outcome, Throttled | NotSent | Misconfigured):
        raise Later(patience(outcome, job.attempt))
    log.info("reply.shown_later", extra={"reply": standing.value.id, "outcome": type(outcome).__name__})
    with suppress(Stale):
        await work.house.records.accept(
            partition, [work.house.records.replies.remove(standing.value, standing.version)]
        )


async def _show(work: Work, reply: KeptReply) -> Outcome:
    """In place of the card that was clicked; where that is gone, as a new message."""
    message = _message(reply)
    if reply.activity:
        outcome = await work.channel.update(reply.address, reply.activity, message)
        if not isinstance(outcome, RecipientGone | ConversationLost):
            return outcome
    async with work.budget.slot(reply.address.conversation, reply=True) as slot:
        return await work.channel.send(reply.address, message, slot)


def _message(reply: KeptReply) -> Message:
    return TextMessage(reply.words) if reply.card is None else CardMessage(reply.card, reply.words)


JOBS: Mapping[str, Run] = {"reply_show": show}
