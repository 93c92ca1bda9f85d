"""Tells what of a search is over: archived, an older edition of another page that was found, or by its own words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.answer.evidence import Hit, reckoned, says_as_much
from bot.words.folding import words
from bot.words.lists import every_listed

BEHIND = 0.5
"""Of the best score: what is in force and no further behind leads before what is over and says as much."""
FAR = 40
"""Characters between "valid until" and its year."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_over(hit: Hit, hits: Sequence[Hit], year: int) -> bool:
    """`hits` are what else was found; `year` is the one that it is."""
    return hit.source.archived or _is_older(hit.source.title, hits) or _has_ended(hit.passage.text, year)


def in_force_first(hits: Sequence[Hit], year: int) -> list[Hit]:
    """What is over goes behind everything that is in force; both in their order."""
    return sorted(hits, key=lambda hit: is_over(hit, hits, year))


def led_by_what_is_in_force(hits: Sequence[Hit], year: int) -> list[Hit]:
    """Where the best is over, the first that is in force and says as much leads."""
    if not hits or not is_over(hits[0], hits, year):
        return list(hits)
    standing = (hit for hit in hits[1:] if not is_over(hit, hits, year))
    first = next((hit for hit in standing if says_as_much(hit, hits[0], BEHIND)), None)
    if first is None:
        return list(hits)
    rest = [hit for hit in hits if hit is not first]
    rivals = [hit for hit in rest if not is_over(hit, hits, year)]
    return [replace(first, evidence=reckoned([first, *rivals])[0].evidence), *rest]


def _is_older(title: str, hits: Sequence[Hit]) -> bool:
    """Another page is called the same, but for a later year."""
    name, newest = _edition(title)
    return bool(name and newest) and any(
        other == name and later > newest for other, later in (_edition(hit.source.title) for hit in hits)
    )


@cache
def _edition(title: str) -> tuple[str, str]:
    """Its name without years, and the last of them; "" where it names none."""
    return words(_YEAR.sub(" ", title)), max(_YEAR.findall(title), default="")


def _has_ended(text: str, year: int) -> bool:
    """It says until when it holds, and of all such years each is gone."""
    until = [int(found[0]) for match in _until().finditer(text) if (found := _YEAR.search(match["day"]))]
    return bool(until) and max(until) < year


@cache
def _until() -> re.Pattern[str]:
    """In every language."""
    phrases = every_listed(lambda of: of.archives.until)
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, phrases))})\b(?=(?P<day>[^.\n]{{0,{FAR}}}))")
