"""What `reports rebuild` does: counts the figures of the reports anew, from all requests that are kept."""

from bot.arrange.figures.counting import rebuild
from bot.cli.opening import opened_any
from bot.settings import Settings


async def rebuild_figures(settings: Settings) -> None:
    total = 0
    async with opened_any(settings) as house:
        async for partition, count in rebuild(house):
            total += count
            print(f"  {count:>7} {partition.removeprefix('requests:').replace(':', ' ')}")
    print(f"{total} requests were counted.")
