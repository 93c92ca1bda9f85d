"""A day, picked or typed as people do, in nl, fr or en; what the client's date input sends is ISO."""

import re
import unicodedata
import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from microsoft_teams.cards.core import CardElement

from bot.json import Json
from bot.toml_files import Found, Raw, whole
from bot.words.clean import clean_line
from bot.words.languages import LANGUAGES
from cards.parts.inputs import Filling, date_input
from cards.texts import Texts
from dialogs.kinds.field import FARTHEST, Checked, Circumstances, Field, Inputs, ordered
from dialogs.problems import ArgumentsOf, Problems, problem

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Beyond these a date is a slip of the keyboard, and calendars become guesses."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 40
_NEAR = 20
"""Years from now that a year of two figures, or none, may mean."""
_VAGUE = re.compile(
    r"\d ?(?:u|h|uur|uren|heures?|hours?|am|pm|min[a-z]*|sec[a-z]*)\b"  # an hour would be counted from noon
    r"|\b(?:volgende?|vorige?|next|last|prochaine?|derniere?) (?:week|weekend|maand|jaar|month|year)\b"
    r"|\b(?:semaine|mois|an|annee) (?:prochaine?|derniere?)\b"
)
_AHEAD = re.compile(r"\b(?:over|in|dans)\b")
_SENSIBLE = re.compile(r"[a-z0-9 ./'-]+")

_WEEKDAYS: Mapping[str, int] = {
    name: day
    for day, names in enumerate(
        (
            "maandag lundi monday",
            "dinsdag mardi tuesday",
            "woensdag mercredi wednesday",
            "donderdag jeudi thursday",
            "vrijdag vendredi friday",
            "zaterdag samedi saturday",
            "zondag dimanche sunday",
        )
    )
    for name in names.split()
}
_DAY = rf"(?P<day>{'|'.join(_WEEKDAYS)})"
_COMING = re.compile(
    rf"(?:(?:op |de |le |on |this |deze |ce )*(?:volgende |eerstvolgende |komende |aanstaande |next |coming )?{_DAY})"
    rf"|(?:(?:le )?{_DAY.replace('day', 'day2', 1)} prochain)"
)
_NEXT_WEEK = re.compile(
    rf"(?:(?:volgende week|next week|la semaine prochaine) (?:op |on |le )?{_DAY})"
    rf"|(?:{_DAY.replace('day', 'day2', 1)} (?:volgende week|next week|(?:de )?la semaine prochaine))"
)


class DateProblem(StrEnum):
    """What only a day can have wrong."""

    DATE = "problem-date"
    EARLY = "problem-date-early"
    LATE = "problem-date-late"


DATE_PROBLEMS: ArgumentsOf = {
    DateProblem.DATE: frozenset(),
    DateProblem.EARLY: frozenset({"date"}),
    DateProblem.LATE: frozenset({"date"}),
}
"""`date` is the earliest day, or the latest."""

FromToday = Annotated[int | None, whole(-FARTHEST, FARTHEST)]
"""Days from today, negative for the past."""


class DateField(Field, frozen=True):
    """Its value is an ISO day."""

    gist = "when"
    problems: ClassVar[ArgumentsOf] = DATE_PROBLEMS

    kind: Literal["date"] = "date"
    earliest: FromToday = None
    latest: FromToday = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from ordered(raw, "earliest", "latest")

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        day = read_date(self.id, inputs.get(self.id), on.today, self.earliest, self.latest)
        return day if isinstance(day, Problems) else day.isoformat()

    def _draw(self, f: Filling) -> list[CardElement]:
        label = self.label[f.t.language]
        return f.around(self.id, date_input(f.t, self.id, label, f.value(self.id), required=self.required))

    def _said(self, t: Texts, value: Json) -> str:
        try:
            return t.day(date.fromisoformat(value)) if isinstance(value, str) else ""
        except ValueError:
            return ""


def read_date(at: str, raw: Json, today: date, earliest: int | None, latest: int | None) -> date | Problems:
    """The day that `raw` says, between `earliest` and `latest` days from `today`; `at` is the input that it is of."""
    past = latest is not None and latest <= 0
    day = understood(raw, today, past) if isinstance(raw, str) else None
    if day is None:
        return problem(at, DateProblem.DATE)
    if earliest is not None and day < (first := today + timedelta(days=earliest)):
        return problem(at, DateProblem.EARLY, date=first)
    if latest is not None and day > (last := today + timedelta(days=latest)):
        return problem(at, DateProblem.LATE, date=last)
    return day


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
    split = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace(",", " "))
    return " ".join("".join(char for char in split if not unicodedata.combining(char)).split())


def _spoken(text: str, today: date, past: bool) -> date | None:
    if len(text) > _LONGEST or not _SENSIBLE.fullmatch(text):
        return None
    if match := _NEXT_WEEK.fullmatch(text):
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 + _weekday(match))
    if match := _COMING.fullmatch(text):
        days = (_weekday(match) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=days - 7 if past and text in _WEEKDAYS else days)
    return _parsed(text, today, past) if _says_enough(text) and not _VAGUE.search(text) else None


def _weekday(match: re.Match[str]) -> int:
    return _WEEKDAYS[match["day"] or match["day2"]]


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
                languages=list(LANGUAGES),
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


def _settled(found: date, text: str, today: date) -> date | None:
    """The parser takes today's date without a year for next year's, and "10/10/30" for any century."""
    if str(found.year) in text:
        return found
    if (found.month, found.day) == (today.month, today.day) and not _AHEAD.search(text):
        return today
    return found if abs(found.year - today.year) <= _NEAR else None
