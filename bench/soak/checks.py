"""What must hold at the end of the day, by what is kept, by what stands in people's chats and by what was taken."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from bench.people import person_id
from bench.soak.chats import Chats
from bench.soak.crowd import Taken
from bot.announce.delivery import UNDER_WAY, Delivery
from bot.arrange.request import Deed, Request, RequestState
from bot.house import House
from bot.store.partitions import LEASES, announcement_partition, notices_partition
from bot.store.records import Records
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import verify
from bot.work.notice import DeliveryState
from tests.peers.connector import Came

Rows = Mapping[str, int]
SUBMITTED, DECIDED = "request.submitted", ("request.approved", "request.refused")
ENDS = {RequestState.APPROVED: Deed.APPROVED, RequestState.REFUSED: Deed.REFUSED}


DYING = 15.0
"""Seconds, at most, from a send until what became of it is noted: who dies meanwhile leaves nobody who knows."""

Ends = Sequence[tuple[float, float]]
"""When instances ended: from when they were told so until they were gone, by the clock of time.monotonic."""


async def sent(
    records: Records, chats: Chats, id: str, people: Collection[int], marks: Collection[str], ends: Ends = ()
) -> Rows:
    """Of an announcement that shows one of the `marks`, the last of which is its last version."""
    *_, last = marks
    kept = await _deliveries(records, id)
    unchanged = {one.value.person async for one in records.unchanged.stream(partition=announcement_partition(id))}
    wrong = Counter({
        "people without a record": 0,
        "deliveries that stay under way": 0,
        "people who did not get it, and are not listed": 0,
        "people who have it, and are not known to": 0,
        "duplicates that are not on the list": 0,
        "duplicates on the list, of which nobody lost the answer": 0,
        "people with an earlier version who are not listed": 0,
    })  # fmt: skip
    for number in people:
        shown = [mark for mark in chats.chats.get(f"a:{number}", {}).values() if mark in marks]
        delivery = kept.get(person_id(number))
        if delivery is None:
            wrong["people without a record"] += 1
            continue
        is_delivered = delivery.state is DeliveryState.DELIVERED
        wrong["deliveries that stay under way"] += delivery.state in UNDER_WAY
        wrong["people who did not get it, and are not listed"] += is_delivered and not shown
        wrong["people who have it, and are not known to"] += (
            bool(shown) and not is_delivered and delivery.state is not DeliveryState.AMBIGUOUS
        )
        wrong["duplicates that are not on the list"] += len(shown) > 1 and not delivery.resent
        if delivery.resent:
            lost = sum(_is_lost(one, ends) for one in chats.came.get(f"a:{number}", ()) if one.mark in marks)
            unexplained = "duplicates on the list, of which nobody lost the answer"
            wrong[unexplained] += max(0, len(shown) - 1 - lost)
        wrong["people with an earlier version who are not listed"] += (
            any(mark != last for mark in shown) and delivery.person not in unchanged
        )
    return wrong


def _is_lost(one: Came, ends: Ends) -> bool:
    """Who sent it could not know that it arrived: the answer was another, or they ended before they could note it."""
    return not one.answered or any(since - DYING <= one.at <= until for since, until in ends)


async def _deliveries(records: Records, id: str) -> Mapping[str, Delivery]:
    found = records.deliveries.stream(partition=announcement_partition(id))
    return {one.value.person: one.value async for one in found}


async def states(records: Records, id: str) -> Counter[str]:
    return Counter(one.state.value for one in (await _deliveries(records, id)).values())


async def confirmed(records: Records, id: str, taken: Taken) -> Rows:
    standing = await records.announcements.get(announcement_partition(id), id)
    assert standing is not None
    kept = {one.person for one in (await _deliveries(records, id)).values() if one.confirmed}
    people = {person_id(number) for number in taken.confirmed}
    return {
        "people whose confirmation was taken and is not kept": len(people - kept),
        "people who are counted, and did not confirm": len(kept - people),
        "confirmations that are counted, more or less than people": abs(standing.value.tally.confirmed - len(kept)),
    }


async def requested(records: Records, chats: Chats, taken: Taken) -> Rows:
    by_number: defaultdict[str, list[Request]] = defaultdict(list)
    async for one in records.requests.stream(order="changed"):
        if one.value.state is not RequestState.DRAFT:
            by_number[one.value.reference].append(one.value)
    open_: Counter[str] = Counter()
    deeds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    async for entry in records.audit.stream(order="at"):
        deeds[entry.value.subject][entry.value.deed] += 1
    requests = [one for ones in by_number.values() for one in ones]
    for one in requests:
        async for approval in records.approvals.stream(equal={"person": one.approvers[0], "open": True}, order="since"):
            open_[approval.value.request] += approval.value.request == one.id
    return {
        "requests that were taken and are not there": len(taken.handed_in.keys() - by_number.keys()),
        "numbers that were given twice": sum(len(ones) > 1 for ones in by_number.values()),
        "requests of somebody else than who handed them in": sum(
            any(one.requester != person_id(number) for one in by_number[reference])
            for reference, number in taken.handed_in.items()
        ),
        "requests that were not handed in exactly once": sum(deeds[one.id][SUBMITTED] != 1 for one in requests),
        "decisions that were taken and do not stand": sum(
            one.id in taken.decided and one.state is not _state(taken.decided[one.id]) for one in requests
        ),
        "requests that were decided more than once": sum(
            sum(deeds[one.id][deed] for deed in DECIDED) > 1 or sum(_decides(entry.deed) for entry in one.history) > 1
            for one in requests
        ),
        "requests in two states": sum(_is_torn(one, bool(open_[one.id])) for one in requests),
        "requests that wait, and of which nobody has a card": sum(
            one.state is RequestState.SUBMITTED and one.id not in chats.asked for one in requests
        ),
    }


def _state(approved: bool) -> RequestState:
    return RequestState.APPROVED if approved else RequestState.REFUSED


def _decides(deed: Deed) -> bool:
    return deed in ENDS.values()


def _is_torn(request: Request, waits: bool) -> bool:
    """Its state, its history and what waits for its approver tell different things."""
    if request.state is RequestState.SUBMITTED:
        return not waits or any(_decides(entry.deed) for entry in request.history)
    return waits or ENDS.get(request.state) is not request.history[-1].deed


async def asked(records: Records, chats: Chats, taken: Taken) -> Rows:
    kept: Counter[str] = Counter()
    async for one in records.questions.stream(order="asked"):
        kept[one.value.person] += 1
    lost = sum(not kept[person_id(number)] and not chats.troubles[f"a:{number}"] for number, _ in taken.asked.items())
    return {
        "questions that were taken and are not kept": lost,
        "questions that are kept twice": sum(kept[person_id(number)] > often for number, often in taken.asked.items()),
    }


async def digested(records: Records, chats: Chats, taken: Taken, title: str) -> Rows:
    """Who wanted a digest got one: `title` is what nothing else says. What may have arrived stands so in its record and
    is not sent again: what it showed waits for the next."""
    got = {number: list(chats.chats.get(f"a:{number}", {}).values()).count(title) for number in taken.digests}
    listed = {number for number in taken.digests if await is_ambiguous(records, number)}
    return {
        "people who wanted a digest, did not get it, and are not listed": sum(
            not often and number not in listed for number, often in got.items()
        ),
        "people who got it twice": sum(often > 1 for often in got.values()),
    }


async def is_ambiguous(records: Records, number: int) -> bool:
    """Whether a digest of this person may have arrived."""
    subject = f"digest-{person_id(number)}"
    found = records.notices.stream(equal={"subject": subject}, partition=notices_partition(subject))
    return any([one.value.state is DeliveryState.AMBIGUOUS async for one in found])


async def audited(records: Records) -> Rows:
    while await sweep(records):
        pass
    verified = await verify(records)
    return {
        "entries of the audit that were changed, are missing or moved": len(verified.found),
        "entries of the audit without a link": len(verified.waiting),
    }


async def left(house: House, following: int) -> Rows:
    """While instances run: what is still to be done. Each announcement has one job for weeks, which keeps its author's
    card: so many are `following`."""
    records = house.records
    jobs = await house.queue.pending() + await house.bulk.pending()
    return {
        "jobs in the queues, besides those by which an author follows": max(0, jobs - following),
        "promises in the outbox": len([one async for one in records.outbox.stream(order="at")]),
    }


async def set_aside(records: Records) -> int:
    return len([one async for one in records.set_aside.stream(order="at")])


async def held(records: Records) -> Rows:
    """Once all instances ended: what none of them gave back."""
    leases = [one.value async for one in records.leases.stream(partition=LEASES)]
    shares = [one.value async for one in records.shares.stream(partition=LEASES)]
    return {
        "leases that nobody gave back": sum(bool(one.holder) for one in leases),
        "shares of the budget that nobody gave back": sum(len(one.of) for one in shares),
    }
