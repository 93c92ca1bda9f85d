"""The embedded PassageIndex on tantivy: a folder on disk, one writer, any number of searches beside it."""

import asyncio
import json
import logging
import os
import re
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.answer.evidence import Hit
from bot.answer.library.source import Passage, Source
from bot.index.base import Held, IndexDamaged, IndexUnavailable
from bot.index.fields import SCHEMA, SOURCE, schema
from bot.index.packing import pack, register, replace_by
from bot.index.reranking import Reranker
from bot.index.search import View
from bot.index.setting_aside import alone, forget_set_aside, set_aside
from bot.index.soundness import LOOKS, META, flaw
from bot.index.writing import Writing
from bot.words.thesaurus import Thesaurus, load_thesaurus

if TYPE_CHECKING:
    import tantivy

log = logging.getLogger(__name__)

_MARK = "bode-index.json"
_SEGMENT = re.compile(r"[0-9a-f]{32}\.\w+(\.del)?")
MARKS = "bode-marks.json"
"""How far the index is (bot.answer.library.marks)."""
_OURS = re.compile(rf"bode-marks\.json|meta\.json|\.managed\.json|\.tantivy-\w+\.lock|\.tmp\w+|{_SEGMENT.pattern}")
"""Names of files in the folder of an index, but for the mark."""


async def open_index(
    path: Path,
    thesaurus: Callable[[], Thesaurus] | None = None,
    *,
    reranker: Reranker | None = None,
    renew: bool = False,
) -> "EmbeddedIndex":
    """Makes the index when the folder is empty or missing. `thesaurus` gives the one that counts now, in any thread;
    without it what Bode brings counts.

    Raises IndexDamaged for a damaged index or one of another version; to `renew` sets it aside and makes another
    instead, empty and of another identity, which bot.answer.library.rebuilding fills. IndexUnavailable when the
    folder holds something else or cannot be written.
    """
    index, identity = await asyncio.to_thread(_open, path, renew)
    return EmbeddedIndex(path, index, identity, thesaurus or await _brought(), reranker)


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
        reranker: Reranker | None,
    ) -> None:
        self.identity = identity
        self._path = path
        self._index = index
        self._thesaurus = thesaurus
        self._reranker = reranker
        self._claim = asyncio.Lock()
        self._writing = Writing(index)
        self._view = View(index, thesaurus, reranker)
        # One thread writes, others search: neither waits for the other, nor does the event loop.
        self._writer = ThreadPoolExecutor(1, "index-writer")
        self._searchers = ThreadPoolExecutor(2, "index-search")

    async def put(self, source: Source, passages: Sequence[Passage]) -> None:
        await self._write(self._writing.put, source, passages)

    async def permit(self, source: Source) -> bool:
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._writing.permit, source)

    async def remove(self, source_id: str) -> None:
        await self._write(self._writing.remove, source_id)

    async def commit(self) -> None:
        await self._write(self._writing.commit)

    @asynccontextmanager
    async def claimed(self) -> AsyncGenerator[None]:
        async with self._claim:
            try:
                await self._write(self._writing.claim)
                yield
            except BaseException:
                # What it did not commit would keep every other process out for as long as this one lives.
                await self._write(self._writing.close)
                raise
            await self._write(self._writing.release)

    async def release(self) -> None:
        if not self._claim.locked():
            await self._write(self._writing.release)

    async def held(self, source_ids: Collection[str]) -> Mapping[str, Held]:
        return await asyncio.get_running_loop().run_in_executor(self._searchers, self._view.held, source_ids)

    async def clear(self) -> None:
        await self._write(self._writing.clear)

    async def refresh(self) -> None:
        await self._write(self._index.reload)

    @property
    def version(self) -> int:
        return SCHEMA

    def is_file(self, name: str) -> bool:
        return name == META or _SEGMENT.fullmatch(name) is not None

    async def pack(self, folder: Path) -> Sequence[str]:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._writer, pack, self._path, folder)
        except OSError as error:
            raise IndexUnavailable(f"{self._path}: {error.strerror}") from error

    async def take(self, folder: Path) -> None:
        await self._write(self._take, folder)

    def _take(self, folder: Path) -> None:
        _mark(folder)
        register(folder)
        _opened(folder, thorough=True)
        self._writing.close()
        try:
            replace_by(self._path, folder)
        except OSError as error:
            raise IndexUnavailable(f"{self._path}: {error.strerror}") from error
        self._index, self.identity = _opened(self._path)
        self._writing = Writing(self._index)
        self._view = View(self._index, self._thesaurus, self._reranker)

    async def complete(self) -> None:
        try:
            removed = await asyncio.to_thread(forget_set_aside, self._path)
        except OSError:
            log.exception("index.set_aside_left")
            return
        if removed:
            log.info("index.set_aside_removed", extra={"count": removed})

    async def search(self, text: str, *, scopes: Collection[str], limit: int = 10) -> Sequence[Hit]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._searchers, self._view.search, text, frozenset(scopes), limit)

    async def knows(self, word: str, *, scopes: Collection[str]) -> bool:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._searchers, self._view.knows, word, frozenset(scopes))

    async def size(self) -> int:
        return await asyncio.get_running_loop().run_in_executor(self._searchers, self._view.size)

    async def close(self) -> None:
        """What was put and not committed is given up."""
        await self._write(self._writing.close)
        self._writer.shutdown()
        self._searchers.shutdown()

    async def _write(self, action: Callable[..., None], *values: object) -> None:
        await asyncio.get_running_loop().run_in_executor(self._writer, action, *values)


