"""Plain text."""

import re
from collections.abc import Sequence
from pathlib import Path

from bot.content.base import Reason
from bot.content.encodings import decoded
from bot.content.outline import MAX_TEXT, CannotRead, Contents, Outline, one_line

_ITEM = re.compile(r"\d+[.)]\s")
"""Of a list of steps; "1 Inleiding" is a heading."""

LONGEST_TITLE = 100
LONGEST_HEADING = 80
SHORTEST_TEXT = 50
"""Characters. A short line above a longer one is a heading; above a short one it is a line of an address or a list."""


def read_text(path: Path) -> Contents:
    """Paragraphs between empty lines, below headings by how they stand; a first line on its own is the title."""
    text = bounded(path).replace("\r\n", "\n")
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    first = one_line(blocks[0]) if blocks else ""
    is_title = len(blocks) > 1 and "\n" not in blocks[0].strip() and 0 < len(first) <= LONGEST_TITLE
    title = first if is_title and first[-1] not in ".,;" else ""
    outline = Outline()
    outline.heading(1, title)
    for at, block in enumerate(blocks):
        if at == 0 and title:
            continue
        heading, rest = _parted(block, blocks[at + 1 : at + 2])
        if heading:
            outline.heading(2, heading)
        outline.paragraph(rest)
    return Contents(title, outline.sections())


def _parted(block: str, after: Sequence[str]) -> tuple[str, str]:
    """The heading that it begins with, "" for none, and the rest; a line on its own may be the heading of what is
    `after` it."""
    line, _, rest = block.partition("\n")
    below = (rest or "".join(after)).partition("\n")[0].strip()
    return (line.strip(), rest) if _is_heading(line.strip()) and len(below) >= SHORTEST_TEXT else ("", block)


def _is_heading(line: str) -> bool:
    begins = line[:1].isupper() or line[:1].isdigit()
    return begins and len(line) <= LONGEST_HEADING and line[-1] not in ".,;:" and not _ITEM.match(line)


def bounded(path: Path) -> str:
    """All of a text file. Raises CannotRead."""
    if path.stat().st_size > 4 * MAX_TEXT:
        raise CannotRead(Reason.TOO_LARGE)
    text = decoded(path.read_bytes())
    if len(text) > MAX_TEXT:
        raise CannotRead(Reason.TOO_LARGE)
    return text
