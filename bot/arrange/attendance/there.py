"""Reads from the history of a request whether who asked was there, and why not."""

from bot.arrange.history import Deed
from bot.arrange.request import STANDS, Request

SAYS = frozenset({Deed.ATTENDED, Deed.MISSED, Deed.ATTENDANCE_UNDONE})


def was_there(request: Request) -> bool | None:
    """As it was confirmed; None where it was not (any more), and of a request that stands no more."""
    last = next((entry for entry in reversed(request.history) if entry.deed in SAYS), None)
    if last is None or last.deed is Deed.ATTENDANCE_UNDONE or request.state not in STANDS:
        return None
    return last.deed is Deed.ATTENDED


def why_not(request: Request) -> str | None:
    """Why they were not there, in their words, since it was confirmed last; None where they said nothing."""
    for entry in reversed(request.history):
        if entry.deed in SAYS:
            return None
        if entry.deed is Deed.EXPLAINED:
            return entry.text
    return None
