"""How far an instance's index is: for each library the number of the last change that it holds, in a file beside it."""

import asyncio
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.answer.library.scope import Head
from bot.store.lifetimes import REMOVED_LIFETIME

SURE = REMOVED_LIFETIME - timedelta(days=1)
"""As long everything is known that was removed since: a removal bears a moment a little before its commit."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mark:
    """The index holds what stood in the store when its changes had come to `number`, or something newer; `at` was then,
    or later while there was nothing newer. `filling`: part of it is missing still. `lost` are ids of sources that have
    no copy to take them from."""

    number: int
    at: datetime
    filling: bool = False
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one organisation in one store (Head.store), by library. `meant` is the model of which the index has all that
    it made of what these marks say; "" when that is none."""

    store: str
    organisation: str
    libraries: Mapping[str, Mark] = field(default_factory=dict[str, Mark])
    meant: str = ""

    def hold(self, library: str, head: Head, now: datetime) -> int | None:
        """The number up to which all changes are in the index; None when nothing can be said of it: the index is of
        another store, or of one that was put back since, or so old that what was removed meanwhile is not known."""
        mark = self.libraries.get(library)
        if mark is None or self.store != head.store:
            return None
        is_known = mark.number <= head.announced.get(library, 0) and now - mark.at < SURE
        return mark.number if is_known else None

    def are_sound(self, head: Head, organisation: str, now: datetime) -> bool:
        """Whether the index can follow from here; else it begins anew. Marks of no library say nothing."""
        known = [self.hold(library, head, now) is not None for library in self.libraries]
        return self.organisation == organisation and bool(known) and all(known)

    def with_mark(self, library: str, mark: Mark) -> "Marks":
        return replace(self, libraries={**self.libraries, library: mark})

    @property
    def filling(self) -> bool:
        return any(mark.filling for mark in self.libraries.values())

    @property
    def lost(self) -> bool:
        return any(mark.lost for mark in self.libraries.values())


_CODEC = TypeAdapter(Marks)


class MarksFile:
    """`current` is what this process knows to be in its index; None when that is nothing. `caught_up`: when the index
    had all that the store held, last; None while it had not yet."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.current: Marks | None = None
        self.caught_up: datetime | None = None

    @property
    def folder(self) -> Path:
        """Of the index."""
        return self._path.parent

    @property
    def name(self) -> str:
        return self._path.name

    async def load(self) -> Marks | None:
        """As the file has them; another process may have changed it."""
        return await asyncio.to_thread(read_marks, self._path)

    async def save(self, marks: Marks) -> None:
        """Once the index has what they say: they are read by searches from now on."""
        await asyncio.to_thread(write_marks, self._path, marks)
        self.current = marks


def read_marks(path: Path) -> Marks | None:
    """None where there are none, or they cannot be read: then the index begins anew."""
    try:
        return _CODEC.validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        log.warning("replica.marks_unreadable")
        return None


def write_marks(path: Path, marks: Marks) -> None:
    """Whole or not at all, also when the machine dies."""
    fresh = path.with_name(f".tmp{path.stem.replace('-', '')}")
    with fresh.open("wb") as file:
        file.write(_CODEC.dump_json(marks))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
