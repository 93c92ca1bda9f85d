"""What every DocumentStore does with commits, and with whatever stands in a document."""

import asyncio
from typing import Any

import pytest

from bot.json import JsonObject
from bot.store.base import MAX_BODY_BYTES, MAX_KEY_BYTES, MAX_WRITES, Conflict, DocumentStore, Put, Remove, Write
from tests.store.rig import ids, put


class CommitContract:
    async def test_what_was_put_is_found(self, store: DocumentStore) -> None:
        body: JsonObject = {"text": "Dag", "count": 3, "done": False, "parts": [1, 2.5, None, {"deep": ["x"]}]}
        version = await put(store, "note", "p", "1", body)
        document = await store.get("note", "p", "1")
        assert document is not None
        assert (document.kind, document.partition, document.id) == ("note", "p", "1")
        assert document.body == body
        assert document.version == version

    async def test_nothing_is_found_elsewhere(self, store: DocumentStore) -> None:
        await put(store, "note", "p", "1", {})
        assert await store.get("note", "q", "1") is None
        assert await store.get("note", "p", "2") is None
        assert await store.get("request", "p", "1") is None

    async def test_a_put_replaces_the_version_it_names(self, store: DocumentStore) -> None:
        first = await put(store, "note", "p", "1", {"n": 1})
        (second,) = await store.commit("p", [Put("note", "1", {"n": 2}, replaces=first)])
        document = await store.get("note", "p", "1")
        assert document and document.body == {"n": 2} and document.version == second != first

    async def test_a_put_of_an_old_version_is_a_conflict(self, store: DocumentStore) -> None:
        first = await put(store, "note", "p", "1", {"n": 1})
        await store.commit("p", [Put("note", "1", {"n": 2}, replaces=first)])
        with pytest.raises(Conflict) as raised:
            await store.commit("p", [Put("note", "1", {"n": 3}, replaces=first)])
        assert (raised.value.kind, raised.value.id) == ("note", "1")
        document = await store.get("note", "p", "1")
        assert document and document.body == {"n": 2}

    async def test_what_must_be_new_is_new(self, store: DocumentStore) -> None:
        await put(store, "note", "p", "1", {"n": 1})
        with pytest.raises(Conflict):
            await store.commit("p", [Put("note", "1", {"n": 2})])

    async def test_a_version_of_something_that_is_not_there_is_a_conflict(self, store: DocumentStore) -> None:
        version = await put(store, "note", "p", "1", {})
        with pytest.raises(Conflict):
            await store.commit("p", [Put("note", "2", {}, replaces=version)])
        with pytest.raises(Conflict):
            await store.commit("q", [Put("note", "1", {}, replaces=version)])
        with pytest.raises(Conflict):
            await store.commit("p", [Remove("note", "2", version)])

    async def test_remove(self, store: DocumentStore) -> None:
        version = await put(store, "note", "p", "1", {})
        assert await store.commit("p", [Remove("note", "1", version)]) == [None]
        assert await store.get("note", "p", "1") is None
        with pytest.raises(Conflict):
            await store.commit("p", [Remove("note", "1", version)])

    async def test_a_removed_document_that_comes_back_has_another_version(self, store: DocumentStore) -> None:
        first = await put(store, "note", "p", "1", {"n": 1})
        await store.commit("p", [Remove("note", "1", first)])
        assert await put(store, "note", "p", "1", {"n": 1}) != first
        with pytest.raises(Conflict):
            await store.commit("p", [Remove("note", "1", first)])

    @pytest.mark.parametrize("version", ["", "*", "x", '"x"'])
    async def test_what_no_store_gave_is_the_version_of_nothing(self, store: DocumentStore, version: str) -> None:
        await put(store, "note", "p", "1", {"n": 1})
        for write in (Put("note", "1", {"n": 2}, replaces=version), Remove("note", "1", version)):
            with pytest.raises(Conflict):
                await store.commit("p", [write])
        document = await store.get("note", "p", "1")
        assert document and document.body == {"n": 1}

    async def test_a_commit_happens_as_a_whole(self, store: DocumentStore) -> None:
        versions = await store.commit("p", [Put("note", "1", {"n": 1}), Put("request", "1", {"n": 2})])
        assert len(set(versions)) == 2
        again = await store.commit(
            "p", [Remove("note", "1", versions[0] or ""), Put("request", "1", {"n": 3}, replaces=versions[1])]
        )
        assert again[0] is None
        document = await store.get("request", "p", "1")
        assert await store.get("note", "p", "1") is None
        assert document and document.version == again[1]

    @pytest.mark.parametrize("place", [0, 1, 2])
    async def test_or_not_at_all(self, store: DocumentStore, place: int) -> None:
        stands = await put(store, "note", "p", "stands", {"n": 1})
        gone = await put(store, "note", "p", "gone", {"n": 1})
        writes: list[Write] = [Put("note", "new", {}), Put("note", "stands", {"n": 2}, replaces=stands)]
        writes.insert(place, Put("note", "gone", {"n": 2}, replaces=stands))
        with pytest.raises(Conflict):
            await store.commit("p", writes)
        assert await store.get("note", "p", "new") is None
        document = await store.get("note", "p", "stands")
        assert document and document.version == stands and document.body == {"n": 1}
        assert await store.commit("p", [Remove("note", "gone", gone)]) == [None]

    async def test_of_fifty_at_the_same_moment_one_wins(self, store: DocumentStore) -> None:
        version = await put(store, "note", "p", "1", {"winner": -1})

        async def race(racer: int) -> int | None:
            try:
                await store.commit(
                    "p",
                    [Put("note", "1", {"winner": racer}, replaces=version), Put("note", f"by-{racer}", {})],
                )
            except Conflict:
                return None
            return racer

        winners = [racer for racer in await asyncio.gather(*map(race, range(50))) if racer is not None]
        document = await store.get("note", "p", "1")
        listed = await store.find("note", partition="p", limit=100)
        assert len(winners) == 1
        assert document and document.body == {"winner": winners[0]}
        assert ids(listed) == ["1", f"by-{winners[0]}"]

    async def test_of_fifty_that_must_be_new_one_wins(self, store: DocumentStore) -> None:
        outcomes = await asyncio.gather(
            *(store.commit("p", [Put("note", "key", {"n": n})]) for n in range(50)), return_exceptions=True
        )
        assert sum(not isinstance(outcome, BaseException) for outcome in outcomes) == 1
        assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 49

    async def test_all_that_count_up_are_counted(self, store: DocumentStore) -> None:
        await put(store, "note", "p", "counter", {"n": 0})

        async def count_up() -> None:
            while True:
                document = await store.get("note", "p", "counter")
                assert document
                n = document.body["n"]
                assert isinstance(n, int)
                try:
                    await store.commit("p", [Put("note", "counter", {"n": n + 1}, replaces=document.version)])
                except Conflict:
                    continue
                return

        await asyncio.gather(*(count_up() for _ in range(20)))
        document = await store.get("note", "p", "counter")
        assert document and document.body == {"n": 20}

    async def test_a_commit_has_as_many_writes_as_allowed_and_no_more(self, store: DocumentStore) -> None:
        writes = [Put("note", f"{n:03}", {"n": n}) for n in range(MAX_WRITES + 1)]
        assert len(await store.commit("p", writes[:MAX_WRITES])) == MAX_WRITES
        assert len(ids(await store.find("note", partition="p", limit=200))) == MAX_WRITES
        for refused in (writes, []):
            with pytest.raises(ValueError, match="1 to 100"):
                await store.commit("q", refused)
        assert ids(await store.find("note", partition="q")) == []

    async def test_a_commit_writes_a_document_once(self, store: DocumentStore) -> None:
        with pytest.raises(ValueError, match="once"):
            await store.commit("p", [Put("note", "1", {}), Put("note", "1", {})])
        with pytest.raises(ValueError, match="once"):
            await store.commit("p", [Put("note", "1", {}), Remove("note", "1", "x")])
        assert await store.get("note", "p", "1") is None

    async def test_an_undeclared_kind_is_refused(self, store: DocumentStore) -> None:
        with pytest.raises(ValueError, match="not declared"):
            await store.commit("p", [Put("nope", "1", {})])
        with pytest.raises(ValueError, match="not declared"):
            await store.get("nope", "p", "1")


