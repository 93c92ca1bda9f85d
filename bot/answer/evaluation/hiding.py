"""Taking whole topics away, so that some questions have no answer: does the search then say so?"""

from collections.abc import Mapping
from dataclasses import replace
from zlib import crc32

from bot.answer.evaluation.collections import Collection, Row

ONE_IN = 3


def without_topics(found: Collection) -> Collection:
    """A third of the topics is gone with all their pages; which, follows from their names alone.

    A topic is the row's `subject`, else its page. A question whose passages are all gone is unanswerable.
    """
    gone = {row["_id"] for row in found.rows if _is_hidden(row)}
    queries = [
        replace(query, relevant=left, answerable=bool(left))
        for query in found.queries
        for left in [_left(query.relevant, gone)]
    ]
    return Collection(
        found.name, [row for row in found.rows if row["_id"] not in gone], queries, judges_abstention=True
    )


def _is_hidden(row: Row) -> bool:
    return crc32(str(row.get("subject") or row["doc"]).encode()) % ONE_IN == 0


def _left(relevant: Mapping[str, float], gone: set[str]) -> dict[str, float]:
    return {id_: score for id_, score in relevant.items() if id_ not in gone}
