"""The writing side of the embedded index. Runs in one thread."""

from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answer.library.scope import scope_id
from bot.answer.library.source import Passage, Source
from bot.index.base import IndexUnavailable
from bot.index.fields import (
    ARCHIVED,
    DAY,
    FORMS,
    KEPT,
    KIND,
    OFFICIAL,
    OPENING,
    PAGE,
    PAGE_KEY,
    PAGE_KIND,
    PASSAGE_KEY,
    PASSAGE_KIND,
    SCOPE,
    SCOPE_KEY,
    SHORT,
    SOURCE,
    STEMS,
    kept,
    kept_source,
    key_of,
    passage_key,
    shown,
    stored,
    told,
)
from bot.index.vocabulary import Token, Vocabulary

if TYPE_CHECKING:
    import tantivy

HEAP = 128 * 2**20
WAITING = 4000
"""Passages that are held before they are written: taking compounds apart needs to know the words of many texts."""

SHORT_PAGE = 5
"""Passages of a page that answers one question, and says so at its beginning."""
ONE_SUBJECT = 10
"""Passages of a page that is about one thing, so that what else it says tells something of each of them."""


@dataclass(frozen=True, slots=True)
class _Put:
    source: Source
    passages: Sequence[Passage]
    tokens: Sequence[Sequence[Token]]
    """Of each passage, with its headings; the title's are in all."""
    forms: Sequence[str]
    """Of these tokens; their stems wait for the words of other texts."""


class Writing:
    """Every call may raise IndexUnavailable; what was committed still stands then."""

    def __init__(self, index: "tantivy.Index") -> None:
        self._index = index
        self._writer: tantivy.IndexWriter | None = None
        self._waiting: dict[str, _Put | None] = {}
        self._count = 0
        self._uncommitted = False
        self._given_up = False
        self._vocabulary = Vocabulary()

    def claim(self) -> None:
        """No other process writes from now on."""
        self._open()

    def put(self, source: Source, passages: Sequence[Passage]) -> None:
        self._open()
        read, language = self._vocabulary.read, source.language
        title = read(source.title, language)
        tokens = [[*title, *read("\n".join((*passage.headings, passage.text)), language)] for passage in passages]
        self._vocabulary.meet(tokens)
        forms = [" ".join([token.forms for token in own]) for own in tokens]
        self._wait(source.id, _Put(source, passages, tokens, forms))

    def permit(self, source: Source) -> bool:
        """The passages are written anew as they stand: the engine changes no field in place."""
        self._open()
        held = self._held(source.id)
        if held:
            self.put(source, held)
        return bool(held)

    def _held(self, source_id: str) -> Sequence[Passage]:
        """In their order; what waits comes before what was committed."""
        from tantivy import Occur, Query  # noqa: PLC0415 - not before it is needed

        if source_id in self._waiting:
            put = self._waiting[source_id]
            return put.passages if put else []
        searcher, schema = self._index.searcher(), self._index.schema
        ours = [
            (Occur.Must, Query.term_query(schema, name, value, "basic"))
            for name, value in ((SOURCE, source_id), (KIND, PASSAGE_KIND))
        ]
        found = searcher.search(Query.boolean_query(ours), max(1, searcher.num_docs), count=False).hits
        passages = [shown(told(searcher.doc(address))[1])[1] for _, address in found]
        return sorted(passages, key=lambda passage: passage.ordinal)

    def remove(self, source_id: str) -> None:
        self._open()
        self._wait(source_id, None)

    def clear(self) -> None:
        writer = self._open()
        self._waiting.clear()
        self._count = 0
        self._uncommitted = True
        try:
            writer.delete_all_documents()
        except (ValueError, OSError) as error:
            self.close()
            raise IndexUnavailable(str(error)) from error

    def commit(self) -> None:
        if self._given_up:
            raise IndexUnavailable("what was put was given up")  # by who failed meanwhile: it must be put again
        if self._writer is None:
            return
        self._flush()
        try:
            self._writer.commit()
            self._index.reload()
            self._uncommitted = False
        except (ValueError, OSError) as error:
            self.close()  # a writer that failed once fails for ever
            raise IndexUnavailable(str(error)) from error

    def release(self) -> None:
        if not self._uncommitted:
            self.close()

    def close(self) -> None:
        """What was put and not committed is given up, by whomever."""
        self._waiting.clear()
        self._count = 0
        self._given_up |= self._uncommitted
        self._uncommitted = False
        self._vocabulary = Vocabulary()
        writer, self._writer = self._writer, None  # without which the lock is given up
        if writer is not None:
            with suppress(ValueError, OSError):  # of a damaged index nothing can be rolled back, and need not be
                writer.rollback()

    def _open(self) -> "tantivy.IndexWriter":
        """The lock is taken at the first write, so that reading needs none."""
        if self._writer is None:
            try:
                self._writer = self._index.writer(HEAP, 1)
                # A process that was killed in a commit left files of which one can have the name that ours will need.
                self._writer.garbage_collect_files()
            except (ValueError, OSError) as error:
                raise IndexUnavailable("another process writes this index") from error
            self._given_up = False
            self._vocabulary = Vocabulary(dict(self._index.searcher().terms_with_prefix(FORMS, "")))
        return self._writer

    def _wait(self, source_id: str, put: _Put | None) -> None:
        self._uncommitted = True
        self._waiting.pop(source_id, None)
        self._waiting[source_id] = put
        self._count += len(put.passages) if put else 0
        if self._count >= WAITING:
            self._flush()

    def _flush(self) -> None:
        writer = self._open()
        self._vocabulary.settle()
        try:
            for source_id, put in self._waiting.items():
                writer.delete_documents_by_term(SOURCE, source_id)
                if put is not None:
                    _add(writer, put, self._vocabulary)
        except (ValueError, OSError) as error:
            self.close()
            raise IndexUnavailable(str(error)) from error
        self._waiting.clear()
        self._count = 0


