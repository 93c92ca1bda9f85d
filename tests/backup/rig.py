"""An installation of Bode in a folder, with something in it, and what a backup makes of it."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.backup.lines import Counts
from bot.backup.making import Made, back_up
from bot.backup.restoring import Restored, check, restore
from bot.blobs.base import whole
from bot.bootstrap.adapters import opened_blobs, opened_documents, queue_opener
from bot.bootstrap.backups import opened_to_back_up, opened_to_restore
from bot.queue.base import JobQueue
from bot.settings import Settings, load_settings
from bot.store.base import Put, WholeStore
from bot.store.documents import plain_text
from bot.work.job import Job
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import KEY
from tests.store.rig import Clock

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECRET = bytes(range(32))


@dataclass
class Place:
    """Where Bode keeps what it has: in `data`, its documents with `peer` where there is one, its files and its jobs in
    the `storage` of Azure."""

    data: Path
    peer: CosmosPeer | None = None
    storage: str = ""
    clock: Clock = field(default_factory=lambda: Clock(START))

    @property
    def settings(self) -> Settings:
        cosmos = {"store": "cosmos", "cosmos_endpoint": self.peer.url, "cosmos_key": KEY} if self.peer else {}
        azure = {"queue": "azure", "blobs": "azure", "azure_storage_connection": self.storage} if self.storage else {}
        return load_settings(data_dir=self.data, **cosmos, **azure)

    @asynccontextmanager
    async def opened(self) -> AsyncGenerator["Opened"]:
        async with AsyncExitStack() as stack:
            file, store = await stack.enter_async_context(opened_documents(self.settings, self.clock))
            blobs = await stack.enter_async_context(opened_blobs(self.settings))
            open_queue = await stack.enter_async_context(queue_opener(self.settings, file, self.clock))
            yield Opened(store, blobs, await open_queue("jobs"), await open_queue("bulk_urgent"))

    async def backs_up(self, file: Path, key: bytes | None = None) -> Made:
        async with opened_to_back_up(self.settings, self.clock) as (kept, head):
            return await back_up(kept, head, file, key, _nothing)

    async def restores(self, file: Path, key: bytes | None = None) -> Restored:
        async with opened_to_restore(self.settings, self.clock) as into:
            return await restore(check(file, key, into), into, lambda _, __: None)


@dataclass
class Opened:
    store: WholeStore
    blobs: Any
    jobs: JobQueue
    urgent: JobQueue

    async def all(self) -> Sequence[str]:
        """Documents and files, each in one line, in order."""
        async with aclosing(self.store.everything()) as pages:
            documents = [
                plain_text([one.document.kind, one.document.partition, one.document.id, one.document.body])
                + f" {one.expires}"
                async for page in pages
                for one in page
            ]
        files = [
            f"{blob.name} {sha256(await content(self.blobs, blob.name)).hexdigest()}"
            async for blob in self.blobs.list()
        ]
        return sorted([*documents, *files])


async def content(blobs: Any, name: str) -> bytes:
    return b"".join([chunk async for chunk in blobs.read(name)])


def _nothing(_: Counts) -> None:
    """No progress is shown."""


async def fill(opened: Opened, people: int = 30, *, weight: int = 10, start: datetime = START) -> None:
    """People, requests that stay or go, a few files, and jobs that wait, are late, or are held."""
    for first in range(0, people, 100):
        puts = [
            Put(
                "person",
                f"p{number}",
                {"id": f"p{number}", "organisation": "default", "weight": 1.0, "text": "x" * weight},
            )
            for number in range(first, min(people, first + 100))
        ]
        await opened.store.commit("default:directory", puts)
    for number in range(5):
        soon = start + timedelta(days=1 + number)
        await opened.store.commit(
            f"default:person:p{number}",
            [
                Put("audit", "a", {"at": f"2026-01-0{number + 1}", "nested": {"deep": [None, True, 2.5, "x"]}}),
                Put("accepted", f"k{number}", {"key": f"k{number}"}, expires=soon),
            ],
        )
    await opened.blobs.put("attachments/a.pdf", whole(b"%PDF" + bytes(range(256)) * 5000))
    await opened.blobs.put("attachments/empty", whole(b""))
    await opened.blobs.put("index/default/1/manifest", whole(b"made again"))
    await opened.jobs.put([Job("request_ask", {"request": "r1", "n": [1, "é"]})])
    await opened.jobs.put([Job("request_later", {})], delay=timedelta(hours=5))
    await opened.urgent.put([Job("announcement_deliver", {"people": [["p1", "v"]]})])
    await opened.urgent.lease(limit=1, duration=timedelta(minutes=1))
