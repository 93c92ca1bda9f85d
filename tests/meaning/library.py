"""A library, a model behind an address, and whether each of its sources has what the model makes of it."""

import json
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.answer.library.change_order import everything, passages_of
from bot.answer.library.completing import completion_of
from bot.answer.library.embedding import Embedder
from bot.answer.library.ids import library_id
from bot.answer.library.indexing import index_library
from bot.answer.library.source import Source
from bot.bootstrap.adapters import library_of
from bot.bootstrap.houses import opened_house
from bot.content.base import Library
from bot.house import House
from bot.meaning.base import Meaning
from bot.meaning.text import meant_text
from bot.meaning.vectors import quantized, unpacked
from bot.settings import Settings, load_settings
from tests.peers.embeddings import DIMENSIONS, KEY, MODEL, Embeddings, numbers

LIBRARY = library_id("map/corpus.jsonl")


@asynccontextmanager
async def opened(tmp_path: Path, service: Embeddings, dimensions: int = 0) -> AsyncGenerator[House]:
    async with opened_house(settings_for(tmp_path, service, dimensions)) as house:
        yield house


def settings_for(tmp_path: Path, service: Embeddings, dimensions: int = 0) -> Settings:
    return load_settings(
        data_dir=tmp_path / "data",
        meaning="endpoint",
        meaning_endpoint=service.url,
        meaning_model=MODEL,
        meaning_key=KEY,
        meaning_dimensions=dimensions,
    )


def export(tmp_path: Path, texts: Iterable[str]) -> Library:
    rows = [
        {"_id": f"d{n}", "title": f"Nota {n}", "text": text, "readers": ["everyone"]} for n, text in enumerate(texts)
    ]
    folder = tmp_path / "map"
    folder.mkdir(exist_ok=True)
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return library_of(f"jsonl:{folder / 'corpus.jsonl'}", "")


async def indexed(house: House, library: Library) -> None:
    await index_library(house, library, lambda _: None)
    await library.close()


def model_of(house: House) -> Meaning:
    assert house.meaning
    return house.meaning


class Clock:
    """Stands still, so that a round takes no time."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


async def embed_all(house: House) -> None:
    """Until nothing is left to be done."""
    embedder = Embedder(house, model_of(house), Clock())
    while await embedder.embed():
        pass


async def sources(house: House, library: str = LIBRARY) -> Sequence[Source]:
    return [item.source async for item in everything(house.records, library) if not item.gone]


async def assert_whole(house: House, library: str = LIBRARY) -> None:
    """Every source has the vectors of its passages, in their order."""
    async for item in everything(house.records, library):
        if item.gone:
            continue
        parts = await completion_of(house.records, library, item.source, model_of(house).name)
        passages = await passages_of(house.records, library, item)
        assert parts is not None
        assert passages is not None
        texts = [meant_text(item.source, passage) for passage in passages]
        assert unpacked(parts) == [quantized(numbers(text, DIMENSIONS)) for text in texts]
