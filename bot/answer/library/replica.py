"""Keeps an instance's index equal to what the store holds: fills it once, then follows the changes by their numbers."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from bot.answer.library import change_order, snapshots
from bot.answer.library.change_order import Item
from bot.answer.library.copies import Rebuilding
from bot.answer.library.libraries import documents_of
from bot.answer.library.marks import Mark, Marks
from bot.answer.library.meaning_of_copies import MeaningOfCopies, lacks_meaning
from bot.answer.library.scope import Head
from bot.answer.official.official_answer import OFFICIAL
from bot.house import House
from bot.index.base import Held, IndexUnavailable

log = logging.getLogger(__name__)

EVERY = 2.0
"""Seconds between two looks at the head: one read each."""
AT_MOST = 60.0
"""Seconds between two tries while the index or the store is away; each time twice as long."""
FRESH = timedelta(days=1)
"""After which marks that did not move say anew until when they hold."""

FIRST = 400
"""Passages before the first commit of a filling: something is found soon."""
MOST = 4000
"""Passages between two later ones: what a killed process does again at most."""

PATIENCE = 0.001
"""Seconds that a thread computes before another gets its turn; Python's own is 0.005, several times in a search."""
LONG = 50
"""Sources that one page brings: then looking for garbage among what is met holds everybody up."""

OnProgress: TypeAlias = Callable[[Rebuilding], None]


def _silent(_: Rebuilding) -> None:
    """Nobody looks."""


async def follow(house: House, every: float = EVERY) -> None:
    """For the running bot: catches up again and again. Never raises but when cancelled."""
    pause = every
    while True:
        try:
            await catch_up(house)
            if house.meaning:
                await house.index.prepare(house.meaning.name)
        except IndexUnavailable:
            log.warning("replica.waits")
            pause = min(AT_MOST, 2 * pause)
        except Exception:
            log.exception("replica.failed")
            pause = min(AT_MOST, 2 * pause)
        else:
            pause = every
        await asyncio.sleep(pause)


async def catch_up(house: House, on_progress: OnProgress = _silent) -> None:
    """Brings the index to where the store is now; what was done before it was killed stays done. Raises
    IndexUnavailable while another process writes the index."""
    head, known = await house.scopes.begun(), house.marks.current
    marks = await house.marks.load()
    if marks and not marks.are_sound(head, house.records.organisation_id, house.now()):
        marks = None
    if marks is None or marks.filling:
        await _say_what_is_missing(house, marks)
    elif marks != known:  # another process brought it further
        await house.index.refresh()
        house.marks.current = marks
    if marks is None or marks.filling or lacks_meaning(house, marks) or await _behind(house, head, marks):
        async with house.index.claimed():
            await _Following(house, on_progress).run(head)
    else:
        await _refreshed(house, marks)
    house.rebuilding.end()
    house.marks.caught_up = house.now()
    reached = house.marks.current
    if reached and reached != known and not reached.lost:
        await house.index.complete()


async def _say_what_is_missing(house: House, marks: Marks | None) -> None:
    """Before the claim is waited for: it is missing just as well while another process puts it there."""
    if house.rebuilding.total:  # it failed before, or goes on beside this
        return
    missing = [library for library, mark in marks.libraries.items() if mark.filling] if marks else None
    all_of_them = [state.id for state in await change_order.states(house.records)] if missing is None else missing
    house.rebuilding.begin(await _total(house, all_of_them))


async def _behind(house: House, head: Head, marks: Marks) -> Mapping[str, int]:
    """By library that lacks something, the number that is reached in the store. One that was announced and is not there
    yet is about to come, or its process was killed."""
    found: dict[str, int] = {}
    for library in change_order.libraries_in(head.announced, ()):
        mark = marks.libraries.get(library)
        if mark is None or mark.number < head.announced[library]:
            reached = await _reached(house, library, head)
            if mark is None or mark.number < reached:
                found[library] = reached
    return found


