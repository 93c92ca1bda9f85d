"""docs/beheer/incident.md: its commands run, it names every file of the export and no other, and the clocks stand."""

import re
import zipfile
from pathlib import Path

import pytest

from bot.cli.incident import BILL
from tests.cli.operating import Operator
from tests.cli.test_incident import KEY
from tests.conversations.school import ORGANISATION
from tests.copying import ROOT

PAGE = (ROOT / "docs" / "beheer" / "incident.md").read_text("utf-8")


def test_the_page_names_what_the_export_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    operator = Operator(tmp_path / "data")
    operator.types("load", ORGANISATION)
    (tmp_path / "sleutel").write_text(KEY, encoding="ascii")
    block = re.findall(r"```sh\n(.*?)\n *```", PAGE, re.DOTALL)[0]
    for command in block.splitlines():
        done = operator.types(*command.strip().removeprefix("python app.py ").split())
        assert done.exit_code == 0, f"{command}: {done.output}"
    assert operator.types("incident", "export", "2026-11-27", "2026-11-28", "plain.zip").exit_code == 0
    with zipfile.ZipFile("plain.zip") as opened:
        held = {*opened.namelist(), BILL.name}
    assert set(re.findall(r"^\| `([a-z_.]+)` \|", PAGE, re.MULTILINE)) == held


@pytest.mark.parametrize("clock", ["| 24 uur | Centrum", "| 72 uur | CCB", "| 72 uur | Vlaamse", "| 1 maand na"])
def test_the_clocks_stand(clock: str) -> None:
    assert clock in PAGE


def test_what_it_links_to_is_there() -> None:
    for page in re.findall(r"\]\(([a-z-]+\.md)\)", PAGE):
        assert (ROOT / "docs" / "beheer" / page).is_file(), page
