"""What happened to a request: the verbs of its history, and its entries."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.arrange.change import Changed


class Deed(StrEnum):
    """What somebody did to a request; the verbs of its history."""

    SUBMITTED = "submitted"
    ASKED = "asked"
    CLARIFIED = "clarified"
    AGREED = "agreed"
    """To a stage, of which others have to agree too, or after which another comes."""
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ANNUL_ASKED = "annul_asked"
    ANNULLED = "annulled"
    KEPT = "kept"
    ATTACHED = "attached"
    CHANGED = "changed"
    REASSIGNED = "reassigned"
    """The decision of the stage, to somebody else."""
    ESCALATED = "escalated"
    """Nobody decided in time: others were asked as well."""
    ADVICE_ASKED = "advice_asked"
    ADVISED = "advised"
    PLACED = "placed"
    """It waited for a place, and has it now."""
    UNPLACED = "unplaced"
    """It waited for a place until the day, and none came."""
    ATTENDED = "attended"
    """Who asked was there, as was confirmed after the day."""
    MISSED = "missed"
    """They were not."""
    ATTENDANCE_UNDONE = "attendance_undone"
    """It was not to be said yet."""
    EXPLAINED = "explained"
    """They say why they were not there."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who did what when; `text` is what they typed with it (a reason, a condition, a question, an answer). `behalf`
    is the id of the person they did it for, "" for themselves. `person` is "" for what the rules of the form decided.
    `stage` is the id of the stage that was decided, "" for other deeds and for those of version 0.1. `to` are the ids
    of those to whom it went, `changed` what a change changed. `system` is the name of the other system that did it in
    the name of the person, "" where they did so themselves."""

    at: datetime
    person: str
    deed: Deed
    text: str = ""
    behalf: str = ""
    stage: str = ""
    to: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    system: str = ""


AGREEMENTS = frozenset({Deed.AGREED, Deed.APPROVED})
