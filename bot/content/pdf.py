"""PDF: reads every page (`pdf_page`), and makes headings, paragraphs and tables of what is on them (`pdf_lines`)."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.content.base import Reason
from bot.content.outline import CannotRead, Contents
from bot.content.pdf_items import Read
from bot.content.pdf_lines import told
from bot.content.pdf_page import read_page
from bot.content.pdf_scans import with_scans
from bot.content.titles import given_title

MAX_PAGES = 2000
MAX_LINES = 200_000


def read_pdf(path: Path, ocr: Sequence[str] = ()) -> Contents:
    """`ocr`: languages in which pages that are only pictures are read. Raises CannotRead."""
    import pypdfium2  # noqa: PLC0415 - only in the extraction process

    try:
        document: Any = pypdfium2.PdfDocument(str(path))
        document.init_forms()
    except pypdfium2.PdfiumError as error:
        raise CannotRead(Reason.ENCRYPTED if "password" in str(error).lower() else Reason.CORRUPT) from error
    if len(document) > MAX_PAGES:
        raise CannotRead(Reason.TOO_LARGE)
    facts: dict[str, str] = document.get_metadata_dict()
    pages: list[Read] = []
    count = 0
    for number in range(len(document)):
        pages.append(read_page(document, number))
        count += len(pages[-1].items)
        if count > MAX_LINES:
            raise CannotRead(Reason.TOO_LARGE)
    pages = with_scans(document, pages, ocr)
    if any(page.pictures for page in pages) and not any(page.items for page in pages):
        raise CannotRead(Reason.ONLY_IMAGES)
    sections, heading = told(pages)
    moment = _moment(facts.get("ModDate") or facts.get("CreationDate") or "")
    return Contents(given_title(facts.get("Title")) or heading, sections, moment)


_DATE = re.compile(r"D:(\d{14})")


def _moment(value: str) -> datetime | None:
    """D:20260314120000+01'00'; the zone is not worth its trouble for a date that is shown as a day."""
    match = _DATE.match(value)
    try:
        return datetime.strptime(match[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC) if match else None
    except ValueError:
        return None
