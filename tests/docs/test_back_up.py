"""docs/beheer/back-up.md: each of its commands does what it says, one after the other, and each setting is one."""

import re
import subprocess
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from app import app
from bot.backup.making import MADE_AGAIN
from bot.settings import Settings, load_settings
from bot.variables import variable
from tests.conversations.school import ORGANISATION
from tests.copying import ROOT
from tests.infra.bicep import read
from tests.infra.test_deployment import container, example

PAGE = (ROOT / "docs" / "beheer" / "back-up.md").read_text("utf-8")
AZ = {
    "cosmosdb list": "query output",
    "deployment group create": "name template-file parameters",
    "deployment group show": "name query output",
    "identity show": "name query output",
    "storage account list": "query output",
    "vm create": "name image size assign-identity admin-username generate-ssh-keys",
    "vm deallocate": "name",
    "vm start": "name",
}
"""What the page uses of the command line of Azure beside the group, looked up in its reference."""
COMMANDS = [
    line.strip()
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]


def test_every_command_of_the_page_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = CliRunner().invoke(app, ["load", str(ORGANISATION)])
    assert loaded.exit_code == 0, loaded.output
    said: dict[str, str] = {}
    for line in COMMANDS:
        if line.startswith("python app.py "):
            # The last one goes to another place, which here is another folder.
            moved = (
                {} if "--data" in line or " restore " not in line or "--check" in line else {"BODE_DATA_DIR": "azure"}
            )
            done = CliRunner().invoke(app, line.removeprefix("python app.py ").split(), env=moved)
            assert done.exit_code == 0, f"{line}: {done.output}"
            said[line] = done.output
        else:
            subprocess.run(line, shell=True, check=True, cwd=tmp_path)
    assert (tmp_path / "bode.sleutel").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "back-up.bode").read_bytes().startswith(b"bode encrypted backup 1\n")
    restored = [output for output in said.values() if "Restored and compared: " in output]
    assert len(restored) == 3, "an exercise, after a disaster, and a move"
    assert {"oefening", "nieuw", "azure"} <= {one.name for one in tmp_path.iterdir()}
    assert "jobs wait" in said["python app.py jobs --data oefening"]


def test_every_setting_and_option_of_the_page_is_one() -> None:
    settings = {variable(name) for name in Settings.model_fields}
    named = set(re.findall(r"BODE_[A-Z_]+", PAGE))
    assert {"BODE_BACKUP_KEY", "BODE_STORE", "BODE_QUEUE", "BODE_BLOBS"} <= named <= settings
    known = typer.main.get_command(app)
    options = {option for name in ("backup", "restore") for one in known.commands[name].params for option in one.opts}  # pyright: ignore[reportAttributeAccessIssue]
    assert set(re.findall(r"`(--[a-z-]+)`", PAGE)) == {"--key", "--went-on"} <= options


def test_the_machine_in_azure_has_settings_that_are_sound_and_every_module_gets_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (machine,) = re.findall(r"^```ini\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    (tmp_path / ".env").write_text(machine, "utf-8")
    settings = load_settings()
    assert (settings.store, settings.queue, settings.blobs) == ("cosmos", "azure", "azure")
    deployed = dict(line.split("=", 1) for line in machine.splitlines())
    given = {one["name"] for one in container(example(settings={}))["env"]}
    assert deployed.keys() <= given, "what the deployment gives Bode itself"
    asked = re.findall(r"--template-file (\S+) --parameters (.*)", PAGE)
    assert [Path(file).stem for file, _ in asked] == ["identity", "storage", "cosmos"]
    for file, values in asked:
        wanted = set(read(ROOT / file).parameters)
        assert {value.partition("=")[0] for value in values.split()} == wanted, file
    lines = [line.strip() for block in re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
    used: set[str] = set()
    for line in filter(None, lines):
        found = re.search(r"az ((?:[a-z]+ )+)--resource-group \"\$GROUP\" (.*)", line)
        assert found, line
        used.add(command := found[1].strip())
        assert set(re.findall(r"--([a-z-]+)", found[2])) <= {*AZ[command].split()}, line
    assert used == AZ.keys()


def test_the_backup_of_each_night_is_one_with_its_own_name() -> None:
    (line,) = re.findall(r"```cron\n(.*?)\n```", PAGE, re.DOTALL)
    minute, hour, *days, who, command = line.split(" ", 6)
    assert (int(minute) < 60, int(hour) < 24, days, who) == (True, True, ["*"] * 3, "bode")
    assert command.startswith("cd /opt/bode && .venv/bin/python app.py backup ")
    assert "$(date +\\%F)" in command, "where a day has no backslash cron ends the line"


def test_what_is_left_out_is_said() -> None:
    said = PAGE[PAGE.index("## Wat erin zit") : PAGE.index("## Een sleutel")]
    for prefix, words in zip(MADE_AGAIN, ("momentopnames", "SharePoint", "Entra"), strict=True):
        assert words in said, prefix
    assert "zcat" in PAGE and "ChaCha20-Poly1305" in PAGE


def test_every_page_that_it_leads_to_is_there_and_others_lead_to_it() -> None:
    here = ROOT / "docs" / "beheer"
    links = [link.partition("#")[0] or "back-up.md" for link in re.findall(r"\]\(([^)]+)\)", PAGE)]
    assert links
    assert [link for link in links if not (here / link).exists()] == []
    for page in (ROOT / "docs" / "index.md", ROOT / "README.md", here / "meerdere-instanties.md"):
        assert "back-up.md" in page.read_text("utf-8"), page
