"""A day as people type it ("24 november", "volgende maandag", "demain"), by the words of every `words.toml`."""

import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from bot.words.clean import clean_line
from bot.words.folding import fold
from bot.words.language_file import Days, Names
from bot.words.languages import LANGUAGES
from bot.words.lists import either, every_listed, listed

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Beyond these a date is a slip of the keyboard, and calendars become guesses."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 40
_NEAR = 20
"""Years from now that a year of two figures, or none, may mean."""
_SENSIBLE = re.compile(r"[a-z0-9 ./'-]+")


def understood(text: str, today: date, past: bool = False) -> date | None:
    """The day meant by "2026-11-24", "24 november", "volgende maandag", "demain", ...; None where that is a guess.

    A weekday is the first such day after today, a day without a year the next one to come; with `past` they are the
    last that there was.
    """
    if len(text) > _LONGEST * 4:
        return None
    line = clean_line(text)
    day = _iso(line) if _ISO.fullmatch(line) else _spoken(_plain(line), today, past)
    return day if day and FIRST <= day <= LAST else None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _plain(text: str) -> str:
    return " ".join(fold(text.replace("’", "'").replace(",", " ")).split())


@dataclass(frozen=True, slots=True)
class _Said:
    """How days are said, in all languages together: people mix them."""

    weekdays: Mapping[str, int]
    coming: re.Pattern[str]
    next_week: re.Pattern[str]
    vague: re.Pattern[str]
    ahead: re.Pattern[str]


@cache
def _said() -> _Said:
    weekdays = {_plain(name): day for language in LANGUAGES for day, name in enumerate(listed(language).days.weekdays)}
    before, after = _any_of(lambda days: days.before), _any_of(lambda days: days.after)
    around, week = _any_of(lambda days: days.around), _any_of(lambda days: days.next_week)
    times, vague = _any_of(lambda days: days.times), _any_of(lambda days: days.vague)
    day, day2 = rf"(?P<day>{either(weekdays)})", rf"(?P<day2>{either(weekdays)})"
    return _Said(
        weekdays,
        coming=re.compile(rf"(?:{around} )*(?:(?:{before} )?{day}|{day2} {after})"),
        next_week=re.compile(rf"{week} (?:{around} )*{day}|(?:{around} )*{day2} {week}"),
        # An hour would be counted from noon.
        vague=re.compile(rf"\d ?{times}\b|\b{vague}\b"),
        ahead=re.compile(rf"\b{_any_of(lambda days: days.ahead)}\b"),
    )


def _any_of(names: Callable[[Days], Names]) -> str:
    return f"(?:{either(map(_plain, every_listed(lambda of: names(of.days))))})"


def _spoken(text: str, today: date, past: bool) -> date | None:
    if len(text) > _LONGEST or not _SENSIBLE.fullmatch(text):
        return None
    said = _said()
    if match := said.next_week.fullmatch(text):
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 + _weekday(match))
    if match := said.coming.fullmatch(text):
        days = (_weekday(match) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=days - 7 if past and text in said.weekdays else days)
    return _parsed(text, today, past) if _says_enough(text) and not said.vague.search(text) else None


def _weekday(match: re.Match[str]) -> int:
    return _said().weekdays[match["day"] or match["day2"]]


def _says_enough(text: str) -> bool:
    """Two figures or a word: "24" alone would be a guess at the month."""
    return bool(re.search(r"[a-z]{3}", text) or re.search(r"\d[./ -]+\d", text))


def _parsed(text: str, today: date, past: bool) -> date | None:
    import dateparser  # noqa: PLC0415 - takes a third of a second, and most people pick a date

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found: datetime | None = dateparser.parse(
                text,
                languages=_parseable(),
                settings={
                    "DATE_ORDER": "DMY",
                    "PREFER_DATES_FROM": "past" if past else "future",
                    "PREFER_LOCALE_DATE_ORDER": False,
                    "RELATIVE_BASE": datetime.combine(today, time(12)),
                    "REQUIRE_PARTS": ["day", "month"],
                },
            )
        except Exception:  # a parser of free text fails in ways that no page lists; not understood is the answer
            return None
    return _settled(found.date(), text, today) if found else None


@cache
def _parseable() -> list[str]:
    """Asked for a language that it does not know, the parser reads nothing at all."""
    from dateparser.data.languages_info import language_order  # noqa: PLC0415 - as above

    return [language for language in LANGUAGES if language in language_order]


def _settled(found: date, text: str, today: date) -> date | None:
    """The parser takes today's date without a year for next year's, and "10/10/30" for any century."""
    if str(found.year) in text:
        return found
    if (found.month, found.day) == (today.month, today.day) and not _said().ahead.search(text):
        return today
    return found if abs(found.year - today.year) <= _NEAR else None
