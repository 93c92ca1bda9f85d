"""Sending to one person, at our pace, with one new try when their conversation was lost."""

from datetime import timedelta

from bot.channel.base import ConversationLost, Message, Outcome, RecipientGone, Throttled
from bot.domain.people import Address
from bot.jobs.work import Work
from bot.services.contacts import Actor, move

WITHOUT_HINT = 2.0
"""Seconds to slow down when Teams throttles without saying for how long."""


async def send_to(work: Work, person: Actor, message: Message) -> Outcome:
    """The installation is our own record: whoever removed Bode is not written to (TEAMS: a 200 proves nothing)."""
    address = person.contact.address
    if address is None or not person.contact.installed:
        return RecipientGone("not_installed")
    outcome = await _send(work, address, message)
    if isinstance(outcome, ConversationLost):
        opened = await work.channel.open_conversation(address)
        if not isinstance(opened, Address):
            return opened
        await move(work.ports, person, opened)
        outcome = await _send(work, opened, message)
    return outcome


async def _send(work: Work, address: Address, message: Message) -> Outcome:
    await work.pace.turn()
    outcome = await work.channel.send(address, message)
    if isinstance(outcome, Throttled):
        work.pace.slow(WITHOUT_HINT if outcome.after is None else outcome.after)
    return outcome


def patience(outcome: Outcome, attempt: int) -> timedelta:
    """As long as Teams asks, else twice as long every time, up to a minute."""
    if isinstance(outcome, Throttled) and outcome.after is not None:
        return timedelta(seconds=outcome.after)
    return timedelta(seconds=min(60, 2**attempt))
