"""Logs: one line of JSON with ids; never what somebody typed, also not through a library."""

import json
import logging
import sys

from bot.logs import Bounded, JsonLines, start_logs


def logged(name: str, message: str, *args: object, **extra: object) -> dict[str, object]:
    record = logging.getLogger(name).makeRecord(name, logging.ERROR, "x.py", 1, message, args, None, extra=extra)
    return json.loads(JsonLines().format(record))


def test_ours_have_their_action_and_ids() -> None:
    line = logged("bot.front.dispatch", "turn.failed", reference="A1B2C3")
    assert (line["action"], line["reference"]) == ("turn.failed", "A1B2C3")


def test_what_libraries_put_in_their_messages_stays_out() -> None:
    line = logged("asyncio", "Task exception was never retrieved\nfuture: <Task exception=ValueError('Ana is ziek')>")
    assert line["action"] == "Task exception was never retrieved"
    assert "ziek" not in json.dumps(logged("botbuilder", "body: %s", "Ana is ziek"))


def test_an_error_is_told_by_its_class_and_place() -> None:
    try:
        raise ValueError("Ana is ziek")
    except ValueError:
        record = logging.getLogger("bot.x").makeRecord(
            "bot.x", logging.ERROR, "x.py", 1, "job.failed", (), sys.exc_info()
        )
    line = json.loads(JsonLines().format(record))
    assert line["error"] == "ValueError"
    assert "ziek" not in json.dumps(line)
    assert any("test_logs.py" in frame for frame in line["trace"])


def test_a_stranger_does_not_decide_how_long_the_log_gets() -> None:
    now = [0.0]
    bounded = Bounded(3, clock=lambda: now[0])

    def let_through(name: str, message: str, times: int) -> list[logging.LogRecord]:
        made = [logging.makeLogRecord({"name": name, "msg": message}) for _ in range(times)]
        return [record for record in made if bounded.filter(record)]

    assert len(let_through("bot.channel.adapter", "inbound.refused", 1000)) == 3
    assert len(let_through("bot.channel.adapter", "inbound.failed", 2)) == 2, "another action has its own lines"
    assert len(let_through("bot.work.worker", "job.failed", 10)) == 10, "what strangers cannot cause is all there"
    now[0] = 61.0
    first, *rest = let_through("bot.channel.adapter", "inbound.refused", 2)
    assert first.__dict__["unsaid"] == 997
    assert "unsaid" not in rest[0].__dict__


def test_of_libraries_that_say_each_request_only_warnings_stand_in_the_log() -> None:
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    try:
        start_logs("INFO")
        said = {name: logging.getLogger(name).isEnabledFor(logging.INFO) for name in ("bot.x", "httpx", "msal.token")}
    finally:
        root.setLevel(level)
        root.handlers[:] = handlers
    assert said == {"bot.x": True, "httpx": False, "msal.token": False}
    assert logging.getLogger("httpx").isEnabledFor(logging.WARNING)
