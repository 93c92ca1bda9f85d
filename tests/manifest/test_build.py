"""Building: the same bytes each time, and a clear word when something given is not sound."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.manifest.package import APP, ROOT, SITE, build, json_of, manifest


def refusal(tmp_path: Path, **changed: str) -> str:
    options = {"app_id": APP, "website": SITE, "out": str(tmp_path / "bode.zip")} | changed
    result = manifest(*(f"--{name.replace('_', '-')}={value}" for name, value in options.items()))
    assert result.exit_code == 1, result.output
    assert not (tmp_path / "bode.zip").exists()
    assert result.stdout == ""
    assert result.stderr.startswith("No package was built. ")
    assert result.stderr.count("\n") == 1
    return result.stderr


@pytest.mark.process
def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    first = build(tmp_path / "one.zip").read_bytes()
    command = [sys.executable, "app.py", "manifest", "--app-id", APP.upper(), "--website", f"{SITE}/"]
    subprocess.run([*command, "--out", tmp_path / "two.zip"], cwd=ROOT, check=True, capture_output=True, timeout=60)
    assert (tmp_path / "two.zip").read_bytes() == first
    assert build(tmp_path / "three.zip", "--domain", "bode.mijnstad.be").read_bytes() != first


def test_it_says_what_it_made(tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder" / "bode.zip"
    result = manifest("--app-id", APP, "--website", SITE, "--version", "1.4.0", "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, f"{out}: Bode 1.4.0 for app {APP}\n")
    assert out.exists()


def test_app_and_host_are_those_of_the_settings_where_they_are_not_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"APP_ID": APP, "APP_SECRET": "geheim", "TENANT_IDS": APP, "ADDRESS": "https://bode.mijnstad.be:8443"}
    for name, value in told.items():
        monkeypatch.setenv(f"BODE_{name}", value)
    out = tmp_path / "bode.zip"
    assert manifest("--website", SITE, "--out", str(out)).exit_code == 0
    document = json_of(out, "manifest.json")
    assert (document["id"], document["validDomains"]) == (APP, ["bode.mijnstad.be"])


@pytest.mark.parametrize(
    "guid",
    ["", "bode", APP[:-1], f"{APP}0", APP.replace("-", ""), f"{{{APP}}}", APP.replace("1b", "1g"), f"{APP}\n{APP}"],
)
def test_a_bad_guid_is_refused(guid: str, tmp_path: Path) -> None:
    assert f"--app-id {guid!r} is no GUID" in refusal(tmp_path, app_id=guid)


def test_a_guid_of_zeros_is_refused(tmp_path: Path) -> None:
    assert "all zeros" in refusal(tmp_path, app_id="00000000-0000-0000-0000-000000000000")


@pytest.mark.parametrize(
    ("domain", "said"),
    [
        ("https://bode.mijnstad.be", "is no domain"),
        ("bode.mijnstad.be/pad", "is no domain"),
        ("bode.mijnstad.be:8443", "is no domain"),
        ("*.mijnstad.be", "is no domain"),
        ("bode_1.mijnstad.be", "is no domain"),
        ("-bode.mijnstad.be", "is no domain"),
        ("bode..be", "is no domain"),
        (f"{'a.' * 130}be", "is no domain"),
        ("bode", "is no public domain"),
        ("10.0.0.1", "is no public domain"),
        ("bode.localhost", "examples and tests"),
        ("bode.example.com", "examples and tests"),
        ("mijnstad.sharepoint.com", "is of another company"),
        ("teams.microsoft.com", "is of another company"),
        ("azurewebsites.net", "is shared by everybody"),
    ],
)
def test_a_bad_domain_is_refused(domain: str, said: str, tmp_path: Path) -> None:
    message = refusal(tmp_path, domain=domain)
    assert f"--domain: {domain!r} {said}" in message.replace("is a name for ", "")


@pytest.mark.parametrize("option", ["website", "privacy", "terms"])
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://bode.mijnstad.be", "must be a whole address that begins with https://"),
        ("bode.mijnstad.be", "must be a whole address that begins with https://"),
        ("javascript:alert(1)", "must be a whole address that begins with https://"),
        ("https://", "must be a whole address that begins with https://"),
        ("https://bode.mijnstad.be/een pad", "has a space"),
        ("https://bode.mijnstad.be/\u202epad", "invisible character"),
        ("https://ik:geheim@bode.mijnstad.be", "must be a plain address"),
        ("https://bode.mijnstad.be/?a=b", "must be a plain address"),
        ("https://bode.mijnstad.be:99999", "is no address"),
        ("https://bode.example/", "examples and tests"),
        ("https://intranet/bode", "is no public domain"),
    ],
)
def test_a_bad_address_is_refused(option: str, address: str, said: str, tmp_path: Path) -> None:
    message = refusal(tmp_path, **{option: address})
    assert f"--{option}" in message
    assert said in message


@pytest.mark.parametrize("version", ["1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-beta"])
def test_a_bad_version_is_refused(version: str, tmp_path: Path) -> None:
    assert "three numbers" in refusal(tmp_path, version=version)


@pytest.mark.parametrize("publisher", [" ", "x" * 33, "Stad\nMijnstad"])
def test_a_bad_publisher_is_refused(publisher: str, tmp_path: Path) -> None:
    assert "1 to 32 characters" in refusal(tmp_path, publisher=publisher)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "file" in refusal(tmp_path, out=str(tmp_path / "file" / "bode.zip"))


def test_pages_of_their_own(tmp_path: Path) -> None:
    out = build(tmp_path / "bode.zip", "--website", "HTTPS://Mijnstad.BE/bode/", "--privacy", "https://mijnstad.be/avg")
    developer = json_of(out, "manifest.json")["developer"]
    assert developer["websiteUrl"] == "https://mijnstad.be/bode"
    assert developer["privacyUrl"] == "https://mijnstad.be/avg"
    assert developer["termsOfUseUrl"] == "https://mijnstad.be/bode/terms"
