"""The soak day's checks see what they are there for: each thing that is wrong, in the row that names it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

from bench.people import person_id
from bench.soak import checks
from bench.soak.chats import Chats
from bench.soak.crowd import Taken
from bench.soak.door import TROUBLE, Door
from bench.soak.pace import Pace
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
from bot.store.partitions import announcement_partition, notices_partition, request_partition
from bot.store.records import Records
from bot.work.notice import DeliveryState, Notice
from cards.texts import texts
from tests.peers.connector import Came, ConnectorPeer, Rules
from tests.peers.serving import served

UNEXPLAINED = "duplicates on the list, of which nobody lost the answer"
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
        (replace(GOOD, resent=True), [LAST, LAST], [UNEXPLAINED]),
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
    """Person 4 may have got a digest, and their record says so."""
    chats, taken = Chats(Rules()), Taken(digests={1, 2, 3, 4})
    taken.asked.update([4, 5])
    chats.troubles["a:5"] = 1
    chats.chats |= {"a:1": {"1": "Overzicht"}, "a:2": {"1": "Overzicht", "2": "Overzicht"}}
    state, subject = DeliveryState.AMBIGUOUS, f"digest-{person_id(4)}"
    ambiguous = Notice(subject, person_id(4), "2026-11-23", asks=False, state=state)
    await records.accept(notices_partition(subject), [records.notices.put(ambiguous)])
    assert await checks.asked(records, chats, taken) == {
        "questions that were taken and are not kept": 1,
        "questions that are kept twice": 0,
    }
    assert await checks.digested(records, chats, taken, "Overzicht") == {
        "people who wanted a digest, did not get it, and are not listed": 1,
        "people who got it twice": 1,
    }


@pytest.mark.parametrize(
    ("came", "ends", "explained"),
    [
        ([Came(10.0, LAST, True), Came(20.0, LAST, True)], [], False),
        ([Came(10.0, LAST, False), Came(20.0, LAST, True)], [], True),
        ([Came(10.0, "another", False), Came(20.0, LAST, True)], [], False),
        ([Came(10.0, LAST, True), Came(90.0, LAST, True)], [(10.0 + checks.DYING, 40.0)], True),
        ([Came(10.0, LAST, True), Came(90.0, LAST, True)], [(11.0 + checks.DYING, 40.0)], False),
        ([Came(41.0, LAST, True), Came(90.0, LAST, True)], [(26.0, 40.0)], False),
    ],
)
async def test_a_duplicate_that_is_listed_is_one_of_which_nobody_knew_that_it_had_arrived(
    records: Records, came: list[Came], ends: list[tuple[float, float]], explained: bool
) -> None:
    chats, partition = Chats(Rules()), announcement_partition("a")
    chats.chats["a:1"], chats.came["a:1"] = {"1": LAST, "2": LAST}, came
    await records.accept(partition, [records.deliveries.put(replace(GOOD, resent=True))])
    rows = await checks.sent(records, chats, "a", [1], [FIRST, LAST], ends)
    assert [name for name, often in rows.items() if often] == ([] if explained else [UNEXPLAINED])


async def test_the_peer_knows_which_of_its_answers_it_dropped() -> None:
    rules = Rules(marks=(LAST,), failed=1.0, accepted=1.0, answers_after=0.0)
    activity = {"type": "message", "text": f"{LAST} je fiets mee"}
    async with ConnectorPeer(rules).running() as peer, ClientSession() as session:
        for failed in (1.0, 0.0):
            peer.follow(replace(rules, failed=failed))
            async with session.post(f"{peer.url}v3/conversations/a:1/activities", json=activity) as answer:
                assert answer.status == (502 if failed else 201)
    assert [(one.mark, one.answered) for one in peer.came["a:1"]] == [(LAST, False), (LAST, True)]


ANSWERS = {
    "alike": ({"value": "goed"}, {"value": "goed"}, (0, 0)),
    "otherwise": ({"value": "goed"}, {"value": "anders"}, (1, 0)),
    "one failed": ({"value": "goed"}, {"value": "Er ging iets mis (JXAX-YNYQ)"}, (0, 1)),
    "both failed": ({"value": "Er ging iets mis (UFPH-WCM4)"}, {"value": "Er ging iets mis (JXAX-YNYQ)"}, (0, 1)),
}


@pytest.mark.parametrize("case", ANSWERS)
async def test_two_deliveries_are_answered_alike_unless_one_failed(case: str) -> None:
    *answers, counted = ANSWERS[case]

    def says(answer: object) -> web.Application:
        async def told(_: web.Request) -> web.Response:
            return web.json_response(answer)

        app = web.Application()
        app.router.add_post("/api/messages", told)
        return app

    async with served(says(answers[0])) as one, served(says(answers[1])) as other, ClientSession() as session:
        door = Door(session, [one.rstrip("/"), other.rstrip("/")], twofold=1.0)
        assert await door.turn("a click", {}) is not None
    assert (door.twice, (door.differing, door.failed)) == (1, counted)
    assert str(texts("nl")("trouble-title")) == TROUBLE, "what a failed turn says"


async def test_a_day_by_what_is_done_goes_on_when_it_is_done() -> None:
    pace, done = Pace(0), list[str]()

    async def act(name: str) -> None:
        await asyncio.sleep(0)
        done.append(name)

    async def breaks() -> None:
        for share in (0.3, 0.6, 1.0):
            await pace.reaches(share)
            done.append(f"{share:.0%}")

    acts = [pace.does(share, partial(act, f"act at {share:.0%}")) for share in (0.9, 0.1, 0.5)]
    await asyncio.gather(*acts, breaks())
    assert done == ["30%", "act at 10%", "60%", "act at 50%", "100%", "act at 90%"]


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
