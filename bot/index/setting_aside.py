"""Putting an index that cannot be used beside its place, so that nothing is destroyed before there is another."""

import os
import shutil
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from bot.index.base import IndexUnavailable

_WRITER_LOCK = ".tantivy-writer.lock"


def set_aside(folder: Path) -> Path:
    """Moves the folder to the first free name beside it, and returns that."""
    place = next(place for number in count(1) if not (place := _place(folder, number)).exists())
    return folder.rename(place)


def forget_set_aside(folder: Path) -> int:
    """Removes what was set aside of this folder; returns how many there were. Raises OSError."""
    found = [place for place in folder.parent.glob(f"{folder.name}.set-aside-*") if place.is_dir()]
    for place in found:
        shutil.rmtree(place)
    return len(found)


def _place(folder: Path, number: int) -> Path:
    return folder.with_name(f"{folder.name}.set-aside-{number}")


@contextmanager
def alone(folder: Path) -> Generator[None]:
    """While it lasts, no other process sets this folder aside, nor writes the index in it.

    Raises IndexUnavailable when one writes it. Where there are no such locks (Windows), a folder with open files cannot
    be moved at all.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    with ExitStack() as stack:
        beside = os.open(folder.parent, os.O_RDONLY)
        stack.callback(os.close, beside)
        fcntl.flock(beside, fcntl.LOCK_EX)
        if (lock := folder / _WRITER_LOCK).exists():
            writer = os.open(lock, os.O_RDWR)
            stack.callback(os.close, writer)
            try:
                fcntl.flock(writer, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise IndexUnavailable(
                    f"{folder} is damaged, and another process writes it: stop that first"
                ) from error
        yield
