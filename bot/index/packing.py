"""Links the files of an index, which never change, into another folder; and puts such a folder in an index's place."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from bot.index.setting_aside import set_aside
from bot.index.soundness import META, parts_of

MANAGED = ".managed.json"


def pack(index: Path, folder: Path) -> Sequence[str]:
    """Their names. Nobody writes the index meanwhile. Raises OSError."""
    listed = (index / META).read_bytes()
    names = list(parts_of(listed))
    for name in names:
        _link(index / name, folder / name)
    (folder / META).write_bytes(listed)
    return [META, *names]


def register(folder: Path) -> None:
    """Says which files are the engine's own, so that it removes them once they are not needed."""
    names = sorted(file.name for file in folder.iterdir() if not file.name.startswith("bode-"))
    (folder / MANAGED).write_text(json.dumps(names), encoding="utf-8")


def _link(file: Path, to: Path) -> None:
    try:
        os.link(file, to)
    except FileNotFoundError:
        raise
    except OSError:  # no links here
        shutil.copyfile(file, to)


def replace_by(index: Path, folder: Path) -> None:
    """Of whoever has it open, what is open stays readable. Raises OSError."""
    before = set_aside(index)
    try:
        folder.rename(index)
    except OSError:
        before.rename(index)
        raise
    shutil.rmtree(before, ignore_errors=True)
