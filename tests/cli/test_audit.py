"""`python app.py audit`: what an operator is told of the chain, the file of a period or a person, and its own trace."""

import asyncio
import csv
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap.houses import opened_house
from bot.settings import load_settings
from bot.store.records import Records
from bot.work.chain.cutting import cut
from bot.work.chain.sweeping import sweep
from bot.work.kept import AuditEntry
from tests.cli.operating import Operator
from tests.conversations.school import ORGANISATION, organisation_file
from tests.work.chain.rig import Kept

(ANA,) = (one.id for one in organisation_file().people if one.name == "Ana Martens")
ENTRIES = (
    AuditEntry("e1", datetime(2026, 10, 31, 22, 30, tzinfo=UTC), ANA, "request.submitted", "leave.2026.1", {}),
    AuditEntry("e2", datetime(2026, 10, 31, 23, 30, tzinfo=UTC), "bo", "request.approved", "=1+1", {"to": ANA}),
    AuditEntry("e3", datetime(2026, 11, 30, 22, 59, tzinfo=UTC), "bo", "request.refused", "leave.2026.2", {"a": 1}),
    AuditEntry("e4", datetime(2026, 11, 30, 23, 0, tzinfo=UTC), "bo", "request.refused", "leave.2026.3", {}),
)


def stored(data: Path, work: Callable[[Kept], Awaitable[object]]) -> Any:
    """What somebody does with the store while no bot runs."""

    async def open_and_do() -> object:
        async with opened_house(load_settings(data_dir=data)) as house:
            kept = Kept(house.records._store, house.now)  # pyright: ignore
            kept.records = house.records
            return await work(kept)

    return asyncio.run(open_and_do())


async def committed(kept: Kept) -> None:
    for entry in ENTRIES:
        await kept.records.accept("requests:leave:2026", [], audit=replace(entry, changed=entry.at))


async def linked(kept: Kept) -> None:
    await committed(kept)
    assert await sweep(kept.records) == 5


async def deeds(kept: Kept) -> list[tuple[str, Any]]:
    return [(one.value.deed, one.value.detail) async for one in kept.records.audit.stream(order="at")]


@pytest.fixture
def operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operator:
    monkeypatch.chdir(tmp_path)
    found = Operator(tmp_path / "data")
    assert found.types("load", ORGANISATION).exit_code == 0
    return found


def head_of(output: str) -> str:
    return output.split("--head next time: ")[1].strip()


def test_what_waits_is_told_and_what_is_linked_holds(operator: Operator) -> None:
    done = operator.types("audit", "verify")
    assert done.exit_code == 0, done.output
    assert "0 links in 1 partition." in done.output
    assert "1 not linked yet, the oldest of " in done.output
    stored(operator.data, linked)
    done = operator.types("audit", "verify")
    assert done.exit_code == 0, done.output
    assert "5 links in 2 partitions." in done.output
    assert "Every entry is as it was linked." in done.output
    again = operator.types("audit", "verify", "--head", head_of(done.output))
    assert again.exit_code == 0, again.output
    assert "are those of the digest that you kept." in again.output


def test_what_was_changed_is_named_and_ends_with_one(operator: Operator) -> None:
    stored(operator.data, linked)

    async def tamper(kept: Kept) -> None:
        entries = {one.id: one for one in await kept.documents("audit", "requests:leave:2026")}
        await kept.put(entries["e1"], {**entries["e1"].body, "actor": "bo"})
        await kept.remove(entries["e2"])
        await kept.remove((await kept.documents("audit_page", "directory"))[0])

    stored(operator.data, tamper)
    done = operator.types("audit", "verify")
    lines = done.output.splitlines()
    assert done.exit_code == 1
    assert "changed  entry e1 of 2026-10-31 22:30:00 UTC in requests:leave:2026, link 1" in lines
    assert "missing  entry e2 of 2026-10-31 23:30:00 UTC in requests:leave:2026, link 2" in lines
    assert [line for line in lines if line.startswith("missing  link")]
    assert "Every entry is as it was linked." not in lines


def test_a_digest_of_before_tells_a_chain_that_was_made_anew(operator: Operator) -> None:
    stored(operator.data, linked)
    head = operator.types("audit", "verify", "--head", f"20991231T000000Z-{64 * '0'}")
    assert head.exit_code == 1
    assert "WRONG: the links up to 2099-12-31 00:00 UTC are not those of the digest that you kept." in head.output
    refused = operator.types("audit", "verify", "--head", "abc")
    assert (refused.exit_code, "this is no digest" in refused.output) == (1, True)


