"""The extraction process: reads paths from its input, one JSON string a line, and answers each with one line (`wire`).

It may not grow beyond the memory named on its command line, and what a library prints goes nowhere.
"""

import contextlib
import json
import os
import sys
import warnings
from pathlib import Path

from bot.content.base import Reason
from bot.content.extract import extract
from bot.content.outline import CannotRead, Extracted
from bot.content.wire import packed


def main(memory: int) -> None:
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    warnings.simplefilter("ignore")
    _limit(memory)
    for line in sys.stdin.buffer:
        found = _found(Path(json.loads(line)))
        answers.write(packed(found) + b"\n")
        answers.flush()
        if found is Reason.MEMORY:
            return  # what is left of the memory is not to be trusted


def _found(path: Path) -> Extracted | Reason:
    try:
        return extract(path)
    except CannotRead as error:
        return error.reason
    except (MemoryError, RecursionError):
        return Reason.MEMORY


def _limit(memory: int) -> None:
    """Where the system cannot limit memory (Windows), the time limit remains."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(int(sys.argv[1]))
