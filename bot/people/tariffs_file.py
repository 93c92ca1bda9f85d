"""Reads the tariffs file: what a kilometre is worth, from when until when, and where that is said.

[[tariffs]]
id = "car"
name = { nl = "auto", fr = "voiture", en = "car" }

[[tariffs.periods]]
from = 2026-01-01
until = 2026-12-31
cents = "43"
source = "Tarieven en grensbedragen 2026"
"""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Option

from bot.people.tariffs import Period, Tariff, Tariffs
from bot.toml_files import (
    Day,
    Found,
    Hint,
    Labels,
    Line,
    Raw,
    Table,
    day_in,
    doubles,
    file_bytes,
    matching,
    parse,
    rows,
    told,
)
from bot.words.translated import Translated

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CENTS = re.compile(r"[0-9]{1,4}([.][0-9]{1,4})?")


def _cents(raw: Any) -> Any:
    """A float would not be what stands in the file: 42.8 is none of its values."""
    if isinstance(raw, bool) or not isinstance(raw, int | str) or not _CENTS.fullmatch(str(raw)) or not Decimal(raw):
        raise told('must be cents above zero: a whole number, or a text such as "42.80"')
    return Decimal(raw)


class _Period(Table, frozen=True):
    first: Annotated[Day, Option(alias="from")]
    until: Day | None = None
    cents: Annotated[Decimal, BeforeValidator(_cents)]
    source: Line

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        first, last = day_in(raw, "from"), day_in(raw, "until")
        if first and last and last < first:
            yield ("until",), f"{last} is before 'from' = {first}"


class _Tariff(Table, frozen=True):
    id: Annotated[str, matching(_ID.fullmatch, "small letters, figures and _, at most 40")]
    name: Labels
    periods: Annotated[tuple[_Period, ...], Hint("at least one of [[tariffs.periods]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if raw.get("periods") == []:
            yield ("periods",), "needs at least one of [[tariffs.periods]]"
        for (_, before), (number, after) in itertools.pairwise(rows(raw, "periods")):
            began, ended, begins = day_in(before, "from"), day_in(before, "until"), day_in(after, "from")
            if began and begins and begins <= (ended or began):
                yield ("periods", number, "from"), f"{begins} must be after the period before it"


class _File(Table, frozen=True):
    tariffs: tuple[_Tariff, ...] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "tariffs", "tariff")


def load_tariffs(path: Path) -> Tariffs:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return tariffs_of(path.name, file_bytes(path))


def tariffs_of(name: str, text: bytes) -> Tariffs:
    """Raises BadFiles, as `load_tariffs`; `name` is that of the file."""
    file = parse(name, text, _File)
    return Tariffs(tuple(Tariff(one.id, Translated(one.name), _periods(one)) for one in file.tariffs))


def _periods(tariff: _Tariff) -> tuple[Period, ...]:
    return tuple(Period(one.first, one.cents, one.source, one.until) for one in tariff.periods)
