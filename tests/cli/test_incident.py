"""`python app.py incident export` and `check`: what is in the file, what is not, keys, and what was altered."""

import asyncio
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bot.announce.announcement import Announcement, AnnouncementState, Tally
from bot.announce.writing.words import Words
from bot.bootstrap.houses import opened_house, utc_now
from bot.cli.incident_file import LIST
from bot.people.acting import Acting
from bot.people.audience import NOBODY
from bot.settings import load_settings
from bot.store.partitions import SET_ASIDE_JOBS, announcement_partition
from bot.work.kept import SetAside
from tests.cli.operating import Operator
from tests.conversations.school import ORGANISATION
from tests.test_webhooks import SECRET

TODAY = utc_now().date().isoformat()
KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
WRITTEN = "Kaatje is ziek"


@pytest.fixture
def operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operator:
    """A school in which something was sent, and something was set aside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BODE_WEBHOOKS", f"desk https://desk.example/hook {SECRET}")
    found = Operator(tmp_path / "data")
    assert found.types("load", ORGANISATION).exit_code == 0
    asyncio.run(_filled(tmp_path / "data"))
    return found


async def _filled(data: Path) -> None:
    async with opened_house(load_settings(data_dir=data)) as house:
        records, now = house.records, house.now()
        words = {"nl": Words(WRITTEN, WRITTEN)}
        sent = Announcement(
            "a1", "bo", words, NOBODY, confirmation=False, state=AnnouncementState.SENT, created=now, published=now,
            tally=Tally(9, delivered=8, not_reached=1),
        )  # fmt: skip
        audit = house.audit(Acting("bo"), "announcement.published", "a1", {"recipients": 9})
        await records.accept(announcement_partition("a1"), [records.announcements.put(sent)], audit=audit)
        kept = SetAside("jobs-1", now, "jobs", "person_welcome", {"text": WRITTEN}, 10, "KeyError")
        await records.accept(SET_ASIDE_JOBS, [records.set_aside.put(kept)])


def contents(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_what_an_incident_needs_is_in_it_and_nothing_that_somebody_wrote(operator: Operator, tmp_path: Path) -> None:
    done = operator.types("incident", "export", TODAY, TODAY, tmp_path / "x.zip")
    assert done.exit_code == 0, done.output
    assert "(not encrypted)" in done.output
    parts = contents(tmp_path / "x.zip")
    read: dict[str, Any] = {name: json.loads(text) for name, text in parts.items() if name.endswith(".json")}
    assert read["sends.json"] == [
        {
            **{"id": "a1", "author": "bo", "state": "sent", "recipients": 9, "delivered": 8, "not_reached": 1},
            "published": read["sends.json"][0]["published"],
        }
    ]
    deeds = [json.loads(line)["deed"] for line in parts["audit.jsonl"].splitlines()]
    assert "announcement.published" in deeds
    assert "audit.exported" in deeds, "that it was read stands in it"
    assert [(one["job"], one["reason"]) for one in read["set_aside.json"]] == [("person_welcome", "KeyError")]
    assert read["configuration.json"] == {"counts": 0, "versions": []}
    assert "aiohttp" in read["versions.json"]["packages"]
    assert "BODE_WEBHOOKS" in read["settings.json"]
    assert {"queue", "set_aside", "audit"} <= {one["check"] for one in read["health.json"]}
    for name, text in parts.items():
        for hidden in (SECRET, WRITTEN, "Ana Martens"):
            assert hidden not in text, name


def test_other_days_are_not_in_it(operator: Operator, tmp_path: Path) -> None:
    assert operator.types("incident", "export", "2020-01-01", "2020-01-02", tmp_path / "x.zip").exit_code == 0
    parts = contents(tmp_path / "x.zip")
    assert parts["audit.jsonl"] == ""
    assert json.loads(parts["sends.json"]) == []


def test_with_a_key_nobody_else_reads_it(operator: Operator, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(KEY, encoding="ascii")
    assert operator.types("incident", "export", TODAY, TODAY, tmp_path / "x", "--key", key).exit_code == 0
    assert not zipfile.is_zipfile(tmp_path / "x")
    assert b"announcement" not in (tmp_path / "x").read_bytes()
    assert (tmp_path / "x").stat().st_mode & 0o077 == 0
    checked = operator.types("incident", "check", tmp_path / "x", "--key", key)
    assert checked.exit_code == 0, checked.output
    assert "; it is whole." in checked.output
    assert "audit.jsonl" in checked.output
    without = operator.types("incident", "check", tmp_path / "x")
    assert without.exit_code == 1
    assert "is encrypted: give its key" in without.output


@pytest.mark.parametrize("sealed", [True, False])
def test_what_was_altered_is_found(operator: Operator, tmp_path: Path, *, sealed: bool) -> None:
    file, key = tmp_path / "x", tmp_path / "key"
    key.write_text(KEY, encoding="ascii")
    given = ["--key", key] if sealed else []
    assert operator.types("incident", "export", TODAY, TODAY, file, *given).exit_code == 0
    if sealed:
        whole = bytearray(file.read_bytes())
        whole[-20] ^= 1
        file.write_bytes(whole)
    else:
        parts = contents(file)
        with zipfile.ZipFile(file, "w") as into:
            for name, text in parts.items():
                into.writestr(name, text if name != "sends.json" else "[]")
    done = operator.types("incident", "check", file, *given)
    assert done.exit_code == 1
    assert "altered" in done.output


def test_what_is_no_such_file_and_days_that_are_none(operator: Operator, tmp_path: Path) -> None:
    (tmp_path / "y").write_text("nothing", encoding="ascii")
    assert "is no file of an incident" in operator.types("incident", "check", tmp_path / "y").output
    assert "is no day" in operator.types("incident", "export", "gisteren", TODAY, tmp_path / "z").output
    assert "turn them round" in operator.types("incident", "export", TODAY, "2020-01-01", tmp_path / "z").output
    assert not (tmp_path / "z").exists()
    assert LIST == "incident.json"
