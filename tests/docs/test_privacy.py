"""docs/beheer/privacy.md: each of its commands does what it says."""

import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.privacy import MOST_SECONDS
from bot.announce.proving.removed import REMOVED_DEED
from bot.blobs.folder import FolderBlobs
from bot.doctor.work import UNDONE
from bot.people.education import PUPIL, Education, EducationPlace
from bot.people.erasure import PREFIX
from bot.people.looked import LOOKED_DEED
from bot.people.retention import USUAL, Retention
from bot.people.retention_file import LONGEST_QUESTION, retention_of
from bot.people.tenant import Account, Tenant, values_of
from bot.people.tenant_kept import Kept, keep, read_kept
from bot.privacy.exporting import DATA
from bot.privacy.exporting import PAGE as PAGE_NAME
from bot.privacy.holdings import ELSEWHERE, GROUNDS, HOLDINGS
from bot.privacy.nightly.announcements import DOCUMENTS
from bot.privacy.nightly.audit import ENTRIES, SLACK
from bot.privacy.page import THEMES
from bot.privacy.retaining import MOST, NIGHT
from bot.queue.base import MAX_DELAY
from bot.store.cosmos_items import TRACE_LIFETIME
from bot.store.lifetimes import QUESTION_LIFETIME
from bot.work.notice import NOTICE_LIFETIME
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
    assert f"`{PREFIX}` en 12 tekens" in PAGE
    assert f"minder dan {MOST_SECONDS:.0f} seconden" in PAGE
    assert all(f"`{name}`" in PAGE for name in (DATA, PAGE_NAME))
    assert f"hoogstens {MAX_DELAY.days} dagen" in PAGE
    assert TRACE_LIFETIME.total_seconds() == 3600, "een uur lang"


def test_the_register_says_what_is_declared() -> None:
    """A row for each theme of the declaration, with its legal ground, and the key of the period where it has one."""
    rows = re.findall(r"^\| [^|]+ \(`(\w+)`\) \|.*\| ([^|]+) \| ([\d.a-f]+) \|$", PAGE, re.MULTILINE)
    assert {theme: ground for theme, _, ground in rows} == {one: str(ground) for one, ground in GROUNDS.items()}
    assert {theme for theme, _, _ in rows} == {one.theme for one in (*HOLDINGS, *ELSEWHERE)} == set(THEMES)
    keys = {theme: set(re.findall(r"`(\w+)`", period)) for theme, period, _ in rows}
    assert {key for found in keys.values() for key in found} == {one.name for one in fields(Retention)}
    for holding in HOLDINGS:  # whatever has a period of its own is in the row that names it
        if holding.period.value in {one.name for one in fields(Retention)}:
            assert holding.period.value in keys[holding.theme], holding.kind.name


async def test_what_is_kept_of_the_tenant_holds_accounts_that_are_no_staff_and_the_register_says_so(
    tmp_path: Path,
) -> None:
    pupil, at = "5f6107b0-18cb-4251-8686-d7035569bbf5", datetime(2026, 11, 27, tzinfo=UTC)
    told = {"displayName": "Lio Claes", "mail": "lio@mijnstad.be", "businessPhones": "", "department": "3A"}
    tenant = Tenant({pupil: Account(pupil, values_of(told))}, {}, Education({pupil: PUPIL}, {}))
    blobs = FolderBlobs(tmp_path)
    await keep(blobs, "default", Kept(tenant, "", "", "", at, at, EducationPlace("changes")), None)
    kept, _ = await read_kept(blobs, "default")
    assert kept
    assert kept.tenant.accounts[pupil].value("displayName") == "Lio Claes"
    (row,) = re.findall(r"^\| personeel \(`people`\).*$", PAGE, re.MULTILINE)
    assert "elk ander account" in row and "ook van leerlingen en gasten" in row


def test_the_periods_of_the_page_are_those_that_count() -> None:
    [written] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert retention_of("retention.toml", written.encode()) == USUAL
    periods = PAGE.split("## Hoe lang")[1].split("## Register")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", periods, re.MULTILINE)) == {one.name for one in fields(Retention)}
    assert f"na {NIGHT} uur" in PAGE
    assert f"hoogstens {MOST} van elke soort" in PAGE
    assert f"{DOCUMENTS:,} documenten per nacht".replace(",", ".") in PAGE
    assert f"lukt het {UNDONE.total_seconds() / 3600:.0f} uur lang niet" in PAGE
    assert f"({NOTICE_LIFETIME.days} dagen na de laatste wijziging" in PAGE
    assert f"`{REMOVED_DEED}`" in PAGE
    assert f"die zo oud is, verdwijnt, hoogstens {SLACK.days} dagen later" in PAGE
    assert f"{ENTRIES:,} regels per nacht".replace(",", ".") in PAGE
    assert f"na {QUESTION_LIFETIME.days} dagen is ze weg" in PAGE
    assert QUESTION_LIFETIME.days == LONGEST_QUESTION


def test_what_leaves_a_trace_is_what_the_page_lists() -> None:
    """By the name under which it stands in the audit."""
    listed = set(
        re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", PAGE.split("### Wie beheert en kijkt")[1], re.MULTILINE)
    )
    called = re.compile(r"(?:looks\([\w.]+|looked\(here\.house, here\.actor\.acting), \"(\w+)\"")
    found = {name for file in (ROOT / "bot").rglob("*.py") for name in called.findall(file.read_text("utf-8"))}
    assert listed == found
    assert f"`{LOOKED_DEED}`" in PAGE


def test_a_mistake_in_the_periods_is_named(tmp_path: Path) -> None:
    operator = Operator(tmp_path / "data")
    assert operator.types("load", ORGANISATION).exit_code == 0
    (tmp_path / "data" / "retention.toml").write_text("[days]\nrequests = 3\nquestion = 1\n", "utf-8")
    said = operator.types("publish", "--check")
    assert said.exit_code == 1
    assert "days.requests" in said.output
    assert "question" in said.output
