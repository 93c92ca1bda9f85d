"""How likely a passage answers, from evidence that compares between questions: never from a bare score."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime

from bot.answer.evidence import Evidence

ANSWERS = 0.6
"""From this confidence on a passage is shown as the answer."""

HELPS = 0.3
"""From this confidence on it is shown as what may help, below nothing was found."""

HELPS_MEANT = 0.05
"""The same where a model was asked too: its weights say less of what is certain."""

ENOUGH = 50
"""Verdicts of people, below which a fit would say more about chance than about the answers."""

_LEAD_COUNTS_TO = 0.6
_TELLING_COUNTS_TO = 4.0
_MARGIN_COUNTS_TO = 0.05
_FARTHEST, _NEAREST = 0.78, 0.92
"""Cosines of the embedded model: of a question and a passage that is about something else, and of its answer."""
_ROUNDS = 50
_STILL = 1e-9

Case = tuple[Evidence, bool]
"""What an answer stood on, and whether it was right."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of a logistic regression; refitted from what people said of their answers. Those from `meant` on count
    where a model was asked too; they are fitted on samples/evaluation and tests/sets/staff_wording.jsonl with the
    embedded one, and `meant` is lower than that fit says: on public questions it was too sure.

    The first ones are fitted on samples/evaluation and, at a quarter of the weight, on two public sets of Dutch
    questions with half of their pages hidden (`python -m tools.calibration`).
    """

    intercept: float = -2.45
    coverage: float = 1.60
    telling: float = 0.50
    lead: float = 3.79
    heading: float = 0.41
    meant: float = -3.20
    meant_coverage: float = 1.85
    meant_lead: float = 0.04
    cosine: float = 1.92
    margin: float = 1.48

    def probability(self, evidence: Evidence) -> float:
        """0 to 1."""
        return _chance(astuple(self), _features(evidence))


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Weights, and what they were refitted from: `cases` verdicts at `at`; None for those that Bode comes with."""

    weights: Calibration
    at: datetime | None = None
    cases: int = 0


def helps(evidence: Evidence) -> float:
    """The confidence from which what was found on this evidence may help."""
    return HELPS if evidence.cosine is None else HELPS_MEANT


def fitted(cases: Sequence[Case], start: Calibration, pull: float, weights: Sequence[float] = ()) -> Calibration:
    """By Newton's method. Each weight is pulled to where it stands in `start` by `pull`, as strongly as if that many
    cases said so: few cases change little. `weights` are the cases', 1 for each unless given."""
    features = [_features(evidence) for evidence, _ in cases]
    right = [float(outcome) for _, outcome in cases]
    worth = weights or [1.0] * len(cases)
    origin = astuple(start)
    at = list(origin)
    for _ in range(_ROUNDS):
        gradient = [pull * (now - then) for now, then in zip(at, origin, strict=True)]
        curve = [[pull if row == column else 0.0 for column in range(len(at))] for row in range(len(at))]
        for x, y, w in zip(features, right, worth, strict=True):
            chance = _chance(at, x)
            for row, feature in enumerate(x):
                gradient[row] += w * (chance - y) * feature
                for column, other in enumerate(x):
                    curve[row][column] += w * chance * (1 - chance) * feature * other
        step = _solved(curve, gradient)
        at = [now - change for now, change in zip(at, step, strict=True)]
        if max(map(abs, step)) < _STILL:
            break
    return Calibration(*at)


def loss(calibration: Calibration, cases: Sequence[Case]) -> float:
    """Mean surprise (log loss) at the outcomes: lower is better, .69 is a coin's."""
    chances = [calibration.probability(evidence) for evidence, _ in cases]
    surprises = (-math.log(p if right else 1 - p) for p, (_, right) in zip(chances, cases, strict=True))
    return sum(surprises) / len(cases)


def _features(evidence: Evidence) -> tuple[float, ...]:
    """In the order of Calibration's fields. A lead says the more, the more of the question the passage has. Where a
    model was asked, scores are others, and so is what a lead says."""
    lead = min(max(evidence.lead, 0.0), _LEAD_COUNTS_TO)
    words = (1.0, evidence.coverage, min(evidence.telling, _TELLING_COUNTS_TO), lead * evidence.coverage)
    if evidence.cosine is None:
        return *words, evidence.heading, 0.0, 0.0, 0.0, 0.0, 0.0
    margin = min(max(evidence.margin or 0.0, -_MARGIN_COUNTS_TO), _MARGIN_COUNTS_TO) / _MARGIN_COUNTS_TO
    return *words, evidence.heading, 1.0, evidence.coverage, lead, _near(evidence.cosine), margin


def _near(cosine: float) -> float:
    """0 to 1: what is far differs little from what is farther."""
    return min(max((cosine - _FARTHEST) / (_NEAREST - _FARTHEST), 0.0), 1.0)


def _chance(weights: Sequence[float], features: Sequence[float]) -> float:
    weighed = sum(weight * feature for weight, feature in zip(weights, features, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, weighed))))


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The x of matrix · x = right, by elimination; the matrix is positive definite, so no pivot is zero."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for below in rows[at + 1 :]:
            factor = below[at] / pivot[at]
            below[at:] = [value - factor * above for value, above in zip(below[at:], pivot[at:], strict=True)]
    found: list[float] = []
    for at in reversed(range(len(rows))):
        known = sum(a * b for a, b in zip(rows[at][at + 1 : -1], found, strict=True))
        found.insert(0, (rows[at][-1] - known) / rows[at][at])
    return found
