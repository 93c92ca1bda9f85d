"""What is said for one organisation counts for it alone, and what is said for all is inherited, or refused."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from app import app
from bot.bootstrap.examination import opened_patient
from bot.bootstrap.organisations import chosen_settings, organisations_of, places, settings_of_each
from bot.cli.running import own_settings_with
from bot.doctor.patient import GRAPH, TEAMS
from bot.settings import BadSettings, Settings, load_settings
from bot.settings_of_organisations import INHERITED, NEVER_SHARED, OF_ONE, own_settings

SCHOOLS, CITY = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2))
ORGANISATIONS = ("scholen", "stad-x")
APP, CITY_APP = (f"a0000000-0000-4000-8000-00000000000{n}" for n in (1, 2))
FILE = f"""
[[organisations]]
id = "scholen"
tenants = ["{SCHOOLS}"]

[[organisations]]
id = "stad-x"
tenants = ["{CITY}"]
"""


@pytest.fixture(autouse=True)
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings are read there, where there is an organisations file."""
    (tmp_path / "organisations.toml").write_text(FILE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BODE_ORGANISATIONS_FILE", "organisations.toml")
    monkeypatch.setenv("BODE_ORGANISATION", "scholen")
    return tmp_path


def say(monkeypatch: pytest.MonkeyPatch, **said: str) -> None:
    for name, text in said.items():
        monkeypatch.setenv(f"BODE_{name}", text)


def each() -> tuple[Settings, Settings]:
    own = settings_of_each(load_settings())
    return own["scholen"], own["stad-x"]


def refused() -> list[str]:
    with pytest.raises(BadSettings) as caught:
        each()
    return str(caught.value).splitlines()[1:]


def test_an_app_of_its_own_comes_with_its_own_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, APP_ID=APP, TENANT_IDS=f"{SCHOOLS},{CITY}", APP_SECRET="of the schools")
    say(monkeypatch, STAD_X__APP_ID=CITY_APP, STAD_X__APP_FEDERATED_IDENTITY="system", STAD_X__TENANT_IDS=CITY)
    schools, city = each()
    assert (schools.app_id, schools.app_secret.get_secret_value()) == (APP, "of the schools")
    assert (city.app_id, city.app_secret.get_secret_value(), city.app_federated_identity) == (CITY_APP, "", "system")
    assert [rule.apps for rule in organisations_of(load_settings())] == [frozenset({APP}), frozenset({CITY_APP})]


def test_neither_a_proof_nor_the_tenants_of_one_app_are_another_s(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, APP_ID=APP, TENANT_IDS=SCHOOLS, APP_FEDERATED_IDENTITY="system", STAD_X__APP_ID=CITY_APP)
    proof, tenants = refused()
    assert proof.startswith("  - BODE_STAD_X__APP_ID: needs BODE_APP_SECRET")
    assert tenants == "  - BODE_STAD_X__APP_ID: needs BODE_TENANT_IDS"


def test_another_proof_of_the_same_app_takes_the_place_of_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, APP_ID=APP, TENANT_IDS=SCHOOLS, APP_SECRET="x", STAD_X__APP_FEDERATED_IDENTITY="system")
    assert [own.app_secret.get_secret_value() for own in each()] == ["x", ""]


def test_with_one_app_the_rules_are_those_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, APP_ID=APP, TENANT_IDS=f"{SCHOOLS},{CITY}", APP_SECRET="x")
    assert [own.app_id for own in each()] == [APP, APP]
    assert [rule.apps for rule in organisations_of(load_settings())] == [frozenset(), frozenset()]


