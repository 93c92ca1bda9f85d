"""Everything that a use case may touch, put together by bootstrap."""

import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias
from uuid import uuid4

from bot.answer.experts.topics_file import TopicsFile
from bot.answer.library.copies import Rebuilding
from bot.answer.library.scope_book import ScopeBook
from bot.answer.library.source import Source
from bot.index.base import PassageIndex
from bot.json import Json
from bot.people.reach import Reachability
from bot.people.snapshot import DirectorySnapshot
from bot.queue.base import Job, JobQueue, QueueUnavailable
from bot.store.base import Put, Write
from bot.store.records import AUDIT, Records
from bot.work.kept import AuditEntry, OutboxEntry
from dialogs.form import Forms

log = logging.getLogger(__name__)

Link: TypeAlias = Callable[[str, Source], str]
"""Where a person (by id) opens a source; "" when nothing opens it."""


def default_link(_: str, source: Source) -> str:
    return source.url


@dataclass(frozen=True, slots=True)
class House:
    """`queue` holds what somebody waits for, `bulk` the deliveries of large sends, so that neither waits for the other.

    `queued` are outbox entries that have done their work; the worker removes them beside the turns. `rebuilding`: the
    index lacks something still.
    """

    records: Records
    queue: JobQueue
    bulk: JobQueue
    index: PassageIndex
    forms: Forms
    directory: DirectorySnapshot
    now: Callable[[], datetime]
    topics: TopicsFile
    reachability: Reachability
    scopes: ScopeBook
    link: Link = default_link
    queued: deque[OutboxEntry] = field(default_factory=deque[OutboxEntry])
    rebuilding: Rebuilding = field(default_factory=Rebuilding)

    def audit(self, actor: str, deed: str, subject: str, detail: Mapping[str, Json] | None = None) -> Write:
        """The audit entry that goes into the same commit as the change."""
        entry = AuditEntry(uuid4().hex, self.now(), actor, deed, subject, detail or {})
        return self.records.audit.put(entry)

    async def accept(self, partition: str, writes: Sequence[Write], jobs: Sequence[Job] = ()) -> Sequence[str | None]:
        """One commit with the jobs it promises, then the jobs are queued; returns the versions of `writes`.

        Raises Conflict. What is not queued, because the process died or the queue is away, stands in the outbox and is
        queued by `sweep`: what was committed is accepted.
        """
        promises = [OutboxEntry(uuid4().hex, partition, self.now(), job.name, job.body) for job in jobs]
        entries = [self.records.outbox.put(promise) for promise in promises]
        versions = await self.records.commit(partition, *writes, *entries)
        for write in writes:
            if isinstance(write, Put) and write.kind == AUDIT.name:
                about = {name: write.body[name] for name in ("subject", "actor")}
                log.info(str(write.body["deed"]), extra=about)
        if promises:
            await self._queue(promises)
        return versions[: len(writes)]

    async def _queue(self, promises: Sequence[OutboxEntry]) -> None:
        try:
            await self.queue.put([Job(promise.job, promise.body) for promise in promises])
        except QueueUnavailable:
            log.exception("outbox.left", extra={"jobs": len(promises)})
        else:
            self.queued.extend(promises)
