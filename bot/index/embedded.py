"""The embedded PassageIndex on tantivy: a folder on disk, one writer, any number of searches beside it."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.answer.evidence import Hit
from bot.answer.library.source import Passage, Source
from bot.index.base import READ_ON, Held, IndexUnavailable, Meant
from bot.index.fields import SCHEMA
from bot.index.meanings import Meanings
from bot.index.opening import is_file, mark, opened, opened_or_renewed
from bot.index.packing import pack, register, replace_by
from bot.index.search import View
from bot.index.setting_aside import forget_set_aside
from bot.index.writing import Writing
from bot.words.thesaurus import Thesaurus, load_thesaurus

if TYPE_CHECKING:
    import tantivy

log = logging.getLogger(__name__)
T = TypeVar("T")


async def open_index(
    path: Path,
    thesaurus: Callable[[], Thesaurus] | None = None,
    *,
    renew: bool = False,
) -> "EmbeddedIndex":
    """Makes the index when the folder is empty or missing. `thesaurus` gives the one that counts now, in any thread;
    without it what Bode brings counts.

    Raises IndexDamaged for a damaged index or one of another version; to `renew` sets it aside and makes another
    instead, empty and of another identity, which bot.answer.library.rebuilding fills. IndexUnavailable when the
    folder holds something else or cannot be written.
    """
    index, identity = await asyncio.to_thread(opened_or_renewed, path, renew)
    return EmbeddedIndex(path, index, identity, thesaurus or await _brought())


async def _brought() -> Callable[[], Thesaurus]:
    thesaurus = await asyncio.to_thread(load_thesaurus)
    return lambda: thesaurus


class EmbeddedIndex:
    """Satisfies PassageIndex. Put many sources before each commit: a commit costs a flush to disk."""

    def __init__(
        self,
        path: Path,
        index: "tantivy.Index",
        identity: str,
        thesaurus: Callable[[], Thesaurus],
    ) -> None:
        self.identity = identity
        self._path = path
        self._index = index
        self._thesaurus = thesaurus
        self._claim = asyncio.Lock()
        self._writing = Writing(index)
        self._meanings = Meanings(path)
        self._view = View(index, thesaurus, self._meanings)
        # One thread writes, others search: neither waits for the other, nor does the event loop.
        self._writer = ThreadPoolExecutor(1, "index-writer")
        self._searchers = ThreadPoolExecutor(2, "index-search")

    async def put(self, source: Source, passages: Sequence[Passage]) -> None:
        await self._write(self._put, source, passages)

    def _put(self, source: Source, passages: Sequence[Passage]) -> None:
        self._writing.put(source, passages)
        self._meanings.kept.drop(source.id)

    async def permit(self, source: Source) -> bool:
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._permit, source)

    def _permit(self, source: Source) -> bool:
        found = self._writing.permit(source)
        if found:
            self._meanings.kept.permit(source)
        return found

    async def give_meaning(self, source: Source, model: str, vectors: Sequence[bytes]) -> None:
        await self._write(self._give_meaning, source, model, vectors)

    def _give_meaning(self, source: Source, model: str, vectors: Sequence[bytes]) -> None:
        self._writing.claim()
        self._meanings.kept.give(source, model, vectors)

    async def meant(self, sources: Collection[Source], model: str) -> frozenset[str]:
        return await self._kept(self._meanings.kept.meant, sources, model)

    async def models(self) -> frozenset[str]:
        return await self._kept(self._meanings.kept.models)

    async def prepare(self, model: str) -> None:
        await self._kept(self._meanings.prepare, model)

    async def remove(self, source_id: str) -> None:
        await self._write(self._remove, source_id)

    def _remove(self, source_id: str) -> None:
        self._writing.remove(source_id)
        self._meanings.kept.drop(source_id)

    async def commit(self) -> None:
        await self._write(self._commit)

    def _commit(self) -> None:
        """The passages first: vectors of passages that are not there find nothing, and these come again."""
        self._writing.commit()
        self._meanings.commit()

    @asynccontextmanager
    async def claimed(self) -> AsyncGenerator[None]:
        async with self._claim:
            try:
                await self._write(self._writing.claim)
                yield
            except BaseException:
                # What it did not commit would keep every other process out for as long as this one lives.
                await self._write(self._give_up)
                raise
            await self._write(self._writing.release)

    def _give_up(self) -> None:
        self._writing.close()
        self._meanings.kept.give_up()

    async def release(self) -> None:
        if not self._claim.locked():
            await self._write(self._writing.release)

    async def held(self, source_ids: Collection[str]) -> Mapping[str, Held]:
        return await asyncio.get_running_loop().run_in_executor(self._searchers, self._view.held, source_ids)

    async def clear(self) -> None:
        await self._write(self._clear)

    def _clear(self) -> None:
        self._writing.clear()
        self._meanings.kept.clear()

    async def refresh(self) -> None:
        await self._write(self._refresh)

    def _refresh(self) -> None:
        self._index.reload()
        self._meanings.refresh()

    @property
    def version(self) -> int:
        return SCHEMA

    def is_file(self, name: str) -> bool:
        return is_file(name)

    async def pack(self, folder: Path) -> Sequence[str]:
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._pack, folder)

    def _pack(self, folder: Path) -> Sequence[str]:
        try:
            return [*pack(self._path, folder), *self._meanings.kept.pack(folder)]
        except (OSError, sqlite3.Error) as error:
            raise IndexUnavailable(f"{self._path}: {error}") from error

    async def take(self, folder: Path) -> None:
        await self._write(self._take, folder)

    def _take(self, folder: Path) -> None:
        mark(folder)
        register(folder)
        opened(folder, thorough=True)
        self._writing.close()
        try:
            replace_by(self._path, folder)
        except OSError as error:
            raise IndexUnavailable(f"{self._path}: {error.strerror}") from error
        self._index, self.identity = opened(self._path)
        self._writing = Writing(self._index)
        self._meanings = Meanings(self._path)
        self._view = View(self._index, self._thesaurus, self._meanings)

    async def complete(self) -> None:
        try:
            removed = await asyncio.to_thread(forget_set_aside, self._path)
        except OSError:
            log.exception("index.set_aside_left")
            return
        if removed:
            log.info("index.set_aside_removed", extra={"count": removed})

    async def search(
        self,
        text: str,
        *,
        scopes: Collection[str],
        limit: int = 10,
        meaning: Meant | None = None,
        read_on: int = READ_ON,
    ) -> Sequence[Hit]:
        look = partial(self._view.search, text, frozenset(scopes), limit, meaning, read_on)
        return await asyncio.get_running_loop().run_in_executor(self._searchers, look)

    async def knows(self, word: str, *, scopes: Collection[str]) -> bool:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._searchers, self._view.knows, word, frozenset(scopes))

    async def size(self) -> int:
        return await asyncio.get_running_loop().run_in_executor(self._searchers, self._view.size)

    async def close(self) -> None:
        """What was put and not committed is given up."""
        await self._write(self._give_up)
        self._writer.shutdown()
        self._searchers.shutdown()

    async def _kept(self, look: Callable[..., T], *values: object) -> T:
        """In the writer's thread: after what was written before."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._writer, look, *values)
        except sqlite3.Error as error:
            raise IndexUnavailable(f"{self._path}: {error}") from error

    async def _write(self, action: Callable[..., None], *values: object) -> None:
        await asyncio.get_running_loop().run_in_executor(self._writer, action, *values)
