"""What every DocumentStore does; an adapter passes it unchanged (tests/store/test_contract.py names the adapters)."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.json import JsonObject
from bot.store.base import (
    MAX_BODY_BYTES,
    MAX_KEY_BYTES,
    MAX_WRITES,
    BadPageToken,
    Conflict,
    DocumentStore,
    Kind,
    Put,
    Remove,
    StoreError,
    UndeclaredQuery,
    Write,
)
from tests.store.rig import StoreRig, fill, ids, put, walk

REQUEST = Kind("request", indexes=(("owner", "due"), ("state",), ("urgent", "owner", "due")))
NOTE = Kind("note")


@pytest.fixture
async def store(rig: StoreRig) -> DocumentStore:
    return await rig.opened(REQUEST, NOTE)


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
KEYS = ["a/b\\c?d#e", "19:meeting_abc@thread.tacv2;messageid=1", "é👩‍🏫", "'\"`--", "%_*", " ", "x" * MAX_KEY_BYTES]


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

    @pytest.mark.parametrize("key", ["", "x" * (MAX_KEY_BYTES + 1), "é" * 300, "a\nb", "a\x00", "\ud800"])
    async def test_no_key(self, store: DocumentStore, key: str) -> None:
        with pytest.raises(ValueError, match="id is not a key"):
            await store.commit("p", [Put("note", key, {})])
        with pytest.raises(ValueError, match="partition is not a key"):
            await store.commit(key, [Put("note", "1", {})])

    @pytest.mark.parametrize("number", [0, -1, 2**53, -(2**53), 0.1, 1e300, -2.5])
    async def test_numbers_come_back_as_they_were(self, store: DocumentStore, number: float) -> None:
        await put(store, "note", "p", "1", {"n": number})
        document = await store.get("note", "p", "1")
        assert document and document.body == {"n": number}

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), b"bytes", {1, 2}, object(), "\ud83d"])
    async def test_a_body_that_is_not_json_is_refused(self, store: DocumentStore, value: Any) -> None:
        with pytest.raises(ValueError, match="note"):
            await store.commit("p", [Put("note", "0", {}), Put("note", "1", {"deep": [value]})])
        assert ids(await store.find("note", partition="p")) == []

    async def test_a_large_body_comes_back_and_a_larger_one_is_refused(self, store: DocumentStore) -> None:
        room = MAX_BODY_BYTES - len('{"text":""}')
        await put(store, "note", "p", "1", {"text": "x" * room})
        document = await store.get("note", "p", "1")
        assert document and document.body == {"text": "x" * room}
        for text in ("x" * (room + 1), "é" * (room // 2 + 1)):
            with pytest.raises(ValueError, match="over 1000000"):
                await store.commit("p", [Put("note", "2", {"text": text})])

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


DUES: Mapping[str, JsonObject] = {
    f"{n:02}": {"owner": "ana" if n % 2 else "ben", "due": f"2026-09-{n // 3 + 1:02}", "state": "open"}
    for n in range(30)
}
ANAS = [key for key, body in DUES.items() if body["owner"] == "ana"]


class FindContract:
    async def test_equal_and_order(self, store: DocumentStore) -> None:
        await fill(store, "request", "p", DUES)
        expected = sorted(ANAS, key=lambda key: (DUES[key]["due"], key))
        assert await walk(store, "request", limit=50, equal={"owner": "ana"}, order="due") == expected
        assert (
            await walk(store, "request", limit=50, equal={"owner": "ana"}, order="due", descending=True)
            == expected[::-1]
        )

    @pytest.mark.parametrize("limit", [1, 2, 7, 14, 15, 16])
    @pytest.mark.parametrize("descending", [False, True])
    @pytest.mark.parametrize("partition", [None, "p"])
    async def test_pages_join_into_the_whole(
        self, store: DocumentStore, limit: int, descending: bool, partition: str | None
    ) -> None:
        await fill(store, "request", "p", DUES)
        find = {"equal": {"owner": "ana"}, "order": "due", "descending": descending, "partition": partition}
        assert await walk(store, "request", limit=limit, **find) == ids(await store.find("request", limit=50, **find))  # type: ignore[arg-type]

    async def test_a_full_last_page_is_the_last(self, store: DocumentStore) -> None:
        await fill(store, "request", "p", DUES)
        page = await store.find("request", equal={"owner": "ana"}, limit=15)
        assert len(page.documents) == 15
        assert page.next is None

    async def test_without_order_by_id(self, store: DocumentStore) -> None:
        await fill(store, "request", "p", dict(sorted(DUES.items(), reverse=True)))
        assert await walk(store, "request", limit=4, equal={"state": "open"}) == sorted(DUES)
        assert await walk(store, "request", limit=4, equal={"state": "open"}, descending=True) == sorted(DUES)[::-1]

    async def test_a_beginning_of_an_index_is_an_index(self, store: DocumentStore) -> None:
        await fill(store, "request", "p", DUES)
        by_owner = sorted(DUES, key=lambda key: (DUES[key]["owner"], key))
        assert await walk(store, "request", limit=7, order="owner") == by_owner
        assert await walk(store, "request", limit=7, equal={"owner": "ben"}) == by_owner[15:]

    async def test_fields_in_any_order_and_of_any_type(self, store: DocumentStore) -> None:
        await fill(
            store,
            "request",
            "p",
            {
                "1": {"owner": "ana", "urgent": True, "due": 3},
                "2": {"owner": "ana", "urgent": False, "due": 2},
                "3": {"owner": "ana", "urgent": True, "due": 1},
                "4": {"owner": 7, "urgent": True, "due": 1},
                "5": {"owner": "7", "urgent": True, "due": 1},
            },
        )
        for equal in ({"owner": "ana", "urgent": True}, {"urgent": True, "owner": "ana"}):
            assert ids(await store.find("request", equal=equal, order="due")) == ["3", "1"]
        assert ids(await store.find("request", equal={"owner": "ana", "urgent": False})) == ["2"]
        assert ids(await store.find("request", equal={"owner": 7})) == ["4"]
        assert ids(await store.find("request", equal={"owner": "7"})) == ["5"]
        assert ids(await store.find("request", equal={"owner": "ana", "urgent": True, "due": 3})) == ["1"]

    @pytest.mark.parametrize("descending", [False, True])
    @pytest.mark.parametrize(
        ("above", "below"), [("2026-09-03", None), (None, "2026-09-05"), ("2026-09-03", "2026-09-06"), ("2", "1")]
    )
    async def test_ranges_hold_their_lower_end_and_not_their_upper(
        self, store: DocumentStore, above: str | None, below: str | None, descending: bool
    ) -> None:
        await fill(store, "request", "p", DUES)
        expected = [
            key
            for key, body in sorted(DUES.items(), key=lambda item: (item[1]["due"], item[0]), reverse=descending)
            if body["owner"] == "ana"
            and (above is None or str(body["due"]) >= above)
            and (below is None or str(body["due"]) < below)
        ]
        for limit in (1, 3, 50):
            assert expected == await walk(
                store,
                "request",
                limit=limit,
                equal={"owner": "ana"},
                order="due",
                above=above,
                below=below,
                descending=descending,
            )

    async def test_a_range_of_numbers(self, store: DocumentStore) -> None:
        bodies: dict[str, JsonObject] = {str(n): {"owner": "ana", "due": n} for n in (1, 2, 10, 20, 100)}
        await fill(store, "request", "p", bodies | {"half": {"owner": "ana", "due": 9.5}})
        found = await walk(store, "request", limit=2, equal={"owner": "ana"}, order="due", above=2, below=100)
        assert found == ["2", "half", "10", "20"]

    @pytest.mark.parametrize("limit", [1, 2, 3, 50])
    async def test_a_document_without_the_field_comes_first_and_is_in_no_range(
        self, store: DocumentStore, limit: int
    ) -> None:
        await fill(
            store,
            "request",
            "p",
            {
                "a": {"owner": "ana"},
                "b": {"owner": "ana", "due": 5},
                "c": {"owner": "ana", "due": None},
                "d": {"owner": "ana", "due": -5},
                "e": {"owner": "ana", "due": "5"},
            },
        )
        find = {"equal": {"owner": "ana"}, "order": "due"}
        assert await walk(store, "request", limit=limit, **find) == ["a", "c", "d", "b", "e"]
        assert await walk(store, "request", limit=limit, descending=True, **find) == ["e", "b", "d", "c", "a"]
        assert await walk(store, "request", limit=limit, below=9, **find) == ["d", "b"]
        assert await store.count("request", equal={"owner": "ana"}) == 5

    async def test_what_stood_comes_once_though_others_come_and_go(self, store: DocumentStore) -> None:
        await fill(store, "request", "p", DUES)
        stood = ANAS
        seen: list[str] = []
        after: str | None = None
        for turn in range(100):
            page = await store.find("request", equal={"owner": "ana"}, order="due", limit=2, after=after)
            seen += ids(page)
            for day in (1, 5, 30):
                await put(store, "request", "p", f"new-{turn}-{day}", {"owner": "ana", "due": f"2026-09-{day:02}"})
            after = page.next
            if len(seen) >= len(stood) and set(stood) <= set(seen):
                break
            assert after
        assert len(seen) == len(set(seen))
        assert [key for key in seen if key in stood] == sorted(stood, key=lambda key: (DUES[key]["due"], key))

    async def test_a_page_goes_on_though_its_last_document_is_gone(self, store: DocumentStore) -> None:
        await fill(store, "request", "p", DUES)
        page = await store.find("request", equal={"state": "open"}, limit=5)
        last = page.documents[-1]
        await store.commit("p", [Remove("request", last.id, last.version)])
        following = await store.find("request", equal={"state": "open"}, limit=5, after=page.next)
        assert ids(following) == sorted(DUES)[5:10]

    async def test_partitions_are_apart(self, store: DocumentStore) -> None:
        for partition in ("p", "q"):
            await fill(store, "request", partition, {"1": {"owner": "ana", "due": 1, "in": partition}})
        (found,) = (await store.find("request", equal={"owner": "ana"}, partition="q")).documents
        assert found.partition == "q" and found.body["in"] == "q"
        assert await store.count("request", equal={"owner": "ana"}, partition="p") == 1
        assert await store.count("request", equal={"owner": "ana"}) == 2
        assert ids(await store.find("request", partition="r")) == []
        for limit in (1, 2):
            assert await walk(store, "request", limit=limit, equal={"owner": "ana"}, order="due") == ["1", "1"]

    async def test_a_partition_is_listed_by_id(self, store: DocumentStore) -> None:
        await fill(store, "note", "p", {key: {} for key in ("b", "a", "é", "c", "B")})
        await fill(store, "note", "q", {"d": {}})
        await fill(store, "request", "p", {"e": {}})
        for limit in (1, 2, 50):
            assert await walk(store, "note", limit=limit, partition="p") == ["B", "a", "b", "c", "é"]
            assert await walk(store, "note", limit=limit, partition="p", descending=True) == ["é", "c", "b", "a", "B"]

    async def test_count(self, store: DocumentStore) -> None:
        await fill(store, "request", "p", DUES)
        assert await store.count("request", equal={"owner": "ana"}) == 15
        assert await store.count("request", equal={"owner": "ana", "due": "2026-09-01"}) == 1
        assert await store.count("request", equal={"owner": "nobody"}) == 0
        assert await store.count("request", equal={}, partition="p") == 30

    @pytest.mark.parametrize(
        "find",
        [
            {},
            {"equal": {"due": 1}},
            {"equal": {"owner": "ana", "state": "open"}},
            {"equal": {"owner": "ana"}, "order": "state"},
            {"equal": {"owner": "ana", "due": 1}, "order": "due"},
            {"order": "due"},
            {"order": "text", "partition": "p"},
            {"equal": {"text": "x"}, "partition": "p"},
            {"equal": {"owner": "ana"}, "above": 1},
            {"partition": "p", "below": "b"},
        ],
    )
    async def test_an_undeclared_find_is_a_mistake(self, store: DocumentStore, find: dict[str, Any]) -> None:
        with pytest.raises(UndeclaredQuery):
            await store.find("request", **find)

    async def test_so_is_one_of_an_undeclared_kind_or_count(self, store: DocumentStore) -> None:
        with pytest.raises(UndeclaredQuery):
            await store.find("nope", partition="p")
        with pytest.raises(UndeclaredQuery):
            await store.count("nope", equal={"owner": "ana"})
        with pytest.raises(UndeclaredQuery):
            await store.count("request", equal={})
        with pytest.raises(UndeclaredQuery):
            await store.count("note", equal={"owner": "ana"}, partition="p")

    async def test_a_page_token_belongs_to_its_find(self, store: DocumentStore) -> None:
        await fill(store, "request", "p", DUES)
        find: dict[str, Any] = {"equal": {"owner": "ana"}, "order": "due"}
        token = (await store.find("request", limit=3, **find)).next
        assert token
        assert len(ids(await store.find("request", limit=50, after=token, **find))) == 12
        others: list[dict[str, Any]] = [
            find | {"equal": {"owner": "ben"}},
            find | {"descending": True},
            find | {"partition": "p"},
            find | {"above": "2026-09-01"},
            find | {"below": "2026-10-01"},
            {"equal": {"owner": "ana"}},
            {"equal": {"state": "open"}},
        ]
        for other in others:
            with pytest.raises(BadPageToken):
                await store.find("request", after=token, **other)

    @pytest.mark.parametrize(
        "token", ["", "x", "é", "bnVsbA==", "W10=", "WzEsMiwzLDRd", "A" * 10_000, "WyJ4IiwxLCJhIiwiYiJd"]
    )
    async def test_nonsense_is_no_page_token(self, store: DocumentStore, token: str) -> None:
        with pytest.raises(BadPageToken):
            await store.find("request", equal={"owner": "ana"}, order="due", after=token)

    async def test_a_page_holds_at_least_one(self, store: DocumentStore) -> None:
        with pytest.raises(ValueError, match="at least one"):
            await store.find("note", partition="p", limit=0)


class ExpiryContract:
    async def test_an_expired_document_is_gone_for_every_reader(self, rig: StoreRig, store: DocumentStore) -> None:
        expires = rig.clock() + timedelta(minutes=5)
        body: JsonObject = {"owner": "ana", "due": 1}
        version, _ = await store.commit("p", [Put("request", "1", body, expires=expires), Put("request", "2", body)])
        rig.clock.turn(timedelta(minutes=5, microseconds=-1))
        assert ids(await store.find("request", equal={"owner": "ana"}, order="due")) == ["1", "2"]
        rig.clock.turn(timedelta(microseconds=1))
        assert await store.get("request", "p", "1") is None
        assert ids(await store.find("request", equal={"owner": "ana"}, order="due")) == ["2"]
        assert ids(await store.find("request", partition="p")) == ["2"]
        assert await store.count("request", equal={"owner": "ana"}) == 1
        with pytest.raises(Conflict):
            await store.commit("p", [Put("request", "1", body, replaces=version)])
        with pytest.raises(Conflict):
            await store.commit("p", [Remove("request", "1", version or "")])

    async def test_its_place_is_free(self, rig: StoreRig, store: DocumentStore) -> None:
        await store.commit("p", [Put("note", "1", {"n": 1}, expires=rig.clock() + timedelta(seconds=1))])
        with pytest.raises(Conflict):
            await store.commit("p", [Put("note", "1", {"n": 2})])
        rig.clock.turn(timedelta(seconds=2))
        await store.commit("p", [Put("note", "1", {"n": 2})])
        rig.clock.turn(timedelta(days=1000))
        document = await store.get("note", "p", "1")
        assert document and document.body == {"n": 2}

    async def test_a_write_may_lengthen_or_lift_it(self, rig: StoreRig, store: DocumentStore) -> None:
        (version,) = await store.commit("p", [Put("note", "1", {}, expires=rig.clock() + timedelta(seconds=5))])
        (version,) = await store.commit("p", [Put("note", "1", {}, version, rig.clock() + timedelta(seconds=50))])
        rig.clock.turn(timedelta(seconds=49))
        assert await store.get("note", "p", "1")
        await store.commit("p", [Put("note", "1", {}, version)])
        rig.clock.turn(timedelta(days=1))
        assert await store.get("note", "p", "1")

    async def test_a_moment_has_a_time_zone(self, rig: StoreRig, store: DocumentStore) -> None:
        with pytest.raises(ValueError, match="time zone"):
            await store.commit("p", [Put("note", "1", {}, expires=rig.clock().replace(tzinfo=None))])


def _split_name(body: JsonObject) -> JsonObject:
    first, _, last = str(body["name"]).partition(" ")
    return {key: value for key, value in body.items() if key != "name"} | {"first": first, "last": last}


def _add_language(body: JsonObject) -> JsonObject:
    return {**body, "language": "nl"}


PERSON_1 = Kind("person", indexes=(("school",),))
PERSON_2 = Kind("person", indexes=(("school",),), schema=2, migrations={1: _split_name})
PERSON_3 = Kind("person", indexes=(("school",),), schema=3, migrations={1: _split_name, 2: _add_language})


class MigrationContract:
    async def test_an_old_body_is_read_as_a_new_one(self, rig: StoreRig) -> None:
        old = await rig.opened(PERSON_1)
        version = await put(old, "person", "p", "1", {"name": "An Peeters", "school": "s"})
        expected = {"first": "An", "last": "Peeters", "school": "s"}
        second = await rig.opened(PERSON_2)
        document = await second.get("person", "p", "1")
        assert document and document.body == expected and document.version == version
        third = await rig.opened(PERSON_3)
        (found,) = (await third.find("person", equal={"school": "s"})).documents
        assert found.body == {**expected, "language": "nl"}
        await third.commit("p", [Put("person", "1", {**found.body, "language": "fr"}, replaces=found.version)])
        document = await (await rig.opened(PERSON_3)).get("person", "p", "1")
        assert document and document.body["language"] == "fr"

    async def test_a_body_of_a_newer_program_is_not_guessed_at(self, rig: StoreRig) -> None:
        new = await rig.opened(PERSON_2)
        await put(new, "person", "p", "1", {"first": "An", "last": "Peeters", "school": "s"})
        old = await rig.opened(PERSON_1)
        with pytest.raises(StoreError, match="person 1 has schema 2, this program knows 1"):
            await old.get("person", "p", "1")
        with pytest.raises(StoreError, match="schema 2"):
            await old.find("person", equal={"school": "s"})

    @pytest.mark.parametrize(
        "kinds",
        [
            [Kind("a b")],
            [Kind("a", indexes=((),))],
            [Kind("a", indexes=(("x'y",),))],
            [Kind("a", indexes=(("x", "x"),))],
            [Kind("a", schema=2)],
            [Kind("a"), Kind("a")],
        ],
    )
    async def test_a_wrong_kind_fails_at_opening(self, rig: StoreRig, kinds: list[Kind]) -> None:
        with pytest.raises(ValueError, match="kind"):
            await rig.opened(*kinds)

    async def test_indexes_come_and_go(self, rig: StoreRig) -> None:
        first = await rig.opened(Kind("note"))
        await put(first, "note", "p", "1", {"author": "ana"})
        with pytest.raises(UndeclaredQuery):
            await first.find("note", equal={"author": "ana"})
        indexed = await rig.opened(Kind("note", indexes=(("author",),)))
        assert ids(await indexed.find("note", equal={"author": "ana"})) == ["1"]
        plain = await rig.opened(Kind("note"))
        assert await plain.get("note", "p", "1")
        with pytest.raises(UndeclaredQuery):
            await plain.find("note", equal={"author": "ana"})


class StoreContract(CommitContract, ContentContract, FindContract, ExpiryContract, MigrationContract):
    """The whole of it."""
