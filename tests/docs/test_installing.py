"""docs/beheer/installeren.md: every permission with its reason, every command and setting that it names, scripts."""

import asyncio
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import typer
from typer.testing import CliRunner

from app import app
from bot.bootstrap.running import opened
from bot.channel.identity import PUBLIC_CLOUD_HOSTS, BotIdentity
from bot.graph.permissions import CALLS, Permission, needed
from bot.people.education import Wanted
from bot.settings import Settings, load_settings
from bot.variables import PREFIX
from bot.web.app import application
from manifest.contents import READ_RECEIPTS, manifest
from manifest.given import Given
from tests.copying import ROOT
from tests.patience import PATIENCE
from tests.peers.graph import Asked, GraphPeer, Reply, Route, refusal
from tools.permissions_page import table

BEHEER = ROOT / "docs" / "beheer"
PAGE = (BEHEER / "installeren.md").read_text("utf-8")
APP = "1b4e28ba-2fa1-4d3b-8c5d-3e9a7f6b0c12"


def blocks(language: str) -> list[list[str]]:
    return [found.splitlines() for found in re.findall(rf"```{language}\n(.*?)\n```", PAGE, re.DOTALL)]


def test_every_permission_stands_there_with_what_it_is_for_and_what_is_lost_in_both_languages() -> None:
    found = re.search(r"<!-- machtigingen -->\n(.*?)\n<!-- einde -->", PAGE, re.DOTALL)
    assert found
    assert found[1] == table(), "python -m tools.permissions_page prints it"
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in found[1].splitlines()[2:]]
    assert {row[0].strip("`") for row in rows} == {*Permission} >= {call.permission for call in CALLS}
    assert all(len(row) == 5 and all(row) for row in rows)


def test_no_permission_is_named_that_bode_does_not_use_but_to_warn_of_it() -> None:
    named = set(re.findall(r"`([A-Z]\w+(?:\.[A-Z]\w+)+)`", PAGE))
    assert named - {*Permission} == {
        *{"Files.Read.All", "Sites.Read.All", "Sites.FullControl.All"},
        "User.Read",  # delegated, to be taken away
    }


def test_every_part_stands_in_english_too() -> None:
    parts = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    assert len(parts) == 10
    assert [part.splitlines()[0] for part in parts if "> **English.**" not in part] == []


def test_every_command_is_there_with_its_options() -> None:
    commands = [line for block in blocks("sh") for line in block if line.startswith("python app.py ")]
    assert len(commands) >= 4
    known = typer.main.get_command(app)
    for line in commands:
        name, *options = line.removeprefix("python app.py ").split()
        command = known.commands[name]  # pyright: ignore[reportAttributeAccessIssue]
        accepted = {option for parameter in command.params for option in parameter.opts}
        assert {option for option in options if option.startswith("--")} <= accepted, line
    assert re.findall(r"`python app\.py (\w+)", PAGE), "it ends with doctor"
    assert set(re.findall(r"`python app\.py (\w+)", PAGE)) <= known.commands.keys()  # pyright: ignore[reportAttributeAccessIssue]


def test_the_package_is_built_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = [line for block in blocks("sh") for line in block if " manifest " in line]
    monkeypatch.chdir(tmp_path)
    for name in ("APP_ID", "APP_SECRET", "TENANT_IDS"):
        monkeypatch.setenv(f"{PREFIX}{name}", APP)
    done = CliRunner().invoke(app, line.removeprefix("python app.py ").split())
    assert done.exit_code == 0, done.output
    assert (tmp_path / "build" / "bode.zip").exists()


def test_bode_may_be_added_to_a_team_and_asks_to_read_no_messages_there() -> None:
    assert "**Toevoegen aan een team**" in PAGE
    assert "vraagt geen recht om berichten van een kanaal te lezen" in PAGE
    site = "https://bode.mijnstad.be"
    given = Given(APP, site, site, site, "Mijnstad", "1.0.0", self_install=True, read_receipts=True)
    built = manifest(given)
    assert "team" in built["bots"][0]["scopes"]
    asked = built["authorization"]["permissions"]["resourceSpecific"]
    assert [one["name"] for one in asked] == [READ_RECEIPTS]
    assert "## In kanalen van teams" in (BEHEER / "wie-mag-mededelen.md").read_text("utf-8").splitlines()


