"""The folder where the embedded store, queue and index stand: made private, and known again before it is removed."""

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bot.errors import OperatorError

STORE = "bode.sqlite"
BLOBS = "blobs"
PROBE = 64 * 1024
MARKS = (STORE, "links.key", "run.lock")
"""Files that nobody but Bode makes: where one stands, the folder is Bode's."""
WRITTEN = (
    *("topics.toml", "circles.toml", "synonyms.toml", "calendar.toml"),
    *("tariffs.toml", "thresholds.toml", "leave_rights.toml", "papers.toml"),
    *("templates.toml", "libraries.toml", "authors.toml", "retention.toml"),
)
BESIDE = (*WRITTEN, "index", BLOBS, "logs", "playgrounds", "addresses.json")


class DataFolderUnusable(OperatorError):
    """It cannot be made, or not be looked into."""


def is_data_folder(folder: Path) -> bool:
    return any((folder / name).is_file() for name in MARKS)


def make_private(folder: Path) -> None:
    """Creates the folder with mode 0700. One that is there gets it when it is Bode's or has nothing of another's.

    Raises DataFolderUnusable.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077 and (is_data_folder(folder) or not any(_others(folder))):
            with suppress(PermissionError):  # of another account, who has to mind it
                folder.chmod(0o700)
    except OSError as error:
        raise DataFolderUnusable(f"BODE_DATA_DIR: {folder}: {error.strerror or error}") from error


def disk_problem(folder: Path, least_free: int) -> str:
    """Why nothing can be kept there, "" when it can; `least_free` in bytes. Waits for the disk."""
    try:
        if shutil.disk_usage(folder).free < least_free:
            return "the disk is full"
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(PROBE))
            probe.flush()
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        return "the disk is full" if full else f"the disk cannot be written: {error.strerror}"
    return ""


def ours_in(folder: Path) -> list[Path]:
    """What Bode made there, or was told to read there."""
    others = set(_others(folder))
    return sorted(path for path in folder.iterdir() if path not in others)


def _others(folder: Path) -> Iterator[Path]:
    """What is not Bode's. The store and the index have more files than one, whose names go on after a dot or a dash."""
    known = (*MARKS, *BESIDE)
    for path in folder.iterdir():
        if path.name not in known and not path.name.startswith((f"{STORE}-", "index.")):
            yield path
