"""What a model made of a source's words comes later: kept beside them, in the change order, and not a new version."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.answer.library.completing import complete, completion_of
from bot.answer.library.copies import words_digest
from bot.answer.library.copying import copy_of
from bot.answer.library.ids import library_id, source_id
from bot.answer.library.replica import catch_up
from bot.answer.library.source import Source
from bot.bootstrap.houses import opened_house
from bot.errors import Unavailable
from bot.house import House
from bot.settings import load_settings
from bot.store.partitions import sources_partition
from tests.index.instances import instance
from tests.index.test_indexing import OTHER, Counting, documents, finds
from tests.index.test_replica import BOTH, NARROWER
from tests.indexed import indexed

LIBRARY, ONE = library_id("map"), source_id("map", "twee/nota.md")
MODEL = "een model/van iemand, versie 2"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened_house(load_settings(data_dir=tmp_path / "data")) as house:
        await index(house, tmp_path, BOTH)
        yield house


async def index(house: House, tmp_path: Path, readers: str) -> None:
    library = Counting(documents(tmp_path / "map", readers))
    await indexed(house, library)
    await library.close()


async def standing(house: House) -> Source:
    found = await house.records.sources.get(sources_partition(LIBRARY), ONE)
    assert found
    return found.value


async def digest_of(house: House) -> str:
    passages = await copy_of(house.records, sources_partition(LIBRARY), await standing(house))
    assert passages
    return words_digest(passages)


async def kept(house: House) -> int:
    return await house.records.completions.count(equal={}, partition=sources_partition(LIBRARY))


async def test_it_has_a_new_number_and_the_same_words_and_no_index_puts_them_again(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, parts = await standing(house), ["a" * 800_000, "b" * 800_000, "c" * 800_000]
    async with instance(house, tmp_path / "other") as other:
        await catch_up(other)
        assert await complete(house, LIBRARY, ONE, MODEL, await digest_of(house), parts)
        now = await standing(house)
        assert (now.number > before.number, now.digest, now.worded) == (True, before.digest, before.worded)
        assert await completion_of(house.records, LIBRARY, now, MODEL) == parts
        assert await completion_of(house.records, LIBRARY, now, "another") is None
        segments = {path.name for path in (tmp_path / "other/index").glob("*.store")}
        await catch_up(other)
        marks = other.marks.current
        assert marks and marks.libraries[LIBRARY].number == now.number
        assert {path.name for path in (tmp_path / "other/index").glob("*.store")} == segments
        assert len(await finds(other, OTHER, "paspoort")) == 2


@pytest.mark.slow
async def test_it_stays_with_other_readers_and_goes_with_the_words(house: House, tmp_path: Path) -> None:
    assert await complete(house, LIBRARY, ONE, MODEL, await digest_of(house), ["x", "y"])
    await index(house, tmp_path, NARROWER)
    assert await completion_of(house.records, LIBRARY, await standing(house), MODEL) == ["x", "y"]
    assert await complete(house, LIBRARY, ONE, MODEL, await digest_of(house), ["z"]), "again, and shorter"
    assert await completion_of(house.records, LIBRARY, await standing(house), MODEL) == ["z"]
    (tmp_path / "map/twee/nota.md").write_text("# Nota\n\nEen ander paspoort.\n")
    library = Counting(tmp_path / "map")
    await indexed(house, library)
    await library.close()
    assert (await standing(house)).completed == frozenset()
    assert await kept(house) == 0


async def test_what_was_made_of_other_words_is_not_kept(house: House) -> None:
    number = (await standing(house)).number
    assert not await complete(house, LIBRARY, ONE, MODEL, "other", ["x"])
    assert ((await standing(house)).number, await kept(house)) == (number, 0)
    with pytest.raises(Unavailable):
        await complete(house, LIBRARY, source_id("map", "nergens.md"), MODEL, "other", ["x"])
