"""People who ask questions: `python -m bench.asking URL ASKED KIND PEOPLE CALLERS` prints how long answers took.

A turn lasts from before the POST of the question until the card has arrived where Teams' connector would be. ASKED is
bench.laws', KIND one of its kinds. One line of JSON, in milliseconds; `failed`: what came back was no answer.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import unquote

import aiohttp

from bench.people import says
from bench.sink import Sink

PATIENCE_SECONDS = 30.0
_ANSWERS = b'"answer.ask"'
"""The button that every card with an answer has, also when it is that nothing was found."""


@dataclass(frozen=True, slots=True)
class Taken:
    p50: float
    p99: float
    worst: float
    failed: int


class Asker:
    """One question of a person at a time; the answers come to its own sink."""

    def __init__(self, bot: str) -> None:
        self._bot = bot
        self._sink = Sink(self._arrived)
        self._waiting: dict[str, asyncio.Future[tuple[float, bytes]]] = {}
        self._service_url = ""

    async def start(self) -> None:
        self._service_url = f"http://127.0.0.1:{await self._sink.start()}"

    def _arrived(self, path: str, body: bytes) -> None:
        waiting = self._waiting.pop(unquote(path).split("/")[3], None)
        if waiting:
            waiting.set_result((time.perf_counter(), body))

    async def ask(self, session: aiohttp.ClientSession, person: int, text: str) -> tuple[float, bool]:
        """Seconds, and whether an answer came."""
        activity = says(person, self._service_url, text)
        answer = self._waiting[f"a:{person}"] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        async with session.post(f"{self._bot}/api/messages", json=activity) as response:
            await response.read()
        at, body = await asyncio.wait_for(answer, PATIENCE_SECONDS)
        return at - began, response.status < 300 and _ANSWERS in body


async def asked(bot: str, questions: Sequence[str], people: int, callers: int) -> Taken:
    """Every question once, `callers` at a time, each by another person than the one before."""
    asker = Asker(bot)
    await asker.start()
    taken: list[tuple[float, bool]] = []
    numbered = iter(enumerate(questions))

    async def caller(session: aiohttp.ClientSession) -> None:
        for number, text in numbered:
            taken.append(await asker.ask(session, number % people, text))

    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
        await asyncio.gather(*(caller(session) for _ in range(callers)))
    times = [seconds * 1000 for seconds, _ in taken]
    cuts = quantiles(times, n=100)
    return Taken(cuts[49], cuts[98], max(times), sum(not answered for _, answered in taken))


def main() -> None:
    bot, file, kind, people, callers = sys.argv[1:]
    questions: list[str] = json.loads(Path(file).read_text(encoding="utf-8"))[kind]
    print(json.dumps(asdict(asyncio.run(asked(bot, questions, int(people), int(callers))))))


if __name__ == "__main__":
    main()
