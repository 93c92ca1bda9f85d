"""Says where and why a text is no TOML: the parser names a day that there is not by what follows its first figures."""

import re
from tomllib import TOMLDecodeError

_PLACE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)", re.DOTALL)
_DATE = re.compile(r"\d+(?:[-/]\d+)+[\dT:.+Z-]*")
_LOST = {
    "Unclosed array": "before this, a list lacks a comma or its ]",
    "Unclosed inline table": "before this, a table in { } lacks a comma or its }",
    "Cannot overwrite a value": "what ends here was given before, or as something else",
}
"""Sentences of the parser that name something else than what is wrong in most cases."""


def in_words(text: str, error: TOMLDecodeError) -> str:
    """Ends in "(at line 3, column 7)", where what is wrong begins."""
    placed = _PLACE.fullmatch(str(error))
    if placed is None:  # at the end of the text
        return str(error)
    said, line, column = placed[1], int(placed[2]), int(placed[3])
    # As the parser counts lines, which knows no others.
    whole = text.replace("\r\n", "\n").split("\n")[line - 1]
    taken = int(said != "Invalid date or datetime")  # what else stands before a day is about something before it
    for date in _DATE.finditer(whole):
        if date.start() + taken < column <= date.end():
            return f"'{date[0]}' is no day such as 2026-11-27 (at line {line}, column {date.start() + 1})"
    return f"{_LOST.get(said, said)} (at line {line}, column {column})"
