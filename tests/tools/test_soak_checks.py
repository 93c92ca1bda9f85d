"""The soak day's checks see what they are there for: each thing that is wrong, in the row that names it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.people import person_id
from bench.soak import checks
from bench.soak.chats import Chats
from bench.soak.crowd import Taken
from bench.soak.report import Report, p
from bench.soak.watch import Second
from bot.announce.correcting.bringing import Unchanged
from bot.announce.delivery import Delivery
from bot.arrange.approval import Approval
from bot.arrange.history import Deed, HistoryEntry
from bot.arrange.request import Request, RequestState
from bot.bootstrap.houses import opened_records
from bot.people.decisions import FIRST_STAGE
from bot.settings import load_settings
from bot.store.partitions import announcement_partition, request_partition
from bot.store.records import Records
from bot.work.notice import DeliveryState
from tests.peers.connector import Rules

FIRST, LAST = "Breng woensdag", "Breng donderdag"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
GOOD = Delivery("a", person_id(1), DeliveryState.DELIVERED)


@pytest.fixture
async def records(tmp_path: Path) -> AsyncIterator[Records]:
    async with opened_records(load_settings(data_dir=tmp_path)) as records:
        yield records


async def wrong(records: Records, delivery: Delivery | None, *cards: str, listed: bool = False) -> list[str]:
    """Which rows are not 0 of one person who has these cards."""
    chats, partition = Chats(Rules()), announcement_partition("a")
    chats.chats["a:1"] = {str(number): mark for number, mark in enumerate(cards)}
    writes = [records.deliveries.put(delivery)] if delivery else []
    writes += [records.unchanged.put(Unchanged("a", person_id(1), 2, "no_card", NOW))] if listed else []
    if writes:
        await records.accept(partition, writes)
    rows = await checks.sent(records, chats, "a", [1], [FIRST, LAST])
    return [name for name, often in rows.items() if often]


@pytest.mark.parametrize(
    ("delivery", "cards", "rows"),
    [
        (GOOD, [LAST], []),
        (None, [LAST], ["people without a record"]),
        (replace(GOOD, state=DeliveryState.PENDING), [], ["deliveries that stay under way"]),
        (GOOD, [], ["people who did not get it, and are not listed"]),
        (replace(GOOD, state=DeliveryState.GONE), [], []),
        (replace(GOOD, state=DeliveryState.GONE), [LAST], ["people who have it, and are not known to"]),
        (GOOD, [LAST, LAST], ["duplicates that are not on the list"]),
        (replace(GOOD, resent=True), [LAST, LAST], []),
        (GOOD, [FIRST], ["people with an earlier version who are not listed"]),
    ],
)
async def test_of_a_send(records: Records, delivery: Delivery | None, cards: list[str], rows: list[str]) -> None:
    assert await wrong(records, delivery, *cards) == rows


async def test_who_is_listed_may_have_an_earlier_version(records: Records) -> None:
    assert await wrong(records, GOOD, FIRST, listed=True) == []


def request(state: RequestState, *deeds: Deed) -> Request:
    history = tuple(HistoryEntry(NOW, person_id(1), deed) for deed in deeds)
    return Request(
        "leave.2026.1", "leave", person_id(1), state, {}, NOW, NOW,
        reference="VRL-2026-00001", approvers=(person_id(2),), history=history,
    )  # fmt: skip


HANDED_IN = "requests that were not handed in exactly once"
"""Nothing of these is in the audit."""
TORN = "requests in two states"


@pytest.mark.parametrize(
    ("standing", "waits", "taken", "rows"),
    [
        (request(RequestState.APPROVED, Deed.SUBMITTED, Deed.APPROVED), False, True, [HANDED_IN]),
        (
            request(RequestState.APPROVED, Deed.SUBMITTED, Deed.APPROVED),
            True,
            True,
            [HANDED_IN, "requests in two states"],
        ),
        (
            request(RequestState.REFUSED, Deed.SUBMITTED, Deed.REFUSED),
            False,
            True,
            [HANDED_IN, "decisions that were taken and do not stand"],
        ),
        (
            request(RequestState.APPROVED, Deed.SUBMITTED, Deed.APPROVED, Deed.APPROVED),
            False,
            True,
            [HANDED_IN, "requests that were decided more than once"],
        ),
        (
            request(RequestState.SUBMITTED, Deed.SUBMITTED),
            True,
            None,
            [HANDED_IN, "requests that wait, and of which nobody has a card"],
        ),
        (None, False, None, ["requests that were taken and are not there"]),
    ],
)
async def test_of_a_request(
    records: Records, standing: Request | None, waits: bool, taken: bool | None, rows: list[str]
) -> None:
    if standing:
        approval = Approval(standing.id, person_id(2), waits, NOW, FIRST_STAGE)
        writes = [records.requests.put(standing), records.approvals.put(approval)]
        await records.accept(request_partition(standing.id), writes)
    did = Taken(handed_in={"VRL-2026-00001": 1}, decided={} if taken is None else {"leave.2026.1": taken})
    found = await checks.requested(records, Chats(Rules()), did)
    assert [name for name, often in found.items() if often] == rows


async def test_of_questions_and_digests(records: Records) -> None:
    chats, taken = Chats(Rules()), Taken(digests={1, 2, 3})
    taken.asked.update([4, 5])
    chats.troubles["a:5"] = 1
    chats.chats |= {"a:1": {"1": "Fiets"}, "a:2": {"1": "Fiets", "2": "Fiets"}}
    assert await checks.asked(records, chats, taken) == {
        "questions that were taken and are not kept": 1,
        "questions that are kept twice": 0,
    }
    assert await checks.digested(chats, taken, "Fiets") == {
        "people who wanted a digest and did not get it": 1,
        "people who got it twice": 1,
    }


def test_a_page_says_what_is_not_held(tmp_path: Path) -> None:
    report = Report()
    report.head("Turns")
    report.row("lost", 1, 0)
    report.row("fast", 10, 500)
    report.write(tmp_path / "build" / "soak.md", "The day")
    page = (tmp_path / "build" / "soak.md").read_text("utf-8")
    assert "| lost | 1 | 0 | **not held** |" in page
    assert "| fast | 10 | 500 | held |" in page
    assert [one.name for one in report.above] == ["lost"]
    assert p([0.001] * 99 + [1.0], 50) == pytest.approx(1.0)
    assert Second().callbacks == 0
