"""What a check found: how it stands, and the text that says so, to be filled in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.json import Json


class State(StrEnum):
    FINE = "fine"
    NOTE = "note"
    """Worth knowing; nothing has to be done."""
    SOON = "soon"
    """It will be wrong within SOON_DAYS."""
    WRONG = "wrong"
    UNKNOWN = "unknown"
    """It could not be looked at, for a reason that another finding names."""


SOON_DAYS = 30
ALARMING = (State.WRONG, State.SOON)


@dataclass(frozen=True, slots=True)
class Finding:
    """`text` is a key of the texts, `args` fill it; `fills` do too, and are keys of texts themselves. No secret stands
    in it, and no name of a person."""

    state: State
    text: str
    args: Mapping[str, Json] = field(default_factory=dict[str, Json])
    fills: Mapping[str, str] = field(default_factory=dict[str, str])
    check: str = ""

    @property
    def alarms(self) -> bool:
        return self.state in ALARMING


def fine(text: str, **args: str | int) -> Finding:
    return Finding(State.FINE, text, args)


def note(text: str, **args: str | int) -> Finding:
    return Finding(State.NOTE, text, args)


def soon(text: str, **args: str | int) -> Finding:
    return Finding(State.SOON, text, args)


def wrong(text: str, **args: str | int) -> Finding:
    return Finding(State.WRONG, text, args)


@dataclass(frozen=True, slots=True)
class Examined:
    """What operators are told of one `week` (2026-W48): nothing when `findings` is empty."""

    week: str
    at: datetime
    findings: Sequence[Finding] = ()
