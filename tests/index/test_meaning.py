"""Searching by meaning in the embedded index: the contract, its file, and what is held in memory."""

import logging
import random
from pathlib import Path

import pytest

from bot.index import meanings
from bot.index.base import IndexDamaged
from bot.index.embedded import open_index
from bot.index.nearest import LEAST, Matrix
from bot.index.ranking import MEANING_WEIGHT, combined
from bot.index.vectors import VECTORS, Given
from tests.index.contract import ALL, found, put, source
from tests.index.meaning_contract import (
    KEYS,
    LEAVE,
    MODEL,
    MONEY,
    MeaningContract,
    filled,
    give,
    meant,
    nearest,
    vector,
)


class TestEmbeddedMeaning(MeaningContract):
    pass


async def test_an_index_without_meaning_keeps_no_file_of_it(tmp_path: Path) -> None:
    index = await open_index(tmp_path)
    await put(index, source("a"), "paspoort")
    await index.commit()
    await index.remove("a")
    await index.commit()
    assert not (tmp_path / VECTORS).exists()
    assert await index.models() == frozenset()
    await index.close()


async def test_what_another_process_commits_is_seen_after_a_refresh(tmp_path: Path) -> None:
    one, other = await open_index(tmp_path), await open_index(tmp_path)
    await filled(one)
    await one.release()
    await other.refresh()
    assert (await nearest(other, LEAVE))[0] == "a#1"
    await one.remove("a")
    await put(one, source("c", title="Nota"), "Iets.")
    await give(one, source("c"), LEAVE)
    await one.commit()
    await other.refresh()
    assert await nearest(other, LEAVE) == ["c#0", "b#0"]
    await one.close()
    await other.close()


async def test_vectors_that_cannot_be_read_set_the_index_aside_at_the_start(tmp_path: Path) -> None:
    index = await open_index(tmp_path / "index")
    await filled(index)
    await index.close()
    file = tmp_path / "index" / VECTORS
    file.write_bytes(file.read_bytes()[:3000])
    again = await open_index(tmp_path / "index", renew=True)
    assert await again.size() == 0
    assert (tmp_path / "index.set-aside-1" / VECTORS).exists()
    await again.close()


