"""Reads the pages of a PDF that are only pictures: each is drawn as large as it needs to be, and given to tesseract."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from typing import Any

from bot.content.ocr import languages_there, paragraphs_in
from bot.content.pdf_items import Read, Scanned

MAX_PAGES = 50
"""Of one file. One with more is read as if there was no tesseract: half a document is none."""
MAX_PIXELS = 10_000_000
"""Of one page; a larger sheet than A4 is drawn less finely."""
DPI = 300

_known: list[str] = []


def _there() -> Sequence[str]:
    """Asked until it answers: then they stay the same as long as this process."""
    if not _known:
        _known.extend(languages_there())
    return _known


def with_scans(document: Any, pages: Sequence[Read], languages: Sequence[str]) -> list[Read]:
    """`pages` as they were read, and those of which only pictures were seen as tesseract reads them. Only in those of
    `languages` that it has here."""
    pictures = [number for number, page in enumerate(pages) if page.pictures and not page.items]
    has = [language for language in languages if language in _there()] if pictures and languages else []
    found = list(pages)
    for number in pictures if has and len(pictures) <= MAX_PAGES else ():
        found[number] = _scanned(document, number, found[number], has)
    return found


def _scanned(document: Any, number: int, page: Read, languages: Sequence[str]) -> Read:
    import pypdfium2  # noqa: PLC0415 - only in the extraction process

    try:
        drawn, dpi = _drawn(document[number])
    except (pypdfium2.PdfiumError, ValueError):
        return page
    paragraphs = paragraphs_in(drawn, dpi, languages)
    return replace(page, items=(Scanned(tuple(paragraphs)),)) if paragraphs else page


def _drawn(page: Any) -> tuple[bytes, int]:
    """In shades of grey, as PGM: it is written in a line, and tesseract reads it. And how finely."""
    width, height = page.get_size()
    scale = min(DPI / 72, sqrt(MAX_PIXELS / max(width * height, 1)))
    bitmap = page.render(scale=scale, grayscale=True)
    shades, across = memoryview(bitmap.buffer).cast("B"), bitmap.stride
    rows = (shades[at : at + bitmap.width] for at in range(0, bitmap.height * across, across))
    drawn = b"".join([b"P5 %d %d 255\n" % (bitmap.width, bitmap.height), *rows])
    bitmap.close()
    page.close()
    return drawn, round(scale * 72)
