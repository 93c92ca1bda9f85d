"""From what was found to an answer: the passage and the words that answer, what may help, or an honest nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from bot.answer.answer import Answer, Citation, Verdict
from bot.answer.calibration import ANSWERS, Calibration, helps
from bot.answer.circle import Circles
from bot.answer.comparing import which_compares
from bot.answer.evidence import Evidence, Hit, best_of_sources
from bot.answer.excerpts import QUOTE, excerpt_of, from_its_beginning, section_of
from bot.answer.experts.topic import Topics
from bot.answer.going_on import going_on
from bot.answer.in_force import in_force_first, is_over, led_by_what_is_in_force
from bot.answer.library.source import Anchor, Source
from bot.answer.narrowing import may_mean
from bot.answer.official.official_answer import answer_id, is_official, official_first
from bot.answer.trouble import what_to_do
from bot.words.folding import words

DEFAULT = Calibration()
NO_TOPICS = Topics()
NO_CIRCLES = Circles()
MOST_FURTHER = 2
MOST_HELPFUL = 3
ABOUT = 0.5
"""Of one word, the share that a page has in its title and headings to be about it."""
NEAR = 0.5
"""Of the best coverage: a source that has less of the question is no help."""
AS_NEAR = 0.01
"""Below the best cosine: one that means as much is a help, whatever its words."""


def compile_answer(
    question: str,
    hits: Sequence[Hit],
    link: Callable[[Source], str],
    calibration: Calibration = DEFAULT,
    stress: str = "",
    *,
    topics: Topics = NO_TOPICS,
    circles: Circles = NO_CIRCLES,
    sure: bool = True,
    before: str = "",
    year: int = 0,
) -> Answer:
    """`hits` best first, all readable for the asker; the first answers when it is likely enough to, is no nearer than
    what is of another one of the `topics`, and anything may be `sure`.

    What is over in the `year` that it is (bot.answer.in_force) only helps, behind what is in force.

    `link` says where the asker opens a source; `stress` is the part of the question that was just added
    to the one `before`.
    """
    hits = led_by_what_is_in_force(hits, year)
    hits, official = official_first(question, hits, lambda found: calibration.probability(found) >= ANSWERS)
    best = hits[0] if hits else None
    chance = 1.0 if official else calibration.probability(best.evidence) if best else 0.0
    if best is None or chance < helps(best.evidence):
        return Answer(question, Verdict.NOT_FOUND, evidence=best.evidence if best else None)
    helpful = [hit for hit in hits if _helps(hit.evidence, best.evidence)]
    apart = () if official else may_mean(question, hits, topics)
    sure = sure and not (is_over(best, hits, year) and not official)
    if apart or not sure or chance < ANSWERS or not (official or _says_enough(question, best)):
        leads = in_force_first(best_of_sources(helpful), year)[:MOST_HELPFUL]
        cited = tuple(
            replace(citation_of(hit, link, circles), quote=excerpt_of(question, hit, stress, limit=QUOTE))
            for hit in (_shown(question, lead, hits) for lead in leads)
        )
        return Answer(
            question, Verdict.MAYBE, source=best.source.id, further=cited, evidence=best.evidence, apart=apart
        )
    others = best_of_sources(hit for hit in helpful if hit.source.id != best.source.id)
    others = in_force_first(others, year)[:MOST_FURTHER]
    best = _shown(question, best, hits)
    again = False
    if before and not official:
        best, again = going_on(question, before, stress, best, hits)
    return Answer(
        question,
        Verdict.ANSWERED,
        excerpt_of(question, best, stress),
        section_of(best.passage, best.following),
        best.source.id,
        citation_of(best, link, circles),
        tuple(citation_of(hit, link, circles) for hit in others),
        table=best.passage.table,
        evidence=None if official else best.evidence,
        again=again,
    )


def _shown(question: str, hit: Hit, hits: Sequence[Hit]) -> Hit:
    """With the passage of its page that is shown, which need not be the one that was found."""
    told = from_its_beginning(question, what_to_do(question, hit, hits))
    return which_compares(question, told, hits)


def _says_enough(question: str, best: Hit) -> bool:
    """One word alone may mean anything: it is answered by what is about it, by its title or headings, or by a line or
    row that begins with it, as in a list of abbreviations."""
    word = words(question)
    if " " in word or best.evidence.heading >= ABOUT:
        return True
    lines = (*best.passage.text.splitlines(), *(row[0] for row in best.passage.table))
    return any(f"{words(line)} ".startswith(f"{word} ") for line in lines)


def _helps(evidence: Evidence, best: Evidence) -> bool:
    means_as_much = evidence.cosine is not None and evidence.cosine >= (best.cosine or 0.0) - AS_NEAR
    return means_as_much or evidence.coverage >= NEAR * best.coverage


def _at(url: str, anchor: Anchor) -> str:
    """At the page, where browsers open one of a PDF so (RFC 8118, section 3)."""
    parts = urlsplit(url)
    opens_pages = parts.scheme == "https" and parts.path.lower().endswith(".pdf") and not parts.fragment
    return f"{url}#page={anchor.value}" if opens_pages and anchor.kind in {"page", "scan"} else url


def citation_of(hit: Hit, link: Callable[[Source], str], circles: Circles) -> Citation:
    """With whom it is for."""
    source = hit.source
    official = answer_id(source.id) if is_official(source.id) else ""
    return Citation(
        source.title,
        source.path,
        _at(link(source), hit.passage.anchor),
        hit.passage.anchor,
        source.modified,
        official,
        language=source.language,
        source=source.id,
        whom=tuple(circle.name for circle in circles.of(hit)),
    )
