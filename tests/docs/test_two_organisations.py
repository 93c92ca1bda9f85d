"""docs/beheer/twee-organisaties.md: its files, settings and commands are sound, and each claim is held by a test."""

import re
import textwrap
from pathlib import Path

import pytest
import typer

from app import app
from bot.bootstrap.organisations import organisations_of, settings_of_each
from bot.guids import GUID
from bot.people.mapping_file import mapping_of
from bot.people.organisations import load_organisations
from bot.people.staffing import staffing
from bot.people.tenant import Account, Membership, Tenant
from bot.people.tenant import values_of as values_of_account
from bot.settings import BadSettings, Settings, load_settings
from bot.settings_of_organisations import INHERITED, NEVER_SHARED, OF_ONE
from tests.copying import ROOT
from tests.infra.bicep import read
from tests.infra.deploying import values_of
from tests.infra.test_deployment import container, example

PAGE = (ROOT / "docs" / "beheer" / "twee-organisaties.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


GUID_OF_TENANT = "3f1c2b9e-6f0d-4f6c-9a55-0c4b1f8f2a01"


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


def test_all_of_it_together_is_sound_and_each_has_its_own_tenant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "organisations.toml").write_text(blocks("toml")[1])
    said = dict(line.split("=") for line in blocks("ini")[1].splitlines())
    for name, path in said.items():
        if name.endswith("FILE"):
            (here := tmp_path / path.removeprefix("/etc/bode/").removeprefix("/vault/")).parent.mkdir(exist_ok=True)
            here.touch()
            said[name] = str(here)
    (tmp_path / ".env").write_text("\n".join(f"{name}={text}" for name, text in said.items()), "utf-8")
    settings = load_settings()
    own = settings_of_each(settings)
    tenants = {rule.id: rule.tenants for rule in organisations_of(settings)}
    assert {name: {one.graph_tenant} for name, one in own.items()} == tenants
    assert len({one.catalogue_app_id for one in own.values()} | {one.mapping_file for one in own.values()}) == 4
    assert "Haal `BODE_GRAPH_TENANT` en `BODE_GRAPH_UNITS` zonder id weg" in PAGE
    for name, text in (("BODE_GRAPH_TENANT", GUID_OF_TENANT), ("BODE_GRAPH_UNITS", "3600")):
        with monkeypatch.context() as patch:
            patch.setenv(name, text)
            with pytest.raises(
                BadSettings, match=f"{name}: is (of one organisation|for BODE_GRAPH_TENANT, which is empty)"
            ):
                settings_of_each(load_settings())


def test_the_second_bot_and_its_certificate_are_as_the_deployment_takes_them() -> None:
    (given,) = re.findall(r"--template-file infra/modules/bot.bicep --parameters (.*)", PAGE)
    values = dict(one.split("=") for one in given.split())
    assert values.keys() == set(read(ROOT / "infra" / "modules" / "bot.bicep").parameters)
    (bicep,) = blocks("bicep")
    deployed = container(example(**values_of(textwrap.dedent(bicep))))
    _, mount = deployed["volumeMounts"]
    assert f"BODE_STAD__APP_CERTIFICATE_FILE={mount['mountPath']}/stad.pem" in PAGE
    env = {one["name"] for one in deployed["env"]}
    assert {"BODE_APP_ID", "BODE_TENANT_IDS", "BODE_APP_FEDERATED_IDENTITY"} <= env, "what it sets itself"


def test_a_group_of_the_tenant_is_known_by_its_id_and_by_the_name_that_the_mapping_gives() -> None:
    group = "9e4d3acc-6194-46ac-9d1c-457c6fc9de06"
    person = "5f6107b0-18cb-4251-8686-d7035569bbf5"
    tenant = Tenant(
        {person: Account(person, values_of_account({"displayName": "Ana Martens"}))},
        {group: Membership(group, "Personeel scholen", frozenset({person}))},
    )
    mapping = f"""
        [organisation]
        name = "Scholen"
        [[schools]]
        id = "linde"
        name = "De Linde"
        otherwise = true
        [[groups]]
        id = "personeel-scholen"
        name = {{nl = "Personeel", fr = "Personnel", en = "Staff"}}
        in_groups = ["{group}"]
    """
    (found,) = staffing(tenant, mapping_of("mapping.toml", mapping.encode()), GUID_OF_TENANT).file.people
    assert {group, "personeel-scholen"} <= found.groups
    assert f"`group:{group}`" in PAGE


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
