"""The row of a table that answers, or, when none does more than the others, the table as it stands."""

from collections.abc import Collection, Sequence

from bot.answer.library.source import Table
from bot.words.asked import Asked, weights_of, worth_of

_IN_HEADER = 0.2
_NAMES_ROW = 0.5
_TIES = 0.8
"""Of the best row's worth: a row that has as much may be the one that was meant."""

_CELLS = " · "
_ROWS = "\n"
_ELLIPSIS = "…"


def answering_rows(
    table: Table, about: str, asked: Asked, stressed: Collection[str], limit: int, each: Collection[str] = ()
) -> tuple[str, Table]:
    """The row with most of what the question tells; the rows, when several have as much; all, when none tells. As text
    of a row a line, and below their header as far as they fit whole.

    A word of the header, or of `about` (title and headings), is about every row, so it hardly tells them apart and does
    not choose one alone, unless it names some rows (it stands in their first cell) and not the others. `each`: of these
    words the rows that have it.
    """
    header, rows = table[0], table[1:]
    chosen = _of_each(rows, asked, each) or _chosen(header, rows, about, asked, stressed)
    if len(chosen) == 1:
        text = _row(header, chosen[0], limit)
        return text, (header, *map(tuple, chosen))
    return _several(header, chosen, len(rows), limit)


def _chosen(
    header: Sequence[str], rows: Sequence[Sequence[str]], about: str, asked: Asked, stressed: Collection[str]
) -> Sequence[Sequence[str]]:
    if len(rows) < 2:
        return rows or [header]
    found = [asked.shares(" ".join(row)) for row in rows]
    named = [asked.shares(row[0]) for row in rows]
    weights = weights_of(asked.words, found, stressed)
    of_all = asked.present(" ".join((*header, about)))
    weights = {word: weight * (_IN_HEADER if word in of_all else 1.0) for word, weight in weights.items()}
    worths = [
        worth_of(weights, has) + _NAMES_ROW * worth_of(weights, names) for has, names in zip(found, named, strict=True)
    ]
    best = max(worths)
    at = [place for place, worth in enumerate(worths) if worth >= _TIES * best]
    names_all = set(weights).intersection(*named)
    tells = any(
        weights[word] and (word not in of_all or word in named[place].keys() - names_all)
        for place in at
        for word in found[place]
    )
    return [rows[place] for place in at] if tells else rows


def _of_each(rows: Sequence[Sequence[str]], asked: Asked, each: Collection[str]) -> Sequence[Sequence[str]]:
    """None where one of the words tells no row from the others."""
    has = [asked.present(" ".join(row)) for row in rows]
    tells = all(0 < sum(word in own for own in has) < len(rows) for word in each)
    return [row for row, own in zip(rows, has, strict=True) if not own.isdisjoint(each)] if tells else []


def _row(header: Sequence[str], row: Sequence[str], limit: int) -> str:
    pairs = [(column, value) for column, value in zip(header, row, strict=True) if value]
    shown = [f"{column}: {value}" if column and column != value else value for column, value in pairs]
    text = _CELLS.join(shown)
    while len(text) > limit and len(shown) > 1:
        shown.pop()
        text = _CELLS.join(shown) + _CELLS + _ELLIPSIS
    return _cut(text, limit)


def _several(header: Sequence[str], rows: Sequence[Sequence[str]], of: int, limit: int) -> tuple[str, Table]:
    """The header, and as many whole rows as fit; the last columns give way when not even two do."""
    for columns in range(len(header), 1, -1):
        text, fits = _lines(header, rows, of, columns, limit)
        if fits == len(rows):
            return text, _within(header, rows, columns)
    for columns in (min(2, len(header)), 1):
        text, fits = _lines(header, rows, of, columns, limit)
        if fits > 1:
            return text, _within(header, rows[:fits], columns)
    return _cut(_ROWS.join(_line(row, 1) for row in (header, *rows)), limit), ()


def _within(header: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> Table:
    return tuple(tuple(row[:columns]) for row in (header, *rows))


def _lines(header: Sequence[str], rows: Sequence[Sequence[str]], of: int, columns: int, limit: int) -> tuple[str, int]:
    """And how many of the rows it has."""
    text, fits = _line(header, columns), 0
    room = limit - len(_ROWS) - len(_ELLIPSIS)
    for row in rows:
        longer = _ROWS.join(part for part in (text, _line(row, columns)) if part)
        if len(longer) > room:
            break
        text, fits = longer, fits + 1
    return (text if fits == of else text + _ROWS + _ELLIPSIS), fits


def _line(row: Sequence[str], columns: int) -> str:
    return _CELLS.join(value for value in row[:columns] if value)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + _ELLIPSIS
