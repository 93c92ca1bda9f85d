"""Settings: every problem at once, by its name; and the page about them says what is true."""

import re
from pathlib import Path

import pytest

from bot.settings import BadSettings, files, load_settings
from bot.settings_of_services import storage_account, taker_of
from bot.settings_page import describe_settings
from bot.telemetry.taker import Taker

ACCOUNT = "https://bode.queue.core.windows.net"
CONNECTION = "AccountName=bode;AccountKey=c2xldXRlbA=="


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


TENANT = "5f6107b0-18cb-4251-8686-d7035569bbf5"
MODELS = "https://bode.openai.azure.com/openai/v1"
COSMOS, LOCAL, KEY = "https://bode.documents.azure.com", "http://127.0.0.1:8081", "Z2VoZWlt"


def test_the_defaults_are_local_mode_on_loopback() -> None:
    settings = load_settings()
    assert (settings.app_id, settings.host) == ("", "127.0.0.1")


def test_a_setting_of_an_earlier_version_is_named_with_what_does_it_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_RERANKER", "our_models:make")
    with pytest.raises(BadSettings, match=r"BODE_RERANKER: there is no such setting any more: .* BODE_MEANING"):
        load_settings()


def test_all_problems_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_PORT", "hoog")
    monkeypatch.setenv("BODE_WORKERS", "0")
    monkeypatch.setenv("BODE_LOG_LEVEL", "LOUD")
    monkeypatch.setenv("BODE_PROT", "80")
    with pytest.raises(BadSettings) as bad:
        load_settings()
    for name in ("BODE_PORT", "BODE_WORKERS", "BODE_LOG_LEVEL", "BODE_PROT"):
        assert name in str(bad.value)
    assert "did you mean BODE_PORT?" in str(bad.value)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"app_id": "x", "tenant_ids": "t"}, "BODE_APP_SECRET"),
        ({"app_id": "x", "app_secret": "s"}, "BODE_TENANT_IDS"),
        ({"host": "0.0.0.0"}, "BODE_HOST"),
        ({"queue": "azure"}, "BODE_AZURE_STORAGE_ACCOUNT: BODE_QUEUE=azure needs it"),
        ({"blobs": "azure"}, "BODE_AZURE_STORAGE_ACCOUNT: BODE_BLOBS=azure needs it"),
        ({"blobs": "azure", "azure_storage_account": ACCOUNT}, "BODE_AZURE_IDENTITY: BODE_AZURE_STORAGE_ACCOUNT needs"),
        (
            {"queue": "azure", "azure_storage_account": ACCOUNT, "azure_storage_connection": CONNECTION},
            "BODE_AZURE_STORAGE_ACCOUNT: is given twice",
        ),
        ({"store": "cosmos", "cosmos_key": KEY}, "BODE_COSMOS_ENDPOINT: is needed"),
        ({"store": "cosmos", "cosmos_endpoint": COSMOS}, "BODE_COSMOS_KEY: .* needs it, or BODE_AZURE_IDENTITY"),
        ({"store": "cosmos", "cosmos_endpoint": COSMOS, "cosmos_key": "geheim!"}, "BODE_COSMOS_KEY: is no key"),
        ({"store": "cosmos", "cosmos_endpoint": "http://x.example", "cosmos_key": KEY}, "BODE_COSMOS_ENDPOINT: must"),
        ({"store": "cosmos", "cosmos_endpoint": LOCAL, "azure_identity": "system"}, "BODE_COSMOS_ENDPOINT: must"),
        ({"store": "cosmos", "cosmos_endpoint": "https://", "cosmos_key": KEY}, "BODE_COSMOS_ENDPOINT: names no host"),
        ({"meaning": "endpoint", "meaning_model": "m"}, "BODE_MEANING_ENDPOINT: BODE_MEANING=endpoint needs it"),
        ({"meaning": "endpoint", "meaning_endpoint": MODELS}, "BODE_MEANING_MODEL: BODE_MEANING=endpoint needs it"),
        (
            {"meaning": "endpoint", "meaning_endpoint": MODELS, "meaning_model": "m"},
            "BODE_MEANING_KEY: BODE_MEANING_ENDPOINT needs it, or BODE_AZURE_IDENTITY",
        ),
        (
            {"meaning": "endpoint", "meaning_endpoint": "http://x.example", "meaning_model": "m"},
            "must begin with https",
        ),
        ({"meaning": "endpoint", "meaning_endpoint": "x.example", "meaning_model": "m"}, "is no address on the web"),
        ({"meaning": "embedded", "meaning_key": "k"}, "BODE_MEANING_KEY: is for BODE_MEANING=endpoint"),
        ({"meaning": "model"}, "BODE_MEANING: .*'none', 'embedded' or 'endpoint'"),
        (
            {"app_id": "x", "tenant_ids": "t", "app_secret": "s", "managed_identity": True},
            "BODE_MANAGED_IDENTITY: is given beside BODE_APP_SECRET",
        ),
        (
            {"graph_tenant": "school.be", "graph_app_id": "x", "app_secret": "s"},
            "BODE_GRAPH_TENANT: must be the tenant",
        ),
        ({"graph_tenant": TENANT}, "BODE_GRAPH_APP_ID: BODE_GRAPH_TENANT needs it, or BODE_APP_ID"),
        ({"graph_tenant": TENANT, "graph_app_id": "x"}, "BODE_APP_SECRET: BODE_GRAPH_TENANT needs it"),
        (
            {"graph_tenant": TENANT, "graph_app_id": "x", "app_secret": "s", "graph_url": "http://x.example/v1.0"},
            "BODE_GRAPH_URL: must begin with https",
        ),
        (
            {
                "graph_tenant": TENANT,
                "app_id": TENANT,
                "app_secret": "s",
                "tenant_ids": "t",
                "catalogue_app_id": "be.bode",
            },
            "BODE_CATALOGUE_APP_ID: must be an id",
        ),
        (
            {"graph_tenant": TENANT, "graph_app_id": "x", "app_secret": "s", "catalogue_app_id": TENANT},
            "BODE_CATALOGUE_APP_ID: needs BODE_APP_ID",
        ),
        (
            {"count_links": "true", "app_id": TENANT, "app_secret": "s", "tenant_ids": "t"},
            "BODE_COUNT_LINKS: needs BODE_ADDRESS",
        ),
        ({"app_secret_ends": "2027-05-31"}, "BODE_APP_SECRET_ENDS: is for BODE_APP_SECRET, which is empty"),
        ({"app_secret": "s", "app_secret_ends": "31/5/2027"}, "BODE_APP_SECRET_ENDS"),
        ({"catalogue_app_id": TENANT}, "BODE_CATALOGUE_APP_ID: is for BODE_GRAPH_TENANT, which is empty"),
        ({"graph_directory_minutes": 5}, "BODE_GRAPH_DIRECTORY_MINUTES: is for BODE_GRAPH_TENANT, which is empty"),
        (
            {"graph_tenant": TENANT, "directory_file": "o.toml", "mapping_file": "m.toml"},
            "BODE_MAPPING_FILE: is given beside BODE_DIRECTORY_FILE; people come from one of them",
        ),
        ({"graph_units": 3600}, "BODE_GRAPH_UNITS: is for BODE_GRAPH_TENANT, which is empty"),
        ({"store": "cosmo"}, "BODE_STORE: .*'sqlite' or 'cosmos'"),
    ],
)
def test_what_does_not_fit_together(given: dict[str, str], named: str) -> None:
    with pytest.raises(BadSettings, match=named):
        load_settings(**given)


