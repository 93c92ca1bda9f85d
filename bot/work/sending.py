"""Sending to one person within the budget, with one new try when their conversation was lost."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import SystemRandom
from typing import TypeVar

from bot.channel.base import ConversationLost, Outcome, Outgoing, RecipientGone, Throttled
from bot.people.contact import Address
from bot.people.contacts import Actor, move
from bot.work.base import Work
from bot.work.windows import Slot

T = TypeVar("T")
NOWHERE = RecipientGone("not_installed")
LONGEST_WAIT = 600
"""Seconds between two tries of the same send."""
JITTER = 0.25
"""Of a wait, at most, that chance takes off it."""
_chance = SystemRandom()


async def send_recorded(
    work: Work, person: Actor, message: Outgoing, standing: T, begin: Callable[[T], Awaitable[T | None]]
) -> tuple[T, Outcome] | None:
    """Waits for our turn, then lets `begin` record that it goes out now; gives the record as it stands then, and what
    became of the send. None when `begin` gave None: it changed meanwhile, and nothing was sent."""
    address = _address(person)
    if address is None:
        return standing, NOWHERE
    async with work.budget.slot(address.conversation) as slot:
        begun = await begin(standing)
        if begun is None:
            return None
        outcome = await work.channel.send(address, message, slot)
    return begun, await _found_again(work, person, address, message, outcome)


async def send_in_turn(work: Work, person: Actor, message: Outgoing, slot: Slot) -> Outcome:
    """Sends what is recorded as going out now, in a slot that was waited for."""
    address = _address(person)
    if address is None:
        return NOWHERE
    try:
        outcome = await work.channel.send(address, message, slot)
    finally:
        work.budget.end(slot)
    return await _found_again(work, person, address, message, outcome)


async def send_to(work: Work, person: Actor, message: Outgoing) -> Outcome:
    """Sends what needs no record, when it is our turn."""
    address = _address(person)
    if address is None:
        return NOWHERE
    return await _found_again(work, person, address, message, await work.channel.send(address, message))


def _address(person: Actor) -> Address | None:
    """The installation is our own record: whoever removed Bode is not written to (TEAMS: a 200 proves nothing)."""
    return person.contact.address if person.contact.installed else None


async def _found_again(work: Work, person: Actor, address: Address, message: Outgoing, outcome: Outcome) -> Outcome:
    """What becomes of a send whose conversation was lost: it is opened anew, and sent once more."""
    if not isinstance(outcome, ConversationLost):
        return outcome
    opened = await work.channel.open_conversation(address)
    if not isinstance(opened, Address):
        return opened
    await move(work.house, person, opened)
    return await work.channel.send(opened, message)


def patience(outcome: Outcome, tries: int) -> timedelta:
    """As long as Teams asks, else about twice as long every time: by chance a little less, so that not all who failed
    together come back together."""
    if isinstance(outcome, Throttled) and outcome.after is not None:
        return timedelta(seconds=outcome.after)
    longest = min(LONGEST_WAIT, 2 ** min(tries + 1, 10))
    return timedelta(seconds=longest * (1 - JITTER * _chance.random()))
