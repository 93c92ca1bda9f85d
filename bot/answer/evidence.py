"""What a search found, and why it may answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.answer.library.source import Passage, Source
from bot.words.asked import Split, whole


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a passage may answer.

    `coverage` (0 to 1) is the share of the question's rarity that the passage has; a word that had to be corrected
    counts in part, one that nothing knows as the rarest. `telling` is the same uncut: in words of the greatest rarity.
    `heading` (0 to 1) is the coverage by title and headings alone. `lead` (-1 to 1) is how far its score is ahead of
    the best other page's, as a share of the higher of the two: negative for all pages but the first.

    `cosine` (-1 to 1) is how near its meaning is to the question's, and `margin` how much nearer than that of any other
    page; None where nobody compared them.
    """

    coverage: float
    lead: float
    telling: float = 0.0
    heading: float = 0.0
    cosine: float | None = None
    margin: float | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, with its source.

    `score` orders the hits of one search and means nothing else; `evidence` compares between searches. `names` is what
    else was looked for: word of the question (folded) -> what it is also called, one word or more. `split` takes
    compounds apart as the search did. `following` are the passages of the source that come next, as far as somebody may
    want to read on, behind the table that stands right above below the same heading; `opening` the first ones of a page
    about one thing, as many; of the best hits alone.
    """

    source: Source
    passage: Passage
    score: float
    evidence: Evidence
    names: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]], hash=False)
    split: Split = field(default=whole, compare=False, repr=False)
    following: Sequence[Passage] = field(default=(), hash=False)
    opening: Sequence[Passage] = field(default=(), hash=False)


def reckoned(hits: Sequence[Hit]) -> list[Hit]:
    """In the same order, the first with its lead and its margin over the other pages among these alone."""
    if not hits:
        return []
    first, evidence = hits[0], hits[0].evidence
    others = [hit for hit in hits if hit.source.id != first.source.id]
    rival = max((hit.score for hit in others), default=0.0)
    highest = max(first.score, rival)
    margin = evidence.margin
    if evidence.cosine is not None:
        margin = evidence.cosine - max((hit.evidence.cosine or 0.0 for hit in others), default=0.0)
    lead = (first.score - rival) / highest if highest > 0 else 0.0
    return [replace(first, evidence=replace(evidence, lead=lead, margin=margin)), *hits[1:]]


AS_MUCH = 0.9
AS_NEAR = 0.02


def says_as_much(hit: Hit, best: Hit, behind: float, much: float = AS_MUCH) -> bool:
    """Whether it may be meant as well as the best one: `behind` its score by no greater share, with so `much` of what
    that has of the question and, where a model was asked, a meaning that is AS_NEAR."""
    ours, theirs = hit.evidence, best.evidence
    means_it = ours.cosine is None or theirs.cosine is None or ours.cosine >= theirs.cosine - AS_NEAR
    return means_it and hit.score >= (1 - behind) * best.score and ours.coverage >= much * theirs.coverage


def best_of_sources(hits: Iterable[Hit]) -> list[Hit]:
    """The first passage of each source, in their order."""
    found: dict[str, Hit] = {}
    for hit in hits:
        found.setdefault(hit.source.id, hit)
    return list(found.values())


def known_of_its_page(hit: Hit, hits: Iterable[Hit]) -> list[Passage]:
    """The passages of its source, in their order, as far as a search read them; `hits` are what else it found."""
    others = (other.passage for other in hits if other.source.id == hit.source.id)
    return sorted({hit.passage, *hit.opening, *hit.following, *others}, key=lambda passage: passage.ordinal)
