"""From what was found to an answer: the best passage with the words that answer, or an honest nothing."""

from collections.abc import Callable, Iterable, Sequence

from bot.domain.calibration import Calibration
from bot.domain.excerpts import excerpt
from bot.domain.knowledge import ANSWERS, Answer, Citation, Hit, Source, Verdict

DEFAULT = Calibration()
MOST_FURTHER = 2


def compile_answer(
    question: str, hits: Sequence[Hit], link: Callable[[Source], str], calibration: Calibration = DEFAULT
) -> Answer:
    """`hits` best first, all readable for the asker; the first answers when it is likely enough to (ANSWERS).

    `link` says where the asker opens a source.
    """
    best = hits[0] if hits else None
    if best is None or calibration.probability(best.evidence) < ANSWERS:
        return Answer(question, Verdict.NOT_FOUND)
    return Answer(
        question,
        Verdict.ANSWERED,
        excerpt(question, best.source.title, best.passage),
        best.passage.text,
        best.source.id,
        _citation(best, link),
        tuple(_citation(hit, link) for hit in _other_sources(best, hits)),
    )


def _citation(hit: Hit, link: Callable[[Source], str]) -> Citation:
    source = hit.source
    return Citation(source.title, source.path, link(source), hit.passage.anchor, source.modified)


def _other_sources(best: Hit, hits: Iterable[Hit]) -> list[Hit]:
    """The best passage of each other source."""
    seen = {best.source.id}
    others: list[Hit] = []
    for hit in hits:
        if hit.source.id not in seen and len(others) < MOST_FURTHER:
            seen.add(hit.source.id)
            others.append(hit)
    return others
