"""Ways in which the files of an index get lost or damaged: each takes its folder."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path


def _put(file: Path, content: bytes) -> None:
    """In another file's stead: an index of the same process may still have this one mapped into its memory, and what is
    cut off there ends the process."""
    other = file.with_name("other")
    other.write_bytes(content)
    other.replace(file)


def cut_a_segment(folder: Path) -> None:
    file = next(folder.glob("*.term"))
    _put(file, file.read_bytes()[:10])


def cut_off_an_end(folder: Path) -> None:
    file = next(folder.glob("*.store"))
    _put(file, file.read_bytes()[:-1])


def change_a_byte(folder: Path) -> None:
    """Nothing but a checksum tells."""
    file = max(folder.glob("*.store"), key=lambda file: file.stat().st_size)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    _put(file, bytes(content))


def lose_a_segment(folder: Path) -> None:
    for file in folder.glob("*.idx"):
        file.unlink()


def lose_the_fast_fields(folder: Path) -> None:
    next(folder.glob("*.fast")).unlink()


def garble_meta(folder: Path) -> None:
    (folder / "meta.json").write_text("{", encoding="utf-8")


def overwrite_meta(folder: Path) -> None:
    (folder / "meta.json").write_text("{}", encoding="utf-8")


def lose_meta(folder: Path) -> None:
    (folder / "meta.json").unlink()


def garble_the_list_of_files(folder: Path) -> None:
    (folder / ".managed.json").write_bytes(b"\xff")


def garble_the_mark(folder: Path) -> None:
    (folder / "bode-index.json").write_bytes(b"\xff")


def lose_the_mark(folder: Path) -> None:
    (folder / "bode-index.json").unlink()


def make_it_older(folder: Path) -> None:
    mark = folder / "bode-index.json"
    mark.write_text(json.dumps(json.loads(mark.read_text(encoding="utf-8")) | {"schema": 1}), encoding="utf-8")


def lose_all(folder: Path) -> None:
    while folder.exists():  # a merge that nobody waited for may still be leaving a file
        shutil.rmtree(folder, ignore_errors=True)


DAMAGES: tuple[Callable[[Path], None], ...] = (
    cut_a_segment,
    cut_off_an_end,
    change_a_byte,
    lose_a_segment,
    lose_the_fast_fields,
    garble_meta,
    overwrite_meta,
    lose_meta,
    garble_the_list_of_files,
    garble_the_mark,
    lose_the_mark,
    make_it_older,
)
"""All but the loss of the whole folder, which leaves nothing to set aside."""
