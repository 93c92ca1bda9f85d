"""Makes the tables of a Markdown text whole before it is parsed: a bar in code divides no cell, and a row may have more
cells than the first. The parser, as GitHub does, would split the one and drop the other."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.content.base import Reason
from bot.content.outline import CannotRead

MAX_CELLS = 100_000
"""Of all tables together, with those that are empty: the parser takes 60 µs for each."""

_RULE = re.compile(r"[\s>]*+\|?+(?:\s*+:?-++:?\s*+\|)*+(?:\s*+:?-++:?\s*+)?")
_BAR = re.compile(r"(?<!\\)\|")
_TICKS = re.compile(r"(?<![\\`])`+")


def whole_tables(lines: Sequence[str]) -> str:
    """The text, with its tables as the parser reads them whole. Raises CannotRead when they have too many cells."""
    made: list[str] = []
    fence = ""
    at = cells = 0
    while at < len(lines):
        line = lines[at]
        mark = line.lstrip()[:3]
        if mark in {"```", "~~~"} and fence in {"", mark}:
            fence = "" if fence else mark
        if fence or "|" not in line or at + 1 == len(lines) or not _is_rule(lines[at + 1]):
            made.append(line)
            at += 1
            continue
        rows = [_with_code_closed(line), lines[at + 1], *map(_with_code_closed, _below(lines, at + 2))]
        widths = [len(_BAR.findall(row.strip().strip(">|").strip())) + 1 for row in rows]
        cells += max(widths) * len(rows)
        if cells > MAX_CELLS:
            raise CannotRead(Reason.TOO_LARGE)
        if widths[0] == widths[1]:
            more = max(widths) - widths[0]
            rows[0] = _ended(rows[0]) + " |" * more
            rows[1] = _ended(rows[1]) + "---|" * more
        made += rows
        at += len(rows)
    return "\n".join(made)


def _is_rule(line: str) -> bool:
    return "-" in line and "|" in line and _RULE.fullmatch(line) is not None


def _below(lines: Sequence[str], at: int) -> Iterator[str]:
    while at < len(lines) and "|" in lines[at]:
        yield lines[at]
        at += 1


def _ended(row: str) -> str:
    row = row.rstrip()
    return row if row.endswith("|") else f"{row} |"


def _with_code_closed(row: str) -> str:
    """The bars between equally long runs of backticks get a mark, which the parser takes away."""
    runs = list(_TICKS.finditer(row)) if "`" in row else []
    places: defaultdict[int, list[int]] = defaultdict(list)
    for run in runs:
        places[len(run[0])].append(run.start())
    parts: list[str] = []
    at = 0
    for run in runs:
        same = places[len(run[0])]
        found = bisect_right(same, run.start())
        if run.start() < at or found == len(same):
            continue
        parts += (row[at : run.start()], _BAR.sub(r"\\|", row[run.start() : same[found]]))
        at = same[found]
        # The closing run is behind `at`: it must not open another.
        parts.append(run[0])
        at += len(run[0])
    return "".join((*parts, row[at:]))
