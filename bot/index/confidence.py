"""How likely a passage answers, from evidence that compares between questions: never from a bare score."""

import math

from bot.index.question import Question

ANSWERS = 0.5
"""At this confidence and above a passage is shown as the answer."""


def confidence(question: Question, coverage: float, score: float) -> float:
    """`coverage`: the share of the question's rarity that the passage has; the score over what it could be at best."""
    ideal = sum(asked.rarity for asked in question.asked) * 3.0
    return 1 / (1 + math.exp(-(-4 + 5 * coverage + 3 * score / ideal))) if ideal else 0.0
