"""What the model made comes into each instance's index: as it is made, at a first filling, and from a snapshot."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.answering import look_up
from bot.answer.library import meaning_of_copies, snapshots
from bot.answer.library.replica import catch_up, follow
from bot.answer.library.scope import scope_id
from bot.house import House
from bot.index.base import Meant
from bot.meaning.vectors import quantized
from bot.people.contacts import meet
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from tests.index.instances import instance
from tests.meaning.test_embedding import embed_all, export, indexed, model_of, opened
from tests.patience import PATIENCE
from tests.peers.embeddings import DIMENSIONS, Embeddings, numbers, refused

pytest.importorskip("numkong", reason="what compares vectors has no wheel here")

TEXTS = ("De sleutel ligt klaar.", "Wie afwezig is, belt.", "De kilometers tellen mee.")


@pytest.fixture
async def service() -> AsyncIterator[Embeddings]:
    async with Embeddings().running() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path, service: Embeddings) -> AsyncIterator[House]:
    async with opened(tmp_path, service) as house:
        await indexed(house, export(tmp_path, TEXTS))
        await catch_up(house)
        yield house


async def nearest(house: House, number: int, text: str = "") -> list[str]:
    """What is found by the very meaning of a text, which is the first, and by no word."""
    vector = quantized(numbers(f"Nota {number}\n{text or TEXTS[number]}", DIMENSIONS))
    asked = Meant(model_of(house).name, vector)
    hits = await house.index.search("zzz", scopes={scope_id({"everyone"})}, meaning=asked)
    return [hit.source.title for hit in hits if hit.evidence.cosine and hit.evidence.cosine > 0.99]


async def test_what_is_made_in_the_background_is_found_by_meaning(house: House) -> None:
    assert await nearest(house, 1) == []
    await embed_all(house)
    await catch_up(house)
    assert await nearest(house, 1) == ["Nota 1"]
    assert house.marks.current
    assert house.marks.current.meant == model_of(house).name


async def test_a_running_instance_has_its_vectors_before_the_first_question(
    tmp_path: Path, service: Embeddings
) -> None:
    async with opened(tmp_path, service) as house:
        await indexed(house, export(tmp_path, TEXTS))
        await catch_up(house)
        await embed_all(house)
        await catch_up(house)
    async with opened(tmp_path, service) as house:
        following = asyncio.create_task(follow(house))
        async with asyncio.timeout(PATIENCE):
            while not house.index._meanings._matrices:  # type: ignore[attr-defined]  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(0.01)
        following.cancel()
        assert await nearest(house, 1) == ["Nota 1"]


async def test_other_words_mean_something_else_once_that_is_made(house: House, tmp_path: Path) -> None:
    await embed_all(house)
    await catch_up(house)
    await indexed(house, export(tmp_path, (TEXTS[0], "Iets heel anders.", TEXTS[2])))
    await catch_up(house)
    assert await nearest(house, 1) == await nearest(house, 1, "Iets heel anders.") == []
    await embed_all(house)
    await catch_up(house)
    assert await nearest(house, 1, "Iets heel anders.") == ["Nota 1"]
    assert await nearest(house, 0) == ["Nota 0"]


async def test_a_new_instance_fills_its_index_with_the_meaning_as_well(house: House, tmp_path: Path) -> None:
    await embed_all(house)
    async with instance(house, tmp_path / "other") as other:
        await catch_up(other)
        assert await nearest(other, 2) == ["Nota 2"]


async def test_an_index_from_before_the_model_was_in_use_gets_what_it_made(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await embed_all(house)
    async with instance(replace(house, meaning=None), tmp_path / "other") as without:
        await catch_up(without)
        assert await without.index.models() == frozenset()
        beside = replace(without, meaning=house.meaning)
        await catch_up(beside)
        assert await nearest(beside, 0) == ["Nota 0"]

        async def never(*_: object) -> None:
            raise AssertionError("there is nothing to be done again")

        monkeypatch.setattr(meaning_of_copies, "completion_of", never)
        await catch_up(beside)


async def test_an_index_that_was_followed_without_the_model_is_gone_through_again(house: House, tmp_path: Path) -> None:
    await embed_all(house)
    await catch_up(house)
    without = replace(house, meaning=None)
    await indexed(without, export(tmp_path, (*TEXTS, "Nieuw.")))
    await catch_up(without)
    assert without.marks.current
    assert without.marks.current.meant == ""
    await embed_all(house)
    await catch_up(house)
    assert await nearest(house, 3, "Nieuw.") == ["Nota 3"]


async def test_vectors_that_are_damaged_in_the_store_leave_the_words(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await embed_all(house)

    async def damaged(*_: object) -> list[str]:
        return ["AAAA"]

    monkeypatch.setattr(meaning_of_copies, "completion_of", damaged)
    await catch_up(house)
    assert "replica.meaning_damaged" in caplog.text
    assert await house.index.search("sleutel", scopes={scope_id({"everyone"})})


def at(house: House, minutes: int) -> House:
    """Snapshots are told apart by the second."""
    return replace(house, now=lambda: house.now() + timedelta(minutes=minutes))


async def test_a_snapshot_brings_the_meaning_along(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await snapshots.keep_one(house)
    await embed_all(house)
    await catch_up(house)
    before = [blob.name async for blob in house.blobs.list("")]
    await snapshots.keep_one(at(house, 1))
    assert [blob.name async for blob in house.blobs.list("")] != before, "vectors of a model are worth another one"
    manifest = await snapshots.make(at(house, 2))
    assert manifest
    assert manifest.models == {model_of(house).name}

    async def never(*_: object) -> None:
        raise AssertionError("it is all there")

    monkeypatch.setattr(meaning_of_copies, "completion_of", never)
    async with instance(house, tmp_path / "other") as other:
        await catch_up(other)
        assert await nearest(other, 2) == ["Nota 2"]


async def test_a_question_is_answered_by_words_while_the_model_is_away(house: House, service: Embeddings) -> None:
    await embed_all(house)
    await catch_up(house)
    file = Path(__file__).parents[2] / "samples" / "organisation.toml"
    await load_organisation(house, parse_organisation(file.name, file.read_bytes()))
    actor = await meet(house, next(iter((await house.directory.current()).people)), None)
    meant = await look_up(house, actor, "Waar ligt de sleutel?")
    service.faults += [refused(500)] * 9
    words = await look_up(house, actor, "Waar ligt de sleutel, vraag ik?")
    assert meant.evidence
    assert meant.evidence.cosine is not None
    assert words.evidence
    assert words.evidence.cosine is None
