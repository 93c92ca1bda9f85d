"""Filling an index that was lost, damaged or outdated: from the store's copy of the passages, without any library."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeAlias

from bot.answer.library.copies import Rebuilding
from bot.answer.library.copying import commits, copy_of, replacing
from bot.answer.library.source import Indexed, Source
from bot.answer.official import writing
from bot.answer.official.official_answer import OFFICIAL
from bot.house import House
from bot.index.base import IndexUnavailable
from bot.store.collection import Stored
from bot.store.records import sources_partition

log = logging.getLogger(__name__)

FIRST = 400
"""Passages before the first commit: something is found soon."""
MOST = 4000
"""Passages between two later ones: what a killed rebuilding does again at most."""
PAGE = 25
AGAIN = 5.0
AT_MOST = 60.0
"""Seconds between two tries, while another process writes the index or the store is away; each time twice as long."""

PATIENCE = 0.001
"""Seconds that a thread computes before another gets its turn; Python's own is 0.005, several times in a search."""

OnProgress: TypeAlias = Callable[[Rebuilding], None]


async def keep_complete(house: House) -> None:
    """For the running bot: rebuilds what is to be rebuilt, however often it takes. Never raises but when cancelled."""
    pause = AGAIN
    while True:
        try:
            await rebuild(house)
        except IndexUnavailable:
            log.warning("index.rebuild_waits")
        except Exception:
            log.exception("index.rebuild_failed")
        else:
            return
        await asyncio.sleep(pause)
        pause = min(AT_MOST, 2 * pause)


async def rebuild(house: House, on_progress: OnProgress = lambda _: None) -> None:
    """Brings everything that was recorded into this index, unless it is there; what another one did before it was
    killed stays done. Raises IndexUnavailable while another process writes the index."""
    if outdated := await _outdated(house):
        await _announce(house, outdated)
        async with house.index.claimed():
            await rebuild_claimed(house, on_progress)
    else:
        await _end(house)


async def rebuild_claimed(house: House, on_progress: OnProgress = lambda _: None) -> None:
    """As `rebuild`, for who has claimed the index."""
    if outdated := await _outdated(house):
        with _giving_way():
            await _Filling(house, on_progress).run(outdated)
    await _end(house)


async def _announce(house: House, outdated: Sequence[Stored[Indexed]]) -> None:
    """Before the claim is waited for: something is missing just as well while another process puts it there."""
    total = await _total(house, outdated)
    if not house.rebuilding.total:  # else it failed, or goes on beside this
        house.rebuilding.begin(total)


async def _total(house: House, outdated: Sequence[Stored[Indexed]]) -> int:
    libraries = [sources_partition(item.value.id) for item in outdated if item.value.id != OFFICIAL]
    return sum([await house.records.sources.count(partition=library) for library in libraries])


async def _end(house: House) -> None:
    """When nothing is outdated, whoever brought it here. What was set aside may go when nothing is to be read again."""
    house.rebuilding.end()
    if all(item.value.copied and not item.value.doubtful for item in await states(house) if item.value.id != OFFICIAL):
        await house.index.complete()


@contextmanager
def _giving_way() -> Generator[None]:
    """Indexing computes without a pause, in a thread beside the searches. Its pages freeze what they met."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(PATIENCE)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
        gc.unfreeze()


async def _outdated(house: House) -> list[Stored[Indexed]]:
    """What was brought into another index than this one."""
    found = await states(house)
    if not any(item.value.id == OFFICIAL for item in found):
        found.insert(0, Stored(Indexed(OFFICIAL, ""), ""))
    return [item for item in found if item.value.index != house.index.identity]


async def states(house: House) -> list[Stored[Indexed]]:
    """Of every library, and of what experts wrote (OFFICIAL)."""
    return [item async for item in house.records.indexed.stream(order="index")]


class _Filling:
    """One rebuilding, while nobody else writes the index or what the store says of it."""

    def __init__(self, house: House, on_progress: OnProgress) -> None:
        self._house = house
        self._records = house.records
        self._on_progress = on_progress
        self._waiting = self._passages = self._lost = 0
        self._state = Stored(Indexed(OFFICIAL, ""), "")  # of what is filled now
        self._most = FIRST

    async def run(self, outdated: Sequence[Stored[Indexed]]) -> None:
        libraries = [item for item in outdated if item.value.id != OFFICIAL]
        progress = self._house.rebuilding
        progress.begin(await _total(self._house, outdated))
        if libraries:
            log.warning("index.rebuild_begins", extra={"sources": progress.total})
        for item in sorted(outdated, key=lambda item: item.value.id != OFFICIAL):  # few, and first in every answer
            self._state = item
            await (self._fill(item.value) if item.value.id != OFFICIAL else writing.index_all(self._house))
            await self._record(replace(self._state.value, index=self._house.index.identity))
        if libraries:
            told = {"sources": progress.done, "passages": self._passages, "without_copy": self._lost}
            log.warning("index.rebuilt", extra=told)

    async def _fill(self, library: Indexed) -> None:
        """What is in doubt is left out, to be read again: it may have been removed, or be for others now."""
        partition = sources_partition(library.id)
        page: list[Stored[Source]] = []
        async for item in self._records.sources.stream(partition=partition, page=PAGE):
            page.append(item)
            if len(page) == PAGE:
                await self._put(partition, library.doubtful, page)
                page = []
        await self._put(partition, library.doubtful, page)
        await self._commit()

    async def _put(self, partition: str, doubtful: Collection[str], page: Sequence[Stored[Source]]) -> None:
        # What is met while indexing stays, and is ever more: looking through it for garbage would hold everybody up.
        gc.freeze()
        held = await self._house.index.holds([item.value.id for item in page])
        missing = [item for item in page if item.value.id not in held and item.value.id not in doubtful]
        self._house.rebuilding.done += len(page) - len(missing)
        await self._house.scopes.meet([item.value.readers for item in missing])
        for item in missing:
            passages = await copy_of(self._records, partition, item.value)
            if passages is None:
                await self._forget(partition, item)
            else:
                await self._house.index.put(item.value, passages)
                self._waiting += len(passages)
                self._passages += len(passages)
            self._house.rebuilding.done += 1
            if self._waiting >= self._most:
                await self._commit()
                self._most = MOST
            self._on_progress(self._house.rebuilding)

    async def _commit(self) -> None:
        await self._house.index.commit()
        self._waiting = 0
        progress = self._house.rebuilding
        log.info("index.rebuilding", extra={"done": progress.done, "sources": progress.total})

    async def _forget(self, partition: str, item: Stored[Source]) -> None:
        """Then the next indexing reads it again. Until it has, not all that is recorded has its copy."""
        self._lost += 1
        if self._state.value.copied:
            await self._record(replace(self._state.value, copied=False, cursor=""))
        writes = await replacing(self._records, partition, item.value.id, ())
        for run in commits([*writes, self._records.sources.remove(item.value, item.version)]):
            await self._records.accept(partition, run)

    async def _record(self, state: Indexed) -> None:
        put = self._records.indexed.put(state, self._state.version or None)
        version, *_ = await self._records.accept(sources_partition(state.id), [put])
        self._state = Stored(state, version or "")
