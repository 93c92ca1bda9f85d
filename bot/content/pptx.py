"""Presentations: one section per slide under its title, tables apart, with the speaker's notes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.answer.library.source import Anchor
from bot.content.outline import Contents, Outline, in_utc, one_line


def read_pptx(path: Path) -> Contents:
    import pptx  # noqa: PLC0415 - only in the extraction process

    deck: Any = pptx.Presentation(str(path))
    outline = Outline()
    first_title = ""
    for number, slide in enumerate(deck.slides, start=1):
        outline.at(Anchor("slide", str(number)))
        heading = slide.shapes.title
        title = one_line(heading.text) if heading is not None and heading.has_text_frame else ""
        first_title = first_title or title
        outline.heading(1, title)
        for shape in _shapes(slide.shapes):
            if heading is not None and shape.shape_id == heading.shape_id:
                continue
            if shape.has_text_frame:
                outline.paragraph(shape.text_frame.text)
            elif getattr(shape, "has_table", False):
                outline.table([[cell.text for cell in row.cells] for row in shape.table.rows])
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            outline.paragraph(slide.notes_slide.notes_text_frame.text)
    properties = deck.core_properties
    sections = outline.sections()
    return Contents(_title(properties.title) or first_title, sections, in_utc(properties.modified))


def _title(property_: str | None) -> str:
    """PowerPoint's own placeholder is no title."""
    title = (property_ or "").strip()
    return "" if title.casefold() in {"powerpoint presentation", "powerpoint-presentatie"} else title


def _shapes(shapes: Any) -> Iterator[Any]:
    """Top to bottom, left to right, groups opened: the order on the slide, not the order of drawing."""
    for shape in sorted(shapes, key=lambda s: (s.top or 0, s.left or 0)):
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape
