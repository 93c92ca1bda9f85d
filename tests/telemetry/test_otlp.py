"""What leaves Bode by OTLP: real requests, read by a peer; ids and figures, and never a name or a word of anybody."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import ExitStack, asynccontextmanager

import pytest

from bot.channel.base import Reply, TextMessage
from bot.telemetry.allowed import ALLOWED, OTHER, kept
from bot.telemetry.measures import MEASURES, TURN
from bot.telemetry.otel import recorded
from bot.telemetry.spans import part_of_trace
from bot.telemetry.taker import Taker
from tests.channel.conftest import connector, local
from tests.channel.rig import ConnectorServer, Endpoint, activity
from tests.conversations.conftest import prepared, school
from tests.conversations.school import School, organisation_file
from tests.conversations.test_arrange import fill_in_leave
from tests.peers.otlp import OtlpPeer, told_apart
from tests.telemetry.seen import log_lines

__all__ = ["connector", "local", "prepared", "school"]
pytestmark = pytest.mark.one_process

MARKS = ("Xylofoonkwestie", "kwartelslag", "Zonderlingeweg", "Vloedbos")
"""Words that nobody else uses."""


@asynccontextmanager
async def sent_to(peer: OtlpPeer, share: float = 1.0) -> AsyncGenerator[None]:
    """All of it has arrived when it is over."""
    recording = ExitStack()
    recording.enter_context(recorded(Taker(peer.url, {"api-key": "geheim"}), share=share, every=3600, end_within=60))
    try:
        yield
    finally:
        await asyncio.to_thread(recording.close)


async def lived(school: School) -> None:
    """A day with names and words of people in all that they do."""
    await school.everybody_installs()
    await school.ana.says(f"Hoeveel is de {MARKS[0]} in de kilometervergoeding?")
    await school.ana.says(f"vraag aan iemand: {MARKS[1]}")
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()
    await school.ben.fills(comment=MARKS[2]).clicks("Reactie versturen")
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    await school.ana.sends(MARKS[3], {"request": MARKS[3]}, None)


async def test_no_name_and_no_word_of_anybody_leaves_bode(school: School) -> None:
    async with OtlpPeer().running() as peer:
        with log_lines() as lines:
            async with sent_to(peer):
                await lived(school)
    everything = b"".join(peer.raw) + json.dumps(lines, ensure_ascii=False).encode()
    names = {part for person in organisation_file().people for part in person.name.split() if len(part) > 3}
    for said in (*MARKS, *names, "Emma neemt 3A over"):
        assert said.encode() not in everything, said
    assert {"turn", "job"} <= {span.name for span in peer.spans}
    assert {name for span in peer.spans for name in span.attributes} <= ALLOWED.keys()
    assert not any(span.events for span in peer.spans), "an event would hold the words of an error"
    assert MEASURES.keys() >= peer.points.keys() >= {TURN, "bode.job.duration", "bode.answers"}
    for name, points in peer.points.items():
        assert all(told_apart(point).keys() <= set(MEASURES[name].told_by) for point in points), name
    assert "turn.ended" in {line["action"] for line in lines}, "the log was looked at, too"


async def test_a_turn_and_its_jobs_are_one_trace(school: School) -> None:
    async with OtlpPeer().running() as peer, sent_to(peer):
        await school.everybody_installs()
        await school.jobs()
        await fill_in_leave(school)
        with log_lines() as lines:
            await school.ana.clicks("Indienen")
            await school.jobs()
    (submitted,) = [line for line in lines if line["action"] == "request.submitted"]
    parts = [span for span in peer.spans if span.trace == submitted["trace_id"]]
    (turn,) = [span for span in parts if span.name == "turn"]
    assert (turn.parent, turn.attributes) == ("", {"event": "Clicked", "outcome": "shown"})
    jobs = [span for span in parts if span.name == "job"]
    assert {span.attributes["job"] for span in jobs} >= {"request_ask"}
    known = {span.span for span in parts}
    assert all(span.parent in known for span in jobs), "each goes on with what made it"
    (point,) = [one for one in peer.points[TURN] if told_apart(one) == {"event": "Clicked", "outcome": "shown"}]
    assert point.count == len([one for one in peer.spans if one.attributes.get("event") == "Clicked"])


async def test_a_request_to_teams_names_the_span_that_it_is(local: Endpoint, connector: ConnectorServer) -> None:
    local.reply = lambda _: Reply(messages=(TextMessage("hallo"),))
    async with OtlpPeer().running() as peer, sent_to(peer):
        await local.post(activity(connector.url))
    (call,) = connector.calls
    (asked,) = [span for span in peer.spans if span.name == "teams"]
    assert call.headers["traceparent"] == f"00-{asked.trace}-{asked.span}-01"
    assert asked.attributes == {"status": 201}
    (inbound,) = [span for span in peer.spans if span.name == "inbound"]
    assert asked.trace == inbound.trace
    (sent,) = peer.points["bode.sends"]
    assert told_apart(sent) == {"call": "send", "outcome": "Delivered"}
    assert peer.headers["api-key"] == "geheim"


async def test_an_error_is_told_by_its_class_alone() -> None:
    async with OtlpPeer().running() as peer, sent_to(peer):
        with pytest.raises(ValueError, match="Ana"), part_of_trace("job", job="x"):
            raise ValueError("Ana is ziek")
    (span,) = peer.spans
    assert (span.failed, span.attributes, span.events) == (True, {"job": "x", "error": "ValueError"}, 0)
    assert b"ziek" not in b"".join(peer.raw)


async def test_of_what_is_not_sampled_nothing_is_sent_and_its_id_stands_all_the_same() -> None:
    async with OtlpPeer().running() as peer, sent_to(peer, share=0):
        with log_lines() as lines, part_of_trace("turn"):
            __import__("logging").getLogger("bot.x").info("said")
    assert peer.spans == []
    assert lines[0]["trouble"]


async def test_who_does_not_answer_loses_what_is_sent_and_holds_nothing_up(school: School) -> None:
    async with OtlpPeer(silent=True).running() as peer:
        recording = ExitStack()
        recording.enter_context(recorded(Taker(peer.url), every=0.05, end_within=0.1))
        await school.ana.says("help")
        await peer.asked.wait()
        for _ in range(20):
            await school.ana.says("help")
        assert peer.hanging, "what was sent first is waited for still, by a thread of its own"
        assert school.ana.newest.text
        await asyncio.to_thread(recording.close)


async def test_who_is_not_there_costs_no_turn(school: School) -> None:
    recording = ExitStack()
    recording.enter_context(recorded(Taker("http://127.0.0.1:9"), every=0.05, end_within=0.1))
    await school.ana.says("help")
    assert school.ana.newest.text
    await asyncio.to_thread(recording.close)


def test_what_is_not_on_the_list_is_left_out() -> None:
    given = {"person": "Ana", "event": "Said", "outcome": "Ana Martens is ziek", "status": 200, "text": "x"}
    assert kept(given) == {"event": "Said", "outcome": OTHER, "status": 200}
