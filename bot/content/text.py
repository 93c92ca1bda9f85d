"""Markdown and plain text."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bot.content.base import Reason
from bot.content.emphasis import without_emphasis
from bot.content.encodings import decoded
from bot.content.outline import MAX_CELLS, MAX_TEXT, CannotRead, Contents, Outline, in_utc, one_line


def read_markdown(path: Path) -> Contents:
    front, lines = _front_matter(_bounded(path).splitlines())
    outline = Outline()
    title = front.get("title", "")
    paragraph: list[str] = []

    def end() -> None:
        outline.paragraph("\n".join(paragraph))
        paragraph.clear()

    position = 0
    while position < len(lines):
        line = lines[position]
        heading = _heading(lines, position)
        if line.lstrip().startswith(("```", "~~~")):
            end()
            position = _fence(lines, position, outline)
        elif heading is not None:
            end()
            level, name, used = heading
            title = title or name
            outline.heading(level, name)
            position += used
        elif _is_table(lines, position):
            end()
            position = _table(lines, position, outline)
        else:
            if line.strip():
                paragraph.append(plain(line.strip()))
            else:
                end()
            position += 1
    end()
    return Contents(title, outline.sections(), _moment(front))


def read_text(path: Path) -> Contents:
    """Paragraphs between empty lines; a first line on its own is the title."""
    text = _bounded(path).replace("\r\n", "\n")
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    outline = Outline()
    for block in blocks:
        outline.paragraph(block)
    first = one_line(blocks[0]) if blocks else ""
    is_title = len(blocks) > 1 and "\n" not in blocks[0].strip() and 0 < len(first) <= 100 and first[-1] not in ".,;"
    return Contents(first if is_title else "", outline.sections())


def _bounded(path: Path) -> str:
    """Raises CannotRead."""
    if path.stat().st_size > 4 * MAX_TEXT:
        raise CannotRead(Reason.TOO_LARGE)
    text = decoded(path.read_bytes())
    if len(text) > MAX_TEXT:
        raise CannotRead(Reason.TOO_LARGE)
    return text


# None of these looks at a stretch of text more than a few times, however it begins again and again.
_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]\n]*+)\]\((?:[^()\n]++|\([^()\n]*+\))*+\)")
_ADDRESS = re.compile(r"<(https?://[^<>]+)>")
_LIST_MARK = re.compile(r"^(?:>\s*)*(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?")


def plain(line: str) -> str:
    """One line of Markdown without its marks."""
    line = _LIST_MARK.sub("", line)
    for _ in range(2):  # an image can stand in a link, and one mark in another
        line = _IMAGE_OR_LINK.sub(r"\1", line)
    for _ in range(2):
        line = without_emphasis(line)
    return _ADDRESS.sub(r"\1", line).replace("`", "")


_ATX = re.compile(r"^ {0,3}(#{1,6})\s+(.*)$")


def _heading(lines: list[str], at: int) -> tuple[int, str, int] | None:
    """Level, text and how many lines it takes."""
    if match := _ATX.match(lines[at]):
        return len(match[1]), plain(match[2].rstrip().rstrip("#").rstrip()), 1
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    text = lines[at].strip()
    if text and len(below) > 2 and set(below) in ({"="}, {"-"}) and not text.startswith(("-", "|", ">")):
        return (1 if below[0] == "=" else 2), plain(text), 2
    return None


def _is_table(lines: list[str], at: int) -> bool:
    rule = lines[at + 1] if at + 1 < len(lines) else ""
    return "|" in lines[at] and "-" in rule and "|" in rule and set(rule.strip()) <= set("|-: ")


def _table(lines: list[str], at: int, outline: Outline) -> int:
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    outline.table(_cells(row) for row in (lines[at], *lines[at + 2 : end]))
    return end


def _cells(row: str) -> list[str]:
    if row.count("|") > MAX_CELLS:
        raise CannotRead(Reason.TOO_LARGE)
    return [plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def _fence(lines: list[str], at: int, outline: Outline) -> int:
    """The text of a code block as it stands; returns the line after it."""
    mark = lines[at].lstrip()[:3]
    end = at + 1
    while end < len(lines) and not lines[end].lstrip().startswith(mark):
        end += 1
    outline.paragraph("\n".join(lines[at + 1 : end]))
    return end + 1


def _moment(front: Mapping[str, str]) -> datetime | None:
    try:
        return in_utc(datetime.fromisoformat(front.get("modified") or front.get("date") or ""))
    except ValueError:
        return None


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """The `key: value` lines between `---` at the top of the file."""
    if not lines or lines[0].strip() != "---":
        return {}, lines
    for end, line in enumerate(lines[1:60], start=1):
        if line.strip() == "---":
            pairs = (item.partition(":") for item in lines[1:end])
            return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}, lines[end + 1 :]
    return {}, lines
