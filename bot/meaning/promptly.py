"""Asks any model so that no question waits long for it: who gets no vector in time goes on with words."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Sequence

from bot.meaning.base import Meaning, MeaningUnavailable, Vector
from bot.telemetry.measures import call_of_model

REMEMBERED = 256
"""Questions, the newest, of which the vector is at hand."""
SECONDS = 0.4
"""For which a question waits; the embedded model takes 0.015 to 0.1."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
"""Seconds in which a model that failed is not asked again; each time twice as long."""
QUIET = 600.0
"""Seconds between two times that the log says it: on a busy machine the model comes and goes."""

log = logging.getLogger(__name__)


class Promptly:
    """What was given up goes on beside, and is remembered when it comes; until then no other question waits behind it.

    That the model is away is said in the log once, not of each question, and so is that it is back."""

    def __init__(self, model: Meaning, *, seconds: float = SECONDS) -> None:
        self._model = model
        self._seconds = seconds
        self._known: OrderedDict[str, asyncio.Task[Vector | None]] = OrderedDict()
        self._overdue: set[asyncio.Task[Vector | None]] = set()
        self._pause = FIRST_PAUSE
        self._not_before = 0.0
        self._quiet_until = 0.0
        self._away = False

    @property
    def away(self) -> bool:
        """Whether questions go on without it now."""
        return self._away

    @property
    def name(self) -> str:
        return self._model.name

    async def question(self, text: str) -> Vector:
        task = self._known.get(text)
        if task is None:
            task = self._begun(text)
        elif not task.done() and self._overdue:
            raise MeaningUnavailable("behind")
        self._known.move_to_end(text)
        try:
            vector = await asyncio.wait_for(asyncio.shield(task), self._seconds)
        except TimeoutError:
            if not task.done():
                self._overdue.add(task)
                task.add_done_callback(self._overdue.discard)
            self._say_away("slow")
            raise MeaningUnavailable("slow") from None
        if vector is None:
            raise MeaningUnavailable("failed")
        return vector

    async def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        with call_of_model("passages"):
            return await self._model.passages(texts)

    def warm_up(self) -> None:
        """Has the model loaded before somebody waits for it."""
        self._begun("")

    async def close(self) -> None:
        running = [task for task in self._known.values() if not task.done()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self._model.close()

    def _begun(self, text: str) -> "asyncio.Task[Vector | None]":
        """Raises MeaningUnavailable while the model is better left alone."""
        if self._overdue or _now() < self._not_before:
            raise MeaningUnavailable("behind" if self._overdue else "paused")
        task = self._known[text] = asyncio.create_task(self._ask(text))
        while len(self._known) > REMEMBERED:
            oldest, first = next(iter(self._known.items()))
            if not first.done():
                break
            del self._known[oldest]
        return task

    async def _ask(self, text: str) -> Vector | None:
        try:
            with call_of_model("question"):
                vector = await self._model.question(text)
        except MeaningUnavailable as error:
            self._known.pop(text, None)
            self._not_before = _now() + self._pause
            self._pause = min(LONGEST_PAUSE, 2 * self._pause)
            self._say_away(str(error))
            return None
        self._pause = FIRST_PAUSE
        if self._away:
            self._away = False
            log.info("meaning.back", extra={"model": self.name})
        return vector

    def _say_away(self, reason: str) -> None:
        if not self._away and _now() >= self._quiet_until:
            self._away, self._quiet_until = True, _now() + QUIET
            log.warning("meaning.away", extra={"model": self.name, "reason": reason})


def _now() -> float:
    return asyncio.get_running_loop().time()
