"""docs/beheer/audit.md: each of its commands does what it says, and each of its words is one that `verify` prints."""

import re
from pathlib import Path

import pytest

from bot.doctor.work import UNLINKED
from bot.people.retention import SHORTEST
from bot.privacy.nightly.audit import SLACK, UNCUT
from bot.work.chain.checking import CUT_DEED, ENDED_DEED, ERASED_DEED, LATE, Fault, What
from bot.work.chain.sweeping import EVERY, MOST
from bot.work.chain.verifying import MARGIN, kept_of
from tests.cli.operating import Operator
from tests.conversations.school import ORGANISATION, organisation_file
from tests.copying import ROOT

PAGE = (ROOT / "docs" / "beheer" / "audit.md").read_text("utf-8")
COMMANDS = [
    line.removeprefix("python app.py ")
    for block in re.findall(r"```sh\n(.*?)\n```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


def test_each_command_does_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    operator = Operator(tmp_path / "data")
    assert operator.types("load", ORGANISATION).exit_code == 0
    verify, against, period, about = (command.split() for command in COMMANDS)
    done = operator.types(*verify)
    assert done.exit_code == 0, done.output
    line = done.output.strip().splitlines()[-1]
    words, _, digest = line.rpartition(" ")
    assert words in PAGE
    assert kept_of(digest)
    given: dict[str, str] = {"DIGEST": digest, "ID": organisation_file().people[0].id}
    for command in (against, period, about):
        done = operator.types(*(given.get(word) or word for word in command))
        assert done.exit_code == 0, f"{command}: {done.output}"
    assert (tmp_path / "audit.csv").exists()
    assert (tmp_path / "ana.jsonl").exists()


def test_its_words_and_figures_are_those_of_the_program() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(Fault)
    assert (EVERY, MOST) == (20, 1000)
    assert (LATE.total_seconds(), MARGIN.total_seconds(), UNLINKED.total_seconds()) == (3600, 120, 300)
    figures = ("elke 20 seconden", "duizendtal", "meer dan een uur", "twee minuten eerder", "langer dan vijf minuten")
    assert [told for told in figures if told not in PAGE] == []


def test_what_it_says_of_the_log_is_logged() -> None:
    deeds = {ERASED_DEED, ENDED_DEED, CUT_DEED, "audit.exported"}
    told = {name for name in re.findall(r"`(audit\.\w+)`", PAGE) if name not in deeds}
    chain = ROOT / "bot" / "work" / "chain"
    logged = [re.findall(r'log\.error\("([\w.]+)"', one.read_text("utf-8")) for one in chain.glob("*.py")]
    assert told == {name for names in logged for name in names}


def test_what_it_says_of_cutting_is_so() -> None:
    assert f"als haar oudste regel {SLACK.days} dagen te oud is" in PAGE
    assert f"`{What.CUT}`" in PAGE
    assert f"(`chains_not_cut`, tot {UNCUT})" in PAGE
    assert f"nog geen {SHORTEST} dagen oud was" in PAGE
    assert "`CANNOT BE COMPARED`" in PAGE  # held by tests/cli/test_audit.py
    assert all(f"`{deed}`" in PAGE for deed in (CUT_DEED, ENDED_DEED))


def test_the_readme_leads_to_it() -> None:
    assert "](docs/beheer/audit.md)" in (ROOT / "README.md").read_text("utf-8")
