"""What every WholeStore gives when it is asked for all that it holds."""

from contextlib import aclosing
from datetime import timedelta

import pytest

from bot.json import JsonObject
from bot.store.base import Kind, Put, StoreError, Whole, WholeStore
from tests.store.rig import StoreRig, fill, put


async def whole(store: WholeStore) -> list[Whole]:
    async with aclosing(store.everything()) as pages:
        return [one async for page in pages for one in page]


class EverythingContract:
    async def test_an_empty_store_holds_nothing(self, store: WholeStore) -> None:
        assert await whole(store) == []

    async def test_all_kinds_and_partitions_with_when_each_is_gone(self, rig: StoreRig, store: WholeStore) -> None:
        later = rig.clock() + timedelta(minutes=5, microseconds=7)
        body: JsonObject = {"owner": "ana", "due": 1, "deep": [1, 2.5, None, {"é": True}]}
        version = await put(store, "request", "p", "1", body)
        await store.commit("q", [Put("note", "1", {"n": 1}, expires=later), Put("request", "1", {"due": 2})])
        found = {(one.document.kind, one.document.partition, one.document.id): one for one in await whole(store)}
        assert found.keys() == {("request", "p", "1"), ("note", "q", "1"), ("request", "q", "1")}
        first = found["request", "p", "1"]
        assert (first.document.body, first.document.version, first.expires) == (body, version, None)
        assert found["note", "q", "1"].expires == later

    async def test_what_expired_or_was_removed_is_not_among_it(self, rig: StoreRig, store: WholeStore) -> None:
        await store.commit("p", [Put("note", "1", {}, expires=rig.clock() + timedelta(minutes=5))])
        await put(store, "note", "p", "2", {})
        rig.clock.turn(timedelta(minutes=5))
        assert [one.document.id for one in await whole(store)] == ["2"]

    async def test_more_than_a_page_of_one_kind(self, store: WholeStore) -> None:
        """Also with ids that stand in several partitions, around the end of a page."""
        for partition in ("p", "q", "r"):
            for start in range(0, 240, 80):
                await fill(store, "note", partition, {f"{n:03}": {"n": n} for n in range(start, start + 80)})
        found = [(one.document.partition, one.document.id) for one in await whole(store)]
        assert len(found) == 720
        assert set(found) == {(partition, f"{n:03}") for partition in "pqr" for n in range(240)}

    async def test_large_bodies_come_a_few_at_a_time(self, store: WholeStore) -> None:
        for number in range(4):
            await put(store, "note", "p", str(number), {"text": "x" * 900_000})
        async with aclosing(store.everything()) as pages:
            found = [one.document.id async for page in pages for one in page]
        assert sorted(found) == ["0", "1", "2", "3"]

    async def test_what_is_written_meanwhile_takes_nothing_away(self, store: WholeStore) -> None:
        for start in range(0, 600, 100):
            await fill(store, "note", "p", {f"{n:03}": {"n": n} for n in range(start, start + 100)})
        found: list[str] = []
        async with aclosing(store.everything()) as pages:
            async for page in pages:
                if not found:
                    await put(store, "note", "o", "later", {})
                    await put(store, "request", "p", "later", {})
                found += [one.document.id for one in page]
        assert {f"{n:03}" for n in range(600)} <= set(found)
        assert len(found) == len(set(found)) + found.count("later") - min(1, found.count("later"))

    async def test_an_old_body_comes_as_a_new_one(self, rig: StoreRig) -> None:
        await put(await rig.opened(Kind("note")), "note", "p", "1", {"a": 1})
        newer = Kind("note", schema=2, migrations={1: lambda body: {**body, "b": 2}})
        (only,) = await whole(await rig.opened(newer))
        assert only.document.body == {"a": 1, "b": 2}

    async def test_a_kind_that_is_not_known_is_named(self, rig: StoreRig) -> None:
        both = await rig.opened(Kind("note"), Kind("newer"))
        await put(both, "note", "p", "1", {})
        assert len(await whole(both)) == 1
        await put(both, "newer", "p", "2", {})
        with pytest.raises(StoreError, match="p 2 is of kind 'newer', which this program does not know"):
            await whole(await rig.opened(Kind("note")))
