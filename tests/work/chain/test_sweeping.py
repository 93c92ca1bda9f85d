"""What the round links: all that waits, once, in order, whoever wrote it and however late; at a cost of its own."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap.running import rounds_of
from bot.people.acting import Acting
from bot.settings import load_settings
from bot.store.base import Document, StoreUnavailable, Write
from bot.store.partitions import AUDIT_CHAIN
from bot.store.records import Records
from bot.work.chain import sweeping
from bot.work.chain.sweeping import BEHIND, sweep
from tests.work.chain.rig import NOW, Kept
from tests.work.instances import Way
from tests.work.rig import opened


async def order(kept: Kept, partition: str) -> list[str]:
    """The entries in the order of their links."""
    pages = [one.value async for one in kept.records.audit_pages.stream(partition=partition)]
    links = [link for page in pages for link in page.links]
    assert [link.number for link in links] == list(range(1, len(links) + 1))
    return [link.entry for link in links]


async def test_what_waits_is_linked_once_by_moment_then_id_and_the_rest_after_it(kept: Kept) -> None:
    at = NOW - timedelta(minutes=5)
    for name in ("c", "b", "a"):
        await kept.happened("one", name, at=at)
    await kept.happened("one", "early", at=at - timedelta(days=3))
    await kept.happened("two", "z")
    assert await sweep(kept.records) == 5
    await kept.happened("one", "late", at=at - timedelta(days=9))
    assert await sweep(kept.records) == 1
    assert await sweep(kept.records) == 0
    assert (await order(kept, "one"), await order(kept, "two")) == (["early", "a", "b", "c", "late"], ["z"])
    verified = await kept.verified()
    assert (verified.found, verified.links, verified.partitions, verified.waiting) == ([], 6, 2, [])
    assert (verified.late, verified.latest and verified.latest.entry) == (2, "early")


async def test_a_commit_holds_a_page_and_the_next_goes_on(embedded: Kept) -> None:
    for number in range(sweeping.PAGE + 11):
        await embedded.happened("one", f"e{number:03}")
    assert await sweep(embedded.records) == sweeping.PAGE + 11
    assert await order(embedded, "one") == [f"e{number:03}" for number in range(sweeping.PAGE + 11)]
    assert len(await embedded.documents("audit_page", "one")) == 2
    assert (await embedded.verified()).found == []


async def test_the_version_before_is_linked_too_and_a_stop_in_between_goes_on(
    embedded: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "PAGE", 3)
    monkeypatch.setattr(sweeping, "MOST", 3)
    for number in range(7):
        await embedded.happened("one", f"old{number}", changed=None)
    embedded.clock.turn(BEHIND + timedelta(seconds=1))
    await embedded.happened("one", "new")
    await embedded.happened("one", "beside", changed=None)
    assert await sweep(embedded.records) == 4
    assert (await order(embedded, "one"))[:2] == ["new", "old0"]
    verified = await embedded.verified()
    assert sorted(entry.id for entry in verified.waiting) == ["beside", "old3", "old4", "old5", "old6"]
    assert verified.found == []
    again = Records(embedded.store, now=embedded.clock)
    assert [await sweep(again), await sweep(again), await sweep(again)] == [4, 0, 0]
    embedded.clock.turn(BEHIND + timedelta(seconds=1))
    assert await sweep(again) == 1
    verified = await embedded.verified()
    assert (verified.found, verified.links, verified.waiting) == ([], 9, [])


async def test_what_nobody_wrote_in_time_is_told_once_the_pass_went_by(embedded: Kept) -> None:
    for name in ("old", "older"):
        await embedded.happened("one", name, changed=None)
    embedded.clock.turn(BEHIND + timedelta(seconds=1))
    await sweep(embedded.records)
    await embedded.happened("one", "slipped", changed=None, at=NOW - timedelta(days=1))
    assert await sweep(embedded.records) == 0
    assert await embedded.findings() == [("added", "entry", "slipped")]


async def test_three_instances_at_once_link_each_entry_once(embedded: Kept) -> None:
    for number in range(30):
        await embedded.happened(f"p{number % 4}", f"e{number}")
    await asyncio.gather(*(sweep(Records(embedded.store, now=embedded.clock)) for _ in range(3)))
    assert await sweep(embedded.records) == 0
    verified = await embedded.verified()
    assert (verified.found, verified.links) == ([], 30)


class Torn:
    """A way to the store on which the process dies once so many commits came through."""

    def __init__(self, kept: Kept, commits: int) -> None:
        self._store, self.left = kept.store, commits

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        if not self.left:
            raise StoreUnavailable("died")
        self.left -= 1
        return await self._store.commit(partition, writes)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


@pytest.mark.parametrize("commits", range(4))
async def test_a_stop_after_any_commit_leaves_the_rest_to_the_next(embedded: Kept, commits: int) -> None:
    for number in range(8):
        await embedded.happened(f"p{number % 4}", f"e{number}")
    with pytest.raises(StoreUnavailable):
        await sweep(Records(Torn(embedded, commits), now=embedded.clock))  # pyright: ignore[reportArgumentType]
    assert await sweep(embedded.records) == 8 - 2 * commits
    assert (await embedded.verified()).found == []


async def test_a_chain_that_somebody_broke_holds_up_no_other(kept: Kept) -> None:
    for partition in ("broken", "fine", "unread"):
        await kept.happened(partition, f"{partition}-1")
    await sweep(kept.records)
    for document in await kept.documents("audit_head", "broken"):
        await kept.remove(document)
    await kept.change("audit_head", "unread", "head", lambda body: body.update(number="many"))
    for partition in ("broken", "fine", "unread"):
        await kept.happened(partition, f"{partition}-2")
    assert await sweep(kept.records) == 1
    verified = await kept.verified()
    assert {entry.id for entry in verified.waiting} == {"broken-2", "unread-2"}
    assert {(one.fault, one.partition) for one in verified.found} == {("missing", "broken"), ("changed", "unread")}


async def test_what_a_round_costs_does_not_grow_with_what_was_linked(embedded: Kept) -> None:
    way = Way(embedded.store)
    records = Records(way, now=embedded.clock)
    asked: list[dict[str, int]] = []
    for turn in range(4):
        for number in range(6):
            await embedded.happened(f"p{number % 2}", f"{turn}-{number}")
        embedded.clock.turn(BEHIND + timedelta(seconds=1))
        way.asked.clear()
        assert await sweep(records) == 6
        asked.append(dict(way.asked))
    assert asked[1] == asked[2] == asked[3]
    assert sum(asked[3].values()) == 1 + 2 * 2 + 1 + 3, asked[3]
    way.asked.clear()
    assert await sweep(records) == 0
    assert sum(way.asked.values()) == 3, way.asked


async def test_a_clock_that_goes_back_leaves_the_moments_of_a_chain_in_order(embedded: Kept) -> None:
    await embedded.happened("one", "a")
    await sweep(embedded.records)
    embedded.clock.turn(timedelta(minutes=-5))
    await embedded.happened("one", "b")
    await sweep(embedded.records)
    first, second = [one.value async for one in embedded.records.audit_pages.stream(partition="one")]
    assert first.at <= second.at
    assert (await embedded.verified()).found == []


class Behind(Torn):
    """A way to the store of who saw it before another instance had passed anything."""

    async def get(self, kind: str, partition: str, id: str) -> Document | None:
        self.left -= kind == "audit_passed"
        return await self._store.get(kind, partition, id) if kind != "audit_passed" or self.left < 0 else None


async def test_who_passes_behind_another_does_not_put_it_back(embedded: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        await embedded.happened("one", f"e{number}", changed=None)
    embedded.clock.turn(BEHIND + timedelta(seconds=1))
    await sweep(embedded.records)
    (before,) = await embedded.documents("audit_passed", AUDIT_CHAIN)
    monkeypatch.setattr(sweeping, "PAGE", 2)
    await sweep(Records(Behind(embedded, 1), now=embedded.clock))  # pyright: ignore[reportArgumentType]
    (after,) = await embedded.documents("audit_passed", AUDIT_CHAIN)
    assert (after.body, after.version) == (before.body, before.version)


async def test_a_turn_commits_its_entry_and_nothing_more(embedded: Kept) -> None:
    await embedded.happened("one", "a")
    assert len(await embedded.documents("audit", "one")) == 1
    assert not await embedded.documents("audit_page", "one") + await embedded.documents("audit_head", "one")


async def test_a_running_bot_links_whatever_a_house_writes(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        entry = house.audit(Acting("p"), "deed", "subject")
        await house.records.accept("p", [], audit=entry)
        assert entry.changed == entry.at
        (linking,) = [one for one in rounds_of(house, load_settings(data_dir=tmp_path)) if one.name == "audit.linked"]
        assert await linking.run() == 1
        assert linking.every <= 30
