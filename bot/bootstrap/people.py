"""Opens what an export or an erasure of a person needs: the house, and the whole store beside it."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.bootstrap.adapters import opened_documents
from bot.bootstrap.houses import opened_house, queue_names, utc_now
from bot.house import House
from bot.json import JsonObject
from bot.privacy.forgetting import Forgetting, plain_without
from bot.queue import sqlite_rows
from bot.queue.base import MAX_DELAY, Rewritten
from bot.settings import Settings
from bot.sqlite.compacting import compact
from bot.sqlite.file import SqliteFile
from bot.store.base import WholeStore


@dataclass(frozen=True, slots=True)
class Whole:
    """`has_queues`: the jobs stand in our own file, where they can be rewritten; Azure gives no list of them."""

    house: House
    store: WholeStore
    file: SqliteFile
    has_queues: bool

    @property
    def queued_for(self) -> timedelta:
        """How long a job that cannot be rewritten may wait, naming who was erased."""
        return timedelta() if self.has_queues else MAX_DELAY

    async def forget_in_queues(self, who: Forgetting) -> Rewritten:
        """Of the organisation. Raises QueueUnavailable."""

        def change(body: JsonObject) -> JsonObject:
            return plain_without(body, who)

        own = queue_names(self.house.records.organisation_id)
        return await sqlite_rows.rewrite(self.file, own, change) if self.has_queues else Rewritten(0, 0)

    async def compact(self) -> bool:
        """Nothing is left in the file of what was there before; False where somebody holds on to it."""
        return await compact(self.file.path)


@asynccontextmanager
async def opened_to_erase(settings: Settings, now: Callable[[], datetime] = utc_now) -> AsyncGenerator[Whole]:
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(opened_house(settings, now, renew_index=True))
        file, store = await stack.enter_async_context(opened_documents(settings, now))
        yield Whole(house, store, file, settings.queue == "sqlite")
