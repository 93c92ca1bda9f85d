"""A list of who confirmed an announcement and who did not, by school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.announce.announcement import Announcement
from bot.announce.visering.visa import Visa

ALL = "all"
MISSING = "missing"
"""What a list is of, besides of one school: every school, or those of the own school who did not."""


@dataclass(frozen=True, slots=True)
class VisaLine:
    """One person. `earlier` is what they confirmed of an edition that asks for something else. `left`: they work here
    no more; `later`: they were not among those whom it went to at first. `away`: they are, `back` on that day where it
    is known. `reason` is why they do not have it, "" where they do."""

    name: str
    job: str
    visa: Visa | None
    earlier: Visa | None = None
    left: bool = False
    later: bool = False
    away: bool = False
    back: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VisaList:
    """`schools` are names with their lines. `editions` are the texts that it had, with their digests, the first one
    first. `missing`: those alone who did not confirm."""

    announcement: Announcement
    schools: Sequence[tuple[str, Sequence[VisaLine]]]
    editions: Sequence[tuple[int, str]]
    missing: bool = False
