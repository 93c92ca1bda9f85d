"""A backup as a file: lines in a gzip stream, sealed where a key is given; written beside, and put in place when whole.

Whoever reads one finds out on the way whether it is whole and as it was written: every count and the digest of all
lines stand in its last one.
"""

import gzip
import io
import os
import zlib
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, NoReturn

from bot.backup.lines import (
    Counts,
    DocumentLine,
    End,
    FileEnd,
    FileLine,
    Head,
    JobLine,
    Line,
    NoLine,
    PieceLine,
    line_in,
    written,
)
from bot.backup.sealing import MAGIC, BadKey, Sealing, Unsealable, Unsealing
from bot.errors import OperatorError

LONGEST_LINE = 4 * 2**20
"""Bytes of a line; the largest document and a piece of a file take far less."""
_LEVEL = 5
_GZIP = b"\x1f\x8b"
_UNFINISHED = ".unfinished"


class BackupRefused(OperatorError):
    """The file cannot be restored as it is; the message says where and why."""


class Writer:
    """Counts what it writes; `finish` writes the counts, and which kinds `changed` meanwhile."""

    def __init__(self, into: Any) -> None:
        self._into = into
        self._digest = sha256()
        self.counts = Counts()
        self.changed: tuple[str, ...] = ()

    def write(self, *lines: Line) -> None:
        for line in lines:
            data = written(line)
            self._digest.update(data)
            self._into.write(data)
            _count(self.counts, line)

    def finish(self) -> None:
        self._into.write(written(End(self.counts, self._digest.hexdigest(), self.changed)))


@contextmanager
def written_whole(path: Path, key: bytes | None) -> Generator[Writer]:
    """Only its owner can read it. It is put in place when all of it is on the disk; of what failed nothing is left.
    Raises BackupRefused for a file that is there already."""
    if path.exists():
        raise BackupRefused(f"{path}: there is a file of this name already")
    beside = path.with_name(f"{path.name}{_UNFINISHED}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            sealing = Sealing(file, key) if key else None
            with gzip.GzipFile("", "wb", _LEVEL, sealing or file, mtime=0) as into:  # pyright: ignore[reportArgumentType]
                writer = Writer(into)
                yield writer
                writer.finish()
            if sealing:
                sealing.finish()
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        folder = os.open(path.absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


class Reader:
    """The lines of a file after its head, once; `line` is the number of the one that was read last, `read` the
    bytes of all of them, `end` is there after the last. Raises BackupRefused, which names the file and the line."""

    def __init__(self, path: Path, source: IO[bytes]) -> None:
        self._path = path
        self._source = source
        self._digest = sha256()
        self._counts = Counts()
        self._file: _OpenFile | None = None
        self.line = self.read = 0
        self.end: End | None = None
        head = self._next()
        if not isinstance(head, Head):
            self._refuse("it is not a backup of Bode")
        self.head = head

    def lines(self) -> Iterator[Line]:
        """To the end, which is checked too; it is not among them."""
        while True:
            line = self._next()
            if isinstance(line, End):
                self._check_end(line)
                self.end = line
                return
            if isinstance(line, Head) or (line and not self._fits(line)):
                self._refuse("this line does not belong here")
            if line:
                _count(self._counts, line)
                yield line

    def _next(self) -> Line:
        self.line += 1
        try:
            data = self._source.readline(LONGEST_LINE)
        except EOFError:
            self._refuse("it is cut off")
        except (gzip.BadGzipFile, zlib.error):
            self._refuse("it is not a backup of Bode" if self.line == 1 else "it was altered, or is damaged")
        except Unsealable as error:
            raise BackupRefused(f"{self._path}, line {self.line}: {error}") from None
        self.read += len(data)
        if not data.endswith(b"\n"):
            self._refuse("it is cut off" if len(data) < LONGEST_LINE else "a line that is too long")
        try:
            line = line_in(data)
        except NoLine as error:
            self._refuse("it is not a backup of Bode" if self.line == 1 and error.__cause__ else str(error))
        if not isinstance(line, End):
            self._digest.update(data)
        return line

    def _fits(self, line: Line) -> bool:
        """A file is its name, its pieces and its end, with the size and the digest of these."""
        match line:
            case FileLine(name) if self._file is None:
                self._file = _OpenFile(name)
                return True
            case PieceLine(content) if self._file:
                self._file.add(content)
                return True
            case FileEnd(size, digest) if self._file:
                if digest and (size, digest) != (self._file.size, self._file.digest.hexdigest()):
                    self._refuse(f"the file {self._file.name} is not as it was")
                self._file = None
                return True
            case DocumentLine() | JobLine():
                return self._file is None
            case _:
                return False

    def _check_end(self, end: End) -> None:
        if self._file or end.counts != self._counts or end.digest != self._digest.hexdigest():
            self._refuse("what stands in it is not what was written: its counts or its digest differ")
        try:
            rest = self._source.read(1)
        except (EOFError, gzip.BadGzipFile, zlib.error, Unsealable):
            rest = b"?"
        if rest:
            self._refuse("something comes after its end, or its end is damaged")

    def _refuse(self, why: str) -> NoReturn:
        raise BackupRefused(f"{self._path}, line {self.line}: {why}") from None


class _OpenFile:
    def __init__(self, name: str) -> None:
        self.name = name
        self.size = 0
        self.digest = sha256()

    def add(self, content: bytes) -> None:
        self.size += len(content)
        self.digest.update(content)


@contextmanager
def opened(path: Path, key: bytes | None) -> Generator[Reader]:
    """Raises BackupRefused, BadKey."""
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        begins = file.read(len(MAGIC))
        file.seek(0)
        source: IO[bytes] = file
        if begins == MAGIC:
            if key is None:
                raise BackupRefused(f"{path}: it is encrypted: give the file of its key with --key, or BODE_BACKUP_KEY")
            try:
                source = io.BufferedReader(Unsealing(file, key))  # pyright: ignore[reportAssignmentType]
            except BadKey as error:
                raise BadKey(f"{path}: {error}") from None
            except Unsealable as error:
                raise BackupRefused(f"{path}: {error}") from None
        elif not begins.startswith(_GZIP):
            raise BackupRefused(f"{path}: it is not a backup of Bode")
        elif key is not None:
            raise BackupRefused(f"{path}: it is not encrypted, though a key is given: is it the file that you mean?")
        yield Reader(path, stack.enter_context(gzip.GzipFile(fileobj=source, mode="rb")))  # pyright: ignore[reportArgumentType]


def _count(counts: Counts, line: Line) -> None:
    match line:
        case DocumentLine():
            counts.documents[line.kind] = counts.documents.get(line.kind, 0) + 1
        case FileEnd(_, digest) if digest:
            counts.files += 1
        case JobLine():
            counts.jobs += 1
        case _:
            pass
