"""The searching side of the embedded index. Runs in any thread, on what was committed last."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.domain.knowledge import Hit
from bot.index.confidence import confidence
from bot.index.fields import BODY, FORMS, KEPT, KIND, PAGE, PAGE_KEY, PARTS, PASSAGE_KIND, READERS, shown
from bot.index.question import Question, Term, coverage, question_of

if TYPE_CHECKING:
    import tantivy

    _Found = list[tuple[float, tantivy.DocAddress]]

CANDIDATES = 100
PAGE_WEIGHT = 0.4
"""Of the score of the whole page, added to the passage's; measured."""


class View:
    def __init__(self, index: "tantivy.Index") -> None:
        self._index = index
        self._schema = index.schema

    def size(self) -> int:
        import tantivy  # noqa: PLC0415 - not before it is needed

        every_passage = tantivy.Query.term_query(self._schema, KIND, PASSAGE_KIND, "basic")
        found: Any = self._index.searcher().search(every_passage, 1)
        return found.count or 0

    def search(self, text: str, readers: frozenset[str], limit: int) -> Sequence[Hit]:
        if not readers or limit < 1:
            return []
        searcher = self._index.searcher()
        question = question_of(
            text, form_count=_counts(searcher, FORMS), counts=searcher.doc_freq, passages=searcher.num_docs
        )
        if not question.terms:
            return []
        ranked = self._ranked(searcher, question, readers)
        return [_hit(searcher, question, score, address) for score, address in ranked[:limit]]

    def _ranked(self, searcher: "tantivy.Searcher", question: Question, readers: frozenset[str]) -> "_Found":
        found = self._found(searcher, question.terms, readers, max(CANDIDATES, 0))
        pages = self._found(
            searcher, [Term(PAGE, t.text, t.weight) for t in question.terms if t.field == BODY], readers
        )
        keys = _page_keys(searcher, found)
        page_scores = dict(zip(_page_keys(searcher, pages), (score for score, _ in pages), strict=True))
        whole = [
            (score + PAGE_WEIGHT * page_scores.get(key, 0.0), address)
            for (score, address), key in zip(found, keys, strict=True)
        ]
        return sorted(whole, key=lambda scored: -scored[0])

    def _found(
        self, searcher: "tantivy.Searcher", terms: Sequence[Term], readers: frozenset[str], limit: int = CANDIDATES
    ) -> "_Found":
        """Trimmed inside the query: what the readers may not read is not even a candidate."""
        from tantivy import Occur, Query  # noqa: PLC0415

        words = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema, t.field, t.text, "freq"), t.weight))
            for t in terms
        ]
        readable = Query.const_score_query(Query.term_set_query(self._schema, READERS, sorted(readers)), 0.0)
        query = Query.boolean_query([(Occur.Must, Query.boolean_query(words)), (Occur.Must, readable)])
        return searcher.search(query, limit, count=False).hits


def _counts(searcher: "tantivy.Searcher", field: str) -> Callable[[str], int]:
    """For one question; taking it apart asks for the same words again and again."""

    @cache
    def count(term: str) -> int:
        return searcher.doc_freq(field, term)

    return count


def _page_keys(searcher: "tantivy.Searcher", found: "_Found") -> list[int | float | bool | None]:
    return searcher.fast_field_values(PAGE_KEY, [address for _, address in found])


def _hit(searcher: "tantivy.Searcher", question: Question, score: float, address: "tantivy.DocAddress") -> Hit:
    document = searcher.doc(address)
    body = frozenset(str(document.get_first(BODY) or "").split())
    parts = frozenset(str(document.get_first(PARTS) or "").split())
    source, passage = shown(bytes(document.get_first(KEPT) or b"[]"))
    return Hit(source, passage, score, confidence(question, coverage(question, body, parts), score))
