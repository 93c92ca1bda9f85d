"""How an index follows what one commit changed in many sources, what has lost its copy, and marks of another index."""

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.library import change_order, replica
from bot.answer.library.ids import library_id, source_id
from bot.answer.library.indexing import index_library
from bot.answer.library.marks import SURE, Mark, Marks
from bot.answer.library.replica import catch_up
from bot.answer.library.scope import Head
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.settings import load_settings
from bot.store.partitions import sources_partition
from tests.index.instances import instance
from tests.index.test_indexing import HR, OTHER, Counting, documents, finds
from tests.index.test_replica import BOTH, NARROWER, Clock
from tests.indexed import indexed

LIBRARY = library_id("map")
NOW = Clock().now
HEAD = Head(3, {"a": 5, "b": 0}, "store")
SOUND = Marks("store", "default", {"a": Mark(5, NOW), "b": Mark(0, NOW)})


@pytest.mark.parametrize(
    ("marks", "are_sound"),
    [
        (SOUND, True),
        (SOUND.with_mark("a", Mark(4, NOW)), True),
        (SOUND.with_mark("a", Mark(5, NOW - SURE + timedelta(seconds=1))), True),
        (SOUND.with_mark("a", Mark(5, NOW - SURE)), False),
        (SOUND.with_mark("a", Mark(6, NOW)), False),
        (SOUND.with_mark("c", Mark(1, NOW)), False),
        (dataclasses.replace(SOUND, store="other"), False),
        (dataclasses.replace(SOUND, organisation="other"), False),
        (dataclasses.replace(SOUND, libraries={}), False),
    ],
)
def test_an_index_follows_from_marks_of_its_own_that_are_neither_old_nor_ahead(marks: Marks, are_sound: bool) -> None:
    assert marks.are_sound(HEAD, "default", NOW) == are_sound


def test_nothing_is_held_of_another_store_whoever_asks() -> None:
    assert SOUND.hold("a", HEAD, NOW) == 5
    assert SOUND.hold("a", dataclasses.replace(HEAD, store="other"), NOW) is None


async def test_of_a_number_with_many_sources_the_mark_comes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is killed between two stretches of it does all of the number again."""
    monkeypatch.setattr(replica, "FIRST", 1)
    monkeypatch.setattr(replica, "MOST", 1)
    monkeypatch.setattr(change_order, "PAGE", 3)
    root = documents(tmp_path / "map", BOTH)
    for number in range(7):
        (root / "een" / f"{number}.md").write_text(f"# Nota {number}\n\nHet paspoort {number} ligt klaar.\n")
    library = Counting(root)
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as house:
        await catch_up(house)
        await index_library(house, library, lambda _: None)
        assert (await house.scopes.head()).announced[LIBRARY] == 1, "all of them have one number"
        save, reached = house.marks.save, list[int]()

        async def killed_after_the_first(marks: Marks) -> None:
            await save(marks)
            reached.append(marks.libraries[LIBRARY].number)
            if len(reached) == 1:
                raise KeyboardInterrupt

        monkeypatch.setattr(house.marks, "save", killed_after_the_first)
        with pytest.raises(KeyboardInterrupt):
            await catch_up(house)
        assert reached == [0]
        house.marks.current = None
        await catch_up(house)
        assert reached[-1] == 1 and set(reached[:-1]) == {0}
        assert len(await finds(house, OTHER, "paspoort")) == 9
    await library.close()


async def test_older_words_are_for_who_may_read_the_document_now(tmp_path: Path) -> None:
    """The copy of the new words is lost, as when a process was killed between two commits of a large document."""
    library = Counting(documents(tmp_path / "map", BOTH))
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as first:
        await indexed(first, library)
        async with instance(first, tmp_path / "other") as house:
            await catch_up(house)
            assert len(await finds(house, OTHER, "paspoort")) == 2
            documents(tmp_path / "map", NARROWER)
            (tmp_path / "map/twee/nota.md").write_text("# Nota\n\nHet paspoort heeft nieuwe woorden.\n")
            await index_library(first, library, lambda _: None)
            await _without_its_copy(first, source_id("map", "twee/nota.md"))
            await catch_up(house)
            assert await finds(house, OTHER, "paspoort") == ["een/nota.md"]
            assert set(await finds(house, HR, "paspoort")) == {"een/nota.md", "twee/nota.md"}
            assert house.marks.current and house.marks.current.lost
    await library.close()


async def _without_its_copy(house: House, source: str) -> None:
    partition = sources_partition(LIBRARY)
    copies = [item async for item in house.records.copies.stream(partition=partition)]
    removes = [house.records.copies.remove(one.value, one.version) for one in copies if one.value.source == source]
    await house.records.accept(partition, removes)
