"""The figures of a ranking, as information retrieval defines them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answer.evaluation.collections import Query
from bot.words.folding import pieces

DEPTH = 10
CELLS = " | "
"""Between two cells of a row, in answering words."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an engine gave for a question: ids of passages, best first, what it would show of each if it were the
    first, and whether it said that the first is the answer (None when the engine never says)."""

    found: Sequence[str]
    shown: Sequence[str]
    answered: bool | None = None


def figures(queries: Sequence[Query], outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    """Means over the questions that can be answered, but where it says otherwise; None where nothing can be said.

    `recall_at_k` is the share of questions with a passage that answers among the first k. `answer_in_300` is the share
    of those with answering words of which some are shown first; `words_seen` the same of those where a passage that
    answers is among the first ten, and of what would be shown of that one: it judges the cutting, not the search.
    """
    pairs = list(zip(queries, outcomes, strict=True))
    judged = [(query, outcome) for query, outcome in pairs if query.relevant]
    with_words = [(query, outcome) for query, outcome in judged if query.answers]
    found = {
        "recall_at_1": _mean([float(_rank(q, o) == 1) for q, o in judged]),
        "recall_at_5": _mean([float(1 <= _rank(q, o) <= 5) for q, o in judged]),
        "mrr_at_10": _mean([1 / rank if (rank := _rank(q, o)) else 0.0 for q, o in judged]),
        "ndcg_at_10": _mean([_ndcg(q.relevant, o.found) for q, o in judged]),
        "answer_in_300": _mean([float(_shows(q, o.shown[:1])) for q, o in with_words]),
        "words_seen": _mean([float(_shows(q, o.shown[at - 1 : at])) for q, o in with_words if (at := _holds(q, o))]),
    }
    return found | _certainty(pairs)


def macro(folders: Sequence[Mapping[str, float | None]]) -> dict[str, float | None]:
    """The mean over folders, of each figure over those that have it."""
    keys = dict.fromkeys(key for folder in folders for key in folder)
    return {key: _mean([value for folder in folders if (value := folder.get(key)) is not None]) for key in keys}


def _certainty(pairs: Sequence[tuple[Query, Outcome]]) -> dict[str, float | None]:
    """Of the unanswerable questions the share left unanswered, of the others the share answered, of all that were
    answered the share that was answered rightly, and of all questions the share that was answered, and wrongly."""
    able = [(q, o) for q, o in pairs if q.answerable and q.relevant]
    unable = [(q, o) for q, o in pairs if not q.answerable]
    told = [(q, o) for q, o in (*able, *unable) if o.answered is not False]
    wrong = sum(_rank(q, o) != 1 for q, o in told)
    return {
        "abstains_when_unanswerable": _mean([float(o.answered is False) for _, o in unable]),
        "answers_when_answerable": _mean([float(o.answered is not False) for _, o in able]),
        "answers_that_are_right": _mean([float(_rank(q, o) == 1) for q, o in told]),
        "certain_and_wrong": round(wrong / len(able + unable), 4) if able or unable else None,
    }


def _rank(query: Query, outcome: Outcome) -> int:
    """Of the first passage that answers, from 1; 0 when none of the first ten does."""
    return next((n for n, id_ in enumerate(outcome.found[:DEPTH], start=1) if id_ in query.relevant), 0)


def _holds(query: Query, outcome: Outcome) -> int:
    """As `_rank`, of the first that has answering words."""
    holding = query.holding or query.relevant
    return next((n for n, id_ in enumerate(outcome.found[:DEPTH], start=1) if id_ in holding), 0)


def _ndcg(relevant: Mapping[str, float], found: Sequence[str]) -> float:
    gained = _discounted([relevant.get(id_, 0.0) for id_ in found[:DEPTH]])
    return gained / _discounted(sorted(relevant.values(), reverse=True)[:DEPTH])


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


def _shows(query: Query, shown: Sequence[str]) -> bool:
    return any(is_seen(answer, text) for answer in query.answers for text in shown)


def is_seen(words: str, text: str) -> bool:
    """Together and in their order, whatever stands between them that is no letter or figure; of cells each."""
    told = f" {' '.join(pieces(text))} "
    return all(f" {' '.join(pieces(cell))} " in told for cell in words.split(CELLS) if pieces(cell))


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
