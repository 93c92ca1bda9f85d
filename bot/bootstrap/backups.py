"""Opens what is backed up, and into what a backup is restored: the places that the settings choose."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from functools import partial
from uuid import uuid4

from bot.backup.lines import Head
from bot.backup.making import Kept
from bot.backup.restoring import Into
from bot.bootstrap.adapters import opened_blobs, opened_documents, queue_opener
from bot.bootstrap.houses import queue_names, utc_now
from bot.bootstrap.organisations import organisations_of
from bot.queue import sqlite_rows
from bot.queue.base import JobQueue
from bot.settings import Settings
from bot.sqlite.snapshot import snapshot
from bot.store.documents import declared
from bot.store.kinds import KINDS
from bot.store.sqlite import SqliteStore


@asynccontextmanager
async def opened_to_back_up(
    settings: Settings, now: Callable[[], datetime] = utc_now
) -> AsyncGenerator[tuple[Kept, Head]]:
    """Documents and jobs of one file are of one moment."""
    organisations = tuple(rule.id for rule in organisations_of(settings))
    async with AsyncExitStack() as stack:
        file, store = await stack.enter_async_context(opened_documents(settings, now))
        blobs = await stack.enter_async_context(opened_blobs(settings))
        open_queue = await stack.enter_async_context(queue_opener(settings, file, now))
        moment = await stack.enter_async_context(snapshot(file.path))
        left = 0
        if settings.queue != "sqlite":
            names = [name for organisation in organisations for name in queue_names(organisation)]
            left = sum([await (await open_queue(name)).pending() for name in names])
        still = isinstance(store, SqliteStore)
        documents = partial(store.everything, moment) if isinstance(store, SqliteStore) else store.everything
        jobs = partial(sqlite_rows.everything, moment) if settings.queue == "sqlite" else None
        kinds = {kind.name: kind.schema for kind in KINDS}
        head = Head(uuid4().hex, now(), organisations, kinds, jobs is not None, left)
        yield Kept(documents, still, blobs, jobs), head


@asynccontextmanager
async def opened_to_restore(settings: Settings, now: Callable[[], datetime] = utc_now) -> AsyncGenerator[Into]:
    organisations = frozenset(rule.id for rule in organisations_of(settings))
    queues: dict[str, JobQueue] = {}
    async with AsyncExitStack() as stack:
        file, store = await stack.enter_async_context(opened_documents(settings, now, restores=True))
        blobs = await stack.enter_async_context(opened_blobs(settings))
        open_queue = await stack.enter_async_context(queue_opener(settings, file, now))
        for organisation in organisations:
            for name in queue_names(organisation):
                queues[name] = await open_queue(name)
        yield Into(store, declared(KINDS), blobs, queues, organisations, now)
