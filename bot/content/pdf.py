"""PDF: the lines of every page with their size and place; `pdf_lines` makes text of them."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.content.base import Reason
from bot.content.outline import CannotRead, Contents
from bot.content.pdf_lines import Line, told

MAX_PAGES = 2000
MAX_LINES = 200_000


def read_pdf(path: Path) -> Contents:
    import pypdfium2  # noqa: PLC0415 - only in the extraction process

    try:
        document: Any = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as error:
        raise CannotRead(Reason.ENCRYPTED if "password" in str(error).lower() else Reason.CORRUPT) from error
    if len(document) > MAX_PAGES:
        raise CannotRead(Reason.TOO_LARGE)
    facts: dict[str, str] = document.get_metadata_dict()
    pages: list[list[Line]] = []
    for number in range(len(document)):
        pages.append(_lines(document, number))
        if sum(map(len, pages)) > MAX_LINES:
            raise CannotRead(Reason.TOO_LARGE)
    title = facts.get("Title", "").strip()
    if title.lower().endswith((".doc", ".docx", ".pdf", ".indd")) or title.lower().startswith("microsoft word"):
        title = ""
    sections, first_heading = told(pages)
    return Contents(title or first_heading, sections, _moment(facts.get("ModDate") or facts.get("CreationDate") or ""))


def _lines(document: Any, number: int) -> list[Line]:
    """One page, in the order in which the file draws its text. A damaged page is an empty one."""
    import pypdfium2  # noqa: PLC0415

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    text_page = page.get_textpage()
    text: str = text_page.get_text_range()
    # The text has one character per index, unless it has characters beyond the first plane.
    aligned = len(text) == text_page.count_chars()
    lines: list[Line] = []
    start = 0
    for piece in text.split("\r\n"):
        stripped = piece.strip()
        if stripped:
            at = start + piece.index(stripped[0])
            size = round(float(_functions().FPDFText_GetFontSize(text_page, at)), 1) if aligned else 0.0
            top = float(text_page.get_charbox(at, loose=True)[3]) if aligned else 0.0
            lines.append(Line(stripped, size, top))
        start += len(piece) + 2
    text_page.close()
    page.close()
    return lines


def _functions() -> Any:
    from pypdfium2 import raw  # noqa: PLC0415

    return raw


_DATE = re.compile(r"D:(\d{14})")


def _moment(value: str) -> datetime | None:
    """D:20260314120000+01'00'; the zone is not worth its trouble for a date that is shown as a day."""
    match = _DATE.match(value)
    try:
        return datetime.strptime(match[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC) if match else None
    except ValueError:
        return None
