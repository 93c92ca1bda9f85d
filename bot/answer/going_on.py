"""What a question that follows on another one adds: the passage of the same page that says it, or that none does."""

from collections.abc import Sequence

from bot.answer.evidence import Hit
from bot.answer.excerpts import excerpt_of, says_all
from bot.words.asked import content_words


def going_on(question: str, before: str, more: str, best: Hit, hits: Sequence[Hit]) -> tuple[Hit, bool]:
    """Which passage answers `question`, which is `before` with `more`; and whether it shows again what it showed for
    `before`, and not all that `more` adds to it. Then another passage of the page that has all of that goes first."""
    known = {word.stem for word in content_words(before)}
    added = " ".join(word.form for word in content_words(more) if word.stem not in known)
    if not added:
        return best, False
    shown = excerpt_of(question, best, more).text
    if shown != excerpt_of(before, best).text or says_all(added, best, shown):
        return best, False
    others = (hit for hit in hits if hit.source.id == best.source.id and hit.passage.ordinal != best.passage.ordinal)
    found = next((hit for hit in others if says_all(added, hit, hit.passage.text)), None)
    return found or best, found is None
