"""The figures of a run, for a person or for a program."""

import json
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.answer.evaluation.evaluate import Result

NAMES = {
    "recall_at_1": "R@1",
    "recall_at_5": "R@5",
    "mrr_at_10": "MRR@10",
    "ndcg_at_10": "nDCG@10",
    "answer_in_300": "answer seen",
    "abstains_when_unanswerable": "abstains",
    "answers_when_answerable": "answers",
    "answers_that_are_right": "right",
}


WIDTH = 120
"""Columns at least: the table is cut off by none."""


def as_json(result: Result) -> str:
    speed = ("passages", "index_rate", "query_p50_ms", "query_p99_ms", "rss_mb")
    own = {key: getattr(result, key) for key in speed}
    return json.dumps({"macro": result.macro, "folders": result.folders, **own}, indent=2)


def show(result: Result) -> None:
    entries = {**result.folders, **({"macro": result.macro} if len(result.folders) > 1 else {})}
    columns = [
        key for key in NAMES if any(key in of[engine] for of in entries.values() for engine in ("ours", "plain"))
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


def _cell(figures: Mapping[str, Any], key: str) -> str:
    value = figures.get(key)
    return "" if value is None else f"{value:.3f}"
