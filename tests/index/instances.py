"""Several instances of one organisation on one store, each with an index of its own."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.answer.library.copies import Rebuilding
from bot.answer.library.marks import MarksFile
from bot.answer.library.scope_book import ScopeBook
from bot.house import House
from bot.index.embedded import open_index
from bot.index.opening import MARKS


@asynccontextmanager
async def instance(house: House, folder: Path) -> AsyncGenerator[House]:
    """Another one beside this house: nothing is shared but the store."""
    index = await open_index(folder / "index", renew=True)
    try:
        yield replace(
            house,
            index=index,
            marks=MarksFile(folder / "index" / MARKS),
            scopes=ScopeBook(house.records),
            rebuilding=Rebuilding(),
        )
    finally:
        await index.close()
