"""Which turn something is done for, as W3C Trace Context has it: in the log, on jobs, on requests that go out.

The trouble id is the trace's id in eight signs that nobody confuses on a card or on the phone.
"""

import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from random import SystemRandom

HEADER = "traceparent"
SIGNS = "ACDEFGHJKMNPQRTUVWXY34679"
"""Without those that are taken for another: 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B."""
LENGTH = 8

_HEADER = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})", re.ASCII)
_chance = SystemRandom()


@dataclass(frozen=True, slots=True)
class Trace:
    """`id` is that of the whole, `span` of the part under way, both in hex and not zero; not `sampled`: nobody records
    it, and it says whose a line of the log is all the same."""

    id: str
    span: str
    sampled: bool = True

    @property
    def header(self) -> str:
        return f"00-{self.id}-{self.span}-{'01' if self.sampled else '00'}"

    @property
    def trouble(self) -> str:
        """KQ7M-3XRA: the same for all parts of a trace."""
        number, signs = int(self.id, 16), ""
        for _ in range(LENGTH):
            number, sign = divmod(number, len(SIGNS))
            signs += SIGNS[sign]
        return f"{signs[: LENGTH // 2]}-{signs[LENGTH // 2 :]}"


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def new_trace() -> Trace:
    return Trace(f"{_chance.getrandbits(128) or 1:032x}", f"{_chance.getrandbits(64) or 1:016x}")


def trace_in(header: str) -> Trace | None:
    """None for what is no header of a version that we write."""
    found = _HEADER.fullmatch(header)
    if found is None or not int(found[1], 16) or not int(found[2], 16):
        return None
    return Trace(found[1], found[2], sampled=bool(int(found[3], 16) & 1))


def current_trace() -> Trace | None:
    return _current.get()


def carried() -> str:
    """The header of what is under way, "" where nothing is: for jobs and requests that go on with it."""
    trace = _current.get()
    return trace.header if trace else ""


def trouble_now() -> str:
    """Of what is under way, "" where nothing is."""
    trace = _current.get()
    return trace.trouble if trace else ""


def headers() -> dict[str, str]:
    """What a request that goes out takes along; it says nothing but the ids."""
    trace = _current.get()
    return {HEADER: trace.header} if trace else {}


@contextmanager
def going_on(trace: Trace) -> Generator[None]:
    token = _current.set(trace)
    try:
        yield
    finally:
        _current.reset(token)
