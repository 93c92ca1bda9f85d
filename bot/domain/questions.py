"""A question that somebody asked, kept for feedback and for what is missing."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.knowledge import Verdict


@dataclass(frozen=True, slots=True)
class Question:
    """`useful` is the person's own verdict, None until they gave one. `source` is what was cited, "" for nothing."""

    id: str
    person: str
    text: str
    asked: datetime
    verdict: Verdict
    source: str = ""
    useful: bool | None = None
