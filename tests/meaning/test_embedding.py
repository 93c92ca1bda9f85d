"""Vectors come after the words, in the background: each once, of what is new, whatever happens meanwhile."""

import asyncio
import json
import logging
import sys
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.library.change_order import everything, passages_of, state_of
from bot.answer.library.completing import completion_of
from bot.answer.library.embedding import FIRST_PAUSE, PROBE, SAVE_EVERY, TURN, Embedder
from bot.answer.library.ids import library_id
from bot.answer.library.indexing import IndexedElsewhere, index_library, remove_library
from bot.answer.library.source import Indexed, Source
from bot.answer.official.official_answer import OFFICIAL, OfficialAnswer
from bot.bootstrap import library_of, opened_house
from bot.cli.libraries import list_libraries
from bot.content.base import Document, Entry, Library, Unreadable
from bot.content.folder import Folder
from bot.content.jsonl import Jsonl
from bot.house import House
from bot.meaning.base import Meaning
from bot.meaning.text import meant_text
from bot.meaning.vectors import quantized, unpacked
from bot.settings import Settings, load_settings
from bot.store.base import Write
from bot.store.records import OFFICIAL_ANSWERS, sources_partition
from tests.index.test_indexing import documents
from tests.peers.embeddings import DIMENSIONS, KEY, MODEL, Embeddings, numbers, refused

LIBRARY = library_id("map/corpus.jsonl")


@pytest.fixture
async def service() -> AsyncIterator[Embeddings]:
    async with Embeddings().running() as running:
        yield running


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


@pytest.fixture
async def house(tmp_path: Path, service: Embeddings) -> AsyncIterator[House]:
    async with opened(tmp_path, service) as house:
        yield house


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


async def test_every_passage_gets_its_vector_once(house: House, service: Embeddings, tmp_path: Path) -> None:
    await indexed(house, export(tmp_path, ["over verlof", " ".join(map(str, range(400))), "over fietsen"]))
    await embed_all(house)
    await assert_whole(house)
    assert set(service.texts.values()) == {1}
    assert len(service.texts) > 3
    await embed_all(house)
    assert set(service.texts.values()) == {1}, "and not again by another instance"


async def test_only_what_has_new_words_is_made_again(house: House, service: Embeddings, tmp_path: Path) -> None:
    await indexed(house, export(tmp_path, ["een", "twee", "drie"]))
    embedder = Embedder(house, model_of(house), Clock())
    assert [await embedder.embed() for _ in range(3)] == [3, 0, 0]
    requests = service.requests
    await indexed(house, export(tmp_path, ["een", "twee anders", "drie"]))
    assert [await embedder.embed() for _ in range(3)] == [1, 0, 0]
    assert service.requests == requests + 1
    assert service.texts["Nota 1\ntwee anders"] == 1
    await assert_whole(house)


async def test_what_is_new_waits_for_nothing_old_and_no_library_for_another(
    house: House, service: Embeddings, tmp_path: Path
) -> None:
    await indexed(house, export(tmp_path, [f"oud {number}" for number in range(9)]))
    # Each document takes a whole round.
    embedder = Embedder(house, model_of(house), lambda: TURN * service.requests)
    assert await embedder.embed() == 1
    await indexed(house, export(tmp_path, [*(f"oud {number}" for number in range(9)), "nieuw"]))
    await indexed(house, Folder(documents(tmp_path / "andere", '[folders]\n"" = ["everyone"]\n')))
    before = set(service.texts)
    assert await embedder.embed() == 2
    made = {text.split("\n")[1] for text in set(service.texts) - before}
    assert made == {"nieuw", "Het paspoort ligt klaar."}


async def test_idle_it_reads_one_number(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await indexed(house, export(tmp_path, ["een"]))
    embedder = Embedder(house, model_of(house), Clock())
    while await embedder.embed():
        pass
    await embedder.embed()
    reads: Counter[str] = Counter()
    get = house.records._store.get

    async def counting(kind: str, partition: str, id: str) -> object:
        reads[kind] += 1
        return await get(kind, partition, id)

    monkeypatch.setattr(house.records._store, "get", counting)
    await embedder.embed()
    assert reads == {"head": 1}


async def test_it_goes_on_where_it_was_killed(tmp_path: Path, service: Embeddings) -> None:
    async with opened(tmp_path, service) as house:
        await indexed(house, export(tmp_path, [f"tekst {number}" for number in range(60)]))
    command = [sys.executable, "-m", "tests.meaning.embedding_child", str(tmp_path / "data"), service.url]
    child = await asyncio.create_subprocess_exec(*command)
    async with asyncio.timeout(60):
        while len(service.texts) < 15:  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.001)
    child.kill()
    await child.wait()
    async with opened(tmp_path, service) as house:
        done = {source.id for source in await sources(house) if source.completed}
        assert 14 <= len(done) < 60
        await embed_all(house)
        await assert_whole(house)
    assert sum(service.texts.values()) <= 60 + 1, "it costs the source at which it was"


