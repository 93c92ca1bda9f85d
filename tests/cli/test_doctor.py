"""`python app.py doctor`: each finding in a sentence, an exit code that a watch can use, and never a secret."""

import json
from pathlib import Path

import pytest

from tests.cli.operating import Operator
from tests.conversations.school import ORGANISATION

TENANT = "5f6107b0-18cb-4251-8686-d7035569bbf5"


@pytest.fixture
def operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operator:
    monkeypatch.chdir(tmp_path)
    found = Operator(tmp_path / "data")
    assert found.types("load", ORGANISATION).exit_code == 0
    return found


def test_all_is_well_on_one_machine(operator: Operator) -> None:
    done = operator.types("doctor")
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert lines[-1] == "All is well."
    assert "ok    store        The store answers." in lines
    assert not [line for line in lines if line.startswith(("WRONG", "SOON", "?"))]


def test_it_changes_nothing_and_runs_beside_the_bot(operator: Operator) -> None:
    before = sorted(path.name for path in operator.data.iterdir())
    operator.types("doctor")
    assert sorted(path.name for path in operator.data.iterdir()) == before


def test_what_is_wrong_ends_with_one(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_LEAST_FREE_MB", "1000000000")
    done = operator.types("doctor")
    assert done.exit_code == 1
    assert done.output.splitlines()[-1] == "1 to see to."
    assert "WRONG disk" in done.output


def test_as_json_it_says_the_same(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_LEAST_FREE_MB", "1000000000")
    done = operator.types("doctor", "--json")
    said = json.loads(done.stdout)
    assert (done.exit_code, said["ok"]) == (1, False)
    (disk,) = [one for one in said["findings"] if one["check"] == "disk"]
    assert (disk["state"], disk["finding"]) == ("wrong", "doctor-disk-wrong")
    assert disk["message"].startswith("Nothing can be kept in the data folder: the disk is full")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_settings_that_bode_cannot_start_with_are_told_as_a_finding(
    operator: Operator, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
) -> None:
    monkeypatch.setenv("BODE_PORT", "hoog")
    done = operator.types("doctor", *form)
    assert done.exit_code == 1
    assert "BODE_PORT" in done.output


def test_a_store_that_cannot_be_opened_is_told_and_the_others_go_on(operator: Operator, tmp_path: Path) -> None:
    (operator.data / "bode.sqlite").write_bytes(b"geen databank" * 100)
    done = operator.types("doctor")
    assert done.exit_code == 1
    assert "WRONG store" in done.output
    assert "ok    disk" in done.output
    assert "?     people" in done.output


def test_a_certificate_that_cannot_be_used_costs_no_other_check(
    operator: Operator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bode.pem").write_text("geen certificaat", "utf-8")
    given = {"APP_ID": TENANT, "TENANT_IDS": TENANT, "GRAPH_TENANT": TENANT, "APP_CERTIFICATE_FILE": "bode.pem"}
    for name, value in given.items():
        monkeypatch.setenv(f"BODE_{name}", value)
    done = operator.types("doctor")
    assert done.exit_code == 1
    assert done.output.count("bode.pem: needs a certificate and its private key") == 3
    assert "ok    store" in done.output


SECRETS = {
    "APP_SECRET": "zeer-geheim-1",
    "COSMOS_KEY": "emVlci1nZWhlaW0tMg==",
    "AZURE_STORAGE_CONNECTION": "AccountName=bode;AccountKey=emVlci1nZWhlaW0tMw==;"
    "QueueEndpoint=http://127.0.0.1:9/bode;BlobEndpoint=http://127.0.0.1:9/bode",
}
AWAY = {
    "APP_ID": TENANT,
    "TENANT_IDS": TENANT,
    "GRAPH_TENANT": TENANT,
    "COSMOS_ENDPOINT": "http://127.0.0.1:9",
}


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        ({}, "WRONG tokens"),
        pytest.param({"STORE": "cosmos"}, "WRONG store", marks=pytest.mark.long),
        pytest.param({"QUEUE": "azure"}, "WRONG store", marks=pytest.mark.long),
    ],
)
def test_no_secret_is_printed_whatever_is_wrong(
    operator: Operator, monkeypatch: pytest.MonkeyPatch, chosen: dict[str, str], wrong: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    for name, value in {**SECRETS, **AWAY, **chosen}.items():
        monkeypatch.setenv(f"BODE_{name}", value)
    done = operator.types("doctor")
    assert done.exit_code == 1
    assert wrong in done.output
    for secret in ("zeer-geheim", "emVlci1nZWhlaW0"):
        assert secret not in done.output + done.stderr
