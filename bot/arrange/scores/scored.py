"""Which requests a school handed in in a school year, so that the result of last year is found by its id."""

from dataclasses import dataclass, replace
from datetime import date

MOST = 5
"""Requests that are kept of a school year: the last of them that was approved counts."""
FIRST_MONTH = 9


@dataclass(frozen=True, slots=True)
class Scored:
    """`requests` (ids) of one form that were begun in one year, for one school; the last handed in comes last. `year`
    is that in which the school year began."""

    school: str
    year: int
    requests: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return scored_id(self.school, self.year)

    def with_request(self, id: str) -> "Scored":
        return replace(self, requests=(*self.requests, id)[-MOST:])


def scored_id(school: str, year: int) -> str:
    return f"{year}.{school}"


def school_year(day: date) -> int:
    """The year in which it began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1
