"""Opportunities: from when one is approved until it is over, who is told, and who says that they are interested. Each
deed is one commit, and whoever comes too late sees that.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, timedelta

from bot.arrange.opportunities.offered import Offered, opportunity_in
from bot.arrange.opportunities.opportunity import Closed, Opportunity
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import find_request, form_then
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.absence import midnight
from bot.people.acting import TIME
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.person import Role
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import notices_partition, person_partition, request_partition
from bot.work.job import Job
from bot.work.kept import Due
from bot.work.notice import Notice
from dialogs.model import Form

BEGIN_JOB, OFFER_JOB = "opportunity_begin", "opportunity_offer"
CONTACT_JOB, FOLLOW_JOB, OVER_JOB = "opportunity_contact", "opportunity_follow", "opportunity_over"
OFFER = "offer"
"""The moment at which somebody is told of it, once."""
WANTED, JOINED = "wanted", "joined"
"""What its contact is told of somebody."""


class Over(Stale):
    """It is over, or full; `offered` shows how it stands."""

    def __init__(self, offered: Offered) -> None:
        super().__init__()
        self.offered = offered


def subject_of(request: str) -> str:
    """Its notices stand apart from those of the request itself."""
    return f"opportunity:{request}"


def offering_jobs(form: Form, before: RequestState, after: Request) -> Sequence[Job]:
    """For the commit that approves it."""
    begins = form.opportunity and after.state is RequestState.APPROVED and before is not RequestState.APPROVED
    again = before is RequestState.ANNULLING  # its annulment was refused: it never stopped
    return [Job(BEGIN_JOB, {"request": after.id})] if begins and not again else []


async def begin(house: House, id: str) -> Offered | None:
    """Notes it, with when it ends. Repeating it changes nothing more; None where there is nothing to offer."""
    request = await find_request(house, id)
    if request is None or request.state is not RequestState.APPROVED:
        return None
    with suppress(Unavailable):
        form = await form_then(house, request)
        new = opportunity_in(form, request)
        if new is not None:
            return Offered(request, form, await _noted(house, new))
    return None


async def _noted(house: House, new: Opportunity) -> Opportunity:
    partition = request_partition(new.request)

    async def look() -> Change[Opportunity]:
        kept = await house.records.opportunities.get(partition, new.request)
        if kept:
            return Change(kept.value)
        at = midnight(new.last + timedelta(days=1)).astimezone(UTC)
        due = Due(subject_of(new.request), partition, at, OVER_JOB, {"request": new.request})
        writes: list[Write] = [house.records.opportunities.put(new), house.records.dues.put(due)]
        told = [Job(CONTACT_JOB, {"request": new.request, "what": "begins"})]
        return Change(new, writes, house.audit(TIME, "opportunity.offered", new.request), told)

    return await house.records.change(partition, look)


async def offered(house: House, id: str) -> tuple[Offered, Stored[Opportunity]]:
    """Whoever's it is. Raises Unavailable."""
    partition = request_partition(id)
    request = await house.records.requests.get(partition, id)
    kept = await house.records.opportunities.get(partition, id) if request else None
    if request is None or kept is None:
        raise Unavailable
    return Offered(request.value, await form_then(house, request.value), kept.value), kept


async def to_answer(house: House, actor: Actor, id: str) -> tuple[Offered, Stored[Opportunity]]:
    """For who was told of it. Raises Unavailable."""
    subject = subject_of(id)
    told = Notice(subject, actor.id, OFFER, asks=True)
    if await house.records.notices.get(notices_partition(subject), told.id) is None:
        raise Unavailable
    return await offered(house, id)


async def to_follow(house: House, actor: Actor, id: str) -> tuple[Offered, Stored[Opportunity]]:
    """For who is told of those who are interested. Raises Unavailable."""
    found = await offered(house, id)
    if actor.id != found[0].opportunity.contact:
        raise Unavailable
    return found


async def reason_for(house: House, found: Offered, person: str) -> str | None:
    """Why they are told of it, as `Offered.reason`; None where they hope for it no more."""
    kept = await house.records.profiles.get(person_partition(person), person)
    return found.reason(kept.value.hopes, today(house)) if kept else None


def may_share(actor: Actor, opportunity: Opportunity) -> bool:
    """Who runs another school."""
    return opportunity.shared and Role.HEADMASTER in actor.person.roles and actor.person.school != opportunity.school


async def want(house: House, actor: Actor, id: str) -> Offered:
    """Raises Unavailable, Over; so does `join`."""
    return await _move(house, actor, id, WANTED, lambda one: one.want(actor.id, today(house)))


async def unwant(house: House, actor: Actor, id: str) -> Offered:
    return await _move(house, actor, id, "unwanted", lambda one: one.unwant(actor.id))


async def join(house: House, actor: Actor, id: str) -> Offered:
    def joined(one: Opportunity) -> Opportunity:
        if not may_share(actor, one):
            raise Unavailable
        return one.join(actor.id, today(house))

    return await _move(house, actor, id, JOINED, joined)


async def leave(house: House, actor: Actor, id: str) -> Offered:
    return await _move(house, actor, id, "left", lambda one: one.leave(actor.id))


async def _move(house: House, actor: Actor, id: str, deed: str, move: Callable[[Opportunity], Opportunity]) -> Offered:
    async def look() -> Change[Offered]:
        found, kept = await to_answer(house, actor, id)
        try:
            moved = move(kept.value)
        except Closed:
            return Change(found, refusal=Over(found))
        now = Offered(found.request, found.form, moved)
        if moved == kept.value:
            return Change(now)
        grew = len(moved.interested) > len(kept.value.interested) or len(moved.partners) > len(kept.value.partners)
        told = [Job(CONTACT_JOB, {"request": id, "what": f"{deed}-{actor.id}"})] if grew else []
        put = house.records.opportunities.put(moved, kept.version)
        audit = house.audit(actor.acting, f"opportunity.{deed}", id)
        return Change(now, [put], audit, [*told, Job(FOLLOW_JOB, {"request": id})], found)

    return await house.records.change(request_partition(id), look)


async def follow_offering(house: House, request: Request) -> tuple[Sequence[Write], Sequence[Job]]:
    """What goes into the commit that annuls `request`: it is closed. Costs a read then."""
    if request.state is not RequestState.ANNULLED:
        return [], []
    kept = await house.records.opportunities.get(request_partition(request.id), request.id)
    if kept is None or kept.value.closed:
        return [], []
    put = house.records.opportunities.put(kept.value.close(), kept.version)
    return [put], [Job(FOLLOW_JOB, {"request": request.id})]