def _open(path: Path, renew: bool) -> "tuple[tantivy.Index, str]":
    """What was found counts only where the folder is the same one still: another process may have set it aside."""
    try:
        for _ in range(LOOKS):
            folder = _made(path)
            try:
                found = _opened(path, thorough=renew)
            except (OSError, IndexUnavailable) as error:
                if folder == _made(path):
                    if not renew or not isinstance(error, IndexDamaged):
                        raise
                    _set_damaged_aside(path, folder)
            else:
                if folder == _made(path):
                    return found
    except OSError as error:
        raise IndexUnavailable(f"{path}: {error.strerror}") from error
    raise IndexUnavailable(f"{path} is set aside again and again")


def _made(path: Path) -> int:
    """Makes the folder where there is none; the number tells it from another one of its name."""
    for _ in range(LOOKS):
        # Missing, or there and not a folder: it was set aside between two looks of this.
        with suppress(FileNotFoundError, FileExistsError):
            path.mkdir(parents=True, exist_ok=True)
            return path.stat().st_ino
    path.mkdir(parents=True, exist_ok=True)
    return path.stat().st_ino


def _set_damaged_aside(path: Path, folder: int) -> None:
    """Unless another process was here first."""
    with alone(path):
        try:
            if folder == _made(path):
                _opened(path, thorough=True)
        except IndexDamaged as damage:
            place = set_aside(path)
            log.error("index.set_aside", extra={"reason": damage.reason, "place": place.name})


def _opened(path: Path, *, thorough: bool = False) -> "tuple[tantivy.Index, str]":
    """`thorough` reads all files, to see whether they hold what was written."""
    import tantivy  # noqa: PLC0415 - not before it is needed

    names = {file.name for file in path.iterdir()}
    if not names:
        _mark(path)
    identity = _identity(path, names)
    if META not in names:
        (path / MARKS).unlink(missing_ok=True)  # whatever they say, it is not there
    if META in names or any(map(_SEGMENT.fullmatch, names)):  # else it is new, or who made it was killed
        problem = flaw(path) if thorough else "" if META in names else f"{META} is missing"
        if problem:
            raise IndexDamaged(path, problem)
    try:
        index = tantivy.Index(schema(), path=str(path))
        # Reading a term in every segment shows that the files are there.
        index.searcher().doc_freq(SOURCE, "")
    except ValueError as error:
        raise IndexDamaged(path, str(error)) from error
    return index, identity


def _mark(path: Path) -> None:
    """Of several that open a new index at the same time, one gives it its identity, and nobody sees half a mark."""
    identity = uuid4().hex
    written = json.dumps({"schema": SCHEMA, "identity": identity})
    whole = path.with_name(f".{identity}")
    try:
        whole.write_text(written, encoding="utf-8")
        os.link(whole, path / _MARK)
    except FileExistsError:
        pass  # another one was first
    except FileNotFoundError:
        raise  # the folder was set aside: the next one of its name is somebody else's
    except OSError:  # no links here, or no writing beside the folder
        (path / _MARK).write_text(written, encoding="utf-8")
    finally:
        whole.unlink(missing_ok=True)


def _identity(path: Path, names: Collection[str]) -> str:
    """What the mark says."""
    try:
        written = json.loads((path / _MARK).read_text(encoding="utf-8"))
        found, identity = written["schema"], str(written.get("identity", ""))
    except FileNotFoundError as error:
        if all(map(_OURS.fullmatch, names)):
            raise IndexDamaged(path, f"{_MARK} is missing") from error
        raise IndexUnavailable(f"{path} holds something that is no index") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged(path, f"{_MARK} cannot be read") from error
    if found != SCHEMA:
        raise IndexDamaged(path, f"it is of version {found}, not {SCHEMA}")
    return identity