def settings_refused(**given: str) -> list[str]:
    """The lines that say why, without their bullets."""
    with pytest.raises(BadSettings) as bad:
        load_settings(**given)
    return [line.removeprefix("  - ") for line in str(bad.value).splitlines()[1:]]


def test_all_that_is_wrong_with_a_storage_account_is_told_at_once() -> None:
    lines = settings_refused(queue="azure", blobs="azure", azure_storage_account="bode", port="hoog")
    assert [line.split(":")[0] for line in lines] == ["BODE_PORT"]
    lines = settings_refused(queue="azure", blobs="azure", azure_storage_account="bode", forms_dir="/nowhere")
    names = ["BODE_AZURE_STORAGE_ACCOUNT", "BODE_AZURE_IDENTITY", "BODE_FORMS_DIR"]
    assert [line.split(":")[0] for line in lines] == names


def test_a_connection_string_is_never_repeated() -> None:
    for wrong in ("geheim", "AccountName=bode;AccountKey=geheim!", "AccountKey=geheim"):
        (line,) = settings_refused(queue="azure", azure_storage_connection=wrong)
        assert line.startswith("BODE_AZURE_STORAGE_CONNECTION: ")
        assert "geheim" not in line
    settings = load_settings(queue="azure", azure_storage_connection=CONNECTION)
    assert "c2xl" not in repr(settings)
    assert "c2xl" not in repr(storage_account(settings))


