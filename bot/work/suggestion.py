"""What is suggested to announce: words that wait for somebody who writes announcements, and makes a draft of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.words.languages import Language

KEPT = timedelta(days=60)
TOLD_JOB = "announcement_suggested"
"""Tells those who may take it; `suggestion` in its body."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`id` is that of the draft which it becomes. `people` are the principals of those who may take it, `by` who asked,
    with the `reference` of their request. `words` are a title and a text. `taken` is who made a draft of it, `declined`
    who said that it needs none; "" for nobody (yet)."""

    id: str
    people: tuple[str, ...]
    by: str
    reference: str
    at: datetime
    words: Mapping[Language, tuple[str, str]] = field(hash=False)
    taken: str = ""
    declined: str = ""

    @property
    def is_open(self) -> bool:
        return not (self.taken or self.declined)

    @property
    def expires(self) -> datetime:
        return self.at + KEPT


def suggestion_id(request: str) -> str:
    return f"suggested.{request}"
