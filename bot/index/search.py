"""The searching side of the embedded index. Runs in any thread, on what was committed last."""

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.domain.knowledge import Evidence, Hit
from bot.index.fields import ARCHIVED, DAY, KEPT, KIND, OFFICIAL, PAGE, PAGE_KEY, PASSAGE_KIND, SCOPE, STEMS, shown
from bot.index.question import Question, Term, coverage, shares
from bot.index.reading import question_of
from bot.index.thesaurus import ThesaurusFile
from bot.index.words import words_of

if TYPE_CHECKING:
    import tantivy

    _Found = list[tuple[float, tantivy.DocAddress]]

CANDIDATES = 100
FEW_SCOPES = 128
PAGE_WEIGHT = 0.6
"""Of the score of the whole page, added to the passage's; measured."""


OFFICIAL_WEIGHT = 1.04
FRESH_WEIGHT = 0.02
"""For the newest of what was found; both only decide between passages that are nearly as good."""
ARCHIVED_WEIGHT = 0.6
"""A page that is no longer in force comes first only when nothing else is near."""


class _Scored(NamedTuple):
    score: float
    page: object
    address: "tantivy.DocAddress"


class View:
    def __init__(self, index: "tantivy.Index", thesaurus: ThesaurusFile) -> None:
        self._index = index
        self._schema = index.schema
        self._thesaurus = thesaurus

    def size(self) -> int:
        import tantivy  # noqa: PLC0415 - not before it is needed

        every_passage = tantivy.Query.term_query(self._schema, KIND, PASSAGE_KIND, "basic")
        found: Any = self._index.searcher().search(every_passage, 1)
        return found.count or 0

    def search(self, text: str, scopes: frozenset[str], limit: int) -> Sequence[Hit]:
        if not scopes or limit < 1:
            return []
        searcher = self._index.searcher()
        question = question_of(
            text,
            counts=cache(searcher.doc_freq),
            passages=searcher.num_docs,
            thesaurus=self._thesaurus.current(),
        )
        if not question.terms:
            return []
        ranked = self._ranked(searcher, question, scopes)
        best = _best_by_page(ranked)
        return [_hit(searcher, question, found, best) for found in ranked[:limit]]

    def _ranked(self, searcher: "tantivy.Searcher", question: Question, scopes: frozenset[str]) -> "list[_Scored]":
        readable = self._readable(searcher, scopes)
        found = self._found(searcher, question.terms, readable)
        of_pages = [Term(PAGE, term.text, term.weight) for term in question.terms if term.field == STEMS]
        pages = self._found(searcher, of_pages, readable)
        page_scores = dict(zip(_numbers(searcher, PAGE_KEY, pages), (score for score, _ in pages), strict=True))
        keys, standing = _numbers(searcher, PAGE_KEY, found), _standing(searcher, found)
        scored = [
            _Scored((score + PAGE_WEIGHT * page_scores.get(key, 0.0)) * weight, key, address)
            for (score, address), key, weight in zip(found, keys, standing, strict=True)
        ]
        return sorted(scored, key=lambda one: -one.score)

    def _found(
        self, searcher: "tantivy.Searcher", terms: Sequence[Term], readable: "tantivy.Query", limit: int = CANDIDATES
    ) -> "_Found":
        """Trimmed inside the query: what stands in another scope is not even a candidate."""
        from tantivy import Occur, Query  # noqa: PLC0415

        words = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema, t.field, t.text, "freq"), t.weight))
            for t in terms
        ]
        query = Query.boolean_query([(Occur.Must, Query.boolean_query(words)), (Occur.Must, readable)])
        return searcher.search(query, limit, count=False).hits

    def _readable(self, searcher: "tantivy.Searcher", scopes: frozenset[str]) -> "tantivy.Query":
        """A few scopes are looked for beside the words; of many the engine first makes a set of all their passages."""
        from tantivy import Occur, Query  # noqa: PLC0415

        if len(scopes) <= FEW_SCOPES:
            own = [Query.term_query(self._schema, SCOPE, scope, "basic") for scope in sorted(scopes)]
            either = Query.boolean_query([(Occur.Should, scope) for scope in own])
        else:
            either = Query.term_set_query(self._schema, SCOPE, sorted(scopes))
        return Query.const_score_query(either, 0.0)


def _standing(searcher: "tantivy.Searcher", found: "_Found") -> list[float]:
    """What each one's score is multiplied with, by its source: in force or not, official or not, older or newer than
    the others that were found."""
    archived, official, days = (_numbers(searcher, field, found) for field in (ARCHIVED, OFFICIAL, DAY))
    known = [float(day) for day in days if day]
    oldest, newest = min(known, default=0.0), max(known, default=0.0)
    span = newest - oldest or 1.0
    return [
        (ARCHIVED_WEIGHT if old else 1.0)
        * (OFFICIAL_WEIGHT if named else 1.0)
        * (1 + FRESH_WEIGHT * ((float(day) - oldest) / span if day else 0.0))
        for old, named, day in zip(archived, official, days, strict=True)
    ]


def _numbers(searcher: "tantivy.Searcher", field: str, found: "_Found") -> list[int | float | bool | None]:
    return searcher.fast_field_values(field, [address for _, address in found])


def _best_by_page(ranked: "Sequence[_Scored]") -> list[tuple[float, object]]:
    """The best passage of the best two pages: score and page."""
    best: dict[object, float] = {}
    for scored in ranked:
        best.setdefault(scored.page, scored.score)
    return [(score, page) for page, score in islice(best.items(), 2)]


def _hit(
    searcher: "tantivy.Searcher", question: Question, found: "_Scored", best: Sequence[tuple[float, object]]
) -> Hit:
    document = searcher.doc(found.address)
    stems = frozenset(str(document.get_first(STEMS) or "").split())
    source, passage = shown(bytes(document.get_first(KEPT) or b"[]"))
    rival = next((score for score, page in best if page != found.page), 0.0)
    highest = max(found.score, rival)
    lead = (found.score - rival) / highest if highest > 0 else 0.0
    headings = " ".join((source.title, *passage.headings))
    named = frozenset(word.stem for word in words_of(headings, source.language))
    covered, telling = shares(question, stems, searcher.num_docs)
    evidence = Evidence(covered, lead, telling, coverage(question, named))
    return Hit(source, passage, found.score, evidence)
