"""CPU time of a delivery, from the queue to what is recorded of it: `python -m bench deliveries`.

The bot's workers deliver announcements to everybody, into a process that takes everything at once.
"""

import asyncio
import tempfile
from pathlib import Path
from statistics import median

from bench.announcing import install
from bench.processes import listening, prepare, run_json
from bot.bootstrap.houses import opened_house
from bot.settings import load_settings

PEOPLE = 2000
ROUNDS = 5
MOST_MS = 2.2


async def _install(data: Path, service_url: str) -> None:
    async with opened_house(load_settings(data_dir=data)) as house:
        await install(house, PEOPLE, service_url)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, listening("bench.sink") as port:
        data = Path(folder)
        prepare(data, PEOPLE)
        asyncio.run(_install(data, f"http://127.0.0.1:{port}/"))
        rounds: list[float] = []
        for number in range(ROUNDS):
            spent, reached = run_json("bench.delivering", data, f"bench-{number}")
            if reached != PEOPLE:
                raise RuntimeError(f"{reached} of {PEOPLE} people got it")
            rounds.append(spent / PEOPLE * 1000)
    print(f"{f'deliveries to {PEOPLE:,} people, {ROUNDS} times':40}{'CPU ms':>10}{'least':>10}{'most':>10}")
    over = f"  over {MOST_MS:g}" if median(rounds) > MOST_MS else ""
    print(f"{'a delivery':40}{median(rounds):10.2f}{min(rounds):10.2f}{max(rounds):10.2f}{over}")


if __name__ == "__main__":
    main()