async def _reached(house: House, library: str, head: Head) -> int:
    """The number of the newest change that is committed."""
    state = await change_order.state_of(house.records, library)
    if state:
        return state.value.number
    # A library is recorded before anything of it is announced: without a record it was removed, which announced the
    # last change of it. The official answers are never removed: theirs comes with the first that is committed.
    return 0 if library == OFFICIAL else head.announced.get(library, 0)


async def _total(house: House, libraries: Sequence[str]) -> int:
    """How many sources they have."""
    states = [await change_order.state_of(house.records, library) for library in libraries if library != OFFICIAL]
    return sum([await documents_of(house, state.value) for state in states if state])


async def _refreshed(house: House, marks: Marks) -> None:
    """To be called where it is not behind: nothing was newer than the marks say until now, also where a higher number
    was announced and is not reached."""
    now = house.now()
    if said := {name: replace(mark, at=now) for name, mark in marks.libraries.items() if now - mark.at > FRESH}:
        await house.marks.save(replace(marks, libraries={**marks.libraries, **said}))


class _Frozen:
    """What long pages froze. Whether a bot had frozen what it loaded for good is looked up once: it counts all."""

    def __init__(self) -> None:
        self._before: int | None = None

    def freeze(self) -> None:
        if self._before is None:
            self._before = gc.get_freeze_count()
        gc.freeze()

    def release(self) -> None:
        """What was frozen before is so again: else every collection walks over all of it."""
        if self._before is None:
            return
        gc.unfreeze()
        if self._before:
            gc.collect()
            gc.freeze()


