"""Records: the one way to commit, and to change what stands while others do the same."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import AlreadyDone, Stale, Unavailable
from bot.sqlite.opening import open_file
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.kinds import KINDS
from bot.store.records import FIRST_PAUSE, LONGEST_PAUSE, TRIES, Records
from bot.store.sqlite import open_store
from bot.work.job import Job
from bot.work.kept import AuditEntry, Counter, OutboxEntry

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HERE = "counters"


@asynccontextmanager
async def opened(folder: Path, organisation: str = "default") -> AsyncGenerator[tuple[Records, list[OutboxEntry]]]:
    file = await open_file(folder / "bode.sqlite")
    store = await open_store(file, KINDS, now=lambda: NOW)
    told: list[OutboxEntry] = []

    async def promised(entries: Sequence[Stored[OutboxEntry]]) -> None:
        told.extend(entry.value for entry in entries)

    yield Records(store, now=lambda: NOW, promised=promised, organisation=organisation), told
    await store.close()
    await file.close()


def one_more(standing: Counter | None) -> Counter:
    return Counter("n", (standing.last if standing else 0) + 1)


async def test_many_that_change_the_same_at_once_lose_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):
        await asyncio.gather(*(records.change_one(records.counters, HERE, "n", one_more) for _ in range(8)))
        standing = await records.counters.get(HERE, "n")
        assert standing is not None
        assert standing.value.last == 8


async def test_who_always_comes_second_is_told_so_after_some_tries(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):
        tried = 0

        async def look() -> Change[None]:
            nonlocal tried
            tried += 1
            standing = await records.counters.get(HERE, "n")
            await records.change_one(records.counters, HERE, "n", one_more)
            return Change(None, [records.counters.put(Counter("n", 0), standing.version if standing else None)])

        with pytest.raises(Stale):
            await records.change(HERE, look)
        assert tried == TRIES


async def test_between_two_tries_it_waits_longer_and_longer_and_by_chance(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):
        slept: list[float] = []

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            await records.change_one(records.counters, HERE, "n", one_more)

        slow = Records(records._store, now=lambda: NOW, sleep=sleep)
        await records.change_one(records.counters, HERE, "n", one_more)

        async def look() -> Change[None]:
            standing = await slow.counters.get(HERE, "n")
            assert standing
            if len(slept) < TRIES - 1:
                await records.change_one(records.counters, HERE, "n", one_more)
            return Change(None, [slow.counters.put(Counter("n", 0), standing.version)])

        await slow.change(HERE, look)
        assert len(slept) == TRIES - 1
        longest = [min(LONGEST_PAUSE, FIRST_PAUSE * 2**tried) for tried in range(TRIES)]
        assert all(0 <= pause <= most for pause, most in zip(slept, longest, strict=False))
        assert len(set(slept)) == len(slept), "two that met do not meet again"
        assert max(slept[6:]) > FIRST_PAUSE


async def test_what_stays_the_same_is_not_written(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):
        await records.accept(HERE, [records.counters.put(Counter("n", 1))])
        before = await records.counters.get(HERE, "n")
        await records.change_one(records.counters, HERE, "n", lambda standing: standing or Counter("n", 0))
        assert await records.counters.get(HERE, "n") == before


async def test_an_act_with_its_audit_its_jobs_and_its_key_is_one_commit(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, told):
        audit = AuditEntry("a1", NOW, "ben", "request.approved", "r1", {}, "carla")
        jobs = [Job("request_follow", {"request": "r1"})]
        put = records.counters.put(Counter("n", 1))
        assert len(await records.of_turn("turn").accept(HERE, [put], audit=audit, jobs=jobs)) == 1
        assert [entry.job for entry in told] == ["request_follow"]
        kept = await records.audit.get(HERE, "a1")
        assert kept is not None
        assert (kept.value.actor, kept.value.on_behalf_of) == ("ben", "carla")
        with pytest.raises(AlreadyDone):
            await records.of_turn("turn").accept(HERE, [records.counters.put(Counter("m", 1))], jobs=jobs)
        assert await records.counters.get(HERE, "m") is None
        assert len(told) == 1


async def test_a_write_that_comes_second_leaves_no_trace(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, told):
        await records.accept(HERE, [records.counters.put(Counter("n", 1))])
        audit = AuditEntry("a2", NOW, "ben", "request.approved", "r1", {})
        with pytest.raises(Stale):
            put = records.counters.put(Counter("n", 2))
            await records.of_turn("k").accept(HERE, [put], audit=audit, jobs=[Job("request_follow", {})])
        assert not told
        assert await records.audit.get(HERE, "a2") is None
        assert await records.accepted.get(HERE, "k") is None


async def test_organisations_in_one_store_see_nothing_of_each_other(tmp_path: Path) -> None:
    async with opened(tmp_path, "city") as (city, _), opened(tmp_path, "schools") as (schools, _):
        for records, person in ((city, "an"), (schools, "bo")):
            audit = AuditEntry("same", NOW, person, "deed", "s", {})
            await records.accept(HERE, [records.counters.put(Counter("n", 1))], audit=audit)
        assert [item.value.actor async for item in city.audit.stream(order="at")] == ["an"]
        assert [item.value.actor async for item in schools.audit.stream(order="at")] == ["bo"]
        assert (await schools.audit.find(order="at")).more is False


async def test_a_stream_goes_on_over_all_pages(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):
        await records.accept(HERE, [records.counters.put(Counter(f"n{number:02}", number)) for number in range(12)])
        found = [item.value.last async for item in records.counters.stream(partition=HERE, page=5)]
        assert found == list(range(12))
        listed = await records.counters.find(partition=HERE, limit=5)
        assert (len(listed.items), listed.more) == (5, True)


async def test_of_all_deliveries_of_a_turn_one_makes_the_change(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):
        first, second = records.of_turn("turn"), records.of_turn("turn")
        made = await asyncio.gather(*(one.change_one(one.counters, HERE, "n", one_more) for one in (first, second)))
        standing = await records.counters.get(HERE, "n")
        assert standing is not None
        assert (standing.value.last, [counter.last for counter in made]) == (1, [1, 1])
        assert sorted([await first.accepted_before() is None, await second.accepted_before() is None]) == [False, True]
        third = records.of_turn("another turn")
        assert (await third.change_one(third.counters, HERE, "n", one_more)).last == 2


async def test_what_comes_again_later_gets_what_stands(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):
        await records.of_turn("turn").change_one(records.counters, HERE, "n", one_more)
        await records.change_one(records.counters, HERE, "n", one_more)
        again = records.of_turn("turn")
        assert (await again.change_one(again.counters, HERE, "n", one_more)).last == 2
        assert await again.accepted_before() == NOW


async def test_the_key_goes_with_the_first_commit_in_a_partition_and_costs_no_other(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):
        turn = records.of_turn("turn")
        for place in (HERE, HERE, "elsewhere"):
            await turn.change_one(turn.counters, place, "n", one_more)
        assert await records.accepted.get(HERE, "turn") is not None
        assert await records.accepted.get("elsewhere", "turn") is not None
        idle = records.of_turn("idle")
        await idle.change_one(idle.counters, HERE, "n", lambda standing: standing or Counter("n", 0))
        assert await records.accepted.get(HERE, "idle") is None
        assert await idle.accepted_before() is None


async def test_who_comes_too_late_is_told_unless_it_was_this_very_turn(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):

        async def ten(own: Records) -> int:
            async def look() -> Change[int]:
                standing = await own.counters.get(HERE, "n")
                if standing is not None:
                    return Change(standing.value.last, refusal=Stale("it stands"))
                return Change(10, [own.counters.put(Counter("n", 10))])

            return await own.change(HERE, look)

        assert await ten(records.of_turn("turn")) == 10
        assert await ten(records.of_turn("turn")) == 10
        for late in (records, records.of_turn("another turn")):
            with pytest.raises(Stale):
                await ten(late)


async def test_what_another_delivery_changes_between_two_reads_is_looked_at_once_more(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, _):
        await records.accept(HERE, [records.counters.put(Counter("draft", 1))])

        async def hands_in(own: Records, between: Callable[[], Awaitable[object]]) -> int:
            async def look() -> Change[int]:
                draft = await own.counters.get(HERE, "draft")
                await between()
                made = await own.counters.get(HERE, "made")
                if draft is None and made:
                    return Change(made.value.last)
                if draft is None or made:
                    raise Unavailable
                gone = own.counters.remove(draft.value, draft.version)
                return Change(7, [gone, own.counters.put(Counter("made", 7))])

            return await own.change(HERE, look)

        async def nothing() -> None: ...

        first, second = records.of_turn("turn"), records.of_turn("turn")
        assert await hands_in(second, lambda: hands_in(first, nothing)) == 7
        await records.accept(HERE, [records.counters.put(Counter("draft", 1))])
        with pytest.raises(Unavailable):
            await hands_in(records.of_turn("another turn"), nothing)


async def test_jobs_alone_are_promised_once_a_turn(tmp_path: Path) -> None:
    async with opened(tmp_path) as (records, told):

        async def look() -> Change[None]:
            return Change(None, jobs=[Job("announcement_test", {})])

        for turn in ("turn", "turn", "another turn"):
            await records.of_turn(turn).change(HERE, look)
        assert [entry.job for entry in told] == ["announcement_test"] * 2
