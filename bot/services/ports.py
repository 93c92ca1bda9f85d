"""Everything that a use case may touch, put together by bootstrap."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import uuid4

from bot.domain.json import Json
from bot.domain.knowledge import Source
from bot.domain.records import AuditEntry, OutboxEntry
from bot.index.base import PassageIndex
from bot.queue.base import Job, JobQueue
from bot.services.directory import DirectorySnapshot
from bot.store.base import Write
from bot.store.records import Records
from dialogs.form import Forms

OUTBOX = "outbox"
"""Where a job's body names its own outbox entry: partition and id."""


Link: TypeAlias = Callable[[str, Source], str]
"""Where a person (by id) opens a source; "" when nothing opens it."""


def default_link(_: str, source: Source) -> str:
    return source.url


@dataclass(frozen=True, slots=True)
class Ports:
    records: Records
    queue: JobQueue
    index: PassageIndex
    forms: Forms
    directory: DirectorySnapshot
    now: Callable[[], datetime]
    link: Link = default_link

    def audit(self, actor: str, deed: str, subject: str, detail: Mapping[str, Json] | None = None) -> Write:
        """The audit entry that goes into the same commit as the change."""
        entry = AuditEntry(uuid4().hex, self.now(), actor, deed, subject, detail or {})
        return self.records.audit.put(entry)

    async def accept(self, partition: str, writes: Sequence[Write], jobs: Sequence[Job] = ()) -> Sequence[str | None]:
        """One commit with the jobs it promises, then the jobs are queued; returns the versions of `writes`.

        Raises Conflict. When the process dies in between, `sweep` queues the jobs: they stand in the outbox.
        """
        promises = [self._promise(partition, job) for job in jobs]
        entries = [self.records.outbox.put(promise) for promise in promises]
        versions = await self.records.commit(partition, *writes, *entries)
        if promises:
            await self.queue.put([Job(promise.job, promise.body) for promise in promises])
        return versions[: len(writes)]

    def _promise(self, partition: str, job: Job) -> OutboxEntry:
        entry = uuid4().hex
        return OutboxEntry(
            entry, partition, self.now(), job.name, {**job.body, OUTBOX: {"partition": partition, "id": entry}}
        )
