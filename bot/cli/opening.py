"""The house for one command: with an index that lacks nothing, wherever that can be had."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.answer.library.copies import Rebuilding
from bot.answer.library.rebuilding import rebuild
from bot.bootstrap import opened_house
from bot.house import House
from bot.index.base import IndexUnavailable
from bot.settings import Settings


@asynccontextmanager
async def opened_whole(settings: Settings) -> AsyncGenerator[House]:
    """An index that cannot be used is set aside, and filled again before anything else: a bot that runs beside would
    not know that it has to. While another process writes the index, what is there must do."""
    async with opened_house(settings, renew_index=True) as house:
        bar = Progress(
            TextColumn("Rebuilding the index"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        task = bar.add_task("", total=None)

        def show(now: Rebuilding) -> None:
            bar.start()
            bar.update(task, completed=now.done, total=now.total)

        try:
            await rebuild(house, show)
        except IndexUnavailable as error:
            print(f"The index is not complete: {error}.", file=sys.stderr)
        finally:
            if bar.live.is_started:
                bar.stop()
        yield house
