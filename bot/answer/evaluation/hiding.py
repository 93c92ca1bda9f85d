"""Taking pages or whole topics away, so that some questions have no answer: does the search then say so?"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from zlib import crc32

from bot.answer.evaluation.collections import Collection, Row
from bot.answer.evaluation.topics import topics_of

ONE_IN = 3

Hide = Callable[[Sequence[Collection]], AbstractSet[str]]
"""Which pages are taken away from all of these, since they can share some."""


def a_third_of_topics(collections: Sequence[Collection]) -> AbstractSet[str]:
    """With all their pages (`topics_of`); which, follows from their names alone."""
    rows = {row["_id"]: row for found in collections for row in found.rows}
    return {page for page, topic in topics_of(rows.values()).items() if _is_drawn(topic)}


def pages_of_a_third(collections: Sequence[Collection]) -> AbstractSet[str]:
    """Every page that answers one of a third of the questions; which, follows from their ids alone."""
    hidden: set[str] = set()
    for found in collections:
        pages = {row["_id"]: row["doc"] for row in found.rows}
        hidden |= {pages[id_] for query in found.queries if _is_drawn(query.id) for id_ in query.relevant}
    return hidden


def without(collections: Sequence[Collection], pages: AbstractSet[str]) -> list[Collection]:
    """A question whose passages are all gone is unanswerable."""
    return [_without(found, pages) for found in collections]


def _without(found: Collection, pages: AbstractSet[str]) -> Collection:
    rows: list[Row] = [row for row in found.rows if row["doc"] not in pages]
    left = {row["_id"] for row in rows}
    queries = [
        replace(query, relevant=relevant, answerable=bool(relevant))
        for query in found.queries
        for relevant in [{id_: score for id_, score in query.relevant.items() if id_ in left}]
    ]
    return replace(found, rows=rows, queries=queries)


def _is_drawn(name: str) -> bool:
    return crc32(name.encode()) % ONE_IN == 0
