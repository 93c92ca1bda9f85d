"""How a sentence mentions days, halves of days and money, as expressions for bot.words.mentions.

Of all languages together: people mix them.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.words.folding import fold
from bot.words.language_file import Mentioning, Names
from bot.words.languages import LANGUAGES, facts_of
from bot.words.lists import every_listed, listed

Half = Literal["morning", "afternoon"]

RELATIVE = {"before_yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "after_tomorrow": 2}
"""Lists of `mentioning` -> days from today."""

_ORDINAL = r"(?:er|e|de|ste|st|nd|rd|th)?"
_OF = r"(?: (?:de|of|van))?"
_YEAR = r"(?:,? (?P<{0}>(?:19|20)\d\d)\b)?"
_ISO = r"\b(?P<y4>\d{4})-(?P<m4>\d\d)-(?P<d4>\d\d)\b"
_FIGURES = (
    r"(?<![\d/.,])(?P<d3>\d{1,2})(?P<s>[/.-])(?P<m3>0?[1-9]|1[0-2])"
    r"(?:(?P=s)(?P<y3>(?:20)?\d\d)\b|(?<!\.\d)(?<!\.\d\d)\b)(?![/\d])"
)
_NUMBER = r"(?:\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?!\d)"
_BARE_MONEY = r"(?<![\d.,/])(?P<n>\d+[.,]\d\d)(?![\d.,/]*\d)(?! ?(?:km|%|am\b|pm\b|{0}))"


@dataclass(frozen=True, slots=True)
class Patterns:
    """For folded text. `day` has groups d1 to d5, m1 to m5, y1 to y4 for a day of a month, one of RELATIVE, or `w` for
    a weekday with lw or lw2 (last week), la (the last), nw (next week). `link` is all that stands between two days."""

    day: re.Pattern[str]
    half: re.Pattern[str]
    part: re.Pattern[str]
    link: re.Pattern[str]
    until_before: re.Pattern[str]
    next_week: re.Pattern[str]
    money: re.Pattern[str]
    bare_money: re.Pattern[str]
    hour_before: re.Pattern[str]


@cache
def patterns() -> Patterns:
    around, until, joins = _said(lambda of: of.around), _said(lambda of: of.until), _said(lambda of: of.joins)
    morning, afternoon = _said(lambda of: of.morning), _said(lambda of: of.afternoon)
    next_week = _any(every_listed(lambda of: of.days.next_week))
    return Patterns(
        day=re.compile(
            f"{_dated(around, until, joins)}|{_relative()}|{_of_week(around, f'(?:{morning}|{afternoon})')}"
        ),
        half=re.compile(rf"(?<![a-z])(?:(?P<morning>{morning})|(?P<afternoon>{afternoon}))\b"),
        part=re.compile(rf"(?:in |'s )?(?:{morning}|{afternoon})"),
        link=re.compile(rf"[ ,.]*(?:{around}[ ,]+)*(?:(?P<until>{until})|(?P<and>{joins}|[&+]))[ .]+(?:{around} )*"),
        until_before=re.compile(rf"(?:{until})[ .]+(?:{around} )*$"),
        next_week=re.compile(rf"\b{next_week}\b"),
        money=re.compile(_money()),
        bare_money=re.compile(_BARE_MONEY.format(_any(every_listed(lambda of: of.hours.names)))),
        hour_before=re.compile(rf"\b{_any(every_listed(lambda of: of.hours.around))} $"),
    )


def _dated(around: str, until: str, joins: str) -> str:
    """A day of a month; also the first of "3 tot 5 december", which has its month from the second."""
    weekday, month = _any(weekdays()), _any(months())
    named = rf"\b(?P<d1>\d{{1,2}}){_ORDINAL}{_OF} ?(?P<m1>{month})\b\.?{_YEAR.format('y1')}"
    turned = rf"\b(?P<m2>{month})\.? (?P<d2>\d{{1,2}}){_ORDINAL}\b(?![.,/]?\d){_YEAR.format('y2')}"
    second = rf"(?:{around} )*(?:{weekday} )?\d{{1,2}}{_ORDINAL}{_OF} ?(?P<m5>{month})\b"
    first = rf"\b(?P<d5>\d{{1,2}}){_ORDINAL}(?= ?(?:{until}|{joins}) {second})"
    return rf"(?:\b{weekday},? (?:{around} )*)?(?:{_ISO}|{named}|{turned}|{first}|{_FIGURES})"


def _relative() -> str:
    named = {name: _any(every_listed(lambda of, name=name: getattr(of.mentioning, name))) for name in RELATIVE}
    return "|".join(rf"(?P<{name}>\b{names}\b)" for name, names in named.items())


def _of_week(around: str, half: str) -> str:
    """A weekday, perhaps with a half day in one word: vrijdagvoormiddag."""
    last, last_week = _said(lambda of: of.last), _said(lambda of: of.last_week)
    before = _any(every_listed(lambda of: of.days.before))
    after = _any(every_listed(lambda of: of.days.after))
    week = _any(every_listed(lambda of: of.days.next_week))
    ahead = rf"(?:(?P<lw>{last_week})|(?P<la>{last})|(?P<nw>{week})|{before}) (?:{around} )*"
    behind = rf" (?:(?P<lw2>{last_week})|(?P<la2>{last})|(?P<nw2>{week})|{after})\b"
    return rf"\b(?:{ahead})?(?P<w>{_any(weekdays())})(?:s?\b|(?={half}))(?:{behind})?"


def _money() -> str:
    euro = _any(every_listed(lambda of: of.money.names))
    behind = rf"(?<![\d.,])(?P<n2>{_NUMBER}) ?(?:{euro})(?![a-z])(?: (?P<cents>\d\d)\b(?! ?(?:km|%)))?"
    return rf"(?:{euro}) ?(?P<n1>{_NUMBER})|{behind}"


@cache
def weekdays() -> Mapping[str, int]:
    return {fold(name): day for language in LANGUAGES for day, name in enumerate(listed(language).days.weekdays)}


@cache
def months() -> Mapping[str, int]:
    """Full and short names, folded, from the calendar of each language."""
    from babel import Locale  # noqa: PLC0415 - read when a sentence first is

    found: dict[str, int] = {}
    for language in LANGUAGES:
        named = Locale.parse(facts_of(language).locale, sep="-").months["format"]
        for width in ("wide", "abbreviated"):
            found |= {fold(str(name)).rstrip("."): number for number, name in named[width].items()}
    return found


def _said(names: Callable[[Mentioning], Names]) -> str:
    return _any(every_listed(lambda of: names(of.mentioning)))


def _any(names: Iterable[str]) -> str:
    """The longest first, so that none hides another; what matches nothing where there is none."""
    folded = sorted({fold(name) for name in names}, key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(re.escape(name).replace(chr(92) + ' ', '[ -]') for name in folded) or '(?!)'})"
