"""Word documents: real heading styles, paragraphs, tables, also inside content controls."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.content.base import Reason
from bot.content.docx_tables import rows_of
from bot.content.outline import MAX_PARAGRAPHS, CannotRead, Contents, Outline, in_utc

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT_BOX = f"{_W}txbxContent"


def read_docx(path: Path) -> Contents:
    import docx  # noqa: PLC0415 - only in the extraction process
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    document: Any = docx.Document(str(path))
    body = document.element.body
    if sum(1 for _ in body.iter(f"{_W}p")) > MAX_PARAGRAPHS:
        raise CannotRead(Reason.TOO_LARGE)
    outline = Outline()
    level_of = _Levels()
    title: str = (document.core_properties.title or "").strip()
    for element in _blocks(body):
        if element.tag == f"{_W}tbl":
            outline.table(rows_of(element))
            continue
        paragraph = Paragraph(element, document)
        level = level_of(paragraph)
        if level == 0:
            title = title or paragraph.text.strip()
        elif level is not None:
            outline.heading(level, paragraph.text)
        else:
            outline.paragraph(paragraph.text)
        for box in element.iter(_TEXT_BOX):
            # A text box stands twice in the file: as itself and as its fallback for old programs.
            if not any(ancestor.tag.endswith("}Fallback") for ancestor in box.iterancestors()):
                outline.paragraph("\n".join(Paragraph(p, document).text for p in box.iter(f"{_W}p")))
    return Contents(title, outline.sections(), in_utc(document.core_properties.modified))


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables in order; content controls are opened, tables of contents are left out."""
    for child in body:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag == f"{_W}sdt":
            gallery = child.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
            if gallery is not None and "Contents" in (gallery.get(f"{_W}val") or ""):
                continue
            content = child.find(f"{_W}sdtContent")
            if content is not None:
                yield from _blocks(content)


class _Levels:
    """0 for the document's title, 1 to 9 for a heading, None for text; looked up once for each style."""

    def __init__(self) -> None:
        self._known: dict[str | None, int | None] = {}

    def __call__(self, paragraph: Any) -> int | None:
        style: str | None = paragraph._p.style
        if style not in self._known:
            self._known[style] = _heading_level(paragraph.style)
        return self._known[style]


def _heading_level(style: Any) -> int | None:
    """A style counts as what it is based on."""
    for _ in range(10):
        if style is None:
            return None
        name = (style.name or "").casefold()
        if name == "title":
            return 0
        if name.startswith("heading ") and name[8:].strip().isdigit():
            return int(name[8:])
        style = style.base_style
    return None
