"""Writes a table as a CSV file that a spreadsheet opens as it is; nothing in it is taken for a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

_FORMULA = re.compile(r"""[\s"']*[-=+@＝＋－＠\t\r\n]""")
"""What a spreadsheet takes for a formula, also after what it leaves out: spaces, quotes (OWASP, CSV injection)."""


def cell(text: str) -> str:
    """A spreadsheet must not take what somebody typed for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def table(rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """With semicolons, as Excel reads it where a comma is in numbers, and with the mark that makes it UTF-8."""
    written = StringIO()
    csv.writer(written, delimiter=";").writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: str | int | None) -> str | int:
    return "" if value is None else cell(value) if isinstance(value, str) else value
