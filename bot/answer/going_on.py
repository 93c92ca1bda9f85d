"""What a question that follows on another one adds: the passage of the same page that says it, or that none does."""

from collections.abc import Sequence

from bot.answer.evidence import Hit
from bot.answer.excerpts import excerpt_of, says_all


def going_on(question: str, before: str, more: str, best: Hit, hits: Sequence[Hit]) -> tuple[Hit, bool]:
    """Which passage answers `question`, which is `before` with `more`; and whether it shows again what it showed for
    `before`, and nothing of `more`. Then another passage of the page that has all of it goes first."""
    shown = excerpt_of(question, best, more).text
    if shown != excerpt_of(before, best).text or says_all(more, best, shown):
        return best, False
    others = (hit for hit in hits if hit.source.id == best.source.id and hit.passage.ordinal != best.passage.ordinal)
    found = next((hit for hit in others if says_all(more, hit, hit.passage.text)), None)
    return found or best, found is None
