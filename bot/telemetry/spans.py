"""Begins and ends the parts of a trace, and tells whoever records them; where nobody does, only the ids go on."""

import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Protocol

from bot.telemetry.allowed import kept
from bot.telemetry.trace import Trace, current_trace, going_on, new_trace, trace_in


class Begun(Protocol):
    """A part that is recorded."""

    @property
    def trace(self) -> Trace: ...

    def end(self, attributes: Mapping[str, str | int], *, failed: bool) -> None: ...


class Recorder(Protocol):
    """Takes what happens, in a moment and without a wait."""

    def begin(self, name: str, parent: Trace | None, attributes: Mapping[str, str | int]) -> Begun | None:
        """None where it takes measures alone."""
        ...

    def measure(self, name: str, value: float, attributes: Mapping[str, str | int]) -> None: ...


_recorder: list[Recorder] = []
"""Of this process; the last one counts."""


@contextmanager
def recorded_by(recorder: Recorder) -> Generator[None]:
    _recorder.append(recorder)
    try:
        yield
    finally:
        _recorder.remove(recorder)


class Part:
    """`note` says what became of it; `seconds` is for how long it has been under way."""

    def __init__(self) -> None:
        self._from = time.perf_counter()
        self.noted: dict[str, str | int] = {}

    def note(self, **attributes: str | int) -> None:
        self.noted |= attributes

    def told(self) -> dict[str, str | int]:
        """For a line of the log."""
        return {**self.noted, "ms": round(self.seconds * 1000)}

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._from


@contextmanager
def part_of_trace(name: str, goes_on: str = "", **attributes: str | int) -> Generator[Part]:
    """A part of what is under way, or of the trace that the header `goes_on` names; the first of a new one where there
    is neither. An error that leaves it is told by its class alone."""
    parent = trace_in(goes_on) if goes_on else current_trace()
    part = Part()
    begun, failed = _recorder[-1].begin(name, parent, kept(attributes)) if _recorder else None, False
    if begun is None:
        with going_on(parent or new_trace()):
            yield part
        return
    try:
        with going_on(begun.trace):
            yield part
    except BaseException as error:
        failed = True
        part.note(error=type(error).__name__)
        raise
    finally:
        begun.end(kept(part.noted), failed=failed)


def measured(name: str, value: float, **attributes: str | int) -> None:
    """One value of the measure `name` (bot.telemetry.measures)."""
    if _recorder:
        _recorder[-1].measure(name, value, kept(attributes))