@pytest.mark.parametrize(
    "given",
    [
        {"meaning_endpoint": MODELS, "azure_identity": "system"},
        {"meaning_endpoint": MODELS, "meaning_key": "geheim"},
        {"meaning_endpoint": "http://127.0.0.1:8000/v1"},
        {"meaning_endpoint": "https://azure.com.example/v1"},
    ],
)
def test_each_way_to_a_model(given: dict[str, str]) -> None:
    settings = load_settings(meaning="endpoint", meaning_model="m", **given)
    assert "geheim" not in repr(settings)


def test_a_storage_account_is_not_looked_at_where_it_is_not_used() -> None:
    assert load_settings(azure_storage_account="bode").queue == "sqlite"


WRONG = [
    ("PORT", "8o"),
    ("CONNECTIONS", "none"),
    ("ARRIVAL_SECONDS", "0"),
    ("MANAGED_IDENTITY", "perhaps"),
    ("REQUESTS_PER_SECOND", "51"),
    ("REQUESTS_PER_SECOND", "inf"),
    ("LEASE_SECONDS", "nan"),
    ("HOST", "0.0.0.0"),
    ("FORMS_DIR", "/nowhere"),
    ("TOPICS_FILE", "/nowhere.toml"),
    ("SYNONYMS_FILE", "/nowhere.toml"),
    ("DATA_DIR", __file__),
    ("APP_ID", "x"),
    ("QUEUE", "rabbit"),
    ("BLOBS", "cloud"),
    ("PROT", "80"),
]


