"""Indexing a library as it is found on this instance: the store first, and then the index that follows it."""

from bot.answer.library.indexing import index_library
from bot.answer.library.indexing_run import Report
from bot.answer.library.replica import catch_up
from bot.content.base import Library
from bot.house import House


async def indexed(house: House, library: Library) -> Report:
    report = await index_library(house, library, lambda _: None)
    await catch_up(house)
    return report
