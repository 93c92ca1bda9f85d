"""Sending a notice and letting the cards that ask follow, whatever they are about."""

from bot.channel.base import Ambiguous, CardMessage, Delivered, NotSent, Throttled
from bot.domain.notices import DeliveryState
from bot.jobs.sending import patience, send_to
from bot.jobs.work import Later, Work
from bot.services import notifying
from bot.services.contacts import Actor, recipient
from bot.services.refusals import Unavailable


async def known(work: Work, person: str) -> Actor | None:
    """None for somebody whom the directory does not know any more."""
    try:
        return await recipient(work.ports, person)
    except Unavailable:
        return None


async def send_notice(work: Work, due: notifying.Due, card: CardMessage, attempt: int) -> None:
    outcome = await send_to(work, due.recipient, card)
    match outcome:
        case Delivered(activity):
            await notifying.record(work.ports, due, DeliveryState.DELIVERED, activity)
        case Throttled() | NotSent():
            await notifying.record(work.ports, due, DeliveryState.RETRY)
            raise Later(patience(outcome, attempt), fault=isinstance(outcome, NotSent))
        case Ambiguous():
            await notifying.record(work.ports, due, DeliveryState.AMBIGUOUS)
        case _:
            await notifying.record(work.ports, due, DeliveryState.GONE)


async def update_card(work: Work, person: Actor, activity: str, card: CardMessage) -> None:
    """An update that did not leave is tried again with the whole job; one that was refused stays as it is."""
    if person.contact.address is None or not person.contact.installed:
        return
    outcome = await work.channel.update(person.contact.address, activity, card)
    if isinstance(outcome, Throttled | NotSent | Ambiguous):
        raise Later(patience(outcome, 1), fault=True)
