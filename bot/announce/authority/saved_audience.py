"""Audiences that are kept under a name, all of one author or all that are shared in one document."""

from dataclasses import dataclass
from datetime import datetime

from bot.people.audience import Audience

SHARED = "shared"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Saved:
    """`owner` is who keeps it, and alone throws it away."""

    id: str
    name: str
    audience: Audience
    owner: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SavedAudiences:
    """All of one author, or all that are shared: few, in one document. `id` is the author's, or SHARED."""

    id: str
    all: tuple[Saved, ...] = ()
