"""The other side of a LineProcess: reads lines, and answers each with one line until there are no more.

It may not grow beyond its memory, and what a library prints goes nowhere.
"""

import contextlib
import os
import sys
import warnings
from collections.abc import Callable


def serve(memory: int, answer: Callable[[bytes], bytes], *, fatal: Callable[[bytes], bool] = lambda _: False) -> None:
    """`memory` in bytes. After a `fatal` answer the process ends."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    warnings.simplefilter("ignore")
    _limit(memory)
    for line in sys.stdin.buffer:
        said = answer(line)
        answers.write(said + b"\n")
        answers.flush()
        if fatal(said):
            return


def _limit(memory: int) -> None:
    """Where the system cannot limit memory (Windows), the time limit remains."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
