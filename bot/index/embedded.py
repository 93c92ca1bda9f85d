"""The embedded PassageIndex on tantivy: a folder on disk, one writer, any number of searches beside it."""

import asyncio
import json
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.domain.knowledge import Hit, Passage, Source
from bot.index.base import IndexUnavailable
from bot.index.fields import SCHEMA, SOURCE, schema
from bot.index.search import View
from bot.index.thesaurus import ThesaurusFile
from bot.index.writing import Writing

if TYPE_CHECKING:
    import tantivy

_MARK = "bode-index.json"


async def open_index(path: Path, synonyms: Path | None = None) -> "EmbeddedIndex":
    """Makes the index when the folder is empty or missing. `synonyms` is a file that bot.index.thesaurus describes.

    Raises IndexUnavailable when the folder holds something else, an index of another version, or a damaged one;
    ThesaurusInvalid for a wrong file.
    """
    thesaurus = await asyncio.to_thread(ThesaurusFile, synonyms)
    return EmbeddedIndex(*await asyncio.to_thread(_open, path), thesaurus)


class EmbeddedIndex:
    """Satisfies PassageIndex. Put many sources before each commit: a commit costs a flush to disk."""

    def __init__(self, index: "tantivy.Index", identity: str, thesaurus: ThesaurusFile) -> None:
        self.identity = identity
        self._index = index
        self._writing = Writing(index)
        self._view = View(index, thesaurus)
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

    async def release(self) -> None:
        await self._write(self._writing.release)

    async def search(self, text: str, *, scopes: Collection[str], limit: int = 10) -> Sequence[Hit]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._searchers, self._view.search, text, frozenset(scopes), limit)

    async def size(self) -> int:
        return await asyncio.get_running_loop().run_in_executor(self._searchers, self._view.size)

    async def close(self) -> None:
        """What was put and not committed is given up."""
        await self._write(self._writing.close)
        self._writer.shutdown()
        self._searchers.shutdown()

    async def _write(self, action: Callable[..., None], *values: object) -> None:
        await asyncio.get_running_loop().run_in_executor(self._writer, action, *values)


def _check_mark(path: Path, mark: Path) -> str:
    """The index's identity."""
    try:
        written = json.loads(mark.read_text(encoding="utf-8"))
        found, identity = written["schema"], str(written.get("identity", ""))
    except FileNotFoundError as error:
        raise IndexUnavailable(f"{path} holds something that is no index") from error
    except (ValueError, KeyError, TypeError) as error:
        raise IndexUnavailable(f"{mark} is damaged") from error
    if found != SCHEMA:
        raise IndexUnavailable(f"{path} is an index of version {found}, not {SCHEMA}: remove it and index again")
    return identity


def _open(path: Path) -> "tuple[tantivy.Index, str]":
    import tantivy  # noqa: PLC0415 - not before it is needed

    mark = path / _MARK
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not any(path.iterdir()):
            mark.write_text(json.dumps({"schema": SCHEMA, "identity": uuid4().hex}), encoding="utf-8")
        identity = _check_mark(path, mark)
        index = tantivy.Index(schema(), path=str(path))
        # Reading a term in every segment shows that the files are there and whole.
        index.searcher().doc_freq(SOURCE, "")
    except OSError as error:
        raise IndexUnavailable(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise IndexUnavailable(f"{path} is damaged: {error}") from error
    return index, identity
