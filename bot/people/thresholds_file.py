"""Reads the thresholds file: from which amount on another rule holds, since when, and where that is said.

[[thresholds]]
id = "offers"
name = { nl = "Drie offertes", fr = "Trois offres", en = "Three offers" }
amounts = [{ from = 2026-01-01, euros = 2500, source = "Aankopen en offertes" }]
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Option

from bot.people.thresholds import Amount, Threshold, Thresholds
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

SHIPPED = Path(__file__).parent / "thresholds.toml"
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_EUROS = re.compile(r"[0-9]{1,9}([.][0-9]{2})?")


def _euros(raw: Any) -> Any:
    """A float would not be what stands in the file."""
    if isinstance(raw, bool) or not isinstance(raw, int | str) or not _EUROS.fullmatch(str(raw)):
        raise told('must be whole euros, or a text such as "2500.00"')
    return Decimal(raw)


class _Amount(Table, frozen=True):
    first: Annotated[Day, Option(alias="from")]
    euros: Annotated[Decimal, BeforeValidator(_euros)]
    source: Line


class _Threshold(Table, frozen=True):
    id: Annotated[str, matching(_ID.fullmatch, "small letters, figures and _, at most 40")]
    name: Labels
    amounts: Annotated[tuple[_Amount, ...], Hint("at least one of [[amounts]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if raw.get("amounts") == []:
            yield ("amounts",), "needs at least one of [[amounts]]"
        for (_, before), (number, after) in itertools.pairwise(rows(raw, "amounts")):
            began, begins = day_in(before, "from"), day_in(after, "from")
            if began and begins and begins <= began:
                yield ("amounts", number, "from"), f"{begins} must be after the amount before it"


class _File(Table, frozen=True):
    thresholds: tuple[_Threshold, ...] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "thresholds", "threshold")


def load_thresholds(path: Path) -> Thresholds:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return thresholds_of(path.name, file_bytes(path))


@cache
def shipped_thresholds() -> Thresholds:
    """Those of the file that comes with Bode."""
    return load_thresholds(SHIPPED)


def thresholds_of_files(files: Mapping[str, bytes]) -> Thresholds:
    """Raises BadFiles, as `load_thresholds`."""
    return next((thresholds_of(name, text) for name, text in files.items()), None) or shipped_thresholds()


def thresholds_of(name: str, text: bytes) -> Thresholds:
    """Raises BadFiles, as `load_thresholds`; `name` is that of the file."""
    file = parse(name, text, _File)
    return Thresholds(
        tuple(
            Threshold(
                one.id,
                Translated(one.name),
                tuple(Amount(amount.first, amount.euros, amount.source) for amount in one.amounts),
            )
            for one in file.thresholds
        )
    )