@pytest.mark.parametrize(("name", "value"), WRONG, ids=[name for name, _ in WRONG])
@pytest.mark.parametrize("where", ["environment", ".env"])
def test_every_problem_begins_with_its_variable(
    name: str, value: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if where == ".env":
        Path(".env").write_text(f"BODE_{name}={value}\n", encoding="utf-8")
    else:
        monkeypatch.setenv(f"BODE_{name}", value)
    lines = settings_refused()
    assert lines
    assert all(line.startswith(f"BODE_{name}: ") for line in lines), lines


def test_every_file_that_is_not_there_is_named_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in files():
        monkeypatch.setenv(f"BODE_{name.upper()}", "/nowhere.toml")
    assert {"organisations_file", "topics_file", "calendar_file", "synonyms_file"} <= set(files())
    assert settings_refused() == [f"BODE_{name.upper()}: there is no file /nowhere.toml" for name in files()]


def test_all_that_is_missing_of_cosmos_is_told_at_once() -> None:
    named = [line.partition(":")[0] for line in settings_refused(store="cosmos", app_id="x")]
    assert named == ["BODE_APP_ID", "BODE_APP_ID", "BODE_COSMOS_ENDPOINT", "BODE_COSMOS_KEY"]


@pytest.mark.parametrize(
    "said", ["http://bode.mijnstad.be", "bode.mijnstad.be", "https://bode.mijnstad.be/open", "https://10.0.0.1"]
)
def test_an_address_that_nobody_can_follow_is_none(said: str) -> None:
    assert settings_refused(address=said) == ["BODE_ADDRESS: give the address alone, such as https://bode.mijnstad.be"]


def test_the_address_of_links() -> None:
    assert load_settings(address="https://bode.mijnstad.be/").address == "https://bode.mijnstad.be"
    assert load_settings(file_hosts="SharePoint.com, sharepoint.us").file_hosts == ("sharepoint.com", "sharepoint.us")


@pytest.mark.parametrize(
    "way",
    [
        {"cosmos_endpoint": COSMOS, "cosmos_key": KEY},
        {"cosmos_endpoint": COSMOS, "azure_identity": "system"},
        {"cosmos_endpoint": LOCAL, "cosmos_key": KEY},
    ],
)
def test_a_way_to_cosmos(way: dict[str, str]) -> None:
    settings = load_settings(store="cosmos", **way)
    assert (settings.cosmos_database, settings.cosmos_container) == ("bode", "documents")
    assert KEY not in repr(settings)


def test_a_file_of_settings_that_is_no_text_is_named() -> None:
    Path(".env").write_bytes(b"BODE_PORT=8\xff\n")
    assert settings_refused() == [".env: is no UTF-8 text"]


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORT", "DATA_DIR", "TOPICS_FILE", "APP_ID"):
        monkeypatch.setenv(f"BODE_{name}", "")
    assert load_settings() == load_settings(port=3978)
    assert load_settings().data_dir == Path("data")


def test_tenants_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_APP_ID", "x")
    monkeypatch.setenv("BODE_APP_SECRET", "geheim")
    monkeypatch.setenv("BODE_TENANT_IDS", "a, b,")
    settings = load_settings()
    assert settings.tenant_ids == ("a", "b")
    assert "geheim" not in repr(settings)


def test_own_websites_are_named_by_their_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_LINK_HOSTS", "www.School.be, fotos.schön.be")
    assert load_settings().link_hosts == ("www.school.be", "fotos.xn--schn-7qa.be")
    monkeypatch.setenv("BODE_LINK_HOSTS", "https://school.be, localhost, school.be/x")
    with pytest.raises(BadSettings, match=r"BODE_LINK_HOSTS: https://school.be, localhost, school.be/x: give names"):
        load_settings()


def test_the_page_about_settings_is_up_to_date() -> None:
    page = Path(__file__).parents[1] / "docs" / "settings.md"
    assert page.read_text(encoding="utf-8") == describe_settings(), "run: python app.py settings > docs/settings.md"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"telemetry_endpoint": "collector:4318"}, "BODE_TELEMETRY_ENDPOINT: give an address such as"),
        ({"telemetry_endpoint": "http://c:4318/v1/traces"}, "BODE_TELEMETRY_ENDPOINT: give it without /v1/traces"),
        ({"telemetry_headers": "k=geheim"}, "BODE_TELEMETRY_HEADERS: is for BODE_TELEMETRY_ENDPOINT, which is empty"),
        (
            {"telemetry_endpoint": "http://c:4318", "telemetry_headers": "a=b, geheim"},
            "BODE_TELEMETRY_HEADERS: entry 2: is not name=value",
        ),
    ],
)
def test_who_takes_telemetry_is_named_whole(given: dict[str, str], said: str) -> None:
    with pytest.raises(BadSettings, match=re.escape(said)) as refused:
        load_settings(**given)
    assert "geheim" not in str(refused.value)


def test_who_takes_telemetry_has_an_address_and_headers() -> None:
    assert taker_of(load_settings()) is None
    settings = load_settings(telemetry_endpoint="https://c.example/otlp/", telemetry_headers="api-key=a=b, x=1")
    assert taker_of(settings) == Taker("https://c.example/otlp", {"api-key": "a=b", "x": "1"})
