"""One id leads from the card of a person to the last job of what they did; it stands in each line of the log."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.store.base import Put
from bot.store.partitions import person_partition
from bot.telemetry.trace import trace_in
from bot.work.kept import Due
from tests.conversations.planning import planned
from tests.conversations.school import School
from tests.conversations.test_arrange import fill_in_leave
from tests.telemetry.seen import log_lines

TROUBLE = re.compile(r"[ACDEFGHJKMNPQRTUVWXY34679]{4}-[ACDEFGHJKMNPQRTUVWXY34679]{4}")


async def dues(school: School) -> AsyncIterator[Due]:
    async for item in school.house.records.dues.stream(order="at"):
        yield item.value


def of(lines: list[dict[str, Any]], action: str) -> list[dict[str, Any]]:
    return [line for line in lines if line["action"] == action]


@pytest.mark.one_process
async def test_the_trouble_card_has_the_id_of_every_line_of_its_turn(school: School) -> None:
    broken = Put("contact", school.ana.id, {"organisation": "default", "person": school.ana.id, "language": "klingon"})
    await school.house.records.accept(person_partition(school.ana.id), [broken])
    with log_lines() as lines:
        await school.ana.says("Hoeveel is de kilometervergoeding?")
    shown = TROUBLE.findall(school.ana.newest.text)
    (failed,) = of(lines, "turn.failed")
    assert shown == [failed["trouble"]]
    assert {line["trouble"] for line in lines if line["log"].startswith("bot.")} == set(shown)
    with log_lines() as later:
        await school.ana.says("En nu?")
    (failed,) = of(later, "turn.failed")
    assert failed["trouble"] not in shown, "another turn has another"


@pytest.mark.one_process
async def test_jobs_go_on_with_the_id_of_the_turn_that_made_them(school: School) -> None:
    """From what she sends to what he is asked, and to what she is told of it."""
    await school.everybody_installs()
    await school.jobs()
    await fill_in_leave(school)
    with log_lines() as lines:
        await school.ana.clicks("Indienen")
        await school.jobs()
    (submitted,) = of(lines, "request.submitted")
    assert of(lines, "job.ended")
    assert {line["trouble"] for line in of(lines, "job.ended")} == {submitted["trouble"]}
    assert "request_ask" in {line["job"] for line in of(lines, "job.ended")}
    with log_lines() as lines:
        await school.ben.clicks("Goedkeuren")
        await school.jobs()
    (approved,) = of(lines, "request.approved")
    assert approved["trouble"] != submitted["trouble"]
    told = {line["job"] for line in of(lines, "job.ended") if line["trouble"] == approved["trouble"]}
    assert told >= {"request_follow"}


@pytest.mark.one_process
async def test_what_comes_days_later_has_it_still(school: School) -> None:
    announcement = await planned(school)
    (due,) = [one async for one in dues(school) if one.id == f"begin:{announcement.id}"]
    trace = trace_in(due.trace)
    assert trace
    with log_lines() as lines:
        await school.jobs(later=timedelta(days=3))
    (fired,) = [line for line in of(lines, "due.fired") if line["due"] == due.id]
    assert fired["trouble"] == trace.trouble
    ended = [line for line in of(lines, "job.ended") if line["trouble"] == trace.trouble]
    assert {line["job"] for line in ended} >= {due.job, "announcement_deliver"}, "to the last that was sent"
