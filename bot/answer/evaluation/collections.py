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
"""A passage as it stands in a file: `_id`, `doc` (its page), `title`, `heading`, `text`, `subject`."""


class CollectionInvalid(OperatorError):
    """A folder or file that holds no collection; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question; `relevant` says how good each passage that answers it is (ids, 1 and more).

    `answers` are stretches of text of which one must be seen; `answerable` is False for one that nothing answers.
    """

    id: str
    text: str
    relevant: Mapping[str, float]
    answers: Sequence[str] = ()
    answerable: bool = True


@dataclass(frozen=True, slots=True)
class Collection:
    name: str
    rows: Sequence[Row]
    queries: Sequence[Query]
    judges_abstention: bool = False
    """Some of the questions say whether they can be answered."""


def collection(folder: Path) -> Collection:
    """Raises CollectionInvalid. Ids get the folder's name in front: translations of one page share theirs."""
    own = [
        row | {"_id": f"{folder.name}/{row['_id']}", "doc": f"{folder.name}/{row.get('doc') or row['_id']}"}
        for row in rows(folder / "corpus.jsonl")
    ]
    relevant = _relevant(folder)
    asked = list(rows(folder / "queries.jsonl"))
    queries = [_query(row, relevant[row["_id"]]) for row in asked]
    return Collection(folder.name, own, queries, any("answerable" in row for row in asked))


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """Plain, .gz or .xz; every line has `_id` and `text`. Raises CollectionInvalid."""
    openers = {".xz": lzma.open, ".gz": gzip.open}
    number = 0  # of the line, for the message
    try:
        with openers.get(file.suffix, open)(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                number += 1
                if line.strip():
                    row = json.loads(line)
                    _ = row["_id"], row["text"]
                    yield row
    except FileNotFoundError as error:
        raise CollectionInvalid(in_words(error)) from error
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise CollectionInvalid(f"{file}: {error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CollectionInvalid(f"{file}:{number}: not a JSON object with _id and text") from error


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
        headings = [(row["heading"],) if row.get("heading") else () for row in own]
        yield source, [Passage(doc, n, headings[n], NOWHERE, row["text"]) for n, row in enumerate(own)]


def row_ids(found: Iterable[Row]) -> dict[str, str]:
    """Passage id (of `sources`) to the row's own."""
    counts: defaultdict[str, int] = defaultdict(int)
    ids: dict[str, str] = {}
    for row in found:
        doc = row.get("doc") or row["_id"]
        ids[f"{doc}#{counts[doc]}"] = row["_id"]
        counts[doc] += 1
    return ids
