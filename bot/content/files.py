"""Reads a file into a document: its text in a process of its own, cut into passages, under its title."""

import asyncio
import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from bot.answer.library.source import Source
from bot.content.base import Document, Entry, Reason, Shown, Unreadable
from bot.content.extraction import Extraction, Limits
from bot.content.labels import can_have_label
from bot.content.ocr import Ocr
from bot.content.outline import Extracted, one_line
from bot.content.passages import passages_of

SUFFIXES = frozenset(
    {".docx", ".docm", ".pptx", ".pptm", ".xlsx", ".xlsm", ".pdf", ".html", ".htm", ".md", ".markdown", ".txt"}
)


class Files:
    """The FileReading of a library; `ocr` says how scans are read, `never` are labels of what is not read."""

    def __init__(self, limits: Limits | None = None, ocr: Ocr | None = None, never: Sequence[str] = ()) -> None:
        limits = limits or Limits()
        self.most = limits.size
        self._extraction = Extraction(limits)
        self._ocr = ocr or Ocr()
        self._never = sorted(never)
        self._mark = hashlib.blake2b(" ".join(self._never).encode(), digest_size=6).hexdigest()

    def reads(self, name: str) -> bool:
        return PurePosixPath(name).suffix.lower() in SUFFIXES

    def digest(self, name: str, digest: str) -> str:
        """With other labels, a file is looked at again that may have one."""
        is_one = self._never and can_have_label(PurePosixPath(name).suffix.lower())
        return f"{digest}-{self._mark}" if is_one and digest else digest

    def title_by_name(self, path: str) -> str:
        return one_line(PurePosixPath(path).stem.replace("_", " "))

    async def read(self, file: Path, entry: Entry, modified: datetime | None) -> Document | Unreadable:
        languages = self._ocr.languages_for(entry.digest)
        found = await self._extraction.extract(file, languages, self._never)
        self._ocr.tried(entry.digest, found)
        if isinstance(found, Reason):
            return Unreadable(entry.path, found)
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