def test_the_page_on_the_package_says_where_it_works() -> None:
    page = " ".join((ROOT / "manifest" / "README.md").read_text("utf-8").split())
    site = "https://bode.mijnstad.be"
    (bot,) = manifest(Given(APP, site, site, site, "Mijnstad", "1.0.0"))["bots"]
    assert (bot["scopes"] == ["personal", "team"]) is (
        "in everybody's own chat with Bode, and in the teams to which an owner adds it" in page
    )
    assert "cannot be added to a group chat" in page
    assert "personal chats only" not in page


def test_the_units_of_sharepoint_are_those_that_the_setting_names() -> None:
    found = re.search(r"<!-- eenheden -->\n(.*?)\n<!-- einde -->", PAGE, re.DOTALL)
    assert found
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in found[1].splitlines()[2:]]
    said = Settings.model_fields["graph_units"].description
    assert said
    told = [f"{units} up to {most.removeprefix('tot en met ').replace(' ', ',')}" for most, units in rows[:-1]]
    assert f"{', '.join(told)}, {rows[-1][1]} above" in said


def test_no_table_of_these_pages_is_cut_in_two() -> None:
    for page in sorted(BEHEER.glob("*.md")):
        text = page.read_text("utf-8")
        for head in re.findall(r"(?:^|\n)\n(\|[^\n]*\n)(?!\|[ :|-]+\n)", text):
            raise AssertionError(f"{page.name}: a row stands apart from its table: {head}")


def test_every_setting_is_there_and_those_of_the_page_are_sound_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = set(re.findall(rf"{PREFIX}[A-Z_]+", PAGE))
    assert {name.removeprefix(PREFIX).lower() for name in named} <= Settings.model_fields.keys()
    (certificate := tmp_path / "bode.pem").touch()
    lines = "\n".join(line for block in blocks("ini") for line in block)
    assert "BODE_APP_CERTIFICATE_FILE=/etc/bode/bode.pem" in lines and "/etc/bode/bode.pem`" in PAGE
    (tmp_path / ".env").write_text(lines.replace("/etc/bode/bode.pem", str(certificate)) + "\n", "utf-8")
    settings = load_settings()
    assert settings.catalogue_app_id
    assert settings.host == "127.0.0.1", "the proxy on the same machine alone reaches it"


def test_every_link_leads_somewhere() -> None:
    links = [link.partition("#") for link in re.findall(r"\]\(([^)]+)\)", PAGE)]
    assert links
    assert [link for link, _, _ in links if not (BEHEER / link).exists()] == []
    for link, _, place in links:
        heads = re.findall(r"^#+ (.*)$", (BEHEER / link).read_text("utf-8") if place else "", re.MULTILINE)
        assert not place or place in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, link


def table_of(name: str) -> list[list[str]]:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- einde -->", PAGE, re.DOTALL)
    assert found, name
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in found[1].splitlines()[2:]]


def test_a_permission_is_required_when_doctor_says_so() -> None:
    nothing: dict[str, Any] = {"people": False, "education": Wanted.NOTHING, "sites": False, "installs": False}
    switches: dict[str, dict[str, Any]] = {
        "er is een `mapping.toml`": {"people": True},
        "geen enkele school heeft `in_education`": {"education": Wanted.ROLES},
        "een school heeft `in_education` (de vorige": {"education": Wanted.SCHOOLS},
        "noemt een plaats met `sharepoint:`": {"sites": True},
        "`BODE_CATALOGUE_APP_ID` is ingevuld": {"installs": True},
    }
    *rows, (last, never) = table_of("verplicht")
    for (named, when), (words, switched) in zip(rows, switches.items(), strict=True):
        assert words in when
        assert {*re.findall(r"`([^`]+)`", named)} == needed(**(nothing | switched))
    everything = needed(people=True, education=Wanted.SCHOOLS, sites=True, installs=True)
    assert (last, never) == (f"`{Permission.MAILBOXES}`", "nooit")
    assert Permission.MAILBOXES not in everything


