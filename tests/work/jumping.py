"""An event loop whose clock jumps to whatever is waited for: hours pass at once, and every run is the same."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class JumpingLoop(asyncio.SelectorEventLoop):
    """Only for what waits for time alone; sockets and threads would not be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._moment = 0.0
        selector: Any = self._selector  # pyright: ignore[reportAttributeAccessIssue]
        select = selector.select

        def jump(timeout: float | None = None) -> Any:
            self._moment += timeout or 0.0
            return select(0)

        selector.select = jump

    def time(self) -> float:
        return self._moment


def run(story: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        return runner.run(story)
