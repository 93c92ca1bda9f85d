"""The kept data folder holds what the conversations on it need: a row of each kind, in each state that it can have."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cards.buttons import parse
from tests.landed import CARDS, DUMP, landed_data, old_cards

MOST_BYTES = 400_000
APPLICATION, LAYOUT = 0x426F6465, 1

COUNTS = {
    "announcement": 6,
    "approval": 19,
    "audit": 58,
    "calibration": 1,
    "contact": 12,
    "copy": 9,
    "counter": 4,
    "curated": 4,
    "delivery": 31,
    "edition": 7,
    "group": 2,
    "hand_off": 10,
    "indexed": 3,
    "notice": 54,
    "organisation": 1,
    "outbox": 20,
    "person": 11,
    "question": 19,
    "request": 21,
    "school": 3,
    "scope": 4,
    "source": 9,
}

STATES = {
    "announcement": {"draft", "sending", "sent", "stopped", "paused"},
    "delivery": {"pending", "sending", "retry", "delivered", "gone", "rejected", "ambiguous"},
    "hand_off": {"waiting", "taken", "asked", "answered", "solved", "closed"},
    "notice": {"sending", "retry", "delivered", "gone", "rejected", "ambiguous"},
    "request": {"draft", "submitted", "clarifying", "approved", "refused", "withdrawn"},
}

EVERY_JOB = {
    "announcement_deliver",
    "announcement_follow",
    "announcement_spread",
    "announcement_test",
    "curated_index",
    "handoff_ask",
    "handoff_follow",
    "handoff_spread",
    "handoff_tell",
    "person_catch_up",
    "request_ask",
    "request_asks",
    "request_follow",
    "request_tell",
    "requests_reroute",
}
WRITTEN = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
"""The last hour of the old version."""


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(landed_data(tmp_path / "data") / "bode.sqlite")) as connection:
        yield connection


def bodies(rows: sqlite3.Connection, kind: str) -> list[dict[str, Any]]:
    return [json.loads(body) for (body,) in rows.execute("SELECT body FROM documents WHERE kind = ?", (kind,))]


def jobs(rows: sqlite3.Connection, queue: str) -> list[tuple[str, datetime, int, str | None, str | None]]:
    found = rows.execute(f"SELECT name, due, attempts, lease, aside FROM {queue} ORDER BY id").fetchall()
    return [(name, datetime.fromtimestamp(due / 1_000_000, UTC), *others) for name, due, *others in found]


def test_the_dump_is_small_sorted_and_one_statement_a_line() -> None:
    assert DUMP.stat().st_size + CARDS.stat().st_size < MOST_BYTES
    lines = DUMP.read_text(encoding="utf-8").splitlines()
    assert all(line.endswith(";") for line in lines)
    documents = [line for line in lines if line.startswith('INSERT INTO "documents"')]
    assert documents == sorted(documents)


def test_it_is_a_sound_file_of_ours(rows: sqlite3.Connection) -> None:
    assert rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    pragmas = [rows.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    assert pragmas == [APPLICATION, LAYOUT]


def test_every_kind_is_there(rows: sqlite3.Connection) -> None:
    assert dict(rows.execute("SELECT kind, count(*) FROM documents GROUP BY kind")) == COUNTS
    assert rows.execute("SELECT DISTINCT schema FROM documents").fetchall() == [(1,)]


@pytest.mark.parametrize("kind", STATES)
def test_every_state_is_there(rows: sqlite3.Connection, kind: str) -> None:
    assert {body["state"] for body in bodies(rows, kind)} == STATES[kind]


def test_one_send_under_way_has_deliveries_in_every_state(rows: sqlite3.Connection) -> None:
    (sending,) = [one for one in bodies(rows, "announcement") if one["words"]["title"] == "Evacuatie"]
    assert (sending["state"], sending["tally"]["recipients"]) == ("sending", 12)
    own = [one for one in bodies(rows, "delivery") if one["announcement"] == sending["id"]]
    assert Counter(one["state"] for one in own) == {
        "delivered": 2, "gone": 3, "retry": 2, "sending": 2, "ambiguous": 1, "rejected": 1, "pending": 1
    }  # fmt: skip
    assert {one["resent"] for one in own if one["state"] == "sending"} == {False, True}
    assert {one["reason"] for one in own if one["state"] == "gone"} == {"left", "not_installed"}


def test_drafts_and_approvals(rows: sqlite3.Connection) -> None:
    drafts = [one for one in bodies(rows, "request") if one["state"] == "draft"]
    assert Counter((one["form"], one["step"]) for one in drafts) == {
        ("leave", "period"): 1, ("leave", "lessons"): 1, ("leave", ""): 1, ("badge", ""): 1
    }  # fmt: skip
    two = [one for one in bodies(rows, "request") if len(one["approvers"]) == 2]
    approvals = [one for one in bodies(rows, "approval") if one["request"] == two[0]["id"]]
    assert Counter(one["open"] for one in approvals) == {True: 2, False: 1}, "the third has left"


def test_questions(rows: sqlite3.Connection) -> None:
    found = bodies(rows, "question")
    assert {one["verdict"] for one in found} == {"answered", "maybe", "not_found"}
    assert {one["useful"] for one in found} == {True, False, None}
    assert any(one["reason"] and one["words"] for one in found)
    assert any(one["about"] for one in found)
    assert any(one["evidence"] for one in found)
    assert any(one["missed"] for one in found)
    expired = rows.execute("SELECT count(*) FROM documents WHERE expires < ?", (_micro(23),)).fetchone()
    assert expired == (1,), "one that expires before the tests begin"
    assert rows.execute("SELECT count(*) FROM documents WHERE expires < ?", (_micro(20),)).fetchone() == (0,)


def _micro(day: int) -> int:
    return int(datetime(2026, 11, day, 9, 0, tzinfo=UTC).timestamp() * 1_000_000)


def test_official_answers_have_their_editions(rows: sqlite3.Connection) -> None:
    assert sorted(one["revision"] for one in bodies(rows, "curated")) == [1, 1, 2, 3]
    assert [one["withdrawn"] for one in bodies(rows, "curated")].count(True) == 1
    assert {one["deed"] for one in bodies(rows, "edition")} == {"written", "changed", "withdrawn"}


def test_contacts(rows: sqlite3.Connection) -> None:
    found = bodies(rows, "contact")
    for name, values in {"installed": {True, False}, "welcomed": {True, False}, "language": {None, "nl", "en"}}.items():
        assert {one[name] for one in found} == values
    assert sum(one["address"] is None for one in found) == 1, "a stranger who removed Bode"


def test_sources_have_odd_names_and_doubts(rows: sqlite3.Connection) -> None:
    ids = " ".join(one["id"] for one in bodies(rows, "source"))
    assert all(sign in ids for sign in " /#?()éë")
    assert any(not one["readers"] for one in bodies(rows, "source"))
    assert Counter(len(one["doubtful"]) for one in bodies(rows, "indexed")) == {0: 2, 2: 1}
    assert {one["source"] for one in bodies(rows, "copy")} == {one["id"] for one in bodies(rows, "source")}


@pytest.mark.parametrize(("queue", "waiting"), [("jobs", 21), ("bulk", 7)])
def test_queues_hold_what_is_due_held_late_and_set_aside(rows: sqlite3.Connection, queue: str, waiting: int) -> None:
    found = jobs(rows, queue)
    assert [aside for *_, aside in found if aside] == ["unknown", "KeyError", "attempts"]
    kept = [job for job in found if job[-1] is None]
    assert len(kept) == waiting
    assert any(lease for *_, lease, _ in kept)
    assert any(due <= WRITTEN and not lease for _, due, _, lease, _ in kept)
    assert [due.date().isoformat() for _, due, *_ in kept if due > datetime(2026, 11, 21, tzinfo=UTC)] == ["2026-12-10"]


def test_every_job_is_promised_or_queued(rows: sqlite3.Connection) -> None:
    queued = {name for queue in ("jobs", "bulk") for name, *_, aside in jobs(rows, queue) if aside is None}
    promised = {one["job"] for one in bodies(rows, "outbox")}
    assert queued | promised == EVERY_JOB
    assert "announcement_spread" not in queued, "promised by a commit, and never queued"


def test_every_old_button_is_on_a_card_and_still_understood() -> None:
    """A card is clicked long after it was made: a button keeps its name, and what is new in its payload is optional."""
    buttons = [(verb, data) for card in old_cards() for _, verb, data in card["buttons"]]
    assert len({verb for verb, _ in buttons}) == 53
    for verb, data in buttons:
        parse(verb, data)
