"""What becomes of documents in every DocumentStore: they expire, and their form changes."""

from datetime import timedelta

import pytest

from bot.json import JsonObject
from bot.store.base import Conflict, DocumentStore, Kind, Put, Remove, StoreError, UndeclaredQuery
from tests.store.rig import StoreRig, ids, put


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
