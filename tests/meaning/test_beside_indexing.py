"""What is indexed while vectors are made: neither ends the other, and each knows the other's commits."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.library.change_order import state_of
from bot.answer.library.embedding import Embedder
from bot.answer.library.ids import library_id
from bot.answer.library.indexing_run import IndexedElsewhere
from bot.content.base import Document, Entry, Unreadable
from bot.content.folder import Folder
from bot.content.jsonl import Jsonl
from bot.house import House
from bot.store.base import Write
from bot.store.partitions import sources_partition
from tests.index.test_indexing import documents
from tests.meaning.library import LIBRARY, Clock, assert_whole, embed_all, export, indexed, model_of, sources


class Interrupted(Jsonl):
    """Between two of its documents, sources are completed."""

    embedder: Embedder

    async def read(self, entry: Entry) -> Document | Unreadable:
        await self.embedder.embed()
        return await super().read(entry)


async def test_an_indexing_and_the_making_of_vectors_end_neither_of_them(house: House, tmp_path: Path) -> None:
    await indexed(house, export(tmp_path, ["een", "twee", "drie"]))
    export(tmp_path, ["een nieuw", "twee", "drie nieuw", "vier"])
    library = Interrupted(tmp_path / "map/corpus.jsonl", name="", readers=frozenset())
    library.embedder = Embedder(house, model_of(house), Clock())
    await indexed(house, library)
    assert len([source for source in await sources(house) if source.completed]) == 1, "whose words are as they were"
    await embed_all(house)
    await assert_whole(house)
    state = await state_of(house.records, LIBRARY)
    assert state
    assert (state.value.documents, state.value.doubtful) == (4, frozenset())


class InterruptedFolder(Folder):
    """As Interrupted."""

    embedder: Embedder

    async def read(self, entry: Entry) -> Document | Unreadable:
        await self.embedder.embed()
        return await super().read(entry)


@pytest.mark.slow
async def test_other_readers_keep_the_vectors_that_came_meanwhile(house: House, tmp_path: Path) -> None:
    await indexed(house, Folder(documents(tmp_path / "map", '[folders]\n"" = ["everyone"]\n')))
    library = InterruptedFolder(documents(tmp_path / "map", '[folders]\n"" = ["group:hr"]\n'))
    (tmp_path / "map/nieuw.md").write_text("# Nieuw\n\nEen tekst.\n", encoding="utf-8")
    library.embedder = Embedder(house, model_of(house), Clock())
    await indexed(house, library)
    found = sorted((*source.readers, bool(source.completed)) for source in await sources(house, library_id("map")))
    assert found == [("group:hr", False), ("group:hr", True), ("group:hr", True)]
    await embed_all(house)
    await assert_whole(house, library_id("map"))


class Crossed(Jsonl):
    """Between two of its documents somebody else commits."""

    cross: Callable[[], Awaitable[None]]

    async def read(self, entry: Entry) -> Document | Unreadable:
        await self.cross()
        return await super().read(entry)


@pytest.mark.parametrize("what", ["the readers of a source", "how far it is"])
async def test_what_somebody_else_indexed_is_no_completion(house: House, tmp_path: Path, what: str) -> None:
    await indexed(house, export(tmp_path, ["een", "twee"]))
    export(tmp_path, ["een", "twee", "drie"])
    library = Crossed(tmp_path / "map/corpus.jsonl", name="", readers=frozenset())
    records, partition = house.records, sources_partition(LIBRARY)

    async def cross() -> None:
        state = await state_of(records, LIBRARY)
        source = await records.sources.get(partition, (await sources(house))[0].id)
        assert state
        assert source
        number = state.value.number + 1
        if what == "how far it is":
            writes: list[Write] = [records.indexed.put(replace(state.value, cursor="x"), state.version)]
        else:
            narrower = replace(source.value, readers=frozenset({"group:hr"}), number=number)
            writes = [
                records.indexed.put(replace(state.value, number=number), state.version),
                records.sources.put(narrower, source.version),
            ]
        await records.accept(partition, writes)

    library.cross = cross
    with pytest.raises(IndexedElsewhere):
        await indexed(house, library)
