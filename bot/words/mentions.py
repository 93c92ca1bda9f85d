"""The days, halves of days and amounts that a sentence mentions, and where: "van 3 tot 5 december", "27 euro 80".

By the words of every `words.toml` and the names of months of the calendar. A parser of free text would take longer than
a turn may.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from bot.words.day_patterns import RELATIVE, Half, months, patterns, weekdays
from bot.words.folding import fold

LONGEST = 400
"""Characters of a sentence; of more nothing is read."""
FARTHEST_BACK = 120
"""Days before today that a day without a year may mean, where it is of the past."""
_NEAR = 20
"""Years from now of a day that is said with its year."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")

Link = Literal["until", "and", ""]


@dataclass(frozen=True, slots=True)
class DaySaid:
    """One day as it was said. `week` counts from this one, where it was said; `last` is a weekday that was. `link` is
    what joins it to the day before; `only_until` that "until" stands before it, and no first day."""

    start: int
    end: int
    year: int | None = None
    month: int = 0
    day: int = 0
    offset: int | None = None
    weekday: int | None = None
    week: int | None = None
    last: bool = False
    link: Link = ""
    only_until: bool = False

    def on(self, today: date, *, past: bool) -> date | None:
        """The day that is meant: the nearest to come, or with `past` the last that there was; None for no day."""
        if self.offset is not None:
            return today + timedelta(days=self.offset)
        if self.weekday is not None:
            return self._of_week(self.weekday, today, past=past)
        if self.year is not None:
            found = _date(self.year, self.month, self.day)
            return found if found and abs(found.year - today.year) <= _NEAR else None
        years = (today.year, today.year - 1) if past else (today.year, today.year + 1)
        days = [found for year in years if (found := _date(year, self.month, self.day))]
        if past:
            return next((one for one in days if 0 <= (today - one).days <= FARTHEST_BACK), None)
        return next((one for one in days if one >= today), None)

    def _of_week(self, weekday: int, today: date, *, past: bool) -> date:
        if self.week is not None:
            return today + timedelta(days=7 * self.week + weekday - today.weekday())
        back = (today.weekday() - weekday) % 7
        if self.last:
            return today - timedelta(days=back or 7)
        return today + timedelta(days=-back if past else 7 - back)


@dataclass(frozen=True, slots=True)
class HalfSaid:
    start: int
    end: int
    half: Half


@dataclass(frozen=True, slots=True)
class Mentions:
    """`amounts` are (start, end, euros)."""

    days: tuple[DaySaid, ...] = ()
    halves: tuple[HalfSaid, ...] = ()
    amounts: tuple[tuple[int, int, Decimal], ...] = ()

    def spans(self) -> list[tuple[int, int]]:
        """Where all of them stand, in order."""
        said = [(one.start, one.end) for one in (*self.days, *self.halves)]
        return sorted([*said, *(one[:2] for one in self.amounts)])


def mentions_in(text: str) -> Mentions:
    """Nothing for a text of more than LONGEST characters."""
    if len(text) > LONGEST:
        return Mentions()
    pairs = [(char, place) for place, typed in enumerate(text) for char in fold(typed)]
    folded = "".join(char for char, _ in pairs)

    def span(match: re.Match[str]) -> tuple[int, int]:
        return pairs[match.start()][1], pairs[match.end() - 1][1] + 1

    matches = list(patterns().day.finditer(folded))
    days = _in_week(folded, _linked(folded, matches, [_day_of(match, *span(match)) for match in matches]))
    free = _blanked(folded, matches)
    halves = [HalfSaid(*span(match), _half(match)) for match in patterns().half.finditer(free)]
    return Mentions(days, tuple(halves), _amounts(free, span))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of(match: re.Match[str], start: int, end: int) -> DaySaid:
    said = match.groupdict()
    if relative := next((name for name in RELATIVE if said[name]), None):
        return DaySaid(start, end, offset=RELATIVE[relative])
    if said["w"]:
        week = -1 if said["lw"] or said["lw2"] else 1 if said["nw"] or said["nw2"] else None
        last = bool(said["la"] or said["la2"])
        return DaySaid(start, end, weekday=weekdays()[said["w"]], week=week, last=last)
    number = next(number for number in "12345" if said[f"d{number}"])
    named, year = said[f"m{number}"], said.get(f"y{number}")
    month = int(named) if named.isdigit() else months()[named]
    return DaySaid(start, end, _year(year) if year else None, month, int(said[f"d{number}"]))


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def _linked(folded: str, matches: Sequence[re.Match[str]], days: Sequence[DaySaid]) -> list[DaySaid]:
    """Each with what joins it to the one before."""
    found: list[DaySaid] = []
    end = 0
    for number, (match, day) in enumerate(zip(matches, days, strict=True)):
        before = folded[end : match.start()]
        joined = patterns().link.fullmatch(f"{patterns().part.sub(' ', before).rstrip()} ") if number else None
        link: Link = "" if joined is None else "until" if joined["until"] else "and"
        only_until = not link and bool(patterns().until_before.search(before))
        found.append(replace(day, link=link, only_until=only_until))
        end = match.end()
    return found


def _in_week(folded: str, days: Sequence[DaySaid]) -> tuple[DaySaid, ...]:
    """ "Volgende week twee dagen: donderdag en vrijdag": the week is of each weekday, where none has it beside it."""
    apart = patterns().next_week.search(folded) and not any(day.week for day in days)
    return tuple(replace(day, week=1) if apart and day.weekday is not None else day for day in days)


def _blanked(folded: str, matches: Sequence[re.Match[str]]) -> str:
    """Without the days, at the same places."""
    for match in matches:
        folded = f"{folded[: match.start()]}{' ' * len(match[0])}{folded[match.end() :]}"
    return folded


def _half(match: re.Match[str]) -> Half:
    return "morning" if match["morning"] else "afternoon"


def _amounts(free: str, span: Callable[[re.Match[str]], tuple[int, int]]) -> tuple[tuple[int, int, Decimal], ...]:
    """Without the name of a currency anywhere, figures with two decimals that are no time of the day."""
    named = patterns().money.finditer(free)
    found = [(*span(match), _euros(match["n1"] or match["n2"], match["cents"])) for match in named]
    hour = patterns().hour_before
    bare = (match for match in patterns().bare_money.finditer(free) if not hour.search(free, 0, match.start()))
    return tuple(found) or tuple((*span(match), _euros(match["n"])) for match in bare)


def _euros(number: str, cents: str | None = None) -> Decimal:
    plain = number.replace(" ", "")
    plain = plain.replace(".", "") if _GROUPED.fullmatch(plain) else plain
    return Decimal(plain.replace(",", ".")) + (Decimal(cents) / 100 if cents else 0)
