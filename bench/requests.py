"""What waits for somebody, and what is their own, beside 100,000 requests: `python -m bench requests`.

Each turn whole, from what was said to the card, on the embedded default; and beside it the same people, with as much
that waits and hardly anything that is over. They ask one after the other.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from bench.people import TENANT, person_id
from bench.processes import prepare
from bot.arrange.approval import Approval
from bot.arrange.request import Deed, HistoryEntry, Request, RequestState
from bot.bootstrap.houses import opened_house
from bot.channel.base import Said, Turn
from bot.front.dispatch import handler
from bot.house import House
from bot.people.contact import Address
from bot.people.decisions import FIRST_STAGE
from bot.settings import load_settings
from bot.store.changes import Change
from bot.store.partitions import request_partition

PEOPLE = 2000
OF_EACH = {"few": 1, "many": 50}
"""Requests that are over, of each of the people."""
APPROVERS = 20
WAITING = 8
"""For each of the approvers."""
TURNS = 500
WRITES = 80
"""In one commit."""
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def main() -> None:
    print(f"{'of one person, p50 and p99 in ms':44}{'p50':>9}{'p99':>9}{'worst':>9}")
    for name, of_each in OF_EACH.items():
        with tempfile.TemporaryDirectory() as folder:
            prepare(Path(folder) / "data", PEOPLE)
            asyncio.run(_measure(Path(folder) / "data", name, of_each))


async def _measure(data: Path, name: str, of_each: int) -> None:
    async with opened_house(load_settings(data_dir=data)) as house:
        count = await _fill(house, of_each)
        for words, people, shown in (
            ("goedkeuringen", range(APPROVERS), f"Te beslissen: {WAITING} aanvragen"),
            ("mijn aanvragen", range(PEOPLE), "Goedgekeurd"),
        ):
            taken = await _asked(house, words, people, shown)
            cuts = quantiles(taken, n=100)
            print(f"{f'{words}, {count:,} requests ({name})':44}{cuts[49]:9.1f}{cuts[98]:9.1f}{max(taken):9.1f}")


async def _fill(house: House, of_each: int) -> int:
    """Gives how many requests there are then."""
    requests = [*_over(of_each), *_waiting()]
    for year in sorted({request_partition(one.id) for one in requests}):
        own = [one for one in requests if request_partition(one.id) == year]
        for first in range(0, len(own), WRITES // 2):
            await _put(house, year, own[first : first + WRITES // 2])
    return len(requests)


async def _put(house: House, partition: str, requests: Sequence[Request]) -> None:
    records = house.records
    approvals = [Approval(one.id, one.approvers[0], _waits(one), one.changed, FIRST_STAGE) for one in requests]
    writes = [*map(records.requests.put, requests), *map(records.approvals.put, approvals)]

    async def put() -> Change[None]:
        return Change(None, writes)

    await records.change(partition, put)


def _over(of_each: int) -> Iterator[Request]:
    for number in range(PEOPLE * of_each):
        yield _request(number, RequestState.APPROVED, NOW - timedelta(hours=1 + number % 20_000))


def _waiting() -> Iterator[Request]:
    for number in range(APPROVERS * WAITING):
        yield _request(10**7 + number, RequestState.SUBMITTED, NOW - timedelta(minutes=number))


def _request(number: int, state: RequestState, at: datetime) -> Request:
    requester, approver = person_id(number % PEOPLE), person_id((number + 1) % APPROVERS)
    submitted = HistoryEntry(at, requester, Deed.SUBMITTED)
    history = (
        (submitted,) if state is RequestState.SUBMITTED else (submitted, HistoryEntry(at, approver, Deed.APPROVED))
    )
    answers = {"kind": "medical", "period": {"from": "2026-12-04", "to": "2026-12-04", "half": "", "days": 1}}
    return Request(
        f"leave.{at.year}.{number:024x}",
        "leave",
        requester,
        state,
        answers,
        at,
        at,
        reference=f"VRL-{at.year}-{number:05}",
        submitted=at,
        approvers=(approver,),
        history=history,
    )


def _waits(request: Request) -> bool:
    return request.state is RequestState.SUBMITTED


async def _asked(house: House, words: str, people: range, shown: str) -> list[float]:
    handle, taken = handler(house), list[float]()
    for number in range(TURNS + len(people)):  # each of them once before it counts: they are met then
        person = person_id(people[number % len(people)])
        address = Address(f"a:{person}", "https://smba.example/", TENANT, f"29:{person}", "28:bode")
        began = time.perf_counter()
        reply = await handle(Turn(f"{time.perf_counter_ns():032x}", person, address, "personal", "nl-BE", Said(words)))
        if number >= len(people):
            taken.append((time.perf_counter() - began) * 1000)
        assert shown in str(reply), reply
    return taken
