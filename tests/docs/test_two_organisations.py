"""docs/beheer/twee-organisaties.md: its files, settings and commands are sound, and each claim is held by a test."""

import re
from pathlib import Path

import pytest
import typer

from app import app
from bot.bootstrap.organisations import organisations_of, settings_of_each
from bot.guids import GUID
from bot.people.organisations import load_organisations
from bot.settings import Settings, load_settings
from bot.settings_of_organisations import INHERITED, NEVER_SHARED, OF_ONE
from tests.copying import ROOT

PAGE = (ROOT / "docs" / "beheer" / "twee-organisaties.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("number", [0, 1])
def test_its_files_are_sound(number: int, tmp_path: Path) -> None:
    file = tmp_path / "organisations.toml"
    file.write_text(blocks("toml")[number])
    schools, city = load_organisations(file)
    assert (schools.id, city.id) == ("scholen", "stad")
    assert (schools.tenants == city.tenants) is (number == 0)
    assert bool(schools.groups and city.groups) is (number == 0)


def test_the_second_app_is_one_that_bode_starts_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "organisations.toml").write_text(blocks("toml")[1])
    (certificate := tmp_path / "stad.pem").touch()
    said = dict(line.split("=") for line in blocks("ini")[0].splitlines())
    assert all(GUID.fullmatch(text) for name, text in said.items() if not name.endswith("FILE"))
    for name, text in said.items():
        monkeypatch.setenv(name, str(certificate) if name.endswith("FILE") else text)
    first = {"app_id": "1b4e28ba-2fa1-4d3b-8c5d-3e9a7f6b0c12", "app_secret": "x", "organisation": "scholen"}
    tenants = ("3f1c2b9e-6f0d-4f6c-9a55-0c4b1f8f2a01",)
    settings = load_settings(**first, tenant_ids=tenants, organisations_file=tmp_path / "organisations.toml")
    assert settings_of_each(settings)["stad"].app_id == said["BODE_STAD__APP_ID"]
    assert len({rule.apps for rule in organisations_of(settings)}) == 2


def test_every_setting_it_names_is_there_and_stands_in_the_right_row() -> None:
    named = {name for name in re.findall(r"`BODE_([A-Z_]+?)(?:=[^`]*)?`", PAGE) if not name.startswith("STAD_")}
    assert {name.lower() for name in named} <= set(Settings.model_fields)
    own = {name.lower() for name in re.findall(r"BODE_STAD__([A-Z_]+)", PAGE)}
    assert own <= OF_ONE
    rows = {row.split("|")[2].strip(): row for row in PAGE.splitlines() if row.startswith("| ") and "BODE_" in row}
    inherited, chosen = (
        rows["elke organisatie die zelf niets anders zegt"],
        rows["niemand: zeg het met een id, anders start Bode niet"],
    )
    assert {one.lower() for one in re.findall(r"BODE_([A-Z_]+)", inherited)} <= INHERITED
    assert {one.lower() for one in re.findall(r"BODE_([A-Z_]+)", chosen)} <= NEVER_SHARED


def test_every_command_is_there() -> None:
    known = typer.main.get_command(app)
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(lines) == 4
    for line in lines:
        name, *options = line.removeprefix("BODE_ORGANISATION=stad python app.py ").split()
        command = known.commands[name]  # pyright: ignore[reportAttributeAccessIssue]
        accepted = {option for parameter in command.params for option in parameter.opts}
        assert {one for one in options if one.startswith("--")} <= accepted


def test_every_test_it_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", PAGE)
    assert len(named) == 7
    assert [one for one in named if not (ROOT / one).is_file()] == []
