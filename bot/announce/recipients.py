"""Who gets an announcement, settled for good when its send starts: ids in pages, as many as a document holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

PAGE = 15_000
"""Ids of a page: 40 bytes each, so that it stays far below what a document and a commit may hold."""


@dataclass(frozen=True, slots=True)
class Settled:
    """When it was settled, how many people, and in how many pages. `token` tells those from pages of whoever settled
    at the same time and was too late."""

    at: datetime
    token: str
    pages: int
    people: int


@dataclass(frozen=True, slots=True)
class Recipients:
    """Page `number`, from 0. `schools`, on the first one alone, are how many of all recipients each school had then."""

    announcement: str
    token: str
    number: int
    people: tuple[str, ...]
    schools: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def id(self) -> str:
        return page_id(self.token, self.number)


def page_id(token: str, number: int) -> str:
    return f"{token}-{number:04}"


def pages_of(
    announcement: str, token: str, people: Sequence[str], schools: Mapping[str, int], size: int = PAGE
) -> Iterator[Recipients]:
    """At least one, so that what was settled to be nobody is settled too."""
    for number, start in enumerate(range(0, max(1, len(people)), size)):
        first = schools if not number else dict[str, int]()
        yield Recipients(announcement, token, number, tuple(people[start : start + size]), first)