def test_words_people_and_tenant_of_one_are_never_the_other_s(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (two / "topics.toml").touch()
    (two / "forms").mkdir()
    say(monkeypatch, APP_ID=APP, TENANT_IDS=SCHOOLS, APP_SECRET="x", BINDING_LANGUAGE="nl")
    say(monkeypatch, SCHOLEN__TOPICS_FILE="topics.toml", SCHOLEN__FORMS_DIR="forms", SCHOLEN__GRAPH_TENANT=SCHOOLS)
    say(monkeypatch, SCHOLEN__WEBHOOKS="topdesk https://x.example/ whsec_" + "A" * 32)
    say(monkeypatch, LINK_HOSTS="www.school.be", STAD_X__LINK_HOSTS="www.stad.be")
    schools, city = each()
    assert (schools.topics_file, schools.graph_tenant) == (Path("topics.toml"), SCHOOLS)
    assert (city.topics_file, city.graph_tenant, city.webhooks.get_secret_value()) == (None, "", "")
    assert city.forms_dir != schools.forms_dir == Path("forms")
    assert (schools.link_hosts, city.link_hosts) == (("www.school.be",), ("www.stad.be",))
    assert city.binding_language == "nl"
    for commands_for in ORGANISATIONS:
        settings = load_settings(organisation=commands_for)
        assert places(settings, "scholen")["topics"].path == Path("topics.toml")
        assert places(settings, "stad-x")["topics"].path == Path("data/stad-x/topics.toml")


def test_whose_a_file_is_has_to_be_said_where_there_are_several(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a command for one would work with what is the other's, or the bot with what is everybody's."""
    (two / "topics.toml").touch()
    say(monkeypatch, TOPICS_FILE="topics.toml", GRAPH_TENANT=SCHOOLS, GRAPH_APP_ID=APP, APP_ID=APP)
    say(monkeypatch, APP_SECRET="x", TENANT_IDS=SCHOOLS)
    ends = "is of one organisation, and there are several: say BODE_SCHOLEN__"
    assert [line.partition(ends)[0] for line in refused()] == [
        "  - BODE_GRAPH_APP_ID: ",
        "  - BODE_GRAPH_TENANT: ",
        "  - BODE_TOPICS_FILE: ",
    ]
    assert refused()[-1].endswith("say BODE_SCHOLEN__TOPICS_FILE or BODE_STAD_X__TOPICS_FILE")
    (two / "organisations.toml").write_text('[[organisations]]\nid = "scholen"')
    assert settings_of_each(load_settings())["scholen"].topics_file == Path("topics.toml"), "of one it is plain"


def test_forms_of_an_organisation_may_stand_in_its_folder(two: Path) -> None:
    settings = load_settings()
    assert places(settings, "stad-x")["forms"].path == settings.forms_dir
    (two / "data" / "stad-x" / "forms").mkdir(parents=True)
    assert places(settings, "stad-x")["forms"].path == Path("data/stad-x/forms")
    assert places(settings, "scholen")["forms"].path == settings.forms_dir


def test_a_file_of_settings_says_it_as_well_and_the_environment_comes_first(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (two / ".env").write_text("BODE_STAD_X__BINDING_LANGUAGE=fr\nBODE_STAD_X__LINK_HOSTS=www.stad.be\n")
    assert each()[1].binding_language == "fr"
    say(monkeypatch, STAD_X__BINDING_LANGUAGE="en")
    assert (each()[1].binding_language, each()[1].link_hosts) == ("en", ("www.stad.be",))
    say(monkeypatch, STAD_X__BINDING_LANGUAGE="")
    assert each()[1].binding_language == "", "said, and empty"


def test_every_mistake_of_every_organisation_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, DORP__APP_ID="x", SCHOLEN__LINK_HOST="www.school.be", STAD_X__STORE="sqlite")
    assert refused() == [
        "  - BODE_DORP__APP_ID: there is no such organisation in BODE_ORGANISATIONS_FILE",
        "  - BODE_SCHOLEN__LINK_HOST: there is no such setting; did you mean BODE_SCHOLEN__LINK_HOSTS?",
        "  - BODE_STAD_X__STORE: is of the whole installation: say BODE_STORE",
    ]


def test_a_wrong_value_is_named_by_the_variable_that_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, STAD_X__TOPICS_FILE="nowhere.toml", STAD_X__CATALOGUE_APP_ID=APP)
    assert refused() == [
        "  - BODE_STAD_X__CATALOGUE_APP_ID: is for BODE_GRAPH_TENANT, which is empty",
        "  - BODE_STAD_X__TOPICS_FILE: there is no file nowhere.toml",
    ]
    say(monkeypatch, STAD_X__BINDING_LANGUAGE="Dutch")
    assert any(line.startswith("  - BODE_STAD_X__BINDING_LANGUAGE:") for line in refused())


def test_an_app_stands_beside_no_local_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    """There nobody is asked for a token: whoever could post would be anybody of the other one too."""
    say(monkeypatch, STAD_X__APP_ID=CITY_APP, STAD_X__APP_SECRET="x", STAD_X__TENANT_IDS=CITY)
    assert refused() == ["  - BODE_STAD_X__APP_ID: needs BODE_APP_ID, without which Bode is in local mode"]


def test_commands_work_with_the_settings_of_their_organisation(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, STAD_X__BINDING_LANGUAGE="fr")
    assert chosen_settings(load_settings()).binding_language == ""
    assert chosen_settings(load_settings(organisation="stad-x")).binding_language == "fr"
    own = chosen_settings(load_settings(organisation="stad-x"))
    assert settings_of_each(own)["scholen"].binding_language == "", "from those of one to those of another"


def test_with_one_organisation_nothing_is_different() -> None:
    settings = load_settings(organisation="default")
    assert own_settings(settings, ["default"])["default"] is settings


def test_each_of_them_is_a_setting_and_no_other_is_said_for_one() -> None:
    assert set(Settings.model_fields) >= OF_ONE
    assert not NEVER_SHARED & INHERITED
    of_the_installation = {"store", "queue", "blobs", "data_dir", "port", "organisations_file", "cosmos_key"}
    assert not of_the_installation & OF_ONE
    files = {name for name in Settings.model_fields if name.endswith("_file")}
    assert files - OF_ONE == {"organisations_file"}, "a file is an organisation's"


def test_each_has_an_app_package_of_its_own(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, APP_ID=APP, TENANT_IDS=SCHOOLS, APP_SECRET="x", ADDRESS="https://bode.scholen.be")
    say(monkeypatch, STAD_X__APP_ID=CITY_APP, STAD_X__TENANT_IDS=CITY, STAD_X__APP_SECRET="x")
    say(monkeypatch, STAD_X__ADDRESS="https://bode.stad.be")
    for organisation, bot, host in (("scholen", APP, "bode.scholen.be"), ("stad-x", CITY_APP, "bode.stad.be")):
        say(monkeypatch, ORGANISATION=organisation)
        asked = CliRunner().invoke(app, ["manifest", "--website", "https://www.stad.be", "--out", "bode.zip"])
        assert asked.exit_code == 0, asked.output
        with ZipFile(two / "bode.zip") as package:
            manifest = json.loads(package.read("manifest.json"))
        assert [one["botId"] for one in manifest["bots"]] == [bot]
        assert host in manifest["validDomains"]


def test_a_command_takes_the_settings_of_its_organisation(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, STAD_X__BINDING_LANGUAGE="fr")
    assert own_settings_with(organisation="stad-x").binding_language == "fr"
    assert own_settings_with(organisation="scholen").binding_language == ""
    assert own_settings_with(organisation="dorp").organisation == "dorp", "whoever needs the file says that it lacks it"
    say(monkeypatch, STAD_X__PORT="1")
    with pytest.raises(SystemExit):
        own_settings_with(organisation="stad-x")


async def test_the_doctor_looks_at_what_is_its_organisation_s(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, APP_ID=APP, TENANT_IDS=SCHOOLS, APP_SECRET="x", SCHOLEN__GRAPH_TENANT=SCHOOLS)
    say(monkeypatch, STAD_X__APP_ID=CITY_APP, STAD_X__TENANT_IDS=CITY, STAD_X__APP_SECRET="y")
    for organisation, bot, asks in (("scholen", APP, {TEAMS, GRAPH}), ("stad-x", CITY_APP, {TEAMS})):
        async with opened_patient(load_settings(organisation=organisation)) as patient:
            assert patient.settings.app_id == bot
            assert set(patient.tokens) == asks
            assert patient.kept is not None
            assert patient.kept.records.organisation_id == organisation
