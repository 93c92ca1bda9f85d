"""A job: work for later, by name."""

from dataclasses import dataclass, field

from bot.json import JsonObject
from bot.telemetry.trace import carried


@dataclass(frozen=True, slots=True)
class Job:
    """`name` chooses the function that does it; `body` is small: ids, never texts. `trace` is what it goes on with (a
    header as W3C has it, "" for nothing): that of the turn or job in which it is made."""

    name: str
    body: JsonObject
    trace: str = field(default_factory=carried, compare=False)
