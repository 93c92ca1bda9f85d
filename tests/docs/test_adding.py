"""CONTRIBUTING's table "to add X touch Y" is done, row by row, on a copy of the project: nothing else is touched."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.copying import ROOT, copied, try_tests

Touch = Callable[[Path], None]

TRIED = '''
"""What the additions do together, in the process of the copy."""

from bot.settings import load_settings
from bot.settings_page import describe_settings
from cards.examples import examples
from tests.conversations.school import School
from tests.conversations.conftest import prepared, school  # noqa: F401
from tests.conversations.stage import buttons_of


async def test_a_form_can_be_started(school: School) -> None:
    await school.ana.says("badge")
    assert "Badge aanvragen" in school.ana.newest.text


async def test_a_command_shows_a_card_whose_button_works(school: School) -> None:
    await school.ana.says("weer")
    assert "Het weer" in school.ana.newest.text
    await school.ana.clicks("Vernieuwen")
    assert "Opnieuw gekeken" in school.ana.newest.text


def test_the_card_is_in_the_gallery() -> None:
    for language in ("nl", "fr", "en"):
        assert any(example.card == "weather_card" for example in examples([language])), language


def test_a_setting_is_read_and_told(monkeypatch) -> None:
    monkeypatch.setenv("BODE_MOTTO", "altijd dichtbij")
    assert load_settings().motto == "altijd dichtbij"
    assert "| `BODE_MOTTO` |" in describe_settings()
'''

CARD = '''
"""The weather, as an example of a card."""

from cards.card import Card
from cards.home.buttons import WeatherShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head
from cards.parts.words import ours
from cards.texts import Texts


def weather_card(t: Texts, *, again: bool) -> Card:
    body = [*head(t("bode"), t("weather-title")), ours(t("weather-again" if again else "weather-text"))]
    return assemble(t, t("weather-title"), body, actions(button(t("weather-refresh"), WeatherShow())))
'''

HANDLERS = """

async def show_weather(here: Here) -> Shown:
    return Shown(weather_card(here.t, again=False))


async def _weather(here: Here, _: buttons.WeatherShow, __: Mapping[str, Json]) -> Shown:
    return Shown(weather_card(here.t, again=True))


CLICKS: """

WORDS = {
    "nl": ("weer", "Het weer", "Droog.", "Opnieuw gekeken: droog.", "Vernieuwen"),
    "fr": ("météo", "La météo", "Sec.", "Regardé encore : sec.", "Actualiser"),
    "en": ("weather", "The weather", "Dry.", "Looked again: dry.", "Refresh"),
}


def a_form(copy: Path) -> None:
    shutil.copy(ROOT / "tests" / "landed" / "forms" / "badge.toml", copy / "dialogs" / "forms")


def a_card_and_a_button(copy: Path) -> None:
    (copy / "cards" / "home" / "weather.py").write_text(CARD, encoding="utf-8")
    added(copy / "cards" / "home" / "buttons.py", '\n\nclass WeatherShow(Verb):\n    verb = "weather.show"\n')
    example = '    yield "weather_card", "now", weather_card(t, again=False)\n'
    before(copy / "cards" / "examples" / "home.py", '    yield "trouble_card"', example)
    imported(copy / "cards" / "examples" / "home.py", "from cards.home.weather import weather_card")
    before(copy / "bot" / "front" / "home.py", "\n\nCLICKS: ", HANDLERS.removesuffix("\n\n\nCLICKS: "))
    before(copy / "bot" / "front" / "home.py", "    buttons.HelpShow: _help", "    buttons.WeatherShow: _weather,\n")
    imported(copy / "bot" / "front" / "home.py", "from cards.home.weather import weather_card")
    for language, (_, title, text, again, refresh) in WORDS.items():
        texts = (
            f"\nweather-title = {title}\nweather-text = {text}\nweather-again = {again}\nweather-refresh = {refresh}\n"
        )
        added(min((copy / "languages" / language).glob("*.ftl")), texts)


def a_command(copy: Path) -> None:
    before(
        copy / "bot" / "front" / "commands.py",
        '    Command("help"',
        '    Command("weather", home.show_weather, listed=False),\n',
    )
    for language, (word, *_) in WORDS.items():
        after(copy / "languages" / language / "said.toml", "[commands]\n", f'weather = ["{word}"]\n')


def a_setting(copy: Path) -> None:
    row = '    motto: str = Field("", description="Stands nowhere.")\n'
    before(copy / "bot" / "setting_groups" / "door.py", "    host: str = Field(", row)


ROWS: dict[str, Touch] = {
    "a request form": a_form,
    "a card": a_card_and_a_button,
    "a button": lambda _: None,  # with the card
    "a command": a_command,
    "a setting": a_setting,
}
ELSEWHERE = {
    "a part of the configuration (what `publish` publishes)": "tests/configuration/test_files.py",
    "how one asks for a day, a person or one's own": "tests/words/test_other_messages.py",
    "a field kind": "tests/conversations/test_new_kind.py",
    "a language": "tests/cards/test_texts.py",
    "a store, queue or index": "tests/store/test_contract.py",
    "a kind of document, or a field of what is kept": "tests/house/test_privacy.py",
    "a measure, a figure of the log, or what may stand at either": "tests/docs/test_watching.py",
    "a check of `doctor`": "tests/doctor/test_examining.py",
    "a request to Microsoft Graph": "tests/graph/test_permissions.py",
    "an index of a kind of document": "tests/infra/test_deployment.py",
    "something in Azure": "tests/infra/test_bicep.py",
    "a dependency": "Makefile",
}
"""Rows that are done by tests of their own, or are no code."""


def added(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def before(path: Path, mark: str, text: str) -> None:
    found = path.read_text(encoding="utf-8")
    assert found.count(mark) >= 1, f"{path}: no {mark!r}"
    path.write_text(found.replace(mark, text + mark, 1), encoding="utf-8")


def after(path: Path, mark: str, text: str) -> None:
    found = path.read_text(encoding="utf-8")
    assert mark in found, f"{path}: no {mark!r}"
    path.write_text(found.replace(mark, mark + text, 1), encoding="utf-8")


def imported(path: Path, line: str) -> None:
    before(path, "from cards.home.home", f"{line}\n")


def test_every_row_of_the_table_is_tried() -> None:
    assert [place for place in ELSEWHERE.values() if not (ROOT / place).exists()] == []
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = page.partition("| to add | touch |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)
    assert {row for row in rows if not row.startswith("---")} == ROWS.keys() | ELSEWHERE.keys()
    assert [place for place in ELSEWHERE.values() if not (ROOT / place).is_file()] == []


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.mark.walk
def test_what_is_added_works_without_touching_anything_else(copy: Path) -> None:
    for touch in ROWS.values():
        touch(copy)
    try_tests(copy, TRIED)
