"""Reads the rows of a catalogue out of CSV, Excel and JSON, as exports of SharePoint lists and of other systems are."""

import asyncio
import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from bot.content.base import LibraryInvalid, Reason
from bot.content.encodings import decoded
from bot.content.extraction import Extraction
from bot.content.outline import CannotRead, one_line

MAX_SIZE = 32 * 2**20
MAX_ROWS = 50_000
KINDS = (".csv", ".tsv", ".xlsx", ".xlsm", ".json", ".jsonl")
_SCHEMA = "ListSchema="
"""What the first line of a SharePoint list begins with that is exported "with schema"."""


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as whoever opens the file counts: of the line, of a table the row."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """`broken` are numbers of rows with more cells than columns, or that are none."""

    header: Sequence[str]
    rows: Sequence[Row]
    broken: Sequence[int]


async def rows_of(file: Path, extraction: Extraction) -> Rows:
    """Raises LibraryInvalid when there is no table in it."""
    suffix = file.suffix.lower()
    if suffix in {".xlsx", ".xlsm"}:
        found = await extraction.extract(file)
        if isinstance(found, Reason):
            raise LibraryInvalid(f"{file}: cannot be read ({found})")
        tables = [section.table for section in found.sections if section.table]
        # A list may go on in a second block of the same columns, below an empty row or on another sheet.
        alike = [row for table in tables if table[0] == tables[0][0] for row in table[1:]]
        return _checked(file, _of_table([*(table[0] for table in tables[:1]), *alike]))
    if suffix not in KINDS:
        raise LibraryInvalid(f"{file} is no catalogue: {', '.join(KINDS)}")
    return _checked(file, await asyncio.to_thread(_read, file, suffix))


def _checked(file: Path, rows: Rows) -> Rows:
    if not rows.header or not rows.rows:
        raise LibraryInvalid(f"{file} has no rows below a row of column names")
    if len(rows.rows) > MAX_ROWS:
        raise LibraryInvalid(f"{file} has more than {MAX_ROWS:,} rows")
    return rows


def _read(file: Path, suffix: str) -> Rows:
    try:
        if file.stat().st_size > MAX_SIZE:
            raise LibraryInvalid(f"{file} is larger than {MAX_SIZE:,} bytes")
        text = decoded(file.read_bytes())
        return _of_csv(text) if suffix in {".csv", ".tsv"} else _of_json(text, by_line=suffix == ".jsonl")
    except OSError as error:
        raise LibraryInvalid(f"{file}: {error.strerror}") from error
    except (CannotRead, csv.Error, ValueError, RecursionError) as error:
        raise LibraryInvalid(f"{file}: cannot be read ({error})") from error


def _of_csv(text: str) -> Rows:
    """Parted by what the header has most of: Excel writes semicolons here."""
    text = text.lstrip("\ufeff")
    skipped = text.startswith(_SCHEMA)
    lines = text.splitlines(keepends=True)[1 if skipped else 0 :]
    first = next((line for line in lines if line.strip()), "")
    parts = max(";,\t", key=first.count)
    reader = csv.reader(lines, delimiter=parts)
    before = 1 if skipped else 0
    return _of_table([], ((reader.line_num + before, row) for row in reader))


def _of_table(table: Sequence[Sequence[str]], numbered: Iterable[tuple[int, Sequence[str]]] = ()) -> Rows:
    """The header is the first row that has anything in it; a column without a name is left out."""
    header: list[str] = []
    rows: list[Row] = []
    broken: list[int] = []
    for number, written in (*enumerate(table, start=1), *numbered):
        cells = [one_line(cell) for cell in written]
        if not any(cells):
            continue
        if not header:
            header = cells
        elif any(cells[len(header) :]):
            broken.append(number)
        else:
            rows.append(Row(number, {name: cell for name, cell in zip(header, cells, strict=False) if name}))
    return Rows([name for name in dict.fromkeys(header) if name], rows, broken)


def _of_json(text: str, *, by_line: bool) -> Rows:
    """Objects: one a line, or a list, also below "value" or "results" as lists of SharePoint are answered."""
    objects: list[tuple[int, Any]] = []
    broken: list[int] = []
    if by_line:
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                try:
                    objects.append((number, json.loads(line)))
                except ValueError:
                    broken.append(number)
    else:
        objects = [*enumerate(_list_in(json.loads(text)), start=1)]
    rows: list[Row] = []
    for number, value in objects:
        if isinstance(value, dict):
            rows.append(
                Row(number, {one_line(name): _told(cell) for name, cell in cast(dict[str, Any], value).items()})
            )
        else:
            broken.append(number)
    header = dict.fromkeys(name for row in rows for name in row.cells if name and not name.startswith("@"))
    return Rows(
        [*header], [Row(row.number, {name: row.cells.get(name, "") for name in header}) for row in rows], broken
    )


def _list_in(value: Any) -> list[Any]:
    while isinstance(value, dict):
        of = cast(dict[str, Any], value)
        value = next((of[name] for name in ("value", "d", "results") if name in of), None)
    return cast(list[Any], value) if isinstance(value, list) else []


def _told(value: Any) -> str:
    """What is in a cell; of what is looked up elsewhere, its name."""
    match value:
        case None:
            return ""
        case bool():
            return "✓" if value else ""
        case str() | int() | float():
            return one_line(str(value))
        case list():
            return ", ".join(filter(None, map(_told, cast(list[Any], value))))
        case dict():
            of = cast(dict[str, Any], value)
            return next(
                (_told(of[name]) for name in ("Title", "LookupValue", "DisplayName", "Label") if name in of), ""
            )
        case _:
            return ""
