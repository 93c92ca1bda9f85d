"""Sending to one person, at our pace, with one new try when their conversation was lost."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.channel.base import ConversationLost, Message, Outcome, RecipientGone, Throttled
from bot.domain.people import Address
from bot.jobs.work import Work
from bot.services.contacts import Actor, move

WITHOUT_HINT = 2.0
"""Seconds to slow down when Teams throttles without saying for how long."""
LONGEST_WAIT = 600
"""Seconds between two tries of the same send."""


async def at_once() -> bool:
    return True


async def send_to(
    work: Work, person: Actor, message: Message, about_to: Callable[[], Awaitable[bool]] = at_once
) -> Outcome | None:
    """Waits for our turn, then asks `about_to`, which records that it goes out now; False calls it off (None).

    The installation is our own record: whoever removed Bode is not written to (TEAMS: a 200 proves nothing).
    """
    address = person.contact.address
    if address is None or not person.contact.installed:
        return RecipientGone("not_installed")
    await work.pace.turn()
    if not await about_to():
        return None
    outcome = _slowing(work, await work.channel.send(address, message))
    if isinstance(outcome, ConversationLost):
        opened = await work.channel.open_conversation(address)
        if not isinstance(opened, Address):
            return _slowing(work, opened)
        await move(work.ports, person, opened)
        await work.pace.turn()
        outcome = _slowing(work, await work.channel.send(opened, message))
    return outcome


def _slowing(work: Work, outcome: Outcome) -> Outcome:
    if isinstance(outcome, Throttled):
        work.pace.slow(WITHOUT_HINT if outcome.after is None else outcome.after)
    return outcome


def patience(outcome: Outcome, tries: int) -> timedelta:
    """As long as Teams asks, else twice as long every time."""
    if isinstance(outcome, Throttled) and outcome.after is not None:
        return timedelta(seconds=outcome.after)
    return timedelta(seconds=min(LONGEST_WAIT, 2 ** min(tries + 1, 10)))
