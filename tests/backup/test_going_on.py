"""Which jobs go on with what was under way, and what a queue of before holds that cannot be taken along."""

from pathlib import Path

import pytest

from bot.backup.going_on import After, jobs_after, may_have_arrived
from bot.backup.lines import DocumentLine
from bot.json import JsonObject
from bot.queue.base import QueueUnavailable
from bot.queue.sqlite_rows import everything
from bot.sqlite.opening import open_file
from bot.sqlite.snapshot import snapshot
from bot.work.job import Job

TOLD: JsonObject = {"request": "r1", "person": "p1", "what": "w"}


def after(kind: str, body: JsonObject) -> list[After]:
    return list(jobs_after(DocumentLine(kind, "default:x", "a1", None, body)))


def test_an_announcement_that_has_begun_is_spread_and_followed() -> None:
    names = [(one.queue, one.job.name, one.job.body) for one in after("announcement", {"state": "sending"})]
    told = {"announcement": "a1"}
    assert names == [("jobs", "announcement_spread", told), ("jobs", "announcement_follow", told)]
    for state in ("draft", "sent", "stopped"):
        assert after("announcement", {"state": state}) == []


@pytest.mark.parametrize(("state", "attempts"), [("pending", 0), ("retry", 0), ("sending", 1)])
def test_a_notice_that_was_under_way_goes_on_by_its_own_job(state: str, attempts: int) -> None:
    body: JsonObject = {"state": state, "job": "request_ask", "body": TOLD}
    assert after("notice", body) == [After("jobs", Job("request_ask", TOLD), attempts)]
    assert after("notice", {**body, "job": ""}) == []
    assert after("notice", {**body, "state": "delivered"}) == []
    assert after("request", body) == []


def test_only_what_was_still_to_be_sent_may_have_arrived_since() -> None:
    for kind, state, then in (
        ("delivery", "pending", "sending"),
        ("delivery", "retry", "sending"),
        ("delivery", "delivered", "delivered"),
        ("delivery", "held", "held"),
        ("notice", "retry", "retry"),
    ):
        line = DocumentLine(kind, "default:x", "a1", None, {"state": state})
        assert may_have_arrived(line).body["state"] == then


async def test_jobs_that_an_earlier_version_set_aside_in_a_queue_are_no_jobs(tmp_path: Path) -> None:
    file = await open_file(tmp_path / "x.sqlite")
    await file.write(
        lambda connection: connection.execute(
            "CREATE TABLE jobs (id INTEGER PRIMARY KEY, name, body, due INTEGER, attempts INTEGER, lease TEXT)"
        )
    )
    await file.write(
        lambda connection: connection.execute("INSERT INTO jobs VALUES (1, 'x', '{}', 9223372036854775807, 9, 'aside')")
    )
    async with snapshot(file.path) as moment:
        with pytest.raises(QueueUnavailable, match="an earlier version set jobs aside here: start Bode once"):
            [one async for one in everything(moment)]
    await file.close()
