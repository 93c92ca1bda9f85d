"""Plain text."""

import re
from pathlib import Path

from bot.content.base import Reason
from bot.content.encodings import decoded
from bot.content.outline import MAX_TEXT, CannotRead, Contents, Outline, one_line


def read_text(path: Path) -> Contents:
    """Paragraphs between empty lines; a first line on its own is the title."""
    text = bounded(path).replace("\r\n", "\n")
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    outline = Outline()
    for block in blocks:
        outline.paragraph(block)
    first = one_line(blocks[0]) if blocks else ""
    is_title = len(blocks) > 1 and "\n" not in blocks[0].strip() and 0 < len(first) <= 100 and first[-1] not in ".,;"
    return Contents(first if is_title else "", outline.sections())


def bounded(path: Path) -> str:
    """All of a text file. Raises CannotRead."""
    if path.stat().st_size > 4 * MAX_TEXT:
        raise CannotRead(Reason.TOO_LARGE)
    text = decoded(path.read_bytes())
    if len(text) > MAX_TEXT:
        raise CannotRead(Reason.TOO_LARGE)
    return text
