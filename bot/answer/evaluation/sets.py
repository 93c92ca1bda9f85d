"""Sets of questions with the words that answer each: one `.jsonl` file, about collections that stand elsewhere.

A row has `text`, what answers (a `passage` by its id, with those in `also` that are just as right; or a `document`, by
its path or the id of a passage of it) and the answering `words`, as they stand there; cells of a table have ` | `
between them. `collection` names where that stands, the laws unless it does; `id` and `style` are optional.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.answer.evaluation.collections import Collection, CollectionInvalid, Query, Row, named, rows
from bot.answer.evaluation.measures import is_seen
from bot.content.base import Changed, Document
from bot.content.folder import Folder
from bot.errors import BodeError

SET = ".jsonl"
SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "documents"
SAMPLES_NAME = "samples"
"""What sets call the documents of the demo."""
LAWS_NAME = "dutch-laws-100k"

Texts = Callable[[str], Sequence[Row]]
"""The rows of a collection, by its name. Raises CollectionInvalid."""


class Shelf:
    """Collections by name, each read once: folders that were given, the demo's documents, what stands in `corpus`."""

    def __init__(self, given: Sequence[Collection], corpus: Path | None) -> None:
        self._rows: dict[str, Sequence[Row]] = {found.name: found.rows for found in given}
        self._corpus = corpus
        self.files: set[Path] = set()
        """That were read from `corpus`."""

    def rows(self, name: str) -> Sequence[Row]:
        if name not in self._rows:
            self._rows[name] = self._demo() if name == SAMPLES_NAME else self._read(name)
        return self._rows[name]

    def _demo(self) -> Sequence[Row]:
        return named(asyncio.run(documents(SAMPLES)), SAMPLES_NAME)

    def _read(self, name: str) -> Sequence[Row]:
        if self._corpus is None:
            raise CollectionInvalid(
                f"the collection {name} is not among the folders: say with --corpus where it stands"
            )
        found = self._corpus / name / "corpus.jsonl"
        if not found.exists():
            found = next(iter(sorted(self._corpus.glob(f"{name}.jsonl*"))), found)
        self.files.add(found.resolve())
        return named(rows(found), name)


async def documents(folder: Path) -> list[Row]:
    """Each passage of each document that can be read, as indexing cuts them; for everybody, whoever may read what."""
    library, found = Folder(folder), list[Row]()
    try:
        async for stretch in library.changes("", {}):
            for item in stretch.items:
                read = await library.read(item.entry) if isinstance(item, Changed) else None
                if isinstance(read, Document):
                    found += _rows_of(read)
    finally:
        await library.close()
    return found


def _rows_of(read: Document) -> list[Row]:
    source = read.source
    return [
        {
            "_id": f"{source.path}#{passage.ordinal}",
            "doc": source.path,
            "title": source.title,
            "heading": " ".join(passage.headings),
            "headings": passage.headings,
            "text": passage.text,
            "table": passage.table,
        }
        for passage in read.passages
    ]


def question_set(file: Path, texts: Texts) -> Collection:
    """Raises CollectionInvalid, also for a document that is not there, or words that it does not hold."""
    asked = list(rows(file, needed=("text", "words")))
    held: dict[str, Row] = {}
    pages: dict[str, list[Row]] = {}
    for name in dict.fromkeys(map(_collection, asked)):
        for row in texts(name):
            held[row["_id"]] = row
            pages.setdefault(row["doc"], []).append(row)
    try:
        queries = [_query(number, row, held, pages) for number, row in enumerate(asked, start=1)]
    except _Wrong as wrong:
        raise CollectionInvalid(f"{file}:{wrong}") from wrong
    return Collection(file.stem, [*held.values()], queries)


class _Wrong(BodeError):
    """A row, by its number, that cannot be asked."""


def _collection(row: Row) -> str:
    return str(row.get("collection") or LAWS_NAME)


def _query(number: int, row: Row, held: Mapping[str, Row], pages: Mapping[str, Sequence[Row]]) -> Query:
    """Right is each passage of the page that has the words, and what the row names as just as right."""
    name = _collection(row)
    place, words = f"{name}/{row.get('passage') or row.get('document')}", str(row["words"])
    page = pages.get(held[place]["doc"] if place in held else place, ())
    holding = frozenset(one["_id"] for one in page if is_seen(words, one["text"]))
    if not holding:
        raise _Wrong(f"{number}: {place} {'does not have these words' if page else 'is not there'}")
    also: set[str] = set()
    for id_ in (f"{name}/{id_}" for id_ in row.get("also") or ()):
        also |= {id_} if id_ in held else {one["_id"] for one in pages.get(id_, ())}
        if id_ not in held.keys() | pages.keys():
            raise _Wrong(f"{number}: {id_} is not there")
    relevant = dict.fromkeys(sorted(holding | also), 1.0)
    style = str(row.get("style") or "")
    return Query(str(row.get("id") or number), row["text"], relevant, (words,), style=style, holding=holding)
