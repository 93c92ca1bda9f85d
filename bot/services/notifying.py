"""Telling one person one thing, at most once: it is recorded before it is sent."""

from dataclasses import dataclass, replace

from bot.domain.notices import DeliveryState, Notice
from bot.domain.people import Address
from bot.services.contacts import Actor, recipient
from bot.services.ports import Ports
from bot.services.refusals import Unavailable
from bot.store.base import Conflict
from bot.store.records import Stored, notices_partition


@dataclass(frozen=True, slots=True)
class Due:
    """A notice that may be sent now."""

    notice: Stored[Notice]
    recipient: Actor
    address: Address


async def begin(ports: Ports, notice: Notice) -> Due | None:
    """Records that a notice is about to be sent; None when it was before, or cannot be.

    A notice that stands in SENDING may have arrived: nothing is sent again blindly (DESIGN).
    """
    before = await ports.records.notices.get(notices_partition(notice.subject), notice.id)
    if before and before.value.state is not DeliveryState.RETRY:
        return None
    actor, address = await _reachable(ports, notice.person)
    if actor is None or address is None:
        notice = replace(notice, state=DeliveryState.GONE)
    kept = await _keep(ports, notice, before)
    if kept is None or actor is None or address is None:
        return None
    return Due(kept, actor, address)


async def record(ports: Ports, due: Due, state: DeliveryState, activity: str = "") -> None:
    await _keep(ports, replace(due.notice.value, state=state, activity=activity), due.notice)


async def standing_notices(ports: Ports, subject: str) -> list[Notice]:
    """The cards that ask for something, so that they can follow it."""
    found = await ports.records.notices.find(
        equal={"subject": subject}, partition=notices_partition(subject), limit=100
    )
    return [item.value for item in found.items if item.value.asks and item.value.activity]


async def _reachable(ports: Ports, person: str) -> tuple[Actor | None, Address | None]:
    try:
        actor = await recipient(ports, person)
    except Unavailable:
        return None, None
    return actor, actor.contact.address if actor.contact.installed else None


async def _keep(ports: Ports, notice: Notice, before: Stored[Notice] | None) -> Stored[Notice] | None:
    write = ports.records.notices.put(notice, before.version if before else None)
    try:
        versions = await ports.records.commit(notices_partition(notice.subject), write)
    except Conflict:
        return None
    return Stored(notice, versions[0] or "")
