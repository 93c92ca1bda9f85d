"""docs/beheer/privacy.md: each of its commands does what it says."""

import re
from pathlib import Path

import pytest

from bench.privacy import MOST_SECONDS
from bot.people.erasure import PREFIX
from bot.privacy.exporting import DATA
from bot.privacy.exporting import PAGE as PAGE_NAME
from bot.queue.base import MAX_DELAY
from bot.store.cosmos_items import TRACE_LIFETIME
from tests.cli.operating import Operator
from tests.conversations.school import ORGANISATION, organisation_file
from tests.copying import ROOT

PAGE = (ROOT / "docs" / "beheer" / "privacy.md").read_text("utf-8")
COMMANDS = [
    line.removeprefix("python app.py ")
    for block in re.findall(r"```sh\n(.*?)\n```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


def test_each_command_does_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    operator = Operator(tmp_path / "data")
    assert operator.types("load", ORGANISATION).exit_code == 0
    ana = organisation_file().people[0].id
    for command in COMMANDS:
        done = operator.types(*(ana if word == "ID" else word for word in command.split()), answers=f"y\n{ana}\n")
        assert done.exit_code == 0, f"{command}: {done.output}"
    assert (tmp_path / "ana.zip").exists()


def test_what_the_page_counts_is_so() -> None:
    assert f"`{PREFIX}` en 16 tekens" in PAGE
    assert f"minder dan {MOST_SECONDS:.0f} seconden" in PAGE
    assert all(f"`{name}`" in PAGE for name in (DATA, PAGE_NAME))
    assert f"hoogstens {MAX_DELAY.days} dagen" in PAGE
    assert TRACE_LIFETIME.total_seconds() == 3600, "een uur lang"