async def test_a_model_that_is_away_is_waited_for_and_said_once(
    house: House, service: Embeddings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await indexed(house, export(tmp_path, ["een", "twee"]))
    clock = Clock()
    embedder = Embedder(house, model_of(house), clock)
    service.key, key = "Bearer another", service.key
    for _ in range(3):
        assert await embedder.embed() == 0
    assert service.requests == 2, "the source, and whether anything works"
    clock.now += FIRST_PAUSE
    assert await embedder.embed() == 0
    assert service.requests == 4
    service.key = key
    clock.now += FIRST_PAUSE
    assert await embedder.embed() == 0, "it waits longer each time"
    clock.now += FIRST_PAUSE
    assert await embedder.embed() == 2
    await assert_whole(house)
    assert [record.message for record in caplog.records].count("meaning.waits") == 1


async def test_what_the_model_cannot_take_keeps_nothing_up(
    house: House, service: Embeddings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A text that the service refuses while it takes others."""
    await indexed(house, export(tmp_path, ["een", "twee"]))
    service.faults = [refused(400)]
    embedder = Embedder(house, model_of(house), Clock())
    assert await embedder.embed() == 2, "it is tried a second time"
    await indexed(house, export(tmp_path, ["een", "twee", "drie"]))
    service.refuses = "drie"
    assert await embedder.embed() == 0
    assert [record.message for record in caplog.records].count("meaning.left_out") == 1
    assert await embedder.embed() == 0
    assert service.texts[PROBE] >= 2


async def test_another_model_runs_beside_and_then_instead(tmp_path: Path, service: Embeddings) -> None:
    async with opened(tmp_path, service, dimensions=8) as house:
        old = model_of(house).name
        await indexed(house, export(tmp_path, ["een", "twee", "drie"]))
        await embed_all(house)
    async with opened(tmp_path, service) as house:
        requests = service.requests
        embedder = Embedder(house, model_of(house), lambda: TURN * (service.requests - requests))
        for _ in range(2):
            assert await embedder.embed() == 1
            for source in await sources(house):
                assert await completion_of(house.records, LIBRARY, source, old), "until the new one is through"
        assert await embedder.embed() == 1
        await embed_all(house)
        await assert_whole(house)
        for source in await sources(house):
            assert source.completed == {model_of(house).name}
        kept = await house.records.completions.count(equal={}, partition=sources_partition(LIBRARY))
        assert kept == 3, "nothing of the old one is left"


async def test_the_store_says_now_and_then_how_far_it_is(house: House, service: Embeddings, tmp_path: Path) -> None:
    await indexed(house, export(tmp_path, ["een", "twee", "drie"]))
    clock = Clock()
    embedder = Embedder(house, model_of(house), clock)
    service.faults = [refused(401), refused(401)]
    await embedder.embed()
    clock.now += SAVE_EVERY
    service.faults = [refused(401), refused(401)]
    await embedder.embed()
    (reach,) = [one.value async for one in house.records.reaches.stream(partition=sources_partition(LIBRARY))]
    assert (reach.number, reach.waiting) == (0, 3)


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


async def test_an_operator_sees_how_far_it_is(
    house: House, service: Embeddings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_for(tmp_path, service)
    await indexed(house, export(tmp_path, ["een", "twee", "drie"]))
    await list_libraries(settings)
    clock = Clock()
    embedder = Embedder(house, model_of(house), clock)
    service.faults = [refused(401), refused(401)]
    clock.now += SAVE_EVERY
    await embedder.embed()
    await list_libraries(settings)
    await embed_all(house)
    await list_libraries(settings)
    said = [line.strip() for line in capsys.readouterr().out.splitlines() if "meaning" in line]
    name = model_of(house).name
    assert said == [f"meaning ({name}): {done} of 3 documents" for done in (0, 0, 3)]
    await list_libraries(load_settings(data_dir=settings.data_dir))
    assert "meaning" not in capsys.readouterr().out


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


async def test_a_library_that_is_removed_takes_its_vectors_along(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await indexed(house, export(tmp_path, ["een", "twee"]))
    embedder = Embedder(house, model_of(house), Clock())
    await embedder.embed()
    state = await state_of(house.records, LIBRARY)
    assert state
    await remove_library(house, state)
    assert await house.records.completions.count(equal={}, partition=sources_partition(LIBRARY)) == 0
    assert await embedder.embed() == 0
    await indexed(house, export(tmp_path, ["een"]))
    assert await embedder.embed() == 1
    await assert_whole(house)


async def write_answer(house: House, text: str, number: int) -> None:
    now = house.now()
    answer = OfficialAnswer(
        "h", "t", "Mag ik thuis werken?", text, "nl", "p", frozenset({"everyone"}), "eik", now, now.date(), number
    )
    answers = house.records.official_answers
    standing = await answers.get(OFFICIAL_ANSWERS, "h")
    state = await state_of(house.records, OFFICIAL)
    await house.scopes.announce(OFFICIAL, number, [answer.readers])
    writes = [
        answers.put(replace(answer, number=number), standing.version if standing else None),
        house.records.indexed.put(Indexed(OFFICIAL, number), state.version if state else None),
    ]
    await house.records.accept(OFFICIAL_ANSWERS, writes)


async def test_official_answers_mean_something_too(house: House, service: Embeddings) -> None:
    await write_answer(house, "Twee dagen in de week.", 1)
    await embed_all(house)
    await assert_whole(house, OFFICIAL)
    assert service.texts == {"Mag ik thuis werken?\nTwee dagen in de week.": 1}
    state = await state_of(house.records, OFFICIAL)
    assert state
    await write_answer(house, "Eén dag.", state.value.number + 1)
    await embed_all(house)
    await assert_whole(house, OFFICIAL)