async def test_vectors_that_go_bad_meanwhile_leave_the_words(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    index = await open_index(tmp_path)
    await filled(index)
    (tmp_path / VECTORS).write_bytes(b"no database" * 1000)
    assert await nearest(index, LEAVE, text="sleutel") == ["a#0"]
    assert "index.vectors_unreadable" in caplog.text
    await index.close()


async def test_what_was_prepared_needs_no_file_any_more(tmp_path: Path) -> None:
    index = await open_index(tmp_path)
    await filled(index)
    await index.prepare(MODEL)
    (tmp_path / VECTORS).write_bytes(b"no database" * 1000)
    assert (await nearest(index, LEAVE))[0] == "a#1"
    await index.close()


async def test_what_was_packed_means_the_same_elsewhere(tmp_path: Path) -> None:
    index = await open_index(tmp_path / "index")
    await filled(index)
    folder = tmp_path / "packed"
    folder.mkdir()
    async with index.claimed():
        names = await index.pack(folder)
    await index.close()
    assert VECTORS in names
    other = await open_index(tmp_path / "other")
    await put(other, source("x"), "Iets.")
    await give(other, source("x"), LEAVE)
    await other.commit()
    assert await nearest(other, LEAVE) == ["x#0"]
    assert all(map(other.is_file, names))
    async with other.claimed():
        await other.take(folder)
    assert (await nearest(other, LEAVE))[0] == "a#1"
    assert len(await nearest(other, LEAVE)) == 3
    await other.close()


async def test_packed_vectors_that_were_cut_off_are_not_taken(tmp_path: Path) -> None:
    index = await open_index(tmp_path / "index")
    await filled(index)
    folder = tmp_path / "packed"
    folder.mkdir()
    async with index.claimed():
        await index.pack(folder)
        (folder / VECTORS).write_bytes((folder / VECTORS).read_bytes()[:3000])
    with pytest.raises(IndexDamaged, match=VECTORS):
        async with index.claimed():
            await index.take(folder)
    assert (await nearest(index, LEAVE))[0] == "a#1"
    await index.close()


async def test_without_what_compares_vectors_words_alone_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(meanings, "can_compare", lambda: False)
    caplog.set_level(logging.WARNING)
    index = await open_index(tmp_path)
    await filled(index)
    assert await nearest(index, LEAVE, text="sleutel") == await found(index, "sleutel") == ["a#0"]
    await index.search("sleutel", scopes=ALL, meaning=meant(KEYS))
    assert [record.getMessage() for record in caplog.records] == ["index.meaning_unavailable"]
    assert await index.meant([source("a")], MODEL) == {"a"}
    await index.close()


def given(source_id: str, *vectors: bytes, scope: int = 1) -> Given:
    return Given(source_id, 0, scope, len(vectors), b"".join(vectors))


def test_many_changes_leave_what_one_would() -> None:
    """Rows are added, go, and are left behind; what is found is what stands."""
    chance = random.Random(4)
    matrix, standing = Matrix(), dict[str, Given]()
    for _ in range(60):
        names = {f"s{chance.randrange(80)}" for _ in range(chance.randint(1, 30))}
        changes = [
            given(name, *(bytes(chance.choices(range(256), k=16)) for _ in range(chance.randint(0, 60))), scope=scope)
            for name in sorted(names)
            for scope in [chance.randint(1, 5)]
        ]
        matrix.apply(changes)
        standing |= {one.source: one for one in changes}
    fresh = Matrix()
    fresh.apply(standing.values())
    assert matrix.size == fresh.size == sum(one.count for one in standing.values()) > LEAST
    asked = bytes(chance.choices(range(256), k=16))
    one, other = matrix.look(asked), fresh.look(asked)
    assert one
    assert other
    keys = other.nearest([2, 4], 100)
    assert one.nearest([2, 4], 100) == keys
    assert len(keys) == 100
    assert one.cosines(keys) == other.cosines(keys) == sorted(filter(None, one.cosines(keys)), reverse=True)
    assert one.cosines([*keys[:1], 12345]) == [other.cosines(keys)[0], None]
    assert one.nearest([], 10) == one.nearest([99], 10) == []


def test_what_a_search_looks_at_stands_still() -> None:
    matrix = Matrix()
    matrix.apply([given("a", vector(LEAVE)), given("b", vector(MONEY))])
    look = matrix.look(vector(LEAVE))
    assert look
    before = look.nearest([1], 10)
    matrix.apply([given("a"), given("b", vector(LEAVE), scope=2), given("c", vector(LEAVE))])
    assert look.nearest([1], 10) == before
    after = matrix.look(vector(LEAVE))
    assert after
    assert len(after.nearest([1], 10)) == len(after.nearest([2], 10)) == 1


def test_vectors_of_another_length_take_the_place_of_all() -> None:
    matrix = Matrix()
    matrix.apply([given("a", vector(LEAVE))])
    matrix.apply([given("b", b"\1\2\3\4"), given("broken", b"\1\2", b"\1")])
    assert matrix.look(vector(LEAVE)) is None
    look = matrix.look(b"\1\2\3\4")
    assert look
    assert len(look.nearest([1], 10)) == 1
    (cosine,) = look.cosines(look.nearest([1], 10))
    assert cosine == pytest.approx(1.0)


def test_a_vector_without_a_direction_is_as_none() -> None:
    matrix = Matrix()
    matrix.apply([given("a", b"\0\0\0"), given("b", vector(LEAVE))])
    look = matrix.look(vector(LEAVE))
    assert look
    (key,) = look.nearest([1], 10)
    assert look.cosines([*given("a", b"").keys, key]) == [None, pytest.approx(1.0)]


def test_words_and_meaning_are_put_on_one_measure() -> None:
    weight = MEANING_WEIGHT
    assert combined([3.0, 2.0], [None, None]) == [3.0, 2.0]
    both = combined([4.0, 2.0, 0.0], [0.80, 0.85, 0.90])
    assert both == pytest.approx([4 / (1 + weight), 4 * (0.5 + weight * 0.5) / (1 + weight), 4 * weight / (1 + weight)])
    assert combined([4.0, 2.0], [0.8, None]) == pytest.approx([4.0, 2.0]), "judged by its words alone"
    assert combined([0.0, 0.0], [0.5, 0.4])[0] > combined([0.0, 0.0], [0.5, 0.4])[1] >= 0
    assert combined([], []) == []
