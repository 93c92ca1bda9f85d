"""Speed and memory of the embedded search at 100,000 passages: `python -m bench search [LAWS]`.

LAWS is a jsonl file (.xz, .gz) of passages; without one, ../shared/corpus/dutch-laws-100k.jsonl.xz where it is there,
else passages are made up. By words alone, and by meaning too, with drawn vectors of the embedded model's shape: how
good the search is, `python app.py evaluate` tells, and what the model itself costs, `python -m bench meaning`.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, islice
from pathlib import Path
from statistics import quantiles

from bench.processes import run_json
from bot.answer.evaluation.collections import rows, sources
from bot.answer.evaluation.serving import most_resident
from bot.answer.library.scope import scope_id
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.index.base import Meant
from bot.index.embedded import EmbeddedIndex, open_index

PASSAGES = 100_000
GROUPS = 200
OF_ONE_PERSON = 50
QUESTIONS = 1000
MODEL, DIMENSIONS = "drawn", 384
ROUNDS = 3
"""The machine does other things too: the best of these counts."""

LAWS = Path(__file__).parents[2] / "shared" / "corpus" / "dutch-laws-100k.jsonl.xz"
_SYLLABLES = (
    "ver",
    "lof",
    "aan",
    "vraag",
    "school",
    "be",
    "stuur",
    "toe",
    "la",
    "ge",
    "dienst",
    "reg",
    "op",
    "lei",
    "ding",
)

Held = list[tuple[Source, list[Passage]]]


def corpus(file: Path | None) -> Held:
    """Each source has one of many groups as its readers."""
    found = list(sources(islice(rows(file), PASSAGES))) if file else made_up()
    return [(replace(s, readers=frozenset({f"group:{n % GROUPS}"})), own) for n, (s, own) in enumerate(found)]


def made_up(passages: int = PASSAGES) -> Held:
    chance = random.Random(1)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(40_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    found: Held = []
    for number in range(passages // 20):
        id_ = f"made-up-{number}"
        texts = [" ".join(chance.choices(words, cum_weights=weights, k=100)) + "." for _ in range(20)]
        source = Source(id_, f"Nota {number}", id_, "", None, "nl", frozenset())
        found.append((source, [Passage(id_, n, (), NOWHERE, text) for n, text in enumerate(texts)]))
    return found


async def build(folder: Path, held: Held) -> float:
    """Passages a second, commit included; the best of some rounds."""
    rates: list[float] = []
    for number in range(ROUNDS):
        index = await open_index(folder / str(number))
        began = time.perf_counter()
        for source, passages in held:
            await index.put(source, passages)
        await index.commit()
        rates.append(sum(len(own) for _, own in held) / (time.perf_counter() - began))
        await index.close()
    return max(rates)


async def mean(folder: Path, held: Held) -> float:
    """Gives every passage a vector; passages a second, commit included."""
    chance = random.Random(3)
    index = await open_index(folder)
    began = time.perf_counter()
    for source, passages in held:
        await index.give_meaning(source, MODEL, [chance.randbytes(DIMENSIONS) for _ in passages])
    await index.commit()
    rate = sum(len(own) for _, own in held) / (time.perf_counter() - began)
    await index.close()
    return rate


def questions(held: Held) -> list[str]:
    """Some words of a passage, every fourth with a slip."""
    chance = random.Random(2)
    found: list[str] = []
    for number in range(QUESTIONS):
        _, passages = chance.choice(held)
        words = [word for word in chance.choice(passages).text.split() if len(word) > 3] or ["verlof"]
        asked = " ".join(chance.sample(words, min(len(words), chance.randint(2, 6))))
        found.append(f"Wat zegt men over {asked[:7] + asked[8:] if number % 4 == 0 else asked}?")
    return found


async def times(index: EmbeddedIndex, asked: Sequence[str], *, by_meaning: bool) -> tuple[float, float]:
    """Milliseconds, p50 and p99, for somebody in many groups; of the best round."""
    chance = random.Random(4)
    meant = [Meant(MODEL, chance.randbytes(DIMENSIONS)) if by_meaning else None for _ in asked]
    scopes = {scope_id({f"group:{n}"}) for n in range(OF_ONE_PERSON)}
    rounds: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        taken: list[float] = []
        for text, meaning in zip(asked, meant, strict=True):
            began = time.perf_counter()
            await index.search(text, scopes=scopes, limit=10, meaning=meaning)
            taken.append((time.perf_counter() - began) * 1000)
        percentiles = quantiles(taken, n=100)
        rounds.append((percentiles[49], percentiles[98]))
    return min(rounds, key=lambda one: one[1])


async def until_found(index: EmbeddedIndex) -> float:
    """Milliseconds from the end of a commit until what it changed is found; the worst of ten."""
    waits: list[float] = []
    for number in range(10):
        id_, word = "fresh", f"versheidsproef{number}"
        source = Source(id_, "Nieuw", id_, "", None, "nl", frozenset({"group:0"}))
        await index.put(source, [Passage(id_, 0, (), NOWHERE, f"Dit is de {word}.")])
        await index.commit()
        began = time.perf_counter()
        while not await index.search(word, scopes={scope_id({"group:0"})}, limit=1):  # noqa: ASYNC110 - nothing would tell
            await asyncio.sleep(0.001)
        waits.append((time.perf_counter() - began) * 1000)
    return max(waits)


async def serve(folder: Path, asked: Sequence[str]) -> dict[str, float]:
    """In a process of its own, so that its memory is that of serving."""
    index = await open_index(folder)
    p50, p99 = await times(index, asked, by_meaning=False)
    memory = most_resident()
    fresh = await until_found(index)
    began = time.perf_counter()
    await index.search(asked[0], scopes={scope_id({"group:0"})}, meaning=Meant(MODEL, bytes([1]) * DIMENSIONS))
    loaded = (time.perf_counter() - began) * 1000
    meant50, meant99 = await times(index, asked, by_meaning=True)
    with_vectors = most_resident()
    await index.close()
    return {
        "p50": p50,
        "p99": p99,
        "memory": memory,
        "fresh": fresh,
        "loaded": loaded,
        "meant50": meant50,
        "meant99": meant99,
        "with vectors": with_vectors,
    }


def main(file: Path | None = None) -> None:
    file = file or (LAWS if LAWS.exists() else None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        held = corpus(file)
        rate = asyncio.run(build(folder, held))
        given = asyncio.run(mean(folder / "0", held))
        (folder / "questions.txt").write_text("\n".join(questions(held)), encoding="utf-8")
        served = run_json("bench.searching", str(folder / "0"), str(folder / "questions.txt"))
    count = sum(len(own) for _, own in held)
    print(f"{count:,} passages ({file.name if file else 'made up'}), a question by somebody in {OF_ONE_PERSON} groups")
    print(f"{'passages indexed a second':40}{rate:10,.0f}")
    print(f"{'a search, half of them within':40}{served['p50']:10.2f} ms")
    print(f"{'99 of 100 within':40}{served['p99']:10.2f} ms")
    print(f"{'resident memory while searching':40}{served['memory']:10.0f} MB")
    print(f"{'found after its commit within':40}{served['fresh']:10.2f} ms")
    print(f"{'vectors given a second':40}{given:10,.0f}")
    print(f"{'the first search by meaning':40}{served['loaded']:10.2f} ms")
    print(f"{'the others, half of them within':40}{served['meant50']:10.2f} ms")
    print(f"{'99 of 100 within':40}{served['meant99']:10.2f} ms")
    print(f"{'resident memory with the vectors':40}{served['with vectors']:10.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
