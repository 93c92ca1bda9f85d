"""What a model made of the passages of an index, kept beside the engine's files: one SQLite file, changes by number."""

import sqlite3
from collections.abc import Collection, Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from bot.answer.library.scope import scope_id
from bot.answer.library.source import Source
from bot.index.fields import key_of, passage_key

VECTORS = "bode-vectors.db"
WAIT = 30.0
"""Seconds for another process that writes: its commits are short."""

AT_ONCE = 200
"""Sources that are read together."""

_TABLES = """
CREATE TABLE IF NOT EXISTS identity (name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS vectors (
    source TEXT NOT NULL, model TEXT NOT NULL, worded INTEGER NOT NULL, scope INTEGER NOT NULL, count INTEGER NOT NULL,
    vectors BLOB, number INTEGER NOT NULL, PRIMARY KEY (source, model));
CREATE INDEX IF NOT EXISTS by_number ON vectors (model, number);
"""


@dataclass(frozen=True, slots=True)
class Given:
    """The vectors of a source, one after the other in the order of its passages; none when they are gone."""

    source: str
    worded: int
    scope: int
    count: int
    vectors: bytes

    @property
    def keys(self) -> list[int]:
        """Of its passages: what is kept of other words finds none."""
        return [passage_key(self.source, self.worded, ordinal) for ordinal in range(self.count)]


@dataclass(frozen=True, slots=True)
class Reached:
    """Of which file, and up to which number."""

    file: str = ""
    number: int = 0


@dataclass(slots=True)
class _Waiting:
    """What happened to a source since the last commit."""

    dropped: bool = False
    scope: int | None = None
    given: dict[str, Given] = field(default_factory=dict[str, Given])


class Vectors:
    """Writes wait for `commit`, in one thread; what only looks may be called in any. There is no file until there is
    something to keep. Raises sqlite3.Error."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / VECTORS
        self._waiting: dict[str, _Waiting] = {}
        self._cleared = False

    def give(self, source: Source, model: str, vectors: Sequence[bytes]) -> None:
        """Instead of those that it had of this model. With none they are gone."""
        given = Given(source.id, source.worded, scope_key(source), len(vectors), b"".join(vectors))
        self._of(source.id).given[model] = given

    def drop(self, source_id: str) -> None:
        """Of every model."""
        self._waiting[source_id] = _Waiting(dropped=True)

    def permit(self, source: Source) -> None:
        self._of(source.id).scope = scope_key(source)

    def clear(self) -> None:
        self._waiting.clear()
        self._cleared = True

    def give_up(self) -> None:
        self._waiting.clear()
        self._cleared = False

    def _of(self, source_id: str) -> _Waiting:
        return self._waiting.setdefault(source_id, _Waiting())

    def commit(self) -> None:
        """What failed is done again by who commits the same once more."""
        waiting, cleared = self._waiting, self._cleared
        if self._file.exists() or any(one.given for one in waiting.values()):
            with self._opened() as file:
                found: int = file.execute("SELECT coalesce(max(number), 0) + 1 FROM vectors").fetchone()[0]
                if cleared:
                    _forget(file, found)
                for source_id, one in waiting.items():
                    _write(file, found, source_id, one)
        self.give_up()

    def since(self, known: "Reached", model: str) -> "Generator[tuple[Reached, list[Given]]]":
        """What changed since then, or all that there is in another file; some sources at a time."""
        if not self._file.exists():
            return
        with self._opened() as file:
            name: str = file.execute("SELECT name FROM identity").fetchone()[0]
            number: int = file.execute("SELECT coalesce(max(number), 0) FROM vectors").fetchone()[0]
            above = known.number if name == known.file else 0
            rows = file.execute(
                "SELECT source, worded, scope, count, vectors FROM vectors WHERE model = ? AND number > ?"
                " ORDER BY number",
                (model, above),
            )
            while some := rows.fetchmany(AT_ONCE):
                yield (
                    Reached(name, number),
                    [
                        Given(source, worded, scope, count, vectors or b"")
                        for source, worded, scope, count, vectors in some
                    ],
                )

    def meant(self, sources: Collection[Source], model: str) -> frozenset[str]:
        """Ids of those of which it has the vectors, of these words and for these readers."""
        if not sources or not self._file.exists():
            return frozenset()
        with self._opened() as file:
            found = (
                (
                    source,
                    file.execute(
                        "SELECT worded, scope FROM vectors WHERE source = ? AND model = ? AND vectors IS NOT NULL",
                        (source.id, model),
                    ).fetchone(),
                )
                for source in sources
            )
            return frozenset(source.id for source, row in found if row == (source.worded, scope_key(source)))

    def models(self) -> frozenset[str]:
        if not self._file.exists():
            return frozenset()
        with self._opened() as file:
            return frozenset(
                name for (name,) in file.execute("SELECT DISTINCT model FROM vectors WHERE vectors IS NOT NULL")
            )

    def pack(self, folder: Path) -> Sequence[str]:
        """A copy of what was committed, under a name of its own; nothing when it has none."""
        if not self.models():
            return ()
        with self._opened() as file:
            file.commit()
            file.execute("VACUUM INTO ?", (str(folder / VECTORS),))
        return (VECTORS,)

    def flaw(self) -> str:
        """What is wrong with the file, "" when nothing is."""
        if not self._file.exists():
            return ""
        try:
            with self._opened() as file:
                said: str = file.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.Error as error:
            return f"{VECTORS}: {error}"
        return "" if said == "ok" else f"{VECTORS}: {said}"

    @contextmanager
    def _opened(self) -> Generator[sqlite3.Connection]:
        """For a moment: the folder may be another one the next time."""
        with closing(sqlite3.connect(self._file, timeout=WAIT)) as file, file:
            if not file.execute("SELECT count(*) FROM sqlite_master WHERE name = 'by_number'").fetchone()[0]:
                file.executescript(_TABLES)
                if not file.execute("SELECT count(*) FROM identity").fetchone()[0]:
                    file.execute("INSERT INTO identity VALUES (?)", (uuid4().hex,))
            yield file


def scope_key(source: Source) -> int:
    """0 for nobody's."""
    return key_of(scope_id(source.readers)) if source.readers else 0


def _write(file: sqlite3.Connection, number: int, source_id: str, one: _Waiting) -> None:
    if one.dropped:
        _forget(file, number, source_id)
    for model, given in one.given.items():
        file.execute(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?, ?, ?, ?)",
            (source_id, model, given.worded, given.scope, given.count, given.vectors or None, number),
        )
    if one.scope is not None:
        file.execute(
            "UPDATE vectors SET scope = ?, number = ? WHERE source = ? AND vectors IS NOT NULL",
            (one.scope, number, source_id),
        )


def _forget(file: sqlite3.Connection, number: int, source_id: str = "") -> None:
    """Of every source unless one is named. The row stays, so that other processes see that its vectors went."""
    gone = "UPDATE vectors SET vectors = NULL, count = 0, number = ? WHERE vectors IS NOT NULL"
    file.execute(f"{gone} AND source = ?" if source_id else gone, (number, source_id) if source_id else (number,))
