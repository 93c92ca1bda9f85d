"""Takes the marks of emphasis out of a line of Markdown, in one walk over the places where there are any.

The same as a regular expression that looks for each opening mark's next closing one; that one looks through the rest of
the line for every mark that nothing closes.
"""

import re
from bisect import bisect_left

_MARKS = ("**", "__", "*", "_")
_CLOSING = {mark: re.compile(rf"(?={re.escape(mark)}(?!\w))") for mark in _MARKS}
_ANY = re.compile(r"[*_]")


def without_emphasis(line: str) -> str:
    """**so**, __so__, *so* and _so_; an underscore inside a word is none."""
    places = [match.start() for match in _ANY.finditer(line)]
    if not places:
        return line
    closing = {mark: [match.start() for match in _CLOSING[mark].finditer(line)] for mark in _MARKS}
    kept: list[str] = []
    at = 0
    for place in places:
        if place < at:
            continue
        for mark in _MARKS:
            inside = place + len(mark)
            if line.startswith(mark, place) and (mark != "_" or _opens(line, place)):
                ends = closing[mark]
                found = bisect_left(ends, inside + 1)
                if found < len(ends):
                    kept += (line[at:place], line[inside : ends[found]])
                    at = ends[found] + len(mark)
                    break
    return "".join((*kept, line[at:]))


def _opens(line: str, place: int) -> bool:
    before, after = line[place - 1 : place], line[place + 1 : place + 2]
    return not (before == "_" or before.isalnum()) and bool(after) and not after.isspace()
