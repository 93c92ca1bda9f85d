"""How likely a passage answers, from evidence that compares between questions: never from a bare score."""

import math

_INTERCEPT = -1.0
_COVERAGE = 0.2
_LEAD = 6.3
_ALL_WORDS = 0.85
_ALL = 0.95
_LEAD_COUNTS_TO = 0.6


def confidence(coverage: float, score: float, rival: float) -> float:
    """0 to 1; from bot.domain.knowledge.ANSWERS on, a passage is worth showing as the answer.

    `coverage` is the share of the question's rarity that the passage has; `rival` the best score of another page, so
    that the lead is negative for all pages but the first.

    Weighed by logistic regression on 261 Dutch questions with and without their page in the index and on the demo
    organisation's 52: right and wrong are told apart with an AUC of .75 and .85 (coverage alone .62 and .77; a score
    over its ideal added nothing). The intercept was then raised by 0.4, since more questions are answerable in practice
    than in that set. From ANSWERS on, the demo organisation's 40 answerable questions get 27 answers, 25 of them from
    the right page; of the 12 that must not be answered, 1 gets one. Few questions: to be refitted from feedback.
    A passage that has every word is preferred to nothing, even when another page has them too.
    """
    highest = max(score, rival)
    lead = min((score - rival) / highest, _LEAD_COUNTS_TO) if highest > 0 else 0.0
    evidence = _INTERCEPT + _COVERAGE * coverage + _LEAD * lead * (coverage if lead > 0 else 1.0)
    return 1 / (1 + math.exp(-(evidence + (_ALL_WORDS if coverage >= _ALL else 0.0))))