def test_the_chain_of_a_backup_that_was_restored_holds(operator: Operator, tmp_path: Path) -> None:
    stored(operator.data, linked)
    head = head_of(operator.types("audit", "verify").output)
    assert operator.types("backup", tmp_path / "bode.backup").exit_code == 0
    elsewhere = Operator(tmp_path / "elsewhere")
    assert elsewhere.types("restore", tmp_path / "bode.backup").exit_code == 0
    done = elsewhere.types("audit", "verify", "--head", head)
    assert done.exit_code == 0, done.output
    assert "5 links in 2 partitions." in done.output


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened, delimiter=";"))


def test_a_period_counts_whole_days_of_brussels_and_nothing_is_a_formula(operator: Operator, tmp_path: Path) -> None:
    stored(operator.data, committed)
    file = tmp_path / "audit.csv"
    done = operator.types("audit", "export", file, "--from", "2026-11-01", "--to", "2026-11-30")
    assert done.exit_code == 0, done.output
    found = [row for row in rows(file) if row["id"] in {"e1", "e2", "e3", "e4"}]
    assert [row["id"] for row in found] == ["e2", "e3"]
    assert (found[0]["subject"], found[0]["partition"]) == ("'=1+1", "requests:leave:2026")
    assert (found[1]["detail"], found[1]["at"]) == ('{"a": 1}', "2026-11-30T22:59:00Z")
    assert file.stat().st_mode & 0o077 == 0
    assert not file.with_name("audit.csv.part").exists()


def test_a_person_s_entries_are_those_in_which_their_id_stands(operator: Operator, tmp_path: Path) -> None:
    stored(operator.data, committed)
    file = tmp_path / "ana.jsonl"
    done = operator.types("audit", "export", file, "--about", ANA)
    assert done.exit_code == 0, done.output
    found: Sequence[dict[str, Any]] = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    # Last of all: that they were asked for.
    assert [one["deed"] for one in found] == ["request.submitted", "request.approved", "audit.exported"]
    assert (found[0]["actor"], found[0]["actor_name"]) == (ANA, "Ana Martens")
    assert found[1]["detail"] == {"to": ANA}
    assert "3 entries" in done.output


def test_who_exports_stands_in_the_audit_itself(operator: Operator, tmp_path: Path) -> None:
    done = operator.types("audit", "export", tmp_path / "all.csv", "--about", "leave.2026.1")
    assert "all.csv: 1 entry. That it was read" in done.output
    deed, detail = stored(operator.data, deeds)[-1]
    assert deed == "audit.exported"
    assert (detail["about"], detail["format"], bool(detail["account"])) == ("leave.2026.1", "csv", True)


def test_a_trace_stands_also_where_the_file_cannot_be_written(operator: Operator, tmp_path: Path) -> None:
    done = operator.types("audit", "export", tmp_path / "nowhere" / "all.csv")
    assert done.exit_code == 1
    assert stored(operator.data, deeds)[-1][0] == "audit.exported"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("a.txt",), "must end in .csv or .jsonl"),
        (("a.csv", "--from", "morgen"), "--from: 'morgen' is no day"),
        (("a.csv", "--from", "2026-11-02", "--to", "2026-11-01"), "--to is before --from"),
    ],
)
def test_what_is_typed_wrongly_is_said_and_reads_nothing(operator: Operator, typed: tuple[str, ...], told: str) -> None:
    done = operator.types("audit", "export", *typed)
    assert (done.exit_code, told in done.output) == (1, True), done.output
    assert [deed for deed, _ in stored(operator.data, deeds)] == ["directory.loaded"]


def test_what_was_cut_is_told_and_a_digest_of_before_cannot_be_compared(operator: Operator) -> None:
    async def cut_all(kept: Kept) -> int:
        async with opened_house(load_settings(data_dir=operator.data)) as house:
            then = house.now() - timedelta(days=2 * 365)
            early = Records(house.records._store, now=lambda: then)  # pyright: ignore[reportPrivateUsage]
            await early.accept("p", [], audit=AuditEntry("e1", then, ANA, "request.submitted", "r1", {}, changed=then))
            await sweep(early)
            return await cut(house, "p", house.now() - timedelta(days=365), 100)

    assert stored(operator.data, cut_all) == 1
    assert operator.types("audit", "verify").exit_code == 0
    done = operator.types("audit", "verify", "--head", f"20200101T000000Z-{64 * '0'}")
    assert done.exit_code == 1, done.output
    assert "went, as entries of the audit tell." in done.output
    assert "CANNOT BE COMPARED: the digest that you kept is of 2020-01-01 00:00 UTC, and entries before " in done.output
    assert "WRONG" not in done.output
    assert "Every entry is as it was linked." in done.output
