"""Collections of passages and questions: `corpus.jsonl`, `queries.jsonl`, `qrels.tsv` in one folder."""

import gzip
import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answer.library.source import NOWHERE, Passage, Source
from bot.errors import OperatorError, in_words
from bot.people.person import EVERYONE
from bot.words.language import language_of

Row = Mapping[str, Any]
"""A passage as it stands in a file: `_id`, `doc` (its page), `title`, `heading`, `text`, `subject`. One that was read
from a document has `headings` (from the top) and `table` too."""


class CollectionInvalid(OperatorError):
    """A folder or file that holds no collection; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question; `relevant` says how good each passage that answers it is (ids, 1 and more).

    `answers` are stretches of text of which one must be seen; `answerable` is False for one that nothing answers.
    `holding` are the passages that hold them, where not all do; `style` says how it was asked, "" where nobody said.
    """

    id: str
    text: str
    relevant: Mapping[str, float]
    answers: Sequence[str] = ()
    answerable: bool = True
    style: str = ""
    holding: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Collection:
    """`rows` are what its questions are about; two collections can share some."""

    name: str
    rows: Sequence[Row]
    queries: Sequence[Query]


def collection(folder: Path) -> Collection:
    """Raises CollectionInvalid. Ids get the folder's name in front: translations of one page share theirs."""
    own = named(rows(folder / "corpus.jsonl"), folder.name)
    relevant = _relevant(folder)
    queries = [_query(row, relevant[row["_id"]]) for row in rows(folder / "queries.jsonl")]
    return Collection(folder.name, own, queries)


def named(found: Iterable[Row], name: str) -> list[Row]:
    """No page of one collection is a page of another, whatever its id."""
    return [{**row, "_id": f"{name}/{row['_id']}", "doc": f"{name}/{row.get('doc') or row['_id']}"} for row in found]


def rows(file: Path, needed: Sequence[str] = ("_id", "text")) -> Iterator[dict[str, Any]]:
    """Plain, .gz or .xz; every line has what is `needed`. Raises CollectionInvalid."""
    openers = {".xz": lzma.open, ".gz": gzip.open}
    number = 0  # of the line, for the message
    try:
        with openers.get(file.suffix, open)(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                number += 1
                if line.strip():
                    row = json.loads(line)
                    _ = [row[key] for key in needed]
                    yield row
    except FileNotFoundError as error:
        raise CollectionInvalid(in_words(error)) from error
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise CollectionInvalid(f"{file}: {error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CollectionInvalid(f"{file}:{number}: not a JSON object with {' and '.join(needed)}") from error


def _relevant(folder: Path) -> defaultdict[str, dict[str, float]]:
    file = folder / "qrels.tsv"
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    number = 1
    try:
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            number += 1
            query, passage, score = line.split("\t")
            if float(score) > 0:
                found[query][f"{folder.name}/{passage}"] = float(score)
    except OSError as error:
        raise CollectionInvalid(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise CollectionInvalid(f"{file}:{number}: not question, passage and score with tabs between") from error
    return found


def _query(row: Row, relevant: Mapping[str, float]) -> Query:
    answerable = bool(row.get("answerable", True))
    return Query(row["_id"], row["text"], relevant if answerable else {}, tuple(row.get("answers") or ()), answerable)


def sources(found: Iterable[Row]) -> Iterator[tuple[Source, list[Passage]]]:
    """A page per `doc`, a passage per row as it stands; addresses are left out, since they may hold the question."""
    pages: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        pages[row.get("doc") or row["_id"]].append(row)
    for doc, own in pages.items():
        language = language_of(" ".join(row["text"] for row in own)[:5000])
        source = Source(doc, own[0].get("title") or "", doc, "", None, language, frozenset({EVERYONE}))
        yield source, [_passage(doc, n, row) for n, row in enumerate(own)]


def _passage(doc: str, ordinal: int, row: Row) -> Passage:
    headings = tuple(row.get("headings") or filter(None, [row.get("heading")]))
    return Passage(doc, ordinal, headings, NOWHERE, row["text"], tuple(map(tuple, row.get("table") or ())))


def row_ids(found: Iterable[Row]) -> dict[str, str]:
    """Passage id (of `sources`) to the row's own."""
    counts: defaultdict[str, int] = defaultdict(int)
    ids: dict[str, str] = {}
    for row in found:
        doc = row.get("doc") or row["_id"]
        ids[f"{doc}#{counts[doc]}"] = row["_id"]
        counts[doc] += 1
    return ids
