"""The writing side of the embedded index. Runs in one thread."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.knowledge import Passage, Source
from bot.domain.people import Language
from bot.index.base import IndexUnavailable
from bot.index.compounds import Compounds
from bot.index.fields import (
    ARCHIVED,
    BODY,
    FORMS,
    KEPT,
    KIND,
    PAGE,
    PAGE_KEY,
    PAGE_KIND,
    PARTS,
    PASSAGE_KIND,
    READERS,
    SOURCE,
    kept,
    page_key,
)
from bot.index.words import Word, words_of

if TYPE_CHECKING:
    import tantivy

HEAP = 64 * 2**20
WAITING = 4000
"""Passages that are held before they are written: taking compounds apart needs to know the words of many texts."""


@dataclass(frozen=True, slots=True)
class _Analysed:
    source: Source
    passages: Sequence[Passage]
    words: Sequence[Sequence[Word]]
    """Of each passage, with its headings; the title's are in all."""


class Writing:
    """Every call may raise IndexUnavailable; what was committed still stands then."""

    def __init__(self, index: "tantivy.Index") -> None:
        self._index = index
        self._writer: tantivy.IndexWriter | None = None
        self._waiting: dict[str, _Analysed | None] = {}
        self._count = 0
        self._forms: Counter[str] = Counter()
        self._dutch = Compounds(self._forms.__getitem__)

    def put(self, source: Source, passages: Sequence[Passage]) -> None:
        self._open()
        title = words_of(source.title, source.language)
        words = [[*title, *words_of(_words_in(passage), source.language)] for passage in passages]
        for found in words:
            self._forms.update({word.form for word in found})
        self._wait(source.id, _Analysed(source, passages, words))

    def remove(self, source_id: str) -> None:
        self._open()
        self._wait(source_id, None)

    def commit(self) -> None:
        if self._writer is None:
            return
        self._flush()
        try:
            self._writer.commit()
            self._index.reload()
        except (ValueError, OSError) as error:
            raise IndexUnavailable(str(error)) from error

    def close(self) -> None:
        self._waiting.clear()
        if self._writer is not None:
            self._writer.rollback()
            self._writer = None  # gives up the lock

    def _open(self) -> "tantivy.IndexWriter":
        """The lock is taken at the first write, so that reading needs none."""
        if self._writer is None:
            try:
                self._writer = self._index.writer(HEAP, 1)
            except (ValueError, OSError) as error:
                raise IndexUnavailable("another process writes this index") from error
            self._forms.clear()
            self._forms.update(dict(self._index.searcher().terms_with_prefix(FORMS, "")))
        return self._writer

    def _wait(self, source_id: str, analysed: _Analysed | None) -> None:
        self._waiting.pop(source_id, None)
        self._waiting[source_id] = analysed
        self._count += len(analysed.passages) if analysed else 0
        if self._count >= WAITING:
            self._flush()

    def _flush(self) -> None:
        writer = self._open()
        parts = _Parts(self._dutch)
        try:
            for source_id, analysed in self._waiting.items():
                writer.delete_documents_by_term(SOURCE, source_id)
                if analysed is not None:
                    _add(writer, analysed, parts)
        except (ValueError, OSError) as error:
            raise IndexUnavailable(str(error)) from error
        self._waiting.clear()
        self._count = 0


class _Parts:
    """The stems of a word's parts, for one flush: the next one knows more words."""

    def __init__(self, compounds: Compounds) -> None:
        self._compounds = compounds
        self._known: dict[str, str] = {}

    def joined(self, words: Sequence[Word], language: Language) -> str:
        """As one text; a word that is no compound is its own part."""
        if language != "nl":
            return " ".join(word.stem for word in words)
        known = self._known
        return " ".join([known.get(word.form) or self._split(word) for word in words])

    def _split(self, word: Word) -> str:
        parts = self._compounds.split(word.form)
        stems = [found.stem for part in parts for found in words_of(part, "nl")] if len(parts) > 1 else [word.stem]
        self._known[word.form] = " ".join(stems)
        return self._known[word.form]


def _words_in(passage: Passage) -> str:
    return "\n".join((*passage.headings, passage.text))


def _add(writer: "tantivy.IndexWriter", analysed: _Analysed, parts: _Parts) -> None:
    source = analysed.source
    key = page_key(source.id)
    for passage, words in zip(analysed.passages, analysed.words, strict=True):
        document = _started(source, key, PASSAGE_KIND)
        document.add_text(BODY, " ".join([word.stem for word in words]))
        document.add_text(PARTS, parts.joined(words, source.language))
        document.add_text(FORMS, " ".join({word.form for word in words}))
        document.add_bytes(KEPT, kept(source, passage))
        writer.add_document(document)
    page = _started(source, key, PAGE_KIND)
    page.add_text(PAGE, " ".join(word.stem for words in analysed.words for word in words))
    writer.add_document(page)


def _started(source: Source, key: int, kind: str) -> "tantivy.Document":
    import tantivy  # noqa: PLC0415 - not before it is needed

    document = tantivy.Document()
    document.add_text(KIND, kind)
    document.add_text(SOURCE, source.id)
    for reader in source.readers:
        document.add_text(READERS, reader)
    document.add_unsigned(PAGE_KEY, key)
    document.add_unsigned(ARCHIVED, int(source.archived))
    return document
