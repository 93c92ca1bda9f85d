"""Vectors come after the words, in the background: each once, of what is new, whatever happens meanwhile."""

import asyncio
import logging
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.library.change_order import state_of
from bot.answer.library.completing import completion_of
from bot.answer.library.embedding import FIRST_PAUSE, PROBE, SAVE_EVERY, STEP, TURN, Embedder
from bot.answer.library.indexing import remove_library
from bot.answer.library.source import Indexed
from bot.answer.official.official_answer import OFFICIAL, OfficialAnswer
from bot.cli.libraries import list_libraries
from bot.content.folder import Folder
from bot.house import House
from bot.settings import load_settings
from bot.store.partitions import OFFICIAL_ANSWERS, sources_partition
from tests.index.test_indexing import documents
from tests.meaning.library import (
    LIBRARY,
    Clock,
    assert_whole,
    embed_all,
    export,
    indexed,
    model_of,
    opened,
    settings_for,
    sources,
)
from tests.peers.embeddings import Embeddings, refused


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


async def test_a_long_document_holds_nothing_up_and_none_of_it_is_made_twice(
    house: House, service: Embeddings, tmp_path: Path
) -> None:
    await indexed(house, export(tmp_path, [" ".join(map(str, range(160 * 3 * STEP)))]))
    embedder = Embedder(house, model_of(house), lambda: TURN * service.requests)
    rounds = 0
    while not await embedder.embed():
        rounds += 1
        assert len(service.texts) == STEP * rounds
    assert rounds >= 2
    await assert_whole(house)
    assert set(service.texts.values()) == {1}


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


@pytest.mark.process
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