def test_every_step_has_somebody_who_does_it() -> None:
    rows = table_of("stappen")
    heads = dict(re.findall(r"^## (\d+)\. (.*)$", PAGE, re.MULTILINE))
    assert [row[0] for row in rows] == [*heads][1:]
    assert all(all(row) and len(row) == 4 for row in rows)


async def test_the_proxy_passes_what_bode_answers_and_the_table_says_what_for(tmp_path: Path) -> None:
    systems = "5a7e1c1e-0000-4000-8000-00000000f00d TOPdesk"
    settings = load_settings(data_dir=tmp_path / "data", app_id=APP, app_secret="x", tenant_ids=(APP,), systems=systems)
    async with opened(settings) as bode:
        routes = {one.resource.canonical for one in application(bode).router.routes() if one.resource}
    told = {path.removesuffix("...") for row in table_of("paden") for path in re.findall(r"`(/[^`]+)`", row[0])}
    assert {route for route in routes if not any(route.startswith(path) for path in told)} == set()
    assert {path for path in told if not any(route.startswith(path) for route in routes)} == set()
    ((_, matcher, *rest),) = blocks("caddy")
    passed = {path.removesuffix("*") for path in matcher.split()[2:]}
    assert {path for path in told if not any(path.startswith(one) for one in passed)} == {"/healthz", "/readyz"}
    assert f"reverse_proxy 127.0.0.1:{settings.port}" in "\n".join(rest)


def test_the_unit_waits_longer_than_bode_takes_to_stop_and_writes_where_the_data_are() -> None:
    (lines,) = blocks("systemd")
    unit = dict(line.split("=", 1) for line in lines if "=" in line)
    assert int(unit["TimeoutStopSec"]) > Settings.model_fields["stop_seconds"].default
    assert f"BODE_DATA_DIR={unit['ReadWritePaths']}" in PAGE
    assert (unit["ExecStart"], unit["ProtectSystem"]) == ("/opt/bode/.venv/bin/python app.py serve", "strict")
    assert unit["WorkingDirectory"] == "/opt/bode", "where .env is read"
    console = "\n".join(line for block in blocks("console") for line in block)
    assert f"useradd --system --home-dir {unit['ReadWritePaths']}" in console
    assert "install -m 640 -o root -g bode /dev/null .env" in console
    assert "pip install --require-hashes --only-binary :all: -r requirements.txt" in console
    known = typer.main.get_command(app).commands  # pyright: ignore[reportAttributeAccessIssue]
    typed = re.findall(r"python app\.py (\w+)(?: (--\S+))?", console)
    assert [name for name, _ in typed] == ["migrate"]
    for name, option in typed:
        assert option in {one for parameter in known[name].params for one in parameter.opts}


def test_where_bode_goes_to_is_named() -> None:
    identity = BotIdentity(APP, frozenset({APP}))
    outside = {urlsplit(one).hostname for one in (identity.login_url, identity.metadata_url, load_graph_url())}
    outside |= {PUBLIC_CLOUD_HOSTS[0], *Settings.model_fields["file_hosts"].default}
    line = next(line for line in PAGE.splitlines() if line.startswith("Naar buiten (poort 443)"))
    assert outside == {*re.findall(r"`([a-z.]+)`", line)}


def load_graph_url() -> str:
    return str(Settings.model_fields["graph_url"].default)


def test_only_standard_channels_since_the_package_asks_for_no_others() -> None:
    assert "Alleen gewone kanalen" in PAGE
    site = "https://bode.mijnstad.be"
    assert "supportsChannelFeatures" not in manifest(Given(APP, site, site, site, "Mijnstad", "1.0.0"))


# --- the scripts ------------------------------------------------------------------------------------------

