"""What is said for one organisation counts for it alone, and what is said for all is of the chosen one or inherited."""

from pathlib import Path

import pytest

from bot.bootstrap.organisations import chosen_settings, organisations_of, places, settings_of_each
from bot.settings import BadSettings, Settings, load_settings
from bot.settings_of_organisations import INHERITED, OF_ONE, OF_THE_CHOSEN, own_settings

SCHOOLS, CITY = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2))
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
    say(monkeypatch, STAD_X__APP_ID=CITY_APP, STAD_X__APP_FEDERATED_IDENTITY="system")
    schools, city = each()
    assert (schools.app_id, schools.app_secret.get_secret_value()) == (APP, "of the schools")
    assert (city.app_id, city.app_secret.get_secret_value(), city.app_federated_identity) == (CITY_APP, "", "system")
    assert [rule.apps for rule in organisations_of(load_settings())] == [frozenset({APP}), frozenset({CITY_APP})]


def test_an_identity_that_both_apps_trust_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, APP_ID=APP, TENANT_IDS=SCHOOLS, APP_FEDERATED_IDENTITY="system", STAD_X__APP_ID=CITY_APP)
    assert [own.app_federated_identity for own in each()] == ["system", "system"]


def test_a_secret_is_never_another_app_s(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, APP_ID=APP, TENANT_IDS=SCHOOLS, APP_SECRET="x", STAD_X__APP_ID=CITY_APP)
    (line,) = refused()
    assert line.startswith("  - BODE_STAD_X__APP_ID: needs BODE_APP_SECRET")


def test_with_one_app_the_rules_are_those_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, APP_ID=APP, TENANT_IDS=f"{SCHOOLS},{CITY}", APP_SECRET="x")
    assert [own.app_id for own in each()] == [APP, APP]
    assert [rule.apps for rule in organisations_of(load_settings())] == [frozenset(), frozenset()]


def test_words_people_and_tenant_of_one_are_never_the_other_s(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (two / "topics.toml").touch()
    (two / "forms").mkdir()
    say(monkeypatch, APP_ID=APP, TENANT_IDS=SCHOOLS, APP_SECRET="x", GRAPH_TENANT=SCHOOLS)
    say(
        monkeypatch,
        TOPICS_FILE="topics.toml",
        FORMS_DIR="forms",
        WEBHOOKS="topdesk https://x.example/ whsec_" + "A" * 32,
    )
    say(monkeypatch, LINK_HOSTS="www.school.be", STAD_X__LINK_HOSTS="www.stad.be", BINDING_LANGUAGE="nl")
    schools, city = each()
    assert (schools.topics_file, schools.graph_tenant) == (Path("topics.toml"), SCHOOLS)
    assert (city.topics_file, city.graph_tenant, city.webhooks.get_secret_value()) == (None, "", "")
    assert city.forms_dir != schools.forms_dir == Path("forms")
    assert (schools.link_hosts, city.link_hosts) == (("www.school.be",), ("www.stad.be",))
    assert city.binding_language == "nl"
    settings = load_settings()
    assert places(settings, "scholen")["topics"].path == Path("topics.toml")
    assert places(settings, "stad-x")["topics"].path == Path("data/stad-x/topics.toml")


def test_forms_of_an_organisation_may_stand_in_its_folder(two: Path) -> None:
    settings = load_settings()
    assert places(settings, "stad-x")["forms"].path == settings.forms_dir
    (two / "data" / "stad-x" / "forms").mkdir(parents=True)
    assert places(settings, "stad-x")["forms"].path == Path("data/stad-x/forms")
    assert places(settings, "scholen")["forms"].path == settings.forms_dir


def test_where_none_is_chosen_the_first_of_the_file_is(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BODE_ORGANISATION")
    (two / "topics.toml").touch()
    say(monkeypatch, TOPICS_FILE="topics.toml")
    assert [own.topics_file for own in each()] == [Path("topics.toml"), None]


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
    assert not OF_THE_CHOSEN & INHERITED
    of_the_installation = {"store", "queue", "blobs", "data_dir", "port", "organisations_file", "cosmos_key"}
    assert not of_the_installation & OF_ONE
    files = {name for name in Settings.model_fields if name.endswith("_file")}
    assert files - OF_ONE == {"organisations_file"}, "a file is an organisation's"
