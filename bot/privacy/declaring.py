"""How it is declared what a kind of document, a value in it, a file or a queue says of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.store.base import Kind


class Erased(StrEnum):
    """What becomes of a document when the person is erased whose it is, or whom it names."""

    REMOVED = "removed"
    """It goes, where it is theirs; in that of somebody else a made-up id takes the place of theirs."""
    UNNAMED = "unnamed"
    """It stays as a proof or a decision: a made-up id takes the place of theirs, and what they typed goes."""
    RELEASED = "released"
    """It says nothing of people, or what others are to know of the organisation; where it names them nevertheless, a
    made-up id takes the place of theirs."""


class Period(StrEnum):
    """How long it is kept; the days of those with a rule of their own stand in retention.toml."""

    CURRENT = "current"
    """As long as it is so: the next change or the end of the employment replaces it."""
    SHORT = "short"
    """It expires by itself, most of it after days (bot/store/lifetimes.py), a notice after more than a year."""
    WORK = "work"
    """Until it is done: who does it removes it, or whoever administers Bode where it was set aside."""
    QUESTIONS = "questions"
    REQUESTS = "requests"
    ANNOUNCEMENTS = "announcements"
    HAND_OFFS = "hand_offs"
    MANDATES = "mandates"
    ROLES = "roles"
    LEFT = "left"
    AUDIT = "audit"
    SOURCE = "source"
    """As long as the document stands where it comes from."""
    HOUSE = "house"
    """It is the organisation's, and says nothing of a person."""


class Ground(StrEnum):
    """Legal ground, as article 6 of the GDPR numbers them."""

    CONTRACT = "6.1.b"
    DUTY = "6.1.c"
    PUBLIC_TASK = "6.1.e"


@dataclass(frozen=True, slots=True)
class Says:
    """What the fields of one class say: every field stands in exactly one of these.

    `ids` name people, alone or among others. `words` were typed by the person in the field `by` ("" for whose the
    document is; a dotted name leads into a value), or stand for nobody but them: they go with them. `house` is said in
    the name of the organisation, and stays. `facts` are moments, states, numbers, and ids of things.
    """

    ids: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    house: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    by: str = ""

    @property
    def fields(self) -> frozenset[str]:
        return self.ids | self.words | self.house | self.facts


def says(*, ids: str = "", words: str = "", house: str = "", facts: str = "", by: str = "") -> Says:
    """Names with spaces between them."""
    said = Says(*(frozenset(text.split()) for text in (ids, words, house, facts)), by=by)
    if sum(len(text.split()) for text in (ids, words, house, facts)) > len(said.fields):
        raise ValueError("a field is declared twice")
    return said


@dataclass(frozen=True, slots=True)
class Holding:
    """A kind of document. `owner` is the field that says whose it is, "" where it is nobody's. `theme` is the row of
    the register of processing in which it stands (docs/beheer/privacy.md)."""

    kind: Kind
    theme: str
    period: Period
    erased: Erased = Erased.RELEASED
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is held outside the store: files below a name in the blobs, the index, the queues, the logs. `erased` says
    in a sentence what becomes of it."""

    name: str
    theme: str
    period: Period
    erased: str


def owner_of(holding: Holding, value: Any) -> str:
    """Whose a value of this kind is; "" for nobody's."""
    found = value
    for name in holding.owner.split(".") if holding.owner else ():
        found = getattr(found, name, "")
    return found if isinstance(found, str) and holding.owner else ""


def author_of(value: Any, by: str, owner: str) -> str:
    """Who typed the words of a value: who is named in its field `by`, or whose the document is."""
    found = value
    for name in by.split(".") if by else ():
        found = getattr(found, name, None)
    return found if by and isinstance(found, str) else owner


def nothing_of(value: Any) -> Any:
    """As empty as its type may be; what cannot be empty is None."""
    if isinstance(value, str):
        return ""
    if isinstance(value, Mapping):
        return {}
    if isinstance(value, frozenset):
        return frozenset[Any]()
    return () if isinstance(value, tuple) else None
