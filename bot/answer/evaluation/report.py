"""The figures of a run, for a person or for a program."""

import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.answer.evaluation.evaluate import Result
from bot.answer.evaluation.meaning import FIRST, OnProgress

NAMES = {
    "recall_at_1": "R@1",
    "recall_at_5": "R@5",
    "mrr_at_10": "MRR@10",
    "ndcg_at_10": "nDCG@10",
    "answer_in_300": "answer seen",
    "words_seen": "words seen",
    "abstains_when_unanswerable": "abstains",
    "answers_when_answerable": "answers",
    "answers_that_are_right": "right",
    "certain_and_wrong": "wrong",
}


ENGINES = ("ours", "plain")

EVERY = 10.0
"""Seconds between two lines about the vectors."""

WIDTH = 160
"""Columns at least: the table is cut off by none."""


def told_of_vectors(clock: Callable[[], float] = time.monotonic) -> OnProgress:
    """Says now and then, on standard error, how many vectors are made and how long the others may take."""
    began = told = clock()

    def tell(made: int, of: int) -> None:
        nonlocal told
        if made and clock() - told >= EVERY:
            told = clock()
            minutes = (told - began) / made * (of - made) / 60
            print(f"Vectors: {made:,} of {of:,}, about {minutes:.0f} minutes more", file=sys.stderr, flush=True)

    return tell


def as_json(result: Result) -> str:
    return json.dumps(asdict(result), indent=2)


def show(result: Result) -> None:
    entries = {**result.folders, **({"macro": result.macro} if len(result.folders) > 1 else {})}
    for name, of in result.sets.items():
        entries |= {name: of} | {f"  {style}": own for style, own in of.get("styles", {}).items()}
    columns = [
        key for key in NAMES if any(of[engine].get(key) is not None for of in entries.values() for engine in ENGINES)
    ]
    table = Table("", "", *(NAMES[key] for key in columns), title=f"{result.passages:,} passages")
    for name, of in entries.items():
        count = f" ({of['questions']})" if "questions" in of else ""
        table.add_row(f"{name}{count}", "ours", *(_cell(of["ours"], key) for key in columns))
        table.add_row("", "plain", *(_cell(of["plain"], key) for key in columns), end_section=True)
    console = Console()
    console.width = max(console.width, WIDTH)
    console.print(table)
    console.print(
        f"{result.index_rate:,.0f} passages a second; a query {result.query_p50_ms} ms (p99 {result.query_p99_ms} ms); "
        f"{result.rss_mb:.0f} MB while serving"
    )
    if result.meaning:
        console.print(f"With {result.meaning}: vectors of the words' first {FIRST} candidates of each question")


def _cell(figures: Mapping[str, Any], key: str) -> str:
    value = figures.get(key)
    return "" if value is None else f"{value:.3f}"
