"""Reads the bytes of a CSV file into the lines of a list, as if they were pasted."""

import codecs
import csv
from io import StringIO

from bot.errors import BodeError

ENDINGS = (".csv", ".tsv", ".txt")
SHEETS = (".xlsx", ".xls", ".xlsm", ".ods")
"""What can be saved as one of these."""
MOST_BYTES = 2**20
PARTS = ";\t,"
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
    return name.lower().endswith(ENDINGS)


def is_sheet(name: str) -> bool:
    return name.lower().endswith(SHEETS)


def lines_of(content: bytes) -> str:
    """A line for each row, its cells behind tabs; parted by what the first line has most of: Excel writes semicolons
    here. What a cell calculates in a sheet is a text like any other. Raises NoText."""
    text = decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    parted = max(PARTS, key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=parted))
    except csv.Error:  # a cell longer than any name
        return text
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


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
