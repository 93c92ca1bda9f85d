"""Restores a backup into an empty store: checked whole before anything is written, and compared with it at the end.

It goes on where it was interrupted: a mark in the store says of which backup it is, and up to which line all of it is
there. What stands there already is not written twice. Jobs come last, since whatever runs them needs all the rest.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import ExitStack, aclosing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from bot.backup.file import BackupRefused, Reader, opened
from bot.backup.going_on import DELIVER, jobs_after, may_have_arrived
from bot.backup.lines import DocumentLine, End, FileEnd, FileLine, Head, JobLine, Line, PieceLine, Sums
from bot.backup.making import MADE_AGAIN, sums_of
from bot.blobs.base import BlobChanged, Blobs, NoSuchBlob
from bot.errors import BodeError, OperatorError
from bot.people.organisations import own_queue
from bot.queue.base import MAX_DELAY, JobQueue
from bot.store.base import Kind, Put, Whole, WholeStore
from bot.store.documents import migrated, plain_text
from bot.store.kinds import RESTORING
from bot.store.restoring import Mark, put_back, remove_mark, set_mark, standing_mark
from bot.work.job import Job

AT_ONCE = 8
"""Partitions that are written at the same time."""
MARK_EVERY = 2000
"""Lines between two marks: what an interrupted restore looks at again."""
TOGETHER = 50
"""Jobs that are put at the same time."""
SHORTLY = timedelta(hours=1)
"""What expires so soon may be gone before it is compared."""
BATCH = 500
READ_BYTES = 2 * 2**20
"""Lines that are read at once: as many, or somewhat more than so many bytes."""

Tell: TypeAlias = Callable[[str, int], None]
"""What is being done, and up to which line of the file."""
Numbered: TypeAlias = tuple[int, Line]


class NotEmpty(OperatorError):
    """Something stands where a backup should be restored."""

    def __init__(self, what: str) -> None:
        super().__init__(f"a backup is restored into an empty store, and here stands {what}")


class NotWhole(OperatorError):
    """What the store gives after a restore is not what stands in the file."""


@dataclass(frozen=True, slots=True)
class Into:
    """Where a backup is restored. `queues` are those of this version and these organisations."""

    store: WholeStore
    kinds: Mapping[str, Kind]
    blobs: Blobs
    queues: Mapping[str, JobQueue]
    organisations: frozenset[str]
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Checked:
    """A backup that was read to its end and can be restored here."""

    path: Path
    key: bytes | None
    head: Head
    end: End
    lines: int


@dataclass(slots=True)
class Restored:
    """How many there are now. `expired`: documents that were gone by then; `under_way`: jobs that go on with what was
    under way, where the backup had none."""

    documents: int = 0
    files: int = 0
    jobs: int = 0
    expired: int = 0
    under_way: int = 0
    went_on: bool = False


def check(path: Path, key: bytes | None, into: Into) -> Checked:
    """Reads all of it, and touches nothing. Raises BackupRefused, BadKey."""
    with opened(path, key) as reader:
        head = reader.head
        if missing := sorted(set(head.organisations) - into.organisations):
            raise BackupRefused(
                f"{path}: it holds the organisation {', '.join(missing)}, which BODE_ORGANISATIONS_FILE does not name"
            )
        for line in reader.lines():
            if why := _problem(line, head, into):
                raise BackupRefused(f"{path}, line {reader.line}: {why}")
        if reader.end is None:
            raise BackupRefused(f"{path}: it is cut off")
        return Checked(path, key, head, reader.end, reader.line)


def _problem(line: Line, head: Head, into: Into) -> str:
    match line:
        case DocumentLine(kind, partition):
            if kind not in into.kinds or kind not in head.kinds or kind == RESTORING.name:
                return f"a document of the kind {kind!r}, which this program does not know: restore with the newer"
            if head.kinds[kind] > into.kinds[kind].schema:
                return (
                    f"a {kind} of schema {head.kinds[kind]}, this program knows {into.kinds[kind].schema}: "
                    "restore with the newer"
                )
            if partition.partition(":")[0] not in head.organisations:
                return f"a {kind} of an organisation that is not among those of the backup"
        case JobLine(queue) if queue not in into.queues:
            return f"a job of the queue {queue!r}, which this program does not have"
        case _:
            pass
    return ""


async def restore(checked: Checked, into: Into, tell: Tell, *, went_on: bool = False) -> Restored:
    """Into an empty store, or on where it was. `went_on`: Bode ran on after the backup, so that an announcement may
    have reached those who were still to get it: it goes out once more, and they are listed as doubtful.

    Raises NotEmpty, NotWhole, StandsThere, RestoredTwice, and what its places raise: then the mark stays, and it goes
    on when it is called again.
    """
    return await _Restoring(checked, into, tell, went_on).run()


@dataclass(slots=True)
class _Restoring:
    checked: Checked
    into: Into
    tell: Tell
    went_on: bool
    done: Restored = field(default_factory=Restored)
    mark: Mark = field(default_factory=lambda: Mark(""))

    async def run(self) -> Restored:
        self.mark = await self._begun()
        await self._write()
        await self._compare()
        if not self.checked.head.with_jobs:
            await self._go_on()
        await remove_mark(self.into.store, self.mark)
        return self.done

    async def _begun(self) -> Mark:
        """The mark of this restore: a new one where all is empty."""
        mark = await standing_mark(self.into.store)
        if mark is None:
            await self._check_empty()
            return await set_mark(self.into.store, Mark(self.checked.head.id))
        if mark.backup != self.checked.head.id:
            raise NotEmpty("half of another backup: go on with that one, or empty the store")
        self.done.went_on = True
        return mark

    async def _check_empty(self) -> None:
        async with aclosing(self.into.store.everything()) as pages:
            async for page in pages:
                kinds = Counter(one.document.kind for one in page).most_common()
                raise NotEmpty(", ".join(f"{kind} ({count} and maybe more)" for kind, count in kinds))
        async with aclosing(self.into.blobs.list()) as blobs:
            async for blob in blobs:
                if not blob.name.startswith(MADE_AGAIN):
                    raise NotEmpty(f"the file {blob.name}")
        if self.checked.head.with_jobs:
            for name, queue in self.into.queues.items():
                if count := await queue.pending():
                    raise NotEmpty(f"{count} jobs in the queue {name}")

    # --- documents and files -----------------------------------------------------------------------------------------

    async def _write(self) -> None:
        async with aclosing(_lines(self.checked)) as lines:
            batch: list[tuple[int, DocumentLine]] = []
            async for number, line in lines:
                if isinstance(line, DocumentLine):
                    batch.append((number, line))
                    if len(batch) == BATCH:
                        await self._put(batch)
                        batch = []
                    continue
                await self._put(batch)
                batch = []
                if not isinstance(line, FileLine):
                    return  # jobs come when all of this was compared
                await self._file(_Pieces(line.name, number, lines))
            await self._put(batch)

    async def _put(self, batch: Sequence[tuple[int, DocumentLine]]) -> None:
        now = self.into.now()
        lasting = [(number, line) for number, line in batch if line.expires is None or line.expires > now]
        self.done.expired += len(batch) - len(lasting)
        self.done.documents += len(lasting)
        partitions: dict[str, list[tuple[Put, int]]] = {}
        for number, line in lasting:
            if number > self.mark.line:
                body = self._today(line).body
                put = Put(line.kind, line.id, body, expires=line.expires)
                partitions.setdefault(line.partition, []).append((put, len(plain_text(body).encode())))
        free = asyncio.Semaphore(AT_ONCE)

        async def together(partition: str, puts: Sequence[tuple[Put, int]]) -> None:
            async with free:
                await put_back(self.into.store, partition, puts)

        await _all([together(partition, puts) for partition, puts in partitions.items()])
        if batch:
            await self._mark(batch[-1][0])
            self.tell("restored", batch[-1][0])

    def _today(self, line: DocumentLine) -> DocumentLine:
        kind = self.into.kinds[line.kind]
        now = replace(line, body=migrated(kind, line.id, self.checked.head.kinds[line.kind], line.body))
        return may_have_arrived(now) if self.went_on else now

    async def _file(self, pieces: "_Pieces") -> None:
        """It is put again where it may not be whole."""
        if pieces.last > self.mark.line:
            try:
                await self.into.blobs.put(pieces.name, pieces.content(), replaces=None)
            except _GoneMeanwhile:
                return
            except BlobChanged:
                await self._check_file(pieces)
        await pieces.skip()
        self.done.files += bool(pieces.digest)
        await self._mark(pieces.last)
        self.tell("restored", pieces.last)

    async def _check_file(self, pieces: "_Pieces") -> None:
        await pieces.skip()
        if pieces.digest and await _digest(self.into.blobs, pieces.name) != pieces.digest:
            raise NotWhole(f"the file {pieces.name} is not what stands in the backup, line {pieces.last}")

    async def _mark(self, line: int, *, every: int = MARK_EVERY) -> None:
        if line >= self.mark.line + every:
            self.mark = await set_mark(self.into.store, replace(self.mark, line=line))

    # --- the comparison, and what comes after it ---------------------------------------------------------------------

    async def _compare(self) -> None:
        """What the store gives now with what stands in the file; then the jobs."""
        horizon = self.into.now() + SHORTLY

        def stands(whole: Whole) -> bool:
            return whole.document.kind != RESTORING.name and (whole.expires is None or whole.expires > horizon)

        given, wanted = await sums_of(self.into.store.everything, stands), Sums()
        jobs: list[tuple[int, JobLine]] = []
        compared = False
        async with aclosing(_lines(self.checked)) as lines:
            async for number, line in lines:
                match line:
                    case DocumentLine():
                        if line.expires is None or line.expires > horizon:
                            wanted.add(self._today(line))
                    case FileLine(name):
                        await self._check_file(_Pieces(name, number, lines))
                    case JobLine():
                        if not compared:
                            _check_sums(wanted, given)
                            compared = True
                        jobs.append((number, line))
                        if len(jobs) == TOGETHER:
                            await self._jobs(jobs)
                            jobs = []
                    case _:
                        pass
                if number % BATCH == 0:
                    self.tell("compared", number)
        if not compared:
            _check_sums(wanted, given)
        await self._jobs(jobs)

    async def _jobs(self, jobs: Sequence[tuple[int, JobLine]]) -> None:
        self.done.jobs += len(jobs)
        if left := [(number, line) for number, line in jobs if number > self.mark.line]:
            await _all([self._job(line) for _, line in left])
            await self._mark(left[-1][0], every=1)
            self.tell("queued", left[-1][0])

    async def _job(self, line: JobLine) -> None:
        """As it was: when it is due, and how often it was tried. What was held then may have been done in part."""
        delay = min(max(line.due - self.into.now(), timedelta()), MAX_DELAY)
        attempts = max(1, line.attempts) if self.went_on and line.job == DELIVER else line.attempts
        await self.into.queues[line.queue].put([Job(line.job, line.body, line.trace)], delay=delay, attempts=attempts)

    async def _go_on(self) -> None:
        """As often as it is begun: a job that comes twice does nothing twice."""
        async with aclosing(_lines(self.checked)) as lines:
            async for _, line in lines:
                if isinstance(line, DocumentLine):
                    for after in jobs_after(self._today(line)):
                        name = own_queue(after.queue, line.partition.partition(":")[0])
                        await self.into.queues[name].put([after.job], attempts=after.attempts)
                        self.done.under_way += 1


def _check_sums(wanted: Sums, given: Sums) -> None:
    if found := wanted.differ(given):
        lines = [f"  - {kind}: {one} in the backup, {two} in the store" for kind, (one, two) in found.items()]
        raise NotWhole("\n".join(["What the store holds is not what stands in the backup:", *lines]))


class _GoneMeanwhile(BodeError):
    """The file went away while it was backed up: there is none."""


class _Pieces:
    """The content of one file, from the lines that follow its name. `last` is the number of the last of them that was
    read, `digest` is known after it."""

    def __init__(self, name: str, number: int, lines: AsyncGenerator[Numbered]) -> None:
        self.name = name
        self.last = number
        self.digest = ""
        self._lines = lines
        self._ended = False

    async def content(self) -> AsyncGenerator[bytes]:
        """Raises _GoneMeanwhile at its end."""
        while not self._ended:
            self.last, line = await anext(self._lines)
            match line:
                case PieceLine(content):
                    yield content
                case FileEnd(_, digest):
                    self._ended, self.digest = True, digest
                    if not digest:
                        raise _GoneMeanwhile
                case _:
                    pass

    async def skip(self) -> None:
        with suppress(_GoneMeanwhile):
            async for _ in self.content():
                pass


async def _lines(checked: Checked) -> AsyncGenerator[Numbered]:
    """Read in a thread, some at a time."""
    with ExitStack() as stack:
        reader = await asyncio.to_thread(lambda: stack.enter_context(opened(checked.path, checked.key)))
        if reader.head.id != checked.head.id:
            raise BackupRefused(f"{checked.path}: another file stands there now")
        lines = reader.lines()
        while some := await asyncio.to_thread(_some, reader, lines):
            for one in some:
                yield one


def _some(reader: Reader, lines: Iterator[Line]) -> Sequence[Numbered]:
    some: list[Numbered] = []
    until = reader.read + READ_BYTES
    for line in lines:
        some.append((reader.line, line))
        if len(some) == BATCH or reader.read > until:
            break
    return some


async def _digest(blobs: Blobs, name: str) -> str:
    """Of what stands there; "" where nothing does."""
    digest = sha256()
    try:
        async with aclosing(blobs.read(name)) as chunks:
            async for chunk in chunks:
                digest.update(chunk)
    except NoSuchBlob:
        return ""
    return digest.hexdigest()


async def _all(works: Sequence[Coroutine[Any, Any, None]]) -> None:
    """All of them to their end, also when one fails."""
    for outcome in await asyncio.gather(*works, return_exceptions=True):
        if outcome is not None:
            raise outcome
