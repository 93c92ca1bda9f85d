"""What goes on with a turn: its jobs by every way that they take, and the requests that go out for it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.channel.base import Reply, TextMessage
from bot.telemetry.spans import part_of_trace
from bot.telemetry.trace import carried
from bot.work import aside
from bot.work.job import Job
from bot.work.outbox import FORGOTTEN_AFTER
from tests.channel.conftest import connector, local
from tests.channel.rig import ConnectorServer, Endpoint, activity
from tests.telemetry.seen import log_lines
from tests.work.rig import AWAY, HOLD, NOW, Clock, Flaky, opened, taken

__all__ = ["connector", "local"]


async def test_a_promise_that_was_left_is_swept_with_its_trace(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        house.outbox._queue = Flaky(house.queue, [AWAY])  # type: ignore[assignment]
        with part_of_trace("turn"):
            trace = carried()
            await house.records.accept("p", [], jobs=[Job("runs", {})])
        assert await taken(house.queue) == []
        clock.turn(FORGOTTEN_AFTER + timedelta(seconds=1))
        assert await house.outbox.sweep(house.records, house.now) == 1
        assert [job.trace for job in await taken(house.queue)] == [trace]


async def test_what_was_set_aside_is_put_back_with_its_trace(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        with part_of_trace("turn"):
            trace = carried()
            await house.queue.put([Job("runs", {})])
        (lease,) = await house.queue.lease(limit=1, duration=HOLD)
        await aside.set_aside(house, "jobs", lease, "KeyError")
        await house.queue.done(lease)
        (kept,) = [one async for one in aside.listed(house)]
        with part_of_trace("somebody else's"):
            assert await aside.put_back(house, kept.id)
        assert [job.trace for job in await taken(house.queue)] == [trace]


async def test_a_reply_goes_to_teams_with_the_trace_of_its_turn(local: Endpoint, connector: ConnectorServer) -> None:
    local.reply = lambda _: Reply(messages=(TextMessage("hallo"),))
    with log_lines() as lines:
        await local.post(activity(connector.url))
        await local.post(activity(connector.url))  # the same again, to have a line of it
        await local.post(activity(connector.url, id="2"))
    first, second = [call.headers["traceparent"] for call in connector.calls]
    assert first[:35] != second[:35]
    (again,) = [line for line in lines if line["action"] == "inbound.again"]
    assert again["trace_id"] not in {first[3:35], second[3:35]}, "the second delivery is told apart from the first"


@pytest.mark.parametrize("sent", ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"])
async def test_nobody_outside_chooses_the_id(local: Endpoint, connector: ConnectorServer, sent: str) -> None:
    local.reply = lambda _: Reply(messages=(TextMessage("hallo"),))
    await local.post(activity(connector.url), headers={"traceparent": sent})
    (call,) = connector.calls
    assert call.headers["traceparent"][:35] != sent[:35]
