"""The figures of a ranking, as information retrieval defines them."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.answer.evaluation.collections import Query

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an engine gave for a question: ids of passages, best first, what it showed of the first, and whether it said
    that this is the answer (None when the engine never says)."""

    found: Sequence[str]
    shown: str
    answered: bool | None = None


def figures(queries: Sequence[Query], outcomes: Sequence[Outcome], *, abstention: bool) -> dict[str, float | None]:
    """Means over the questions that can be answered; None where nothing can be said.

    `recall_at_k` is the share of questions with a passage that answers among the first k.
    """
    pairs = list(zip(queries, outcomes, strict=True))
    judged = [(query, outcome) for query, outcome in pairs if query.relevant]
    with_answers = [(query, outcome) for query, outcome in judged if query.answers]
    found: dict[str, float | None] = {
        "recall_at_1": _mean([float(_rank(q, o) == 1) for q, o in judged]),
        "recall_at_5": _mean([float(1 <= _rank(q, o) <= 5) for q, o in judged]),
        "mrr_at_10": _mean([1 / rank if (rank := _rank(q, o)) else 0.0 for q, o in judged]),
        "ndcg_at_10": _mean([_ndcg(q.relevant, o.found) for q, o in judged]),
    }
    if with_answers:
        found["answer_in_300"] = _mean([float(_shows(q, o)) for q, o in with_answers])
    if abstention:
        found |= _abstention(pairs)
    return found


def macro(folders: Sequence[Mapping[str, float | None]]) -> dict[str, float | None]:
    """The mean over folders, of each figure over those that have it."""
    keys = dict.fromkeys(key for folder in folders for key in folder)
    return {key: _mean([value for folder in folders if (value := folder.get(key)) is not None]) for key in keys}


def _abstention(pairs: Sequence[tuple[Query, Outcome]]) -> dict[str, float | None]:
    """Of the unanswerable questions the share left unanswered, of the others the share answered, and of all that were
    answered the share that was answered rightly."""
    able = [(q, o) for q, o in pairs if q.answerable and q.relevant]
    unable = [o for q, o in pairs if not q.answerable]
    told = [(q, o) for q, o in (*able, *((q, o) for q, o in pairs if not q.answerable)) if o.answered is not False]
    return {
        "abstains_when_unanswerable": _mean([float(o.answered is False) for o in unable]),
        "answers_when_answerable": _mean([float(o.answered is not False) for _, o in able]),
        "answers_that_are_right": _mean([float(_rank(q, o) == 1) for q, o in told]),
    }


def _rank(query: Query, outcome: Outcome) -> int:
    """Of the first passage that answers, from 1; 0 when none of the first ten does."""
    return next((n for n, id_ in enumerate(outcome.found[:DEPTH], start=1) if id_ in query.relevant), 0)


def _ndcg(relevant: Mapping[str, float], found: Sequence[str]) -> float:
    gained = _discounted([relevant.get(id_, 0.0) for id_ in found[:DEPTH]])
    return gained / _discounted(sorted(relevant.values(), reverse=True)[:DEPTH])


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


def _shows(query: Query, outcome: Outcome) -> bool:
    plain: Callable[[str], str] = lambda text: " ".join(text.casefold().split())  # noqa: E731 - used here alone
    return any(plain(answer) in plain(outcome.shown) for answer in query.answers)


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
