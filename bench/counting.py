"""A Teams that takes so many requests in any second, in a process of its own: `python -m bench.counting MOST`.

Prints its address, and then, for every line that it reads, one line of JSON (`Counted`).
"""

import asyncio
import json
import sys
from dataclasses import asdict, dataclass

from tests.peers.strict import StrictService


@dataclass(frozen=True, slots=True)
class Counted:
    """By the clock of this process: the most requests in one window, those that were refused, when each message came
    that nobody asked for, and everything else, with how often each turn was replied to. `reached` chats got one."""

    busiest: int
    refused: int
    sent: list[float]
    others: list[float]
    reached: int
    replies: dict[str, int]


def counted(service: StrictService) -> Counted:
    sends = [one.at for one in service.taken if one.method == "POST" and not one.reply_to]
    others = [one.at for one in service.taken if one.method != "POST" or one.reply_to]
    return Counted(service.busiest, service.refused, sends, others, len(service.sent()), dict(service.replies()))


async def count(most: int) -> None:
    async with StrictService(most).running() as service:
        print(service.url, flush=True)
        while await asyncio.to_thread(sys.stdin.readline):
            print(json.dumps(asdict(counted(service))), flush=True)


def main() -> None:
    asyncio.run(count(int(sys.argv[1])))


if __name__ == "__main__":
    main()
