"""Every sentence a person can read, looked up by key in the Fluent files of its language's folder, and how dates and
numbers are written there.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from decimal import Decimal
from functools import cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Resource

from bot.errors import BodeError
from bot.words.languages import DEFAULT_LANGUAGE, FOLDER, Language, facts_of

ZONE = ZoneInfo("Europe/Brussels")

Arg = str | int | float
"""What a text can be filled with; a date or a moment is written out first (`Texts.day`, `Texts.moment`)."""

log = logging.getLogger(__name__)


class UnknownText(BodeError):
    """A text that no file has, or that asks for an argument that was not given: a fault in the code that asked."""


Names: TypeAlias = Callable[[str], str]
"""What a person is called, by their id; "" for who is not known any more."""


def _nobody(_: str) -> str:
    return ""


class Texts:
    """The texts of one language: `t("key", day="maandag")`; and, once they are told, the names of people."""

    def __init__(self, language: Language) -> None:
        self._names: Names = _nobody
        self.language: Language = language
        self._facts = facts_of(language)
        self._babel = self._facts.locale.replace("-", "_")
        self._whole: dict[str, str] = {}
        self._bundle = FluentBundle([self._facts.locale], use_isolating=False)
        for resource in resources(language):
            self._bundle.add_resource(resource)

    def __call__(self, key: str, **args: Arg) -> str:
        """Raises UnknownText. A key that only this language lacks is said in Dutch instead."""
        if not args and (known := self._whole.get(key)):
            return known
        try:
            said = self._format(key, args)
        except UnknownText:
            if self.language == DEFAULT_LANGUAGE:
                raise
            said = texts(DEFAULT_LANGUAGE)(key, **args)
            log.warning("text.missing", extra={"text": key, "language": self.language})
            return said
        if not args:
            self._whole[key] = said
        return said

    def _format(self, key: str, args: Mapping[str, Arg]) -> str:
        if not self._bundle.has_message(key):
            raise UnknownText(f"{self.language}: no text {key!r}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise UnknownText(f"{self.language}: text {key!r} is empty")
        said, errors = self._bundle.format_pattern(pattern, dict(args))
        if errors:
            raise UnknownText(f"{self.language}: text {key!r}: {errors[0]}")
        return str(said)

    def naming(self, names: Names) -> "Texts":
        """The same for one reader: records name people by id, and their card says what these are called."""
        named = copy(self)
        named._names = names
        return named

    def name(self, person: str) -> str:
        """Of who works here or did; who was erased is a former colleague."""
        return self._names(person) or self("former-colleague")

    def actor(self, person: str, behalf: str = "") -> str:
        """Who did something, and for whom when it was not for themselves."""
        return self("name-for", name=self.name(person), behalf=self.name(behalf)) if behalf else self.name(person)

    def number(self, value: float | Decimal) -> str:
        """At most two decimals: 10.012 or 2,5."""
        return format_decimal(value, format="#,##0.##", locale=self._babel)

    def money(self, amount: Decimal) -> str:
        """€ 1.250,50."""
        return format_currency(amount, "EUR", locale=self._babel)

    def price(self, amount: Decimal) -> str:
        """As money, with the parts of a cent that a small price has: € 0,4326."""
        pattern = Locale.parse(self._babel).currency_formats["standard"].pattern.replace("0.00", "0.00##")
        return format_currency(amount, "EUR", format=pattern, currency_digits=False, locale=self._babel)

    def amount(self, amount: Decimal) -> str:
        """As it is typed in an input: 1250,50."""
        return format_decimal(amount, format="0.00", locale=self._babel)

    def one_of(self, items: Sequence[str]) -> str:
        """a, b of c."""
        return format_list(items, style="or", locale=self._babel)

    def all_of(self, items: Sequence[str]) -> str:
        """a, b en c."""
        return format_list(items, locale=self._babel)

    def day(self, day: date) -> str:
        """ma 23 november 2026."""
        return format_date(day, "EEE d MMMM y", locale=self._babel)

    def whole_day(self, day: date) -> str:
        """maandag 23 november 2026."""
        return format_date(day, "EEEE d MMMM y", locale=self._babel)

    def weekday(self, day: date) -> str:
        """maandag."""
        return format_date(day, "EEEE", locale=self._babel)

    def long_day(self, day: date) -> str:
        """23 november 2026."""
        return format_date(day, "d MMMM y", locale=self._babel)

    def month(self, day: date) -> str:
        """november 2026."""
        return format_date(day, "MMMM y", locale=self._babel)

    def short_month(self, day: date) -> str:
        """nov.; in French nov., in English Nov."""
        month = format_date(day, "MMM", locale=self._babel)
        dotted = self._facts.dotted_months and month != format_date(day, "MMMM", locale=self._babel)
        return month.rstrip(".") + "." if dotted else month

    def time(self, at: datetime) -> str:
        """10:24, in Belgian time."""
        return self.hour(at.astimezone(ZONE).time())

    def hour(self, at: clock_time) -> str:
        """10:24, as a clock says it."""
        return format_time(at, self._facts.clock, locale=self._babel)

    def short_day(self, day: date, *, weekday: bool = True, year: bool = True) -> str:
        """ma 23 nov. 2026."""
        month = self.short_month(day)
        start = format_date(day, "EEE d" if weekday else "d", locale=self._babel)
        return f"{start} {month} {day.year}" if year else f"{start} {month}"

    def weekday_number(self, day: date) -> str:
        """ma 23."""
        return format_date(day, "EEE d", locale=self._babel)

    def moment(self, at: datetime, now: datetime) -> str:
        """vandaag 10:24, gisteren 16:05, ma 23 nov. 2026 om 9:00; in Belgian time, whatever zone both come in."""
        here, today = at.astimezone(ZONE), now.astimezone(ZONE).date()
        time = self.time(at)
        if here.date() == today:
            return self("moment-today", time=time)
        if here.date() == today - timedelta(days=1):
            return self("moment-yesterday", time=time)
        return self("moment-other", day=self.short_day(here.date()), time=time)


@cache
def resources(language: Language) -> tuple[Resource, ...]:
    """What stands in its Fluent files, parsed."""
    return tuple(FluentResource(file.read_text("utf-8")) for file in sorted((FOLDER / language).glob("*.ftl")))


@cache
def texts(language: Language) -> Texts:
    """Read once for each language."""
    return Texts(language)