TEXTS = [
    "",
    "één schooljaar: 'aanhalingstekens' en \"dubbele\"",
    "👩‍🏫🏳️‍🌈 \U0001f1e7\U0001f1ea",
    "العربية עברית 日本語 e\u0301",
    "regel\nregel\ttab\r\n\x00\x1f\u2028",
    "'; DROP TABLE documents; --",
    "\\u0041 \\ / %_",
]
KEYS = ["19:meeting_abc@thread.tacv2;messageid=1", "'\"`--", "%_*", "a b", "~", "x" * MAX_KEY_BYTES]

NO_KEYS = ["", "x" * (MAX_KEY_BYTES + 1), "é", "a\nb", "a\x00", "\ud800", "a/b", "a\\b", "a?", "#1", " a", "a "]


class ContentContract:
    @pytest.mark.parametrize("text", TEXTS)
    async def test_text_comes_back_as_it_was(self, store: DocumentStore, text: str) -> None:
        await put(store, "note", "p", "1", {"text": text, text or "leeg": [text]})
        document = await store.get("note", "p", "1")
        assert document and document.body == {"text": text, text or "leeg": [text]}

    @pytest.mark.parametrize("key", KEYS)
    async def test_any_id_and_partition(self, store: DocumentStore, key: str) -> None:
        await put(store, "note", key, key, {"n": 1})
        document = await store.get("note", key, key)
        assert document and (document.id, document.partition) == (key, key)
        assert ids(await store.find("note", partition=key)) == [key]
        await store.commit(key, [Remove("note", key, document.version)])
        assert await store.get("note", key, key) is None

    @pytest.mark.parametrize("key", NO_KEYS)
    async def test_no_key(self, store: DocumentStore, key: str) -> None:
        with pytest.raises(ValueError, match=r"^id .* is not a key"):
            await store.commit("p", [Put("note", key, {})])
        with pytest.raises(ValueError, match=r"^partition .* is not a key"):
            await store.commit(key, [Put("note", "1", {})])

    @pytest.mark.parametrize("number", [0, -1, 2**53, -(2**53), 0.1, 1e300, -2.5])
    async def test_numbers_come_back_as_they_were(self, store: DocumentStore, number: float) -> None:
        await put(store, "note", "p", "1", {"n": number})
        document = await store.get("note", "p", "1")
        assert document and document.body == {"n": number}

    @pytest.mark.parametrize("number", [2**53 + 1, -(2**53) - 1, 10**30])
    async def test_a_number_that_would_come_back_as_another_is_refused(self, store: DocumentStore, number: int) -> None:
        for body in ({"n": number}, {"deep": [{"n": [1, number]}]}):
            with pytest.raises(ValueError, match="note: the body holds"):
                await store.commit("p", [Put("note", "1", body)])
        await put(store, "note", "p", "1", {"n": 1e300, "text": f'"n":{number}', "list": [f",{number}"]})

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), b"bytes", {1, 2}, object(), "\ud83d"])
    async def test_a_body_that_is_not_json_is_refused(self, store: DocumentStore, value: Any) -> None:
        with pytest.raises(ValueError, match="note"):
            await store.commit("p", [Put("note", "0", {}), Put("note", "1", {"deep": [value]})])
        assert ids(await store.find("note", partition="p")) == []

    async def test_a_large_body_comes_back_and_a_larger_one_is_refused(self, store: DocumentStore) -> None:
        room = MAX_BODY_BYTES - len('{"text":""}')
        for key, largest in (("1", "x" * room), ("2", "é" * (room // 2))):
            await put(store, "note", "p", key, {"text": largest})
            document = await store.get("note", "p", key)
            assert document and document.body == {"text": largest}
        for text in ("x" * (room + 1), "é" * (room // 2 + 1)):
            with pytest.raises(ValueError, match="over 1000000"):
                await store.commit("p", [Put("note", "3", {"text": text})])

    async def test_bodies_that_are_too_large_together_are_refused(self, store: DocumentStore) -> None:
        with pytest.raises(ValueError, match="of a commit"):
            await store.commit("p", [Put("note", str(n), {"text": "x" * 500_000}) for n in range(4)])
        assert ids(await store.find("note", partition="p")) == []

    async def test_a_body_is_nobodys_to_change(self, store: DocumentStore) -> None:
        body = {"n": [1]}
        await put(store, "note", "p", "1", body)
        body["n"].append(2)
        document = await store.get("note", "p", "1")
        assert document and document.body == {"n": [1]}
