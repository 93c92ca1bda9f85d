"""The papers of an organisation: what they name as a test is one, what they link to is there, and what Bode says of
itself is on its cards as they quote it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.variables import PREFIX
from bot.words.languages import LANGUAGES
from cards.examples.home import home_examples
from cards.examples.world import speaking
from cards.texts import texts
from tests.cards import walking
from tests.copying import ROOT

FOLDER = ROOT / "docs" / "beheer"
PAPERS = ("dpia.md", "ai.md", "icr.md", "incident.md", "toegankelijkheid.md", "beheerkaarten.md")
WITH_MEASURES = ("dpia.md", "icr.md")
SAYS_WHAT_IT_IS = ("welcome_card", "help_card")


def text(paper: str) -> str:
    return (FOLDER / paper).read_text("utf-8")


@cache
def named_in(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(one.name for one in tree.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("paper", PAPERS)
def test_each_test_that_is_named_is_one(paper: str) -> None:
    for file, name in re.findall(r"`(tests/[a-z_/]+\.py)(?:::(test_[a-z0-9_]+))?`", text(paper)):
        assert (ROOT / file).is_file(), file
        assert not name or name in named_in(ROOT / file), f"{file}::{name}"


@pytest.mark.parametrize("paper", WITH_MEASURES)
def test_each_measure_has_a_test(paper: str) -> None:
    """Or says that it is the organisation's to keep."""
    held = [line for line in text(paper).splitlines() if re.match(r"\|.*\| [1-4] \| [1-4] \|", line)]
    assert len(held) > 8
    for line in held:
        assert "`tests/" in line or "[afspraak van de organisatie]" in line, line


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_linked_to_is_there(paper: str) -> None:
    for page in re.findall(r"\]\(([a-z./-]+\.md)\)", text(paper)):
        assert (FOLDER / page).resolve().is_file(), page


@pytest.mark.parametrize("paper", PAPERS)
def test_each_setting_is_one(paper: str) -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert {*re.findall(rf"{PREFIX}[A-Z_]+", text(paper))} <= known


def test_who_begins_and_who_asks_for_help_reads_that_bode_is_a_program() -> None:
    """As the page quotes it, in each language."""
    for language in LANGUAGES:
        said = texts(language)("about-bode")
        assert f"> {said}" in text("ai.md")
        shown = [one for one in home_examples(speaking(language)) if one[0] in SAYS_WHAT_IT_IS]
        assert {card for card, *_ in shown} == set(SAYS_WHAT_IT_IS)
        for card, name, content in shown:
            assert said in walking.words(content.json()), f"{card} / {name} / {language}"


@pytest.mark.parametrize("command", ["evaluate"])
def test_the_commands_of_the_page_on_ai_are_there(command: str) -> None:
    from app import app  # noqa: PLC0415 - it is the whole command line

    assert f"python app.py {command}" in text("ai.md")
    assert command in {one.name or one.callback.__name__ for one in app.registered_commands if one.callback}
