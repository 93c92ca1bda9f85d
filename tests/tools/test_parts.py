"""What Bode is made of: every licence is one that may be passed on, the list is whole, and what is unsafe is found."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import cyclonedx.schema
import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from tools.audit import Advisory, kept, main, unsafe
from tools.outdated import FILES, PYTHON, Change, changes
from tools.parts import (
    EXCEPTIONS,
    MEANING,
    ROOT,
    RUNTIME,
    TOOLS,
    NoLicence,
    Part,
    is_allowed,
    licence_of,
    pinned,
    pinned_in,
)
from tools.sbom import bill

# --- licences -------------------------------------------------------------------------------------------------


def test_every_licence_may_be_passed_on_or_has_a_reason() -> None:
    found = {part.name: licence_of(part.name) for part in pinned(RUNTIME, MEANING)}
    meaning = {part.name for part in pinned(MEANING)}
    assert {name for name, licence in found.items() if licence is None} <= meaning, "the others are installed"
    other = {name for name, licence in found.items() if licence and not is_allowed(licence)}
    assert other == EXCEPTIONS.keys()
    assert all(len(reason.split()) > 5 for reason in EXCEPTIONS.values())


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("Apache-2.0 AND (GPL-2.0-only OR BSD-3-Clause)", True),
        ("LGPL-2.1-or-later", False),
    ],
)
def test_of_what_may_be_chosen_one_is_enough(licence: str, allowed: bool) -> None:
    assert is_allowed(licence) is allowed


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ("License-Expression: Apache-2.0 AND MIT", "Apache-2.0 AND MIT"),
        ("License: BSD-3-Clause", "BSD-3-Clause"),
        ("Classifier: License :: OSI Approved :: MIT License", "MIT"),
        ("License: see the file\nClassifier: License :: OSI Approved :: Apache Software License", "Apache-2.0"),
    ],
)
def test_a_licence_is_read_however_a_package_says_it(
    said: str, licence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path, monkeypatch, said)
    assert licence_of("bode-invented") == licence


def test_a_package_that_says_nothing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert licence_of("bode-invented") is None
    package(tmp_path, monkeypatch, "License: ask us")
    with pytest.raises(NoLicence, match="bode-invented"):
        licence_of("bode-invented")


def package(folder: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    place = folder / "bode_invented-1.0.dist-info"
    place.mkdir()
    (place / "METADATA").write_text(f"Metadata-Version: 2.4\nName: bode-invented\nVersion: 1.0\n{said}\n", "utf-8")
    monkeypatch.syspath_prepend(folder)


# --- the list -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told() -> Any:
    return json.loads(bill())


def test_the_list_is_one_of_cyclonedx(told: Any) -> None:
    folder = Path(cyclonedx.schema.__file__).parent / "_res"
    schemas = {path.name: json.loads(path.read_text("utf-8"))
               for path in folder.glob("*.schema.json")}  # fmt: skip
    registry: Registry[Any] = Registry().with_resources(
        (f"{base}{name}", Resource.from_contents(schema, default_specification=DRAFT7))
        for name, schema in schemas.items()
        for base in ("", "http://cyclonedx.org/schema/")
    )
    validator = Draft7Validator(schemas["bom-1.6.SNAPSHOT.schema.json"], registry=registry)
    assert [error.message for error in validator.iter_errors(told)] == []
    assert list(validator.iter_errors(told | {"components": [{"name": "nobody"}]}))


def test_every_pinned_package_stands_there_once_with_its_licence_and_whether_it_is_needed(told: Any) -> None:
    listed = [(one["name"], one["version"]) for one in told["components"]]
    assert sorted(listed) == [(part.name, part.version) for part in pinned(RUNTIME, MEANING)]
    optional = {one["name"] for one in told["components"] if one["scope"] == "optional"}
    assert optional == {part.name for part in pinned(MEANING)} - {part.name for part in pinned(RUNTIME)}
    assert {one["name"] for one in told["components"] if not one.get("licenses")} <= optional
    bode = told["metadata"]["component"]
    assert (bode["name"], bode["licenses"]) == ("bode", [{"license": {"id": "EUPL-1.2"}}])
    assert "://" not in json.dumps(told["components"])


def test_what_needs_what_leads_from_bode_to_every_package(told: Any) -> None:
    needs = {one["ref"]: one.get("dependsOn", []) for one in told["dependencies"]}
    seen: set[str] = set()
    waiting = [told["metadata"]["component"]["bom-ref"]]
    while waiting:
        ref = waiting.pop()
        if ref not in seen:
            seen.add(ref)
            waiting += needs[ref]
    here = {one["bom-ref"] for one in told["components"] if one.get("licenses")}
    assert here - seen == set()
    httpx, h2 = (next(ref for ref in needs if f"/{name}@" in ref) for name in ("microsoft-kiota-http", "h2"))
    assert h2 not in needs[httpx], "it is needed by an extra of what that needs"


def test_the_same_locks_give_the_same_file(told: Any) -> None:
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    program = "from tools.sbom import bill; print(bill(), end='')"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(ran.stdout) == told
    assert ran.stdout == json.dumps(told, indent=2) + "\n"
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", told["serialNumber"])


# --- what is unsafe -------------------------------------------------------------------------------------------


def test_nothing_that_is_pinned_is_known_to_be_unsafe() -> None:
    assert list(unsafe(pinned(RUNTIME, MEANING), kept().advisories)) == []


def test_every_advisory_is_about_something_that_bode_uses() -> None:
    advisories = kept().advisories
    used = {part.name for part in pinned(RUNTIME, MEANING)}
    assert {one.package for one in advisories} <= used
    assert len({one.id for one in advisories}) == len(advisories) > 10


@pytest.mark.parametrize(("version", "found"), [("1.9", 0), ("2.0", 1), ("2.4.9", 1), ("2.5rc1", 1), ("2.5", 0)])
def test_a_version_is_unsafe_from_one_to_before_another(version: str, found: int) -> None:
    one = Advisory("X-1", "abc", "2.0", "2.5", "Bad.")
    said = list(unsafe([Part("abc", version), Part("abd", "2.1")], [one]))
    assert len(said) == found
    assert all("X-1, mended in 2.5. Bad." in line for line in said)


class Database(BaseHTTPRequestHandler):
    """Knows of one package that it is unsafe in every version; is out of order for another."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = asked["package"]["name"]
        affected = {"package": {"name": name, "ecosystem": "PyPI"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}  # fmt: skip
        known = {"id": "X-2026-1", "modified": "2026-01-01T00:00:00Z", "summary": "Bad.", "affected": [affected]}
        body = json.dumps({"vulns": [known]} if name == "pytz" else {}).encode()
        self.send_response(503 if name == "urllib3" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def database() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Database) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def audited(address: str, lock: Path, *pins: str) -> int:
    lock.write_text("".join(f"{pin} --hash=sha256:{'0' * 64}\n" for pin in pins), "utf-8")
    return main("--osv-url", address, "--cache-dir", str(lock.parent / "cache"), files=[str(lock)])


@pytest.mark.slow
def test_without_the_database_the_short_list_is_asked_and_it_says_so(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = tmp_path / "requirements.txt"
    assert audited("http://127.0.0.1:1/", lock, "pytz==2026.6") == 0
    assert "cannot be reached. 1 packages were held against" in (said := capsys.readouterr().out)
    assert "no full audit" in said
    assert audited(database, lock, "urllib3==2.4.0") == 1, "a database that is out of order"
    said = capsys.readouterr().out
    assert "cannot be reached" in said
    assert "urllib3 2.4.0: GHSA-gm62-xv2j-4w53, mended in 2.6.0" in said


@pytest.mark.slow
def test_with_the_database_that_one_decides(database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = tmp_path / "requirements.txt"
    assert audited(database, lock, "pytz==2026.6", "six==1.17.0") == 1
    said = capsys.readouterr().out
    assert re.search(r"pytz\s+\S+\s+X-2026-1", said), said
    assert "cannot be reached" not in said
    assert audited(database, lock, "h2==4.2.0") == 0, "what the short list says does not count then"


@pytest.mark.slow
def test_what_is_wrong_with_the_command_is_not_taken_for_a_database_that_is_away(tmp_path: Path) -> None:
    assert main("--no-such-option", files=[str(tmp_path / "none")]) == 2


# --- what is newer --------------------------------------------------------------------------------------------


def test_pins_are_read_as_the_lock_files_write_them() -> None:
    text = "# x==1\nPyJWT[crypto]==2.15.1 \\\n    --hash=sha256:aa\nruamel.yaml==0.1\n    # via a==b\n"
    assert pinned_in(text) == [Part("pyjwt", "2.15.1"), Part("ruamel-yaml", "0.1")]
    for file in (RUNTIME, MEANING, TOOLS):
        lock = (ROOT / file).read_text("utf-8")
        assert len(pinned_in(lock)) == len(re.findall(r"^\S+==", lock, re.MULTILINE)) > 0


def test_what_changed_is_told_with_how_much_may_break() -> None:
    now = [Part("a", "1.2.3"), Part("b", "1.2"), Part("c", "1.2"), Part("d", "1"), Part("e", "1")]
    then = [Part("a", "1.2.4"), Part("b", "1.3"), Part("c", "2.0"), Part("d", "1"), Part("f", "1")]
    found = list(changes(now, then))
    assert [(one.name, one.size) for one in found] == [
        ("a", "patch"), ("b", "minor"), ("c", "major"), ("e", "gone"), ("f", "new"),
    ]  # fmt: skip
    assert Change("a", "1.2.3", "1.2.4").told().split() == ["a", "1.2.3", "1.2.4", "patch"]


def test_it_asks_as_the_lock_is_made() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert set(re.findall(r"--python-version (\S+)", makefile)) == {PYTHON}
    locked = set(re.findall(r"(\S+\.in) -o (\S+\.txt)", makefile))
    assert locked == {(file.replace(".txt", ".in"), file) for file in FILES}
