"""One run over collections: ours beside plain tantivy, on the same passages and the same questions."""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from bot.answer.evaluation.collections import Collection, Query, Row, collection, row_ids, rows, sources
from bot.answer.evaluation.hiding import Hide, without
from bot.answer.evaluation.meaning import OnProgress, mean, silent
from bot.answer.evaluation.measures import Outcome, figures, macro
from bot.answer.evaluation.perturbing import Perturbation, perturber
from bot.answer.evaluation.plain import Plain
from bot.answer.evaluation.sets import SET, Shelf, question_set
from bot.index.embedded import open_index

Figures = Mapping[str, float | None]

ROOT = Path(__file__).resolve().parents[3]
"""Where the program stands: a process of its own finds its modules there."""


@dataclass(frozen=True, slots=True)
class Result:
    """`folders` and `sets` by name: `ours` and `plain` with their figures, and how many questions they are from; of a
    set also each style in which questions were asked. `macro` is of the folders."""

    passages: int
    macro: Mapping[str, Figures]
    folders: Mapping[str, Mapping[str, Any]]
    sets: Mapping[str, Mapping[str, Any]]
    index_rate: float
    query_p50_ms: float
    query_p99_ms: float
    rss_mb: float
    meaning: str = ""
    """The model whose vectors the words' first candidates of each question had; "" of words alone."""


def evaluate(
    places: Sequence[Path],
    *,
    perturb: Perturbation | None = None,
    distractors: Sequence[Path] = (),
    corpus: Path | None = None,
    hide: Hide | None = None,
    vectors: Path | None = None,
    on_progress: OnProgress = silent,
) -> Result:
    """`places` are folders, and files of sets; `vectors` is where those of the embedded model are kept, None for words
    alone: to make them takes long, so `on_progress` is told. Raises CollectionInvalid. Everything is made in a folder
    of its own and gone afterwards."""
    folders = [collection(place) for place in places if place.suffix != SET]
    shelf = Shelf(folders, corpus)
    sets = [question_set(place, shelf.rows) for place in places if place.suffix == SET]
    collections = [*folders, *sets]
    if hide:
        collections = without(collections, hide(collections))
    texts = [*{row["_id"]: row for found in collections for row in found.rows}.values()]
    for number, file in enumerate(distractors):
        if file.resolve() not in shelf.files:  # a set is about it: it is there
            texts += [_apart(row, number) for row in rows(file)]
    change = perturber(perturb, texts)
    asked = [[change(query.text) for query in found.queries] for found in collections]
    questions = [text for own in asked for text in own]
    with tempfile.TemporaryDirectory(prefix="bode-evaluate-") as folder:
        rate = asyncio.run(build(Path(folder) / "ours", texts))
        model, meant = "", list[bytes]()
        if vectors:
            model, meant = asyncio.run(mean(Path(folder) / "ours", texts, questions, vectors, on_progress))
        served = _serve(Path(folder) / "ours", questions, model, meant)
        plain = Plain(Path(folder) / "plain", texts)
        theirs = [plain.ask(text) for text in questions]
    ids = row_ids(texts)
    ours = [Outcome([ids[id_] for id_ in one["found"]], one["shown"], one["answered"]) for one in served["outcomes"]]
    judged = _figures(collections, {"ours": ours, "plain": theirs})
    percentiles = quantiles(served["times"], n=100, method="inclusive") if len(questions) > 1 else [0.0] * 99
    return Result(
        len(texts),
        {engine: macro([of[engine] for of in judged[: len(folders)]]) for engine in ("ours", "plain")},
        {found.name: of for found, of in zip(folders, judged, strict=False)},
        {found.name: of for found, of in zip(sets, judged[len(folders) :], strict=True)},
        rate,
        round(percentiles[49], 2),
        round(percentiles[98], 2),
        round(served["rss_mb"], 1),
        model,
    )


async def build(folder: Path, texts: Sequence[Row]) -> float:
    """Passages a second, commit included."""
    held = list(sources(texts))
    index = await open_index(folder)
    began = time.perf_counter()
    for source, passages in held:
        await index.put(source, passages)
    await index.commit()
    rate = len(texts) / (time.perf_counter() - began)
    await index.close()
    return round(rate, 1)


def _serve(folder: Path, questions: Sequence[str], model: str, meant: Sequence[bytes]) -> dict[str, Any]:
    command = [sys.executable, "-m", "bot.answer.evaluation.serving", str(folder)]
    asked = json.dumps({"questions": questions, "model": model, "meant": [one.hex() for one in meant]})
    done = subprocess.run(  # noqa: S603 - our own
        command, input=asked, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    return json.loads(done.stdout)


def _apart(row: Row, number: int) -> Row:
    """No page of a distractors file is one of a collection's, whatever its id."""
    own = f"distractors-{number}/"
    return {**row, "_id": own + row["_id"], "doc": own + (row.get("doc") or row["_id"])}


def _figures(collections: Sequence[Collection], engines: Mapping[str, Sequence[Outcome]]) -> list[dict[str, Any]]:
    """Of each collection. `engines` have the outcomes of all its questions, one collection after the other."""
    found: list[dict[str, Any]] = []
    start = 0
    for one in collections:
        own = {engine: outcomes[start : start + len(one.queries)] for engine, outcomes in engines.items()}
        start += len(one.queries)
        styles = dict.fromkeys(query.style for query in one.queries if query.style)
        found.append(
            _judged(one.queries, own)
            | ({"styles": {s: _of_style(s, one.queries, own) for s in styles}} if styles else {})
        )
    return found


def _of_style(style: str, queries: Sequence[Query], engines: Mapping[str, Sequence[Outcome]]) -> dict[str, Any]:
    at = [place for place, query in enumerate(queries) if query.style == style]
    return _judged([queries[n] for n in at], {engine: [own[n] for n in at] for engine, own in engines.items()})


def _judged(queries: Sequence[Query], engines: Mapping[str, Sequence[Outcome]]) -> dict[str, Any]:
    return {"questions": len(queries), **{engine: figures(queries, own) for engine, own in engines.items()}}
