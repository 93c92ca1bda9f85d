"""The search part of a turn, in a process without a bot: `python -m bench.lookups DATA ASKED KIND` prints JSON.

As a turn does it: which scopes the person may read, then the search. Milliseconds.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

from bot.answer.answering import HITS
from bot.bootstrap.houses import opened_house
from bot.settings import load_settings


async def looked_up(data: Path, questions: Sequence[str]) -> dict[str, float]:
    taken: list[float] = []
    async with opened_house(load_settings(data_dir=data)) as house:
        people = list((await house.directory.current()).people.values())
        scopes = [len(await house.scopes.readable(person)) for person in people]
        for number, text in enumerate(questions):
            person = people[number % len(people)]
            began = time.perf_counter()
            await house.index.search(text, scopes=await house.scopes.readable(person), limit=HITS)
            taken.append((time.perf_counter() - began) * 1000)
        passages = await house.index.size()
    cuts = quantiles(taken, n=100)
    return {
        "p50": cuts[49],
        "p99": cuts[98],
        "worst": max(taken),
        "scopes": sum(scopes) / len(scopes),
        "passages": passages,
    }


if __name__ == "__main__":
    data, asked, kind = sys.argv[1:]
    questions: list[str] = json.loads(Path(asked).read_text(encoding="utf-8"))[kind]
    print(json.dumps(asyncio.run(looked_up(Path(data), questions))))
