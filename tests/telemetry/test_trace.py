"""The trace of a turn: its id as W3C has it and as people say it, and what goes on with it."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telemetry.spans import part_of_trace
from bot.telemetry.trace import SIGNS, Trace, carried, current_trace, headers, new_trace, trace_in, trouble_now
from bot.work.job import Job

ID, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


def test_a_trouble_id_is_eight_signs_that_nobody_confuses() -> None:
    trouble = Trace(ID, SPAN).trouble
    first, hyphen, last = trouble[:4], trouble[4], trouble[5:]
    assert (hyphen, len(trouble)) == ("-", 9)
    assert set(first + last) <= set(SIGNS)
    assert not set("01258BILOSZ") & set(SIGNS)
    assert trouble == Trace(ID, "00f067aa0ba902b7").trouble, "of the whole trace, whichever part"


@given(st.integers(1, 2**128 - 1))
def test_a_header_is_read_as_it_was_written(number: int) -> None:
    for sampled in (True, False):
        trace = Trace(f"{number:032x}", SPAN, sampled)
        assert trace_in(trace.header) == trace


def test_traces_are_told_apart() -> None:
    assert len({new_trace().trouble for _ in range(2000)}) == 2000


@pytest.mark.parametrize(
    "said",
    [
        "",
        f"00-{ID}-{SPAN}",
        f"01-{ID}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{ID}-{'0' * 16}-01",
        f"00-{ID.upper()}-{SPAN}-01",
        f"00-{ID}-{SPAN}-01-x",
        "Ana Martens",
    ],
)
def test_what_is_no_header_begins_a_trace_of_its_own(said: str) -> None:
    assert trace_in(said) is None
    with part_of_trace("job", said):
        here = current_trace()
        assert here
        assert here.id != ID


async def test_whatever_is_made_meanwhile_goes_on_with_it() -> None:
    assert (carried(), trouble_now(), headers(), Job("x", {}).trace) == ("", "", {}, "")
    with part_of_trace("turn"):
        here = current_trace()
        assert here
        assert headers() == {"traceparent": here.header}
        assert Job("x", {}).trace == here.header
        assert await asyncio.create_task(_seen()) == here, "also what is begun beside"
        with part_of_trace("send"):
            assert trouble_now() == here.trouble
        with part_of_trace("job", f"00-{ID}-{SPAN}-01"):
            assert trouble_now() == Trace(ID, SPAN).trouble, "what is named goes before what is under way"
        assert current_trace() == here
    assert current_trace() is None


async def _seen() -> Trace | None:
    return current_trace()


def test_two_jobs_that_say_the_same_are_the_same_whoever_made_them() -> None:
    with part_of_trace("turn"):
        made = Job("x", {"a": 1})
    assert made == Job("x", {"a": 1})
