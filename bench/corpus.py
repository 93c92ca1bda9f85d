"""Collections of passages and questions: `corpus.jsonl`, `queries.jsonl`, `qrels.tsv` in one folder."""

import gzip
import json
import lzma
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.knowledge import NOWHERE, Passage, Source
from bot.domain.language import language_of
from bot.domain.people import EVERYONE


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    relevant: frozenset[str]
    """Ids of passages."""


@dataclass(frozen=True, slots=True)
class Collection:
    name: str
    rows: Sequence[Mapping[str, str]]
    queries: Sequence[Query]


def collection(folder: Path) -> Collection:
    relevant: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, passage, score = line.split("\t")
        if float(score) > 0:
            relevant[query].add(f"{folder.name}/{passage}")
    queries = [Query(row["text"], frozenset(relevant[row["_id"]])) for row in rows(folder / "queries.jsonl")]
    # The same ids come back in other folders: translations of one page.
    own = [row | {key: f"{folder.name}/{row[key]}" for key in ("_id", "doc")} for row in rows(folder / "corpus.jsonl")]
    return Collection(folder.name, own, queries)


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """Plain, .gz or .xz."""
    openers = {".xz": lzma.open, ".gz": gzip.open}
    with openers.get(file.suffix, open)(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def sources(found: Sequence[Mapping[str, str]]) -> Iterator[tuple[Source, list[Passage]]]:
    """A page per `doc`, a passage per row as it stands; addresses are left out, since they may hold the question."""
    pages: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in found:
        pages[row["doc"]].append(row)
    for doc, own in pages.items():
        language = language_of(" ".join(row["text"] for row in own)[:5000])
        source = Source(doc, own[0].get("title", ""), doc, "", None, language, frozenset({EVERYONE}))
        headings = [(row["heading"],) if row.get("heading") else () for row in own]
        yield source, [Passage(doc, n, headings[n], NOWHERE, row["text"]) for n, row in enumerate(own)]
