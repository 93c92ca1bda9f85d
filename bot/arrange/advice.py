"""Advice that an approver asked of colleagues, as the history of a request tells it, and who may read what of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.arrange.request import WAITING, Deed, HistoryEntry, Request


@dataclass(frozen=True, slots=True)
class Advice:
    """What was `asked` of `adviser` (an id), by whom, and what they gave; None as long as they did not."""

    adviser: str
    asked: HistoryEntry
    given: HistoryEntry | None


def advice_on(request: Request) -> Sequence[Advice]:
    """In the order in which it was asked; of each once."""
    given = {entry.person: entry for entry in request.history if entry.deed is Deed.ADVISED}
    asked = [entry for entry in request.history if entry.deed is Deed.ADVICE_ASKED]
    return [Advice(one, entry, given.get(one)) for entry in asked for one in entry.to]


def advice_of(request: Request, person: str) -> Advice | None:
    """What this person may see of it: what they gave, or, until it is decided, what they are asked."""
    found = next((one for one in advice_on(request) if one.adviser == person), None)
    return found if found and (found.given or request.state in WAITING) else None


def told_to_all(request: Request) -> Sequence[HistoryEntry]:
    """The history without what is between those who decide and those who advise: that advice was asked stays."""
    return [
        replace(entry, text="", to=()) if entry.deed is Deed.ADVICE_ASKED else entry
        for entry in request.history
        if entry.deed is not Deed.ADVISED
    ]
