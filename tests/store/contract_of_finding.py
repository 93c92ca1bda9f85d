"""How every DocumentStore finds: by fields and ranges, in order, page by page."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.json import JsonObject
from bot.store.base import BadPageToken, DocumentStore, Remove, UndeclaredQuery
from tests.store.rig import fill, ids, put, walk

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
    async def test_a_document_without_the_field_is_in_no_find_ordered_by_it(
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
        assert await walk(store, "request", limit=limit, **find) == ["d", "b", "e"]
        assert await walk(store, "request", limit=limit, descending=True, **find) == ["e", "b", "d"]
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
        await fill(store, "note", "p", {key: {} for key in ("b", "a", "~", "c", "B")})
        await fill(store, "note", "q", {"d": {}})
        await fill(store, "request", "p", {"e": {}})
        for limit in (1, 2, 50):
            assert await walk(store, "note", limit=limit, partition="p") == ["B", "a", "b", "c", "~"]
            assert await walk(store, "note", limit=limit, partition="p", descending=True) == ["~", "c", "b", "a", "B"]

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
