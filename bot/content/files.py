"""Reads a file into a document: its text in a process of its own, cut into passages, under its title."""

import asyncio
import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from bot.answer.library.class_limit import ClassLimit
from bot.answer.library.source import Source
from bot.content.base import Document, Entry, Reason, Shown, Unreadable
from bot.content.classes import unread
from bot.content.extraction import Extraction, Limits
from bot.content.labels import can_have_label
from bot.content.ocr import Ocr
from bot.content.outline import Extracted, one_line
from bot.content.passages import passages_of

SUFFIXES = frozenset(
    {".docx", ".docm", ".pptx", ".pptm", ".xlsx", ".xlsm", ".pdf", ".html", ".htm", ".md", ".markdown", ".txt"}
)


class Files:
    """The FileReading of a library; `ocr` says how scans are read, `never` are labels of what is not read, `limit` is
    the class up to which something is. An `extraction` that is given is its own from then on: it closes it."""

    def __init__(
        self,
        limits: Limits | None = None,
        ocr: Ocr | None = None,
        never: Sequence[str] = (),
        limit: ClassLimit | None = None,
        extraction: Extraction | None = None,
    ) -> None:
        limits = limits or Limits()
        self.most = limits.size
        self._extraction = extraction or Extraction(limits)
        self._ocr = ocr or Ocr()
        self._never = sorted(never)
        self._limit = limit
        self._mark, self._mark_of_others = _marks(self._never, limit)

    def reads(self, name: str) -> bool:
        return PurePosixPath(name).suffix.lower() in SUFFIXES

    def digest(self, name: str, digest: str) -> str:
        """Where other labels count, or another class, a file is looked at again that may have a label; any other file
        where it is indexed now and was not, or the other way round."""
        mark = self._mark if _has_place(name) else self._mark_of_others
        return f"{digest}-{mark}" if mark and digest else digest

    def unread(self, name: str, reason: Reason) -> Reason:
        return unread(self._limit, reason, can_have_label=_has_place(name)) if self._limit else reason

    def asks_class(self, name: str) -> bool:
        """Whether a file of such a name is indexed or not by what it says of itself."""
        return self._limit is not None and _has_place(name)

    def title_by_name(self, path: str) -> str:
        return one_line(PurePosixPath(path).stem.replace("_", " "))

    async def read(self, file: Path, entry: Entry, modified: datetime | None) -> Document | Unreadable:
        languages = self._ocr.languages_for(entry.digest)
        found = await self._extraction.extract(file, languages, self._never, self._limit)
        self._ocr.tried(entry.digest, found)
        if isinstance(found, Reason):
            return Unreadable(entry.path, self.unread(file.name, found))
        passages = await asyncio.to_thread(passages_of, entry.id, found.sections)
        return Document(self._source(entry, found, modified), passages)

    async def close(self) -> None:
        await self._extraction.close()

    def _source(self, entry: Entry, found: Extracted, modified: datetime | None) -> Source:
        shown = entry.shown or Shown(entry.path, "")
        first = next((section.headings[0] for section in found.sections if section.headings), "")
        return Source(
            id=entry.id,
            title=one_line(found.title) or first or self.title_by_name(shown.path),
            path=shown.path,
            url=shown.url,
            modified=found.modified or modified,
            language=found.language,
            readers=entry.readers,
            digest=entry.digest,
            official=entry.official,
        )


def _has_place(name: str) -> bool:
    return can_have_label(PurePosixPath(name).suffix.lower())


def _marks(never: Sequence[str], limit: ClassLimit | None) -> tuple[str, str]:
    """Of files that can have a label, and of others; "" where nothing is withheld."""
    said = [*never, *([limit.mark] if limit else [])]
    mark = hashlib.blake2b(" ".join(said).encode(), digest_size=6).hexdigest() if said else ""
    return mark, "above" if limit and limit.withholds_unlabelled else ""
