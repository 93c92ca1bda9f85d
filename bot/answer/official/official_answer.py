"""Official answers: what an expert wrote or approved, and when it comes before what a search found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.answer.evidence import Evidence, Hit
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.words.asked import Asked, content_words
from bot.words.language import languages_of
from bot.words.languages import Language

OFFICIAL = "official"
"""The id, among the libraries, of what experts wrote."""
PREFIX = f"{OFFICIAL}:"
"""Of the id of its source in the index."""

SAME_QUESTION = 0.6
"""Share of the words of its own question that was asked, where the answer has every word that was."""

SHORTEST_PERIOD = timedelta(days=30)
"""From one review to the next."""

NEAR = 0.5
"""Of the best score: an official answer that is further away is about something else."""


class Deed(StrEnum):
    WRITTEN = "written"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class OfficialAnswer:
    """`id` is the hand-off's that it came from; `revision` counts its editions. `readers` are principals; `school` is
    the asker's, offered as readers. The owner answers for it, and looks at it again by `review_by`. `number` is
    that of the change, among those of all official answers, that made it so; 0 from before changes had numbers.
    `completed` as of a Source: an edition begins with none."""

    id: str
    topic: str
    question: str
    text: str
    language: Language
    owner: str
    readers: frozenset[str]
    school: str
    reviewed: datetime
    review_by: date
    revision: int = 1
    withdrawn: bool = False
    number: int = 0
    completed: frozenset[str] = frozenset()

    @property
    def source_id(self) -> str:
        return PREFIX + self.id

    @property
    def period(self) -> timedelta:
        """From one review to the next."""
        return max(self.review_by - self.reviewed.date(), SHORTEST_PERIOD)


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of an official answer, kept for good: what it said, who made it so, when."""

    of: str
    answer: OfficialAnswer
    deed: Deed
    person: str
    at: datetime

    @property
    def id(self) -> str:
        return f"{self.of}:{self.answer.revision}"


def as_source(answer: OfficialAnswer) -> tuple[Source, list[Passage]]:
    """As the index holds it: the question is the title, so that its words find it."""
    source_id = answer.source_id
    source = Source(
        source_id,
        answer.question,
        "",
        "",
        answer.reviewed,
        answer.language,
        answer.readers,
        number=answer.number,
        worded=answer.revision,
        completed=answer.completed,
    )
    return source, [Passage(source_id, 0, (), NOWHERE, answer.text)]


def is_official(source_id: str) -> bool:
    return source_id.startswith(PREFIX)


def answer_id(source_id: str) -> str:
    return source_id.removeprefix(PREFIX)


def official_first(
    question: str, hits: Sequence[Hit], answers: Callable[[Evidence], bool]
) -> tuple[Sequence[Hit], bool]:
    """The best official hit first when it answers, alone or as the same question that was asked, and True; else what
    was found, with no page held back because an official answer looks like it, and False.

    `answers` says of evidence whether it is enough for an answer.
    """
    best = next((hit for hit in hits if is_official(hit.source.id) and _applies(question, hit, hits, answers)), None)
    if best is None:
        return _without_rivalry(hits), False
    return [best, *(hit for hit in hits if hit is not best)], True


def _applies(question: str, hit: Hit, hits: Sequence[Hit], answers: Callable[[Evidence], bool]) -> bool:
    """That other pages match as well does not speak against an answer that experts gave."""
    if _same_question(question, hit):
        return True
    unrivalled = replace(hit.evidence, lead=max(hit.evidence.lead, 0.0))
    return hit.score >= NEAR * hits[0].score and answers(unrivalled)


def _same_question(asked: str, hit: Hit) -> bool:
    """A single word that the answer lacks may be the one that matters: leave for a sister, leave for a child."""
    spoken, language = languages_of(asked), hit.source.language
    ours = Asked(content_words(asked), {}, spoken, language, hit.split)
    theirs = Asked(content_words(hit.source.title), {}, (language,), spoken[0], hit.split)
    has_all = ours.covered_by(f"{hit.source.title} {hit.passage.text}")
    return has_all and len(theirs.present(asked)) >= SAME_QUESTION * len(theirs.words)


def _without_rivalry(hits: Sequence[Hit]) -> list[Hit]:
    """The lead of the first hit over the best other page that is not official."""
    first = hits[0] if hits else None
    if first is None or is_official(first.source.id) or not any(is_official(hit.source.id) for hit in hits):
        return list(hits)
    others = (h.score for h in hits if h.source.id != first.source.id and not is_official(h.source.id))
    lead = (first.score - max(others, default=0.0)) / first.score if first.score > 0 else 0.0
    return [replace(first, evidence=replace(first.evidence, lead=lead)), *hits[1:]]
