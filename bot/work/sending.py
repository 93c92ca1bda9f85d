"""Sending to one person, at our pace, with one new try when their conversation was lost."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from bot.channel.base import ConversationLost, Message, Outcome, RecipientGone, Throttled
from bot.people.contact import Address
from bot.people.contacts import Actor, move
from bot.work.base import Work

T = TypeVar("T")
NOWHERE = RecipientGone("not_installed")
WITHOUT_HINT = 2.0
"""Seconds to slow down when Teams throttles without saying for how long."""
LONGEST_WAIT = 600
"""Seconds between two tries of the same send."""


async def send_recorded(
    work: Work, person: Actor, message: Message, standing: T, begin: Callable[[T], Awaitable[T | None]]
) -> tuple[T, Outcome] | None:
    """Waits for our turn, then lets `begin` record that it goes out now; gives the record as it stands then, and what
    became of the send. None when `begin` gave None: it changed meanwhile, and nothing was sent."""
    if not _address(person):
        return standing, NOWHERE
    await work.pace.turn()
    begun = await begin(standing)
    return (begun, await _send(work, person, message)) if begun is not None else None


async def send_to(work: Work, person: Actor, message: Message) -> Outcome:
    """Sends what needs no record, when it is our turn."""
    await work.pace.turn()
    return await _send(work, person, message)


def _address(person: Actor) -> Address | None:
    """The installation is our own record: whoever removed Bode is not written to (TEAMS: a 200 proves nothing)."""
    return person.contact.address if person.contact.installed else None


async def _send(work: Work, person: Actor, message: Message) -> Outcome:
    address = _address(person)
    if address is None:
        return NOWHERE
    outcome = _slowing(work, await work.channel.send(address, message))
    if isinstance(outcome, ConversationLost):
        opened = await work.channel.open_conversation(address)
        if not isinstance(opened, Address):
            return _slowing(work, opened)
        await move(work.house, person, opened)
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
