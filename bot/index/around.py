"""Reads what stands around a passage in its source: passages are written in a row, and behind them their page."""

from collections.abc import Iterator, Sequence
from itertools import count, islice
from typing import TYPE_CHECKING

from bot.answer.library.source import Passage, Source
from bot.index.fields import SHORT, shown, told

if TYPE_CHECKING:
    import tantivy


def following(
    searcher: "tantivy.Searcher", at: "tantivy.DocAddress", source: Source, passage: Passage, most: int
) -> list[Passage]:
    """The next ones, behind the table that stands right above below the same heading."""
    after = list(islice(_row(searcher, at, source, passage, 1), most))
    before = _beside(searcher, at, source, passage, -1) if most and not passage.table else None
    is_above = before is not None and before.table and before.headings == passage.headings
    return [before, *after] if before and is_above else after


def opening(
    searcher: "tantivy.Searcher", at: "tantivy.DocAddress", source: Source, passage: Passage, most: int
) -> Sequence[Passage]:
    """The first passages of a page about one thing; none of another one."""
    if not searcher.fast_field_values(SHORT, [at])[0]:
        return ()
    return list(islice(_row(searcher, at, source, passage, -passage.ordinal), most))


def _row(
    searcher: "tantivy.Searcher", at: "tantivy.DocAddress", source: Source, passage: Passage, first: int
) -> Iterator[Passage]:
    """The passages of its source, from so many places behind it on."""
    for step in count(first):
        one = _beside(searcher, at, source, passage, step) if step else passage
        if one is None:
            return
        yield one


def _beside(
    searcher: "tantivy.Searcher", at: "tantivy.DocAddress", source: Source, passage: Passage, step: int
) -> Passage | None:
    """The passages of a source are written in a row, and behind them its page. None where that is not so."""
    import tantivy  # noqa: PLC0415 - not before it is needed

    if at.doc + step < 0:
        return None
    try:
        _, text = told(searcher.doc(tantivy.DocAddress(at.segment_ord, at.doc + step)))
    except ValueError:  # the last one of its segment
        return None
    other, one = shown(text) if text else (None, None)
    is_next = other is not None and one is not None and (other.id, one.ordinal) == (source.id, passage.ordinal + step)
    return one if is_next else None
