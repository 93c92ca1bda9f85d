"""Answers questions from an index in a process of its own, so that its time and memory are those of serving.

Reads `{"questions": [...], "model": "", "meant": [...]}` from standard input (what the questions mean to the model, in
hex), writes outcomes, milliseconds and megabytes to standard output.
"""

import asyncio
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from bot.answer.answer import Verdict
from bot.answer.compiling import compile_answer
from bot.answer.evaluation.measures import DEPTH
from bot.answer.evidence import Hit
from bot.answer.excerpts import excerpt_of
from bot.answer.library.scope import scope_id
from bot.index.base import Meant
from bot.index.embedded import EmbeddedIndex, open_index
from bot.people.person import EVERYONE

HITS = 20
"""As many as an answer is compiled from."""
WARM_UP = 20


async def serve(folder: Path, questions: list[str], meant: list[Meant | None]) -> dict[str, Any]:
    index = await open_index(folder)
    for question, meaning in zip(questions[:WARM_UP], meant, strict=False):
        await _search(index, question, meaning)
    outcomes: list[dict[str, Any]] = []
    times: list[float] = []
    for question, meaning in zip(questions, meant, strict=True):
        began = time.perf_counter()
        hits = await _search(index, question, meaning)
        times.append((time.perf_counter() - began) * 1000)
        outcomes.append(_outcome(question, hits))
    memory = most_resident()
    await index.close()
    return {"outcomes": outcomes, "times": times, "rss_mb": memory}


def most_resident() -> float:
    """Megabytes that this process held at most. Linux' own figure: getrusage counts what the parent held before."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


async def _search(index: EmbeddedIndex, question: str, meaning: Meant | None) -> list[Hit]:
    return list(await index.search(question, scopes={scope_id({EVERYONE})}, limit=HITS, meaning=meaning))


def _outcome(question: str, hits: list[Hit]) -> dict[str, Any]:
    answer = compile_answer(question, hits, lambda source: source.url)
    return {
        "found": [hit.passage.id for hit in hits[:DEPTH]],
        "shown": [excerpt_of(question, hit).text for hit in hits[:DEPTH]],
        "answered": answer.verdict is Verdict.ANSWERED,
    }


if __name__ == "__main__":
    read = json.load(sys.stdin)
    known: list[Meant | None] = [Meant(read["model"], bytes.fromhex(vector)) for vector in read["meant"]]
    print(
        json.dumps(asyncio.run(serve(Path(sys.argv[1]), read["questions"], known or [None] * len(read["questions"]))))
    )
