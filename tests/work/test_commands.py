"""`python app.py jobs` and `hand-over`: what was set aside or given up, and put back."""

import asyncio
from pathlib import Path

from bot.arrange.hand_over.handed_over import HAND_OVER_JOB
from bot.queue.base import Job
from bot.work import aside
from tests.cli.operating import Operator
from tests.work.rig import HOLD, opened


async def set_one_aside(folder: Path) -> None:
    async with opened(folder) as house:
        await house.queue.put([Job("request_ask", {"request": "leave.2026.x"}), Job("request_follow", {})])
        lease, _ = await house.queue.lease(limit=2, duration=HOLD)
        await aside.set_aside(house, "jobs", lease, "KeyError")
        await house.queue.done(lease)


def test_jobs_are_listed_with_the_reason_and_put_back(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    assert "No job was set aside." in operator.types("jobs").stdout
    asyncio.run(set_one_aside(tmp_path))
    told = operator.types("jobs").stdout
    assert "1 jobs wait" in told
    assert "jobs-1  2026-11-23 09:00 UTC  request_ask request=leave.2026.x: KeyError, 1 attempts" in told
    assert "request_ask is tried again" in operator.types("jobs", "--put-back", "jobs-1").stdout
    unknown = operator.types("jobs", "--put-back", "jobs-1")
    assert unknown.exit_code == 1
    assert "no job 'jobs-1' is set aside" in unknown.stderr
    assert "No job was set aside." in operator.types("jobs").stdout
    assert "2 jobs wait" in operator.types("jobs").stdout


async def give_one_up(folder: Path) -> None:
    async with opened(folder) as house:
        await house.queue.put(
            [Job(HAND_OVER_JOB, {"request": "it.2026.1", "moment": "done"}), Job("request_follow", {})]
        )
        for lease in await house.queue.lease(limit=2, duration=HOLD):
            await aside.set_aside(house, "jobs", lease, "503")
            await house.queue.done(lease)


def test_what_another_system_did_not_take_is_listed_and_tried_again(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    assert "Every request that was to be handed over arrived" in operator.types("hand-over").stdout
    asyncio.run(give_one_up(tmp_path))
    told = operator.types("hand-over").stdout
    assert "1 did not arrive" in told
    assert "it.2026.1 done: 503, 1 attempts" in told
    assert operator.types("hand-over", "retry").stdout == "1 are tried again.\n"
    assert "Every request that was to be handed over arrived" in operator.types("hand-over").stdout
