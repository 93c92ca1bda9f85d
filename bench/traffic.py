"""People who talk to a bot, from a process of their own: `python -m bench.traffic URL KIND TURNS PEOPLE CALLERS`.

Takes the bot's replies too, and prints one line of JSON: turns a second (until the last reply is in), p50 and p99 of a
turn in milliseconds, replies, and answers that were not a success. KIND: help, request, question, execute, echo, mixed.
"""

import asyncio
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

import aiohttp

from bench.people import Activity, clicks, says
from bench.sink import Sink

PATIENCE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Result:
    per_second: float
    p50: float
    p99: float
    replies: int
    failed: int


def _choose(turn: int) -> dict[str, object]:
    return {"language": "fr" if turn % 2 else "nl"}


_SUBJECTS = ("verlof aanvraag", "schoolbestuur", "regeling van de dienst", "opleiding en toelage")

# One reply is expected for a message and none for a click, whose answer is the reply.
KINDS: dict[str, Callable[[int, int, str], Activity]] = {
    "help": lambda turn, person, url: says(person, url, "help"),
    "request": lambda turn, person, url: says(person, url, "verlof"),
    "question": lambda turn, person, url: says(person, url, f"Wat zegt de school over {_SUBJECTS[turn % 4]} {turn}?"),
    "echo": lambda turn, person, url: says(person, url, f"turn {turn}"),
    "execute": lambda turn, person, url: clicks(person, url, "language.choose", _choose(turn // 500)),
    "mixed": lambda turn, person, url: KINDS[("help", "request", "execute")[turn % 3]](turn, person, url),
}


async def drive(bot: str, kind: str, turns: int, people: int, callers: int) -> Result:
    """So many turns by so many people, `callers` at a time."""
    sink = Sink()
    service_url = f"http://127.0.0.1:{await sink.start()}"
    make = KINDS[kind]
    times: list[float] = []
    failed = 0
    numbers = iter(range(turns))

    async def caller(session: aiohttp.ClientSession) -> None:
        nonlocal failed
        for turn in numbers:
            activity = make(turn, turn % people, service_url)
            began = time.perf_counter()
            async with session.post(f"{bot}/api/messages", json=activity) as response:
                await response.read()
            times.append(time.perf_counter() - began)
            failed += response.status >= 300

    connector = aiohttp.TCPConnector(limit=callers)
    timeout = aiohttp.ClientTimeout(total=60)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        began = time.perf_counter()
        await asyncio.gather(*(caller(session) for _ in range(callers)))
        spent = time.perf_counter() - began
    cuts = statistics.quantiles(times, n=100)
    return Result(len(times) / spent, cuts[49] * 1000, cuts[98] * 1000, sink.taken, failed)


def main() -> None:
    bot, kind, *numbers = sys.argv[1:]
    turns, people, callers = (int(number) for number in numbers)
    print(json.dumps(asdict(asyncio.run(drive(bot, kind, turns, people, callers)))))


if __name__ == "__main__":
    main()
