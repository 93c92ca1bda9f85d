"""The house for one command: with an index that lacks nothing, wherever that can be had."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.answer.library.copies import Rebuilding
from bot.answer.library.replica import catch_up
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.index.base import IndexUnavailable
from bot.settings import Settings


@asynccontextmanager
async def opened_any(settings: Settings) -> AsyncGenerator[House]:
    """For what does not search: an index that cannot be used is set aside, and whoever searches next fills it again."""
    async with opened_house(settings, renew_index=True) as house:
        yield house


@asynccontextmanager
async def opened_whole(settings: Settings) -> AsyncGenerator[House]:
    """For what searches: the index is brought up to date first. While another process writes it, what is there must
    do."""
    async with opened_any(settings) as house:
        try:
            await bring_up_to_date(house)
        except IndexUnavailable as error:
            print(f"The index is not complete: {error}.", file=sys.stderr)
        yield house


async def bring_up_to_date(house: House) -> None:
    """Shows a bar while it fills. Raises IndexUnavailable while another process writes the index."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("Filling the index"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    task = bar.add_task("", total=None)

    def show(now: Rebuilding) -> None:
        bar.start()
        bar.update(task, completed=now.done, total=now.total)

    try:
        await catch_up(house, show)
    finally:
        if bar.live.is_started:
            bar.stop()
