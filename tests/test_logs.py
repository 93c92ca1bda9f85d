"""Logs: one line of JSON with ids; never what somebody typed, also not through a library."""

import json
import logging
import sys

import pytest

from bot.logs import Bounded, JsonLines, hidden, hide_people, start_logs


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


ANA = "649307c1-54d3-5acf-bc75-7b0e039d2021"


@pytest.mark.parametrize("name", ["person", "actor", "subject", "notice", "lease"])
def test_no_line_says_who_it_is_of(name: str) -> None:
    value = ANA if name in {"person", "actor"} else f"request.1:{ANA}:asked"
    said = json.dumps(logged("bot.x", "deed", **{name: value}))
    assert ANA not in said
    assert hidden(ANA) in said


def test_who_has_the_key_finds_the_lines_of_a_person() -> None:
    before = hidden(ANA)
    try:
        hide_people(b"k" * 32)
        first = hidden(ANA)
        hide_people(b"l" * 32)
        assert len({before, first, hidden(ANA)}) == 3
        hide_people(b"k" * 32)
        assert hidden(ANA) == first
    finally:
        hide_people(b"of the tests")


def test_what_is_no_person_stays_as_it_is() -> None:
    line = logged(
        "bot.x", "deed", actor="operator", tenant=ANA, app=ANA, subject="leave.2026.0a", announcement="f" * 32
    )
    assert (line["actor"], line["tenant"], line["app"]) == ("operator", ANA, ANA)
    assert (line["subject"], line["announcement"]) == ("leave.2026.0a", "f" * 32)
    assert logged("bot.x", "deed", actor="app:1")["actor"] == "app:1"
    assert str(logged("bot.x", "deed", actor="ana")["actor"]).startswith("p-"), "an id of an organisation's own"
