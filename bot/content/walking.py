"""Finds the files below a folder. Links are never followed; whatever name or place is odd costs itself and is told."""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.base import Reason


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or with a `problem` whatever stands there; `is_folder`: nobody knows what is in it."""

    path: Path
    problem: Reason | None = None
    is_folder: bool = False


def real(place: Path) -> Path:
    """Without links; what leads in a circle stays as it is, and is found not to be there."""
    try:
        return place.resolve()
    except (OSError, RuntimeError):
        return place.absolute()


def walk(root: Path) -> Iterator[Found]:
    """`root` is `real`. Depth and number of folders do not matter. What is hidden, and what systems leave behind, is
    passed over."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield Found(folder, Reason.DENIED, is_folder=True)
            continue
        for entry in entries:
            if _is_passed_over(entry.name):
                continue
            path = Path(entry)
            try:
                if entry.is_symlink():
                    if problem := _leads_astray(path, root):
                        yield Found(path, problem)
                elif not _is_text(entry.name):
                    yield Found(path, Reason.NAME)
                elif entry.is_dir():
                    waiting.append(path)
                elif entry.is_file():  # opening a pipe would wait for ever
                    yield Found(path)
            except OSError:
                yield Found(path, Reason.DENIED)


def shown(path: Path, root: Path) -> str:
    """The path below the root as it can be printed and kept, whatever its bytes are."""
    text = path.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if unicodedata.category(c) != "Cc" else c.encode("unicode_escape").decode() for c in text)


def _is_text(name: str) -> bool:
    """Not UTF-8 gives surrogates; a line break would make two lines of one name wherever it is shown."""
    return not any(unicodedata.category(character) in {"Cc", "Cs"} for character in name)


def _leads_astray(link: Path, root: Path) -> Reason | None:
    """None when it leads to something in the folder, which is found in its own place."""
    try:
        target = link.resolve()
        if not target.is_relative_to(root):
            return Reason.OUTSIDE
        return None if target.exists() else Reason.LINK
    except (OSError, RuntimeError):  # in a circle
        return Reason.LINK


def _is_passed_over(name: str) -> bool:
    """Hidden files, Office's lock files, and what systems leave behind."""
    return name.startswith((".", "~$")) or name.lower() in {"thumbs.db", "desktop.ini"}