def _add(writer: "tantivy.IndexWriter", put: _Put, vocabulary: Vocabulary) -> None:
    source = put.source
    own, start = kept_source(source), _started(source, PASSAGE_KIND)
    stems: list[str] = []
    short = len(put.passages) <= SHORT_PAGE
    one_subject = int(len(put.passages) <= ONE_SUBJECT)
    stems_of, language = vocabulary.stems, source.language
    for passage, tokens, forms in zip(put.passages, put.tokens, put.forms, strict=True):
        stems.append(" ".join([token.stems or stems_of(token, language) for token in tokens]))
        document = copy(start)
        if short and passage.ordinal == 0:
            document.add_unsigned(OPENING, 1)
        document.add_unsigned(SHORT, one_subject)
        document.add_unsigned(PASSAGE_KEY, passage_key(source.id, source.worded, passage.ordinal))
        document.add_text(FORMS, forms)
        document.add_text(STEMS, stems[-1])
        document.add_bytes(KEPT, stored(stems[-1], kept(own, passage)))
        writer.add_document(document)
    page = _started(source, PAGE_KIND)
    page.add_text(PAGE, " ".join(stems))
    writer.add_document(page)


def _started(source: Source, kind: str) -> "tantivy.Document":
    import tantivy  # noqa: PLC0415 - not before it is needed

    document = tantivy.Document()
    document.add_text(KIND, kind)
    document.add_text(SOURCE, source.id)
    if source.readers:
        scope = scope_id(source.readers)
        document.add_text(SCOPE, scope)
        document.add_unsigned(SCOPE_KEY, key_of(scope))
    document.add_unsigned(PAGE_KEY, key_of(source.id))
    document.add_unsigned(ARCHIVED, int(source.archived))
    document.add_unsigned(OFFICIAL, int(source.official))
    document.add_unsigned(DAY, max(0, int(source.modified.timestamp()) // 86400) if source.modified else 0)
    return document