FULL = frozenset({"Sites.FullControl.All"})
LOOK = FULL | {"Sites.Read.All"}


@dataclass
class SitesPart:
    """Two sites, and what was granted on each."""

    granted: list[tuple[str, Any]] = field(default_factory=list[tuple[str, Any]])

    def routes(self) -> Sequence[Route]:
        return [
            Route("GET", "/sites/school.sharepoint.com", LOOK, lambda _: self._site("school.sharepoint.com,1,root")),
            Route("GET", "/sites/school.sharepoint.com:/sites/personeel", LOOK, lambda _: self._site("s,1,2")),
            Route("POST", "/sites/{site}/permissions", FULL, self._grant),
        ]

    def _site(self, id: str) -> Reply:
        return Reply(body={"@odata.context": "https://x/$metadata#sites(id)/$entity", "id": id})

    def _grant(self, asked: Asked) -> Reply:
        self.granted.append((asked.places["site"], asked.body))
        return Reply(201, {"id": "1"}) if asked.body else refusal(400, "BadRequest")


async def runs(peer: GraphPeer, *arguments: str, **environment: str) -> tuple[int, str]:
    own = {"PATH": os.environ["PATH"], "GRAPH_URL": peer.url, "TOKEN": "geheim", "APP_ID": APP} | environment
    script = await asyncio.create_subprocess_exec(
        "bash", str(BEHEER / "site-toekennen.sh"), *arguments, env=own,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await asyncio.wait_for(script.communicate(), PATIENCE)
    return script.returncode or 0, said.decode()


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
async def test_the_script_grants_one_site_with_the_role_that_was_named() -> None:
    sites = SitesPart()
    async with GraphPeer([sites], granted=set(FULL)).running() as peer:
        status, said = await runs(peer, "https://school.sharepoint.com/sites/personeel")
        assert (status, said) == (0, f"https://school.sharepoint.com/sites/personeel: read voor/for {APP}\n")
        assert (await runs(peer, "https://school.sharepoint.com/", "fullcontrol"))[0] == 0
        assert (await runs(peer, "https://school.sharepoint.com/", "write"))[0] == 0
        assert peer.unknown == []
    application = [{"application": {"id": APP, "displayName": "Bode"}}]
    assert sites.granted == [
        ("s,1,2", {"roles": ["read"], "grantedToIdentities": application}),
        ("school.sharepoint.com,1,root", {"roles": ["fullcontrol"], "grantedToIdentities": application}),
        ("school.sharepoint.com,1,root", {"roles": ["write"], "grantedToIdentities": application}),
    ]


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
async def test_the_script_says_what_was_refused_and_grants_nothing_else() -> None:
    sites = SitesPart()
    async with GraphPeer([sites], granted=set(FULL)).running() as peer:
        assert (await runs(peer, "https://school.sharepoint.com/sites/weg"))[0] != 0
        assert (await runs(peer, "https://school.sharepoint.com/sites/personeel", "owner"))[0] == 2
        assert (await runs(peer, "school.sharepoint.com"))[0] == 2
        assert (await runs(peer, "https://school.sharepoint.com", TOKEN=""))[0] != 0
        for granted in (set[str](), {"Sites.Read.All"}):
            peer.granted = granted
            status, said = await runs(peer, "https://school.sharepoint.com")
            assert status != 0
            assert "Authorization_RequestDenied" in said
            assert "read voor" not in said
            assert "geheim" not in said
    assert sites.granted == []


def test_the_script_for_powershell_makes_the_same_requests() -> None:
    script = (BEHEER / "site-toekennen.ps1").read_text("utf-8")
    assert '-Method GET -Uri "${address}?`$select=id"' in script
    assert '-Method POST -Uri "$graph/sites/$id/permissions"' in script
    assert '"$graph/sites/$($one.Host):/$path"' in script
    assert "roles               = @($Role)" in script
    assert "[ValidateSet('read', 'write', 'fullcontrol')]" in script
    assert "grantedToIdentities = @(@{ application = @{ id = \"$AppId\"; displayName = 'Bode' } })" in script
