"""Reads the bytes of a CSV file, or the rows of a workbook, into the lines of a list, as if they were pasted."""

import codecs
import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from bot.errors import BodeError

ENDINGS = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm")
SHEETS = (".xls", ".xlsb", ".ods", ".numbers")
"""What can be saved as one of these."""
MOST_BYTES = 2**20
PARTS = ";\t,"
MOST_LINES = 3
"""Of one cell, as of an address."""
_NAMED = re.compile(r"\s*sep=([;,\t])\r?\n", re.IGNORECASE)
"""By what the cells are parted, as Excel reads it from the first line."""
WRITTEN_IN = ("cp1252", "mac_roman", "cp850")
"""What Excel writes on Windows, on a Mac and in a window of commands, where it is not Unicode."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class NoText(BodeError):
    """These bytes are no text."""


def is_list(name: str) -> bool:
    return name.lower().endswith(ENDINGS) or is_workbook(name)


def is_workbook(name: str) -> bool:
    return name.lower().endswith(WORKBOOKS)


def is_sheet(name: str) -> bool:
    return name.lower().endswith(SHEETS)


def lines_of(content: bytes) -> str:
    """A line for each row, its cells behind tabs; parted by what the first line has most of: Excel writes semicolons
    here, and may name them in a line before. What a cell calculates in a sheet is a text like any other. Raises
    NoText."""
    text = decoded(content)
    named = _NAMED.match(text)
    if named:
        text = text[named.end() :]
    first = next((line for line in text.splitlines() if line.strip()), "")
    parted = named[1] if named else max(PARTS, key=first.count)
    try:
        rows = _rows(text, parted)
    except csv.Error:  # a cell longer than any name
        return text
    return told(rows)


def told(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _rows(text: str, parted: str) -> Sequence[Sequence[str]]:
    """A quote that nobody closes takes what is behind it into one cell: then quotes are letters. Raises csv.Error."""
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=parted, strict=True))
    except csv.Error:
        rows = []
    if rows and all(len(cell.splitlines()) <= MOST_LINES for row in rows for cell in row):
        return rows
    return list(csv.reader(StringIO(text, newline=""), delimiter=parted, quoting=csv.QUOTE_NONE))


def decoded(content: bytes) -> str:
    """Raises NoText."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if b"\0" in content:
        raise NoText
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content)


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - takes a while, and few need it

    best = from_bytes(content, cp_isolation=list(WRITTEN_IN), threshold=0.5).best()
    if best is None:
        raise NoText
    return str(best)
