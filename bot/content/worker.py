"""The extraction process: is asked with what `extract` takes, a JSON list a line, and answers each with one line
(`wire`)."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.answer.library.class_limit import ClassLimit
from bot.content.base import Reason
from bot.content.classes import taken
from bot.content.extract import extract
from bot.content.outline import CannotRead, Extracted
from bot.content.wire import packed
from bot.line_worker import serve


def _answer(line: bytes) -> bytes:
    path, ocr, never, limit, listed = json.loads(line)
    return packed(_found(Path(path), ocr, never, taken(limit), listed=listed))


def _found(
    path: Path, ocr: Sequence[str], never: Sequence[str], limit: ClassLimit | None, *, listed: bool
) -> Extracted | Reason:
    try:
        return extract(path, ocr, never, limit, listed=listed)
    except CannotRead as error:
        return error.reason
    except (MemoryError, RecursionError):
        return Reason.MEMORY


if __name__ == "__main__":
    # What is left of the memory then is not to be trusted.
    serve(int(sys.argv[1]), _answer, fatal=lambda said: said == packed(Reason.MEMORY))
