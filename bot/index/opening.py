"""How the folder of an index is opened: made where there is none, looked through, and set aside when it is damaged."""

import json
import logging
import os
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.index.base import IndexDamaged, IndexUnavailable
from bot.index.fields import SCHEMA, SOURCE, schema
from bot.index.setting_aside import alone, set_aside
from bot.index.soundness import LOOKS, META, flaw
from bot.index.vectors import VECTORS, Vectors

if TYPE_CHECKING:
    import tantivy

log = logging.getLogger(__name__)

_MARK = "bode-index.json"
_SEGMENT = re.compile(r"[0-9a-f]{32}\.\w+(\.del)?")
MARKS = "bode-marks.json"
"""How far the index is (bot.answer.library.marks)."""
_OURS = re.compile(
    rf"bode-marks\.json|bode-vectors\.db(-journal)?|meta\.json|\.managed\.json|\.tantivy-\w+\.lock|\.tmp\w+"
    rf"|{_SEGMENT.pattern}"
)
"""Names of files in the folder of an index, but for the mark."""


def is_file(name: str) -> bool:
    """Whether something of that name may be in what was packed."""
    return name in {META, VECTORS} or _SEGMENT.fullmatch(name) is not None


def opened_or_renewed(path: Path, renew: bool) -> "tuple[tantivy.Index, str]":
    """What was found counts only where the folder is the same one still: another process may have set it aside."""
    try:
        for _ in range(LOOKS):
            folder = _made(path)
            try:
                found = opened(path, thorough=renew)
            except (OSError, IndexUnavailable) as error:
                if folder == _made(path):
                    if not renew or not isinstance(error, IndexDamaged):
                        raise
                    _set_damaged_aside(path, folder)
            else:
                if folder == _made(path):
                    return found
    except OSError as error:
        raise IndexUnavailable(f"{path}: {error.strerror}") from error
    raise IndexUnavailable(f"{path} is set aside again and again")


def _made(path: Path) -> int:
    """Makes the folder where there is none; the number tells it from another one of its name."""
    for _ in range(LOOKS):
        # Missing, or there and not a folder: it was set aside between two looks of this.
        with suppress(FileNotFoundError, FileExistsError):
            path.mkdir(parents=True, exist_ok=True)
            return path.stat().st_ino
    path.mkdir(parents=True, exist_ok=True)
    return path.stat().st_ino


def _set_damaged_aside(path: Path, folder: int) -> None:
    """Unless another process was here first."""
    with alone(path):
        try:
            if folder == _made(path):
                opened(path, thorough=True)
        except IndexDamaged as damage:
            place = set_aside(path)
            log.error("index.set_aside", extra={"reason": damage.reason, "place": place.name})


def opened(path: Path, *, thorough: bool = False) -> "tuple[tantivy.Index, str]":
    """`thorough` reads all files, to see whether they hold what was written."""
    import tantivy  # noqa: PLC0415 - not before it is needed

    names = {file.name for file in path.iterdir()}
    if not names:
        mark(path)
    identity = _identity(path, names)
    if META not in names:
        (path / MARKS).unlink(missing_ok=True)  # whatever they say, it is not there
    if META in names or any(map(_SEGMENT.fullmatch, names)):  # else it is new, or who made it was killed
        problem = _flaw(path) if thorough else "" if META in names else f"{META} is missing"
        if problem:
            raise IndexDamaged(path, problem)
    try:
        index = tantivy.Index(schema(), path=str(path))
        # Reading a term in every segment shows that the files are there.
        index.searcher().doc_freq(SOURCE, "")
    except ValueError as error:
        raise IndexDamaged(path, str(error)) from error
    return index, identity


def _flaw(path: Path) -> str:
    return flaw(path) or Vectors(path).flaw()


def mark(path: Path) -> None:
    """Of several that open a new index at the same time, one gives it its identity, and nobody sees half a mark."""
    identity = uuid4().hex
    written = json.dumps({"schema": SCHEMA, "identity": identity})
    whole = path.with_name(f".{identity}")
    try:
        whole.write_text(written, encoding="utf-8")
        os.link(whole, path / _MARK)
    except FileExistsError:
        pass  # another one was first
    except FileNotFoundError:
        raise  # the folder was set aside: the next one of its name is somebody else's
    except OSError:  # no links here, or no writing beside the folder
        (path / _MARK).write_text(written, encoding="utf-8")
    finally:
        whole.unlink(missing_ok=True)


def _identity(path: Path, names: Collection[str]) -> str:
    """What the mark says."""
    try:
        written = json.loads((path / _MARK).read_text(encoding="utf-8"))
        found, identity = written["schema"], str(written.get("identity", ""))
    except FileNotFoundError as error:
        if all(map(_OURS.fullmatch, names)):
            raise IndexDamaged(path, f"{_MARK} is missing") from error
        raise IndexUnavailable(f"{path} holds something that is no index") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged(path, f"{_MARK} cannot be read") from error
    if found != SCHEMA:
        raise IndexDamaged(path, f"it is of version {found}, not {SCHEMA}")
    return identity
