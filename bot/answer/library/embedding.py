"""Gives what is found by words a meaning too, in the background: the vectors of each source of which the words are
new, kept beside its copy."""

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.answer.library.change_order import changes, everything, libraries_in, one, partition_of, passages_of, state_of
from bot.answer.library.completing import complete, keep_only
from bot.answer.library.copies import Reach, words_digest
from bot.errors import Unavailable
from bot.house import House
from bot.meaning.base import Meaning, MeaningUnavailable, Vector
from bot.meaning.text import meant_text
from bot.meaning.vectors import packed

TURN = 2.0
"""Seconds of one round: it ends soon when the process is to stop, and a new document waits for no large library."""
STEP = 8
"""Passages between two looks at the clock."""
SAVE_EVERY = 60.0
"""Seconds between two times that the store, and the log, say how far a library is."""
TRIES = 2
"""With a source that the model cannot take, while it takes others: after that it is found by words alone."""
FIRST_PAUSE = 5.0
LONGEST_PAUSE = 300.0
"""Seconds until a model that is away is asked again; each time twice as long."""
PROBE = "Is daar iemand?"

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Begun:
    """A source of which some passages have their vectors; `words` is the digest of its words."""

    source: str
    words: str
    vectors: list[Vector] = field(default_factory=list[Vector])


@dataclass(slots=True)
class _Walk:
    """One library: `waiting` are ids of sources that lack something, the newest change first, of all up to the number
    `listed`; 0 while none was. `others`: what other models made of them is to be forgotten at the end."""

    reach: Reach
    listed: int
    waiting: deque[str] = field(default_factory=deque[str])
    others: deque[str] = field(default_factory=deque[str])
    begun: _Begun | None = None
    made: int = 0
    saved: float = 0.0

    @property
    def has_ended(self) -> bool:
        return not self.waiting and not self.others


@dataclass(slots=True)
class Embedder:
    """For one model, by one instance at a time. What it made stays, whenever it is killed: a source that is completed
    has a new number, and is not found among what lacks something. `clock` in seconds."""

    house: House
    model: Meaning
    clock: Callable[[], float] = time.monotonic
    _walks: dict[str, _Walk] = field(default_factory=dict[str, _Walk])
    _failed: dict[str, int] = field(default_factory=dict[str, int])
    _not_before: float = 0.0
    _pause: float = FIRST_PAUSE

    async def embed(self) -> int:
        """Goes on for a TURN; returns of how many sources it made vectors. No library waits for another."""
        until, done = self.clock() + TURN, 0
        if self.clock() < self._not_before:
            return done
        announced = (await self.house.scopes.head()).announced
        found = [(library, await self._walk(library, announced[library])) for library in libraries_in(announced, ())]
        walks = [(library, walk) for library, walk in found if walk]
        while self._not_before <= self.clock() < until and not all(walk.has_ended for _, walk in walks):
            for library, walk in walks:
                done += 0 if walk.has_ended else await self._step(library, walk)
        for library, walk in walks:
            await self._save(library, walk)
        return done

    async def _walk(self, library: str, announced: int) -> _Walk | None:
        """With what is new in it; None when nothing is to be done."""
        walk = self._walks.get(library)
        if walk is None:
            found = await self.house.records.reaches.get(partition_of(library), Reach(self.model.name).id)
            reach = found.value if found else Reach(self.model.name)
            walk = self._walks[library] = _Walk(reach, reach.number, saved=self.clock())
        if walk.has_ended and walk.listed >= announced:
            return None
        state = await state_of(self.house.records, library)
        if state and state.value.number > walk.listed:
            await self._list(library, walk, state.value.number)
        return walk if state else None

    async def _list(self, library: str, walk: _Walk, to: int) -> None:
        """What it made itself since the last time is among it, and lacks nothing."""
        records, model = self.house.records, self.model.name
        standing = changes(records, library, walk.listed, to) if walk.listed else everything(records, library)
        known, fresh = {*walk.waiting}, list[str]()
        async for item in standing:
            if item.gone or item.source.id in known:
                continue
            if model not in item.source.completed:
                fresh.append(item.source.id)
            elif item.source.completed - {model}:
                walk.others.append(item.source.id)
        walk.waiting.extendleft(fresh)
        walk.listed = to
        if fresh:
            log.info("meaning.begins", extra={"library": library, "sources": len(walk.waiting), "model": model})

    async def _step(self, library: str, walk: _Walk) -> int:
        """Some passages of one source; returns whether it has all its vectors by that."""
        if not walk.waiting:
            await keep_only(self.house, library, walk.others[0], self.model.name)
            walk.others.popleft()
            return 0
        id_ = walk.waiting[0]
        try:
            made = await self._make(library, walk, id_)
        except MeaningUnavailable as error:
            if not await self._is_away(error):
                self._failed[id_] = self._failed.get(id_, 0) + 1
                if self._failed[id_] >= TRIES:
                    log.warning("meaning.left_out", extra={"source": id_, "reason": str(error)})
                    walk.waiting.popleft()
            return 0
        self._pause = FIRST_PAUSE
        if walk.begun:
            return 0
        self._failed.pop(id_, None)
        walk.waiting.popleft()
        walk.made += made
        return made

    async def _make(self, library: str, walk: _Walk, id_: str) -> int:
        """Goes on with it where it was begun (`walk.begun`), until it is whole. Raises MeaningUnavailable. What changes
        meanwhile comes again, with another number."""
        begun, walk.begun = walk.begun, None
        item = await one(self.house.records, library, id_)
        if item is None or item.gone or self.model.name in item.source.completed:
            return 0
        passages = await passages_of(self.house.records, library, item)
        if passages is None:
            return 0
        words = words_digest(passages)
        if begun is None or (begun.source, begun.words) != (id_, words):
            begun = _Begun(id_, words)
        next_ones = passages[len(begun.vectors) : len(begun.vectors) + STEP]
        begun.vectors += await self.model.passages([meant_text(item.source, passage) for passage in next_ones])
        if len(begun.vectors) < len(passages):
            walk.begun = begun
            return 0
        if item.source.completed:
            walk.others.append(id_)
        try:
            return await complete(self.house, library, id_, self.model.name, words, packed(begun.vectors))
        except Unavailable:
            return 0

    async def _is_away(self, error: MeaningUnavailable) -> bool:
        """Whether it is the model that fails, and not the source that it was given."""
        try:
            await self.model.passages([PROBE])
        except MeaningUnavailable:
            if self._pause == FIRST_PAUSE:
                log.warning("meaning.waits", extra={"model": self.model.name, "reason": str(error)})
            self._not_before = self.clock() + self._pause
            self._pause = min(LONGEST_PAUSE, 2 * self._pause)
            return True
        return False

    async def _save(self, library: str, walk: _Walk) -> None:
        """At the end, and now and then before: who begins after that goes on from there."""
        if not walk.has_ended and self.clock() - walk.saved < SAVE_EVERY:
            return
        number = walk.listed if walk.has_ended else walk.reach.number
        reach = replace(walk.reach, number=number, waiting=len(walk.waiting))
        if reach != walk.reach:
            reaches = self.house.records.reaches
            await self.house.records.change_one(reaches, partition_of(library), reach.id, lambda _: reach)
        if walk.made:
            told = {"library": library, "made": walk.made, "waiting": reach.waiting, "model": self.model.name}
            log.info("meaning.made", extra=told)
        walk.reach, walk.saved, walk.made = reach, self.clock(), 0