@contextmanager
def _giving_way(frozen: _Frozen) -> Generator[None]:
    """Indexing computes without a pause, in a thread beside the searches. Its long pages freeze what they met."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(PATIENCE)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
        frozen.release()


class _Following:
    """One catching up, while nobody else writes the index."""

    def __init__(self, house: House, on_progress: OnProgress) -> None:
        self._house = house
        self._records = house.records
        self._on_progress = on_progress
        self._meaning = MeaningOfCopies(house)
        self._waiting = self._passages = 0
        self._most = FIRST
        self._marks = Marks("", "")
        self._lost: set[str] = set()
        self._frozen = _Frozen()

    async def run(self, head: Head) -> None:
        """Another process may have done something since this one looked."""
        with _giving_way(self._frozen):
            marks = await self._house.marks.load()
            if marks is None or not marks.are_sound(head, self._records.organisation_id, self._house.now()):
                await self._begin(head)
            else:
                self._marks = marks
            await self._fill([library for library, mark in self._marks.libraries.items() if mark.filling])
            for library, reached in (await _behind(self._house, head, self._marks)).items():
                await self._go_on(library, reached)
            if lacks_meaning(self._house, self._marks):
                await self._mean_all()
        if self._marks != self._house.marks.current:
            await self._house.index.refresh()
            self._house.marks.current = self._marks

    async def _begin(self, head: Head) -> None:
        """With a whole index that another instance kept, where there is one to go on from."""
        self._house.marks.current = None
        taken = await snapshots.take(self._house, head)
        if taken is None:
            await self._begin_anew(head)
        else:
            self._marks = self._house.marks.current = taken

    async def _begin_anew(self, head: Head) -> None:
        """The index holds nothing from now on; its marks say from where the change order goes on once it is filled."""
        at = self._house.now()
        names = [OFFICIAL, *(state.id for state in await change_order.states(self._records))]
        marks = {name: Mark(await self._committed(name), at, filling=True) for name in names}
        await self._house.index.clear()
        await self._house.index.commit()
        await self._save(Marks(head.store, self._records.organisation_id, marks, self._meaning.model))

    async def _committed(self, library: str) -> int:
        state = await change_order.state_of(self._records, library)
        return state.value.number if state else 0

    async def _fill(self, libraries: Sequence[str]) -> None:
        if not libraries:
            return
        progress = self._house.rebuilding
        progress.begin(await _total(self._house, libraries))
        # No warning: a new instance begins so. What was wrong with an index is said where it is set aside.
        log.info("index.rebuild_begins", extra={"sources": progress.total})
        lost = 0
        for library in change_order.libraries_in({}, libraries):
            self._lost = set()
            async for page in change_order.paged(change_order.everything(self._records, library)):
                await self._apply(library, page)
            await self._commit()
            lost += len(self._lost)
            mark = replace(self._marks.libraries[library], filling=False, lost=frozenset(self._lost))
            await self._save(self._marks.with_mark(library, mark))
        told = {"sources": progress.done, "passages": self._passages, "without_copy": lost}
        log.info("index.rebuilt", extra=told)

    async def _go_on(self, library: str, reached: int) -> None:
        """Its mark moves with each commit: up to where all of a number is there."""
        at, mark = self._house.now(), self._marks.libraries.get(library)
        held = mark.number if mark else 0
        self._lost = set(mark.lost if mark else ())
        async for page in change_order.paged(change_order.changes(self._records, library, held, reached)):
            if last := await self._apply(library, page):
                await self._move(library, Mark(max(held, last.number - 1), at, lost=frozenset(self._lost)))
        await self._commit()
        await self._move(library, Mark(reached, at, lost=frozenset(self._lost)))
        log.info("replica.followed", extra={"library": library, "number": reached})

    async def _move(self, library: str, mark: Mark) -> None:
        await self._save(self._marks.with_mark(library, mark))

    async def _save(self, marks: Marks) -> None:
        if marks.meant != self._meaning.model:  # of what is followed now, no other model's are put there
            marks = replace(marks, meant="")
        await self._house.marks.save(marks)
        self._marks = marks

    async def _apply(self, library: str, page: Sequence[Item]) -> Item | None:
        """The last one that was committed, with all before it; None when that is none of these."""
        committed: Item | None = None
        # What is met while indexing stays, and is ever more: looking through it for garbage would hold everybody up.
        if len(page) >= LONG:
            self._frozen.freeze()
        held = await self._house.index.held([item.source.id for item in page])
        lacking = await self._meaning.lacking([item.source for item in page])
        for item in page:
            put = await self._apply_one(library, item, held.get(item.source.id))
            self._waiting += put
            if put or item.source.id in lacking:
                self._waiting += await self._meaning.give(library, item)
            if self._waiting >= self._most:
                await self._commit()
                self._most, committed = MOST, item
            self._tell(library, is_new=put > 0)
        return committed

    def _tell(self, library: str, *, is_new: bool) -> None:
        """The official answers are few, and counted with nothing."""
        progress = self._house.rebuilding
        if progress.total and library != OFFICIAL:
            progress.done += 1
            if is_new:
                self._on_progress(progress)

    async def _apply_one(self, library: str, item: Item, held: Held | None) -> int:
        """How many passages were put."""
        source, index = item.source, self._house.index
        self._lost.discard(source.id)
        if item.gone:
            if held:
                await index.remove(source.id)
            return int(bool(held))
        if held and held.stands_as(source):
            return 0
        if held and held.says_as(source) and await index.permit(source):
            return 1
        passages = await change_order.passages_of(self._records, library, item)
        if passages is None:
            return await self._without_copy(library, item, held)
        await index.put(source, passages)
        self._passages += len(passages)
        return len(passages)

    async def _without_copy(self, library: str, item: Item, held: Held | None) -> int:
        """What the index has of it is older: until it comes again, it is for who may read it now."""
        if await change_order.to_be_read_again(self._records, library, item):
            self._lost.add(item.source.id)
        return int(bool(held) and await self._house.index.permit(item.source))

    async def _mean_all(self) -> None:
        """Of all that is held already: the model is in use since then."""
        for library in change_order.libraries_in({}, self._marks.libraries):
            async for given in self._meaning.give_all(library):
                self._waiting += given
                if self._waiting >= MOST:
                    await self._commit()
        await self._commit()
        await self._save(replace(self._marks, meant=self._meaning.model))

    async def _commit(self) -> None:
        await self._house.index.commit()
        self._waiting = 0
        progress = self._house.rebuilding
        if progress.total:
            log.info("index.rebuilding", extra={"done": progress.done, "sources": progress.total})
