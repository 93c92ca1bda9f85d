"""One indexing of a library: what waits, what the store holds already, and the commits that make both the same."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.answer.dead_ends import DeadEnd, dead_ends_of, directions_of
from bot.answer.library.completing import forgetting
from bot.answer.library.copies import Copy
from bot.answer.library.copying import commits, copied, copy_of, replacing
from bot.answer.library.source import Indexed, Source
from bot.content.base import WITHHELD, Change, Changed, Document, Entry, Reason, Removed, Unreadable
from bot.errors import OperatorError, Stale
from bot.house import House
from bot.store.base import Write
from bot.store.collection import Stored
from bot.store.kinds import SOURCE
from bot.store.partitions import sources_partition

BATCH = 50
"""Documents between two commits: what a killed run reads again at most."""
PASSED_OVER = frozenset({Reason.UNSUPPORTED, Reason.UNPUBLISHED})
"""Why something is no document, which nobody has to see to."""
ABOVE = Reason.ABOVE_CLASS
TRIES = 12
"""With one commit, while sources are completed beside it."""


class IndexedElsewhere(OperatorError):
    """Another process indexes this library, or removes it, at the same time."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"another process indexes {name!r}, or removes it, at the same time: what was read until here is kept; "
            "index it again when the other one is done"
        )


