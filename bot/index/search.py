"""The searching side of the embedded index. Runs in any thread, on what was committed last."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from bot.answer.evidence import Evidence, Hit
from bot.answer.library.scope import NOBODY_SCOPE
from bot.answer.library.source import Source, own_heading
from bot.index.around import following, opening
from bot.index.base import READ_ON, Held, Meant
from bot.index.fields import (
    ARCHIVED,
    DAY,
    FORMS,
    KIND,
    OFFICIAL,
    OPENING,
    PAGE,
    PAGE_KEY,
    PASSAGE_KEY,
    PASSAGE_KIND,
    SCOPE,
    SHORT,
    SOURCE,
    STEMS,
    key_of,
    shown,
    told,
)
from bot.index.meanings import Meanings
from bot.index.question import Question, Term, coverage, shares
from bot.index.ranking import (
    NAMED_WEIGHT,
    Candidate,
    Ranked,
    Read,
    best_pages,
    combined,
    looked_at,
    names,
    nearest_pages,
    rough,
    varied,
)
from bot.index.reading import question_of
from bot.index.sight import Sight
from bot.words.analysis import known_words, words_of
from bot.words.asked import Split
from bot.words.compounds import Compounds
from bot.words.languages import LANGUAGES
from bot.words.questions import measures
from bot.words.thesaurus import Thesaurus

if TYPE_CHECKING:
    import tantivy

    _Found = list[tuple[float, tantivy.DocAddress]]

_Best = Sequence[tuple[float, object]]

CANDIDATES = 50
"""Passages that the engine is asked for by their words, and as many that are nearest in meaning."""
FEW_SCOPES = 1024
CLOSER = 20
"""As many of the best are read, to look how the words stand in them. More, of both, changed nothing."""
FOLLOWING = 6
"""Passages, of those that what may be shown stands among."""


class View:
    def __init__(self, index: "tantivy.Index", thesaurus: Callable[[], Thesaurus], meanings: Meanings) -> None:
        self._index = index
        self._meanings = meanings
        self._schema = index.schema
        self._thesaurus = thesaurus

    def size(self) -> int:
        import tantivy  # noqa: PLC0415 - not before it is needed

        every_passage = tantivy.Query.term_query(self._schema, KIND, PASSAGE_KIND, "basic")
        found: Any = self._index.searcher().search(every_passage, 1)
        return found.count or 0

    def held(self, source_ids: Collection[str]) -> Mapping[str, Held]:
        searcher = self._index.searcher()
        found = ((id_, self._held(searcher, id_)) for id_ in source_ids)
        return {id_: held for id_, held in found if held}

    def _held(self, searcher: "tantivy.Searcher", source_id: str) -> Held | None:
        from tantivy import Occur, Query  # noqa: PLC0415

        ours = [
            (Occur.Must, Query.term_query(self._schema, name, value, "basic"))
            for name, value in ((SOURCE, source_id), (KIND, PASSAGE_KIND))
        ]
        hits = searcher.search(Query.boolean_query(ours), 1, count=False).hits
        if not hits:
            return None
        document = searcher.doc(hits[0][1])
        source, _ = shown(told(document)[1])
        return Held(source, str(document.get_first(SCOPE) or NOBODY_SCOPE))

    def knows(self, word: str, scopes: frozenset[str]) -> bool:
        if not scopes:
            return False
        seen = Sight(self._index.searcher(), self._schema, scopes, self._readable(scopes)).count
        read = [found for language in LANGUAGES for found in known_words(language)[word.lower()]]
        return any(seen(FORMS, one.form) or seen(STEMS, one.stem) for one in read)

    def search(
        self, text: str, scopes: frozenset[str], limit: int, meaning: Meant | None = None, read_on: int = READ_ON
    ) -> Sequence[Hit]:
        if not scopes or limit < 1:
            return []
        searcher = self._index.searcher()
        readable = self._readable(scopes)
        thesaurus = self._thesaurus()
        question = question_of(
            text,
            held=cache(searcher.doc_freq),
            seen=cache(Sight(searcher, self._schema, scopes, readable).count),
            beginning=partial(searcher.terms_with_prefix, FORMS),
            passages=searcher.num_docs,
            thesaurus=thesaurus,
        )
        look = self._meanings.look(meaning) if meaning else None
        found = self._found(searcher, question.terms, readable, most=max(limit, CANDIDATES)) if question.terms else []
        if look:
            keys = look.nearest([key_of(scope) for scope in scopes], CANDIDATES)
            found += self._nearest(searcher, question, readable, keys, found)
        if not found:
            return []
        candidates = self._candidates(searcher, question, found)
        ranked = rough(candidates, look.cosines([one.key for one in candidates]) if look else ())
        read = varied(self._read(searcher, question, ranked, limit, measures(text)))
        best = best_pages(read), nearest_pages(ranked)
        split = Compounds(cache(partial(searcher.doc_freq, FORMS))).split
        return [
            _hit(searcher, question, one, best, split, FOLLOWING if at < read_on else 0)
            for at, one in enumerate(read[:limit])
        ]

    def _nearest(
        self,
        searcher: "tantivy.Searcher",
        question: Question,
        readable: "tantivy.Query",
        keys: Sequence[int],
        found: "_Found",
    ) -> "_Found":
        """Those of these passages that were not found by their words, with the score of the words that they have."""
        there = set(_numbers(searcher, PASSAGE_KEY, found))
        others = [key for key in keys if key not in there]
        return self._found(searcher, question.terms, readable, others) if others else []

    def _candidates(self, searcher: "tantivy.Searcher", question: Question, found: "_Found") -> "Sequence[Candidate]":
        own = [
            _numbers(searcher, name, found) for name in (PAGE_KEY, PASSAGE_KEY, OPENING, SHORT, ARCHIVED, OFFICIAL, DAY)
        ]
        pages, keys, *standings = own
        page_words = self._page_words(searcher, question, pages)
        return [
            Candidate(address, score, page, key, page_words.get(page, 0.0), *standing)
            for (score, address), page, key, *standing in zip(found, pages, keys, *standings, strict=True)
        ]

    def _page_words(self, searcher: "tantivy.Searcher", question: Question, keys: Sequence[int]) -> Mapping[int, float]:
        """The scores of these pages."""
        these = self._either((PAGE_KEY, key) for key in set(keys))
        terms = [Term(PAGE, term.text, term.weight) for term in question.terms if term.field == STEMS]
        pages = self._found(searcher, terms, these, most=max(len(keys), 1))
        return dict(zip(_numbers(searcher, PAGE_KEY, pages), (score for score, _ in pages), strict=True))

    def _read(
        self,
        searcher: "tantivy.Searcher",
        question: Question,
        ranked: "Sequence[Ranked]",
        limit: int,
        asks: frozenset[str],
    ) -> "list[Read]":
        """The best of them, and not all: reading is what takes time."""
        words, cosines = [one.words for one in ranked], [one.cosine for one in ranked]
        archived = [one.candidate.archived for one in ranked]
        scores = combined(words, cosines, archived)
        chosen = sorted(range(len(ranked)), key=lambda at: -scores[at])[: max(limit, CLOSER)]
        read: list[Read] = []
        for at in chosen:
            one = ranked[at]
            said, text = told(searcher.doc(one.candidate.address))
            stems = said.split()
            own = frozenset(stems)
            words[at] = looked_at(one, question, stems, own)
            source, passage = shown(text)
            above = frozenset(_stems(" ".join((source.title, *passage.headings)), source))
            read.append(Read(0.0, one.candidate.page, one.candidate.address, source, passage, own, above, one.cosine))
        scores = combined(words, cosines, archived)
        return [_scored(one, scores[at], question, asks) for at, one in zip(chosen, read, strict=True)]

    def _found(
        self,
        searcher: "tantivy.Searcher",
        terms: Sequence[Term],
        within: "tantivy.Query",
        keys: Sequence[int] = (),
        most: int = CANDIDATES,
    ) -> "_Found":
        """Trimmed inside the query: what stands in another scope is not even a candidate. Of passages with these keys,
        where some are given, also those that have no word of it."""
        from tantivy import Occur, Query  # noqa: PLC0415

        words = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema, t.field, t.text, "freq"), t.weight))
            for t in terms
        ]
        parts = [(Occur.Should if keys else Occur.Must, Query.boolean_query(words)), (Occur.Must, within)]
        if keys:
            parts.append((Occur.Must, self._either((PASSAGE_KEY, key) for key in keys)))
        return searcher.search(Query.boolean_query(parts), most, count=False).hits

    def _readable(self, scopes: frozenset[str]) -> "tantivy.Query":
        """A few scopes are looked for beside the words; of many the engine first makes a set of all their passages."""
        from tantivy import Query  # noqa: PLC0415

        if len(scopes) <= FEW_SCOPES:
            return self._either((SCOPE, scope) for scope in sorted(scopes))
        return Query.const_score_query(Query.term_set_query(self._schema, SCOPE, sorted(scopes)), 0.0)

    def _either(self, terms: "Iterable[tuple[str, str | int]]") -> "tantivy.Query":
        """Adds nothing to a score."""
        from tantivy import Occur, Query  # noqa: PLC0415

        own = [(Occur.Should, Query.term_query(self._schema, field, value, "basic")) for field, value in terms]
        return Query.const_score_query(Query.boolean_query(own), 0.0)


def _numbers(searcher: "tantivy.Searcher", field: str, found: "_Found") -> list[Any]:
    return searcher.fast_field_values(field, [address for _, address in found])


def _stems(text: str, source: Source) -> list[str]:
    return [word.stem for word in words_of(text, source.language)]


def _scored(found: Read, score: float, question: Question, asks: frozenset[str]) -> Read:
    text = own_heading(found.source.title, found.passage)
    is_named = names(question, found.above, _stems(text, found.source), not asks.isdisjoint(measures(text)))
    return found._replace(score=score * (1 + NAMED_WEIGHT * is_named))


def _hit(
    searcher: "tantivy.Searcher",
    question: Question,
    found: Read,
    best: tuple[_Best, _Best],
    split: Split,
    around: int,
) -> Hit:
    """`best` are the best two pages, by their scores and by their meaning alone."""
    source, passage = found.source, found.passage
    rival, nearest = (next((value for value, page in own if page != found.page), 0.0) for own in best)
    highest = max(found.score, rival)
    lead = (found.score - rival) / highest if highest > 0 else 0.0
    covered, telling = shares(question, found.stems, searcher.num_docs)
    margin = None if found.cosine is None else found.cosine - nearest
    evidence = Evidence(covered, lead, telling, coverage(question, found.above), found.cosine, margin)
    after = following(searcher, found.address, source, passage, around)
    first = opening(searcher, found.address, source, passage, around) if around else ()
    return Hit(source, passage, found.score, evidence, question.names, split, after, first)
