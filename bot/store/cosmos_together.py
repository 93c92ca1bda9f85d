"""Calls that go together: one at a time for each key, and whatever comes meanwhile goes along with the next."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeAlias, TypeVar

Key = TypeVar("Key", bound=Hashable)
Given = TypeVar("Given")
Result = TypeVar("Result")

Work: TypeAlias = Callable[[Key, Sequence[Given]], Awaitable[Sequence[Result | Exception]]]
"""Of what was given for one key: a result for each, or the exception that its caller gets."""


class Together(Generic[Key, Given, Result]):
    """The work for a caller begins after they called, so that nobody is answered with what was read before. It goes on
    when they do not wait for it any more."""

    def __init__(self, work: Work[Key, Given, Result]) -> None:
        self._work = work
        self._waiting: dict[Key, list[tuple[Given, asyncio.Future[Result]]]] = {}
        self._running: set[asyncio.Task[None]] = set()

    async def call(self, key: Key, given: Given) -> Result:
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        if key in self._waiting:
            self._waiting[key].append((given, future))
        else:
            self._waiting[key] = [(given, future)]
            task = asyncio.create_task(self._go_on(key))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return await future

    async def finish(self) -> None:
        """Waits for what is under way."""
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _go_on(self, key: Key) -> None:
        while going := self._waiting[key]:
            self._waiting[key] = []
            try:
                results = await self._work(key, [given for given, _ in going])
            except Exception as error:
                results = [error] * len(going)
            for (_, future), result in zip(going, results, strict=True):
                if future.done():
                    continue  # its caller was cancelled
                if isinstance(result, Exception):
                    future.set_exception(result)
                else:
                    future.set_result(result)
        del self._waiting[key]