@dataclass(slots=True)
class Report:
    """What an indexing did; `permitted` are documents that only got other readers or another place, `nobody` paths
    that no reader may see. `dead_ends` are those of all its documents, as forms stand now."""

    indexed: int = 0
    passages: int = 0
    unchanged: int = 0
    removed: int = 0
    permitted: int = 0
    unreadable: list[Unreadable] = field(default_factory=list[Unreadable])
    nobody: list[str] = field(default_factory=list[str])
    dead_ends: list[DeadEnd] = field(default_factory=list[DeadEnd])

    @property
    def unread(self) -> list[Unreadable]:
        """What should have been read and could not be."""
        return [one for one in self.unreadable if one.reason not in PASSED_OVER and one.reason is not ABOVE]

    @property
    def withheld(self) -> list[Unreadable]:
        """What is above the class up to which the library is indexed."""
        return [one for one in self.unreadable if one.reason is ABOVE]


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A source as it is now and the store does not have it yet; `copies` None: those that it has are right."""

    source: Source
    copies: Sequence[Copy] | None


@dataclass(slots=True)
class Run:
    """One indexing. Two of one library cannot both commit: each commit replaces the library's state.

    `standing` is what the store holds, also what is removed. Of what is `unsure` there may be no copy of its words.
    `limit` is the mark of the class up to which it reads.
    """

    house: House
    state: Stored[Indexed]
    standing: dict[str, Stored[Source]]
    known: dict[str, Source]
    unsure: set[str]
    read: Callable[[Entry], Awaitable[Document | Unreadable]]
    waiting: dict[str, _Fresh] = field(default_factory=dict[str, _Fresh])
    report: Report = field(default_factory=Report)
    limit: str = ""

    @property
    def partition(self) -> str:
        return sources_partition(self.state.value.id)

    async def take(self, item: Change) -> None:
        match item:
            case Changed(entry):
                await self._change(entry)
            case Removed(id_):
                self._remove(id_)
            case Unreadable():
                self.report.unreadable.append(item)

    async def _change(self, entry: Entry) -> None:
        known = self.known.pop(entry.id, None) or self._taken(entry.id)
        if known and known.digest and known.digest == entry.digest:
            self._permit(known, entry)
            return
        document = Unreadable(entry.path, entry.problem) if entry.problem else await self.read(entry)
        if isinstance(document, Unreadable):
            if document.reason in WITHHELD:
                self._remove(entry.id)
                kept = False
            else:
                kept = await self._restore(entry.id, entry)
            self.report.unreadable.append(replace(document, kept=kept))
            return
        source = document.source
        directions = await asyncio.to_thread(directions_of, document.passages, source.language)
        source = replace(source, directions=directions)
        self.waiting[entry.id] = _Fresh(source, await copied(source, document.passages))
        self.report.indexed += 1
        self.report.passages += len(document.passages)

    def _taken(self, id_: str) -> Source | None:
        """What an earlier stretch of this run made of it, or let stand."""
        stands = self.standing.get(id_)
        return None if stands is None or stands.value.removed or id_ in self.unsure else stands.value

    def _permit(self, stands: Source, entry: Entry) -> None:
        """The same words, but for others or in another place: nothing needs to be read."""
        changed = entry.as_now(stands)
        if changed == stands:
            self.report.unchanged += 1
        else:
            self.waiting[entry.id] = _Fresh(changed, None)
            self.report.permitted += 1

    async def _restore(self, id_: str, entry: Entry | None = None) -> bool:
        """Keeps the last good version of what cannot be read now, as `entry` says for whom and where. False when there
        is none."""
        stands = self.standing.get(id_)
        if stands is None or stands.value.removed:
            return False
        if id_ in self.unsure and await copy_of(self.house.records, self.partition, stands.value) is None:
            self._remove(id_)
            return False
        changed = entry.as_now(stands.value) if entry else stands.value
        if changed != stands.value:
            self.waiting[id_] = _Fresh(changed, None)
        return True

    def _remove(self, id_: str) -> None:
        self.known.pop(id_, None)
        stands = self.standing.get(id_)
        self.waiting.pop(id_, None)
        if stands and not stands.value.removed:
            gone = Source(id_, "", "", "", None, stands.value.language, frozenset(), removed=self.house.now())
            self.waiting[id_] = _Fresh(gone, ())
            self.report.removed += 1

    async def keep_batch(self) -> None:
        """As `keep`, once there is enough of it."""
        await self.keep(at_least=BATCH)

    async def keep(self, *, at_least: int = 1, cursor: str | None = None) -> None:
        """Makes what waits durable; with `cursor`, whatever waits, and the cursor in the last commit of it."""
        state = self.state.value
        if len(self.waiting) >= at_least:
            writes = [write for id_, fresh in self.waiting.items() for write in await self._writes(id_, fresh)]
            await self._settle([*commits(writes)], cursor)
            self.waiting = {}
        elif cursor is not None and cursor != state.cursor:
            await self._commit(replace(state, cursor=cursor))

    async def end(self) -> None:
        """From now on each source that is recorded has its copy."""
        for id_ in sorted(self.unsure & {id_ for id_, stands in self.standing.items() if not stands.value.removed}):
            await self._restore(id_)
            await self.keep_batch()
        await self.keep()
        self.report.unchanged += len(self.known)
        there = [item.value for item in self.standing.values() if not item.value.removed]
        by_path = sorted(there, key=lambda source: source.path)
        self.report.dead_ends = [one for source in by_path for one in dead_ends_of(source, self.house.forms)]
        self.report.nobody = sorted(source.path for source in there if not source.readers)
        ended = replace(
            self.state.value,
            doubtful=frozenset(),
            copied=True,
            at=self.house.now(),
            unreadable=len(self.report.unread),
            limit=self.limit,
            withheld=len(self.report.withheld),
        )
        await self._commit(ended)

    async def _writes(self, id_: str, fresh: _Fresh) -> list[Write]:
        """The record last; its number comes with its commit."""
        stands, records = self.standing.get(id_), self.house.records
        kept = [] if fresh.copies is None else await replacing(records, self.partition, id_, fresh.copies)
        if stands and fresh.copies is not None:
            kept += await forgetting(records, self.partition, stands.value)
        return [*kept, records.sources.put(fresh.source, stands.version if stands else None)]

    async def _settle(self, runs: Sequence[Sequence[Write]], cursor: str | None) -> None:
        """All in one commit; in several where one does not take them, and what is cut in two is in doubt meanwhile."""
        if cut := _begun_before_their_commit(runs):
            await self._commit(replace(self.state.value, doubtful=self.state.value.doubtful | cut))
        for run in runs:
            sure = {write.id for write in run if write.kind == SOURCE.name}
            state = replace(self.state.value, doubtful=self.state.value.doubtful - sure)
            await self._commit(replace(state, cursor=cursor) if cursor is not None and run is runs[-1] else state, *run)

    async def _commit(self, state: Indexed, *writes: Write) -> None:
        """Again where sources were completed meanwhile (bot.answer.library.completing), which says nothing new of them.
        Raises IndexedElsewhere."""
        for _ in range(TRIES):
            try:
                return await self._try_to_commit(state, *writes)
            except Stale:
                if not await self._met_completions():
                    break
                state = replace(state, number=self.state.value.number)
        raise IndexedElsewhere(state.name)

    async def _try_to_commit(self, state: Indexed, *writes: Write) -> None:
        """The number goes up when a source changes, and is announced before: who looks then sees what is new. Raises
        Stale."""
        changed = [write.id for write in writes if write.kind == SOURCE.name]
        fresh = {id_: self._numbered(id_, state.number + 1) for id_ in changed}
        if changed:
            await self._record()
            state = replace(state, number=state.number + 1)
            await self.house.scopes.announce(state.id, state.number, [source.readers for source in fresh.values()])
        state = replace(state, documents=(state.documents or 0) + self._more(fresh))
        numbered = [self._put(fresh[one.id]) if one.kind == SOURCE.name else one for one in writes]
        put = self.house.records.indexed.put(state, self.state.version or None)
        version, *others = await self.house.records.accept(self.partition, [put, *numbered])
        self.state = Stored(state, version or "")
        for write, written in zip(numbered, others, strict=True):
            if write.kind == SOURCE.name:
                self.standing[write.id] = Stored(fresh[write.id], written or "")
                self.unsure.discard(write.id)

    async def _record(self) -> None:
        """A new library, before its first change is announced: who looks between that and its commit knows by it that
        nothing was removed, and that the change is still to come. Raises Stale."""
        if self.state.version:
            return
        put = self.house.records.indexed.put(self.state.value)
        version, *_ = await self.house.records.accept(self.partition, [put])
        self.state = Stored(self.state.value, version or "")

    async def _met_completions(self) -> bool:
        """Goes on from what stands now; False when somebody else indexes, or removes."""
        records, before = self.house.records, self.state.value
        found = await records.indexed.get(self.partition, before.id)
        if found is None or replace(found.value, number=before.number) != before:
            return False
        newer = records.sources.stream(partition=self.partition, order="number", above=before.number + 1)
        met = {one.value.id: one async for one in newer}
        for id_ in self.waiting:  # what was made of their words may be forgotten too, which gives no number
            if id_ not in met and (one := await records.sources.get(self.partition, id_)):
                met[id_] = one
        for id_, one in met.items():
            stands = self.standing.get(id_)
            if stands is None or not _says_the_same(stands.value, one.value):
                return False
        self.standing |= met
        self.state = found
        return True

    def _numbered(self, id_: str, number: int) -> Source:
        fresh, stands = self.waiting[id_], self.standing.get(id_)
        if fresh.copies is not None or stands is None:
            return replace(fresh.source, number=number, worded=fresh.source.worded if fresh.copies is None else number)
        return replace(fresh.source, number=number, completed=stands.value.completed)

    def _put(self, source: Source) -> Write:
        stands = self.standing.get(source.id)
        return self.house.records.sources.put(source, stands.version if stands else None)

    def _more(self, fresh: Mapping[str, Source]) -> int:
        before = sum(id_ in self.standing and not self.standing[id_].value.removed for id_ in fresh)
        return sum(not source.removed for source in fresh.values()) - before


def _says_the_same(before: Source, now: Source) -> bool:
    return replace(now, number=before.number, completed=before.completed) == before


def _begun_before_their_commit(runs: Sequence[Sequence[Write]]) -> frozenset[str]:
    """Of the sources whose writes do not all come in the commit of their record: the record is their last."""
    cut: set[str] = set()
    for number, run in enumerate(runs[:-1], start=1):
        if run[-1].kind != SOURCE.name:
            cut.add(next(write.id for later in runs[number:] for write in later if write.kind == SOURCE.name))
    return frozenset(cut)
