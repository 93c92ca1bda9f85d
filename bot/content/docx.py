"""Word documents: the body in order, with what its headers and footers say that is no furniture."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.answer.library.source import Section
from bot.content.base import Reason
from bot.content.docx_edges import FEWEST_WORDS, edges_of
from bot.content.docx_story import Story
from bot.content.ooxml import Package, W
from bot.content.outline import MAX_PARAGRAPHS, CannotRead, Contents, Outline, one_line
from bot.content.titles import given_title


def read_docx(path: Path) -> Contents:
    with Package(path) as package:
        tree = package.tree(package.main)
        body: Any = None if tree is None else tree.find(f"{W}body")
        if body is None:
            raise CannotRead(Reason.CORRUPT)
        if sum(1 for _ in body.iter(f"{W}p")) > MAX_PARAGRAPHS:
            raise CannotRead(Reason.TOO_LARGE)
        title, modified = package.properties()
        outline = Outline()
        story = Story(package, given_title(title), outline)
        edges = list(edges_of(package, story.part, body))
        for is_header, first, element in edges:
            if is_header and first:
                _tell(outline, story.lines(element, paged=False))
        story.body(body, inside=False)
        said = set(_said(outline.sections()))
        for is_header, first, element in edges:
            if not (is_header and first):
                lines = story.lines(element, paged=False)
                _tell(outline, [one for one in lines if first or _says_something(one, story.title, said)])
        if not outline.sections():
            outline.paragraph(story.title)
        return Contents(story.title, outline.sections(), modified)


def _said(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        yield from section.headings
        yield from section.text.splitlines()
        for row in section.table:
            yield from row


def _tell(outline: Outline, lines: list[str]) -> None:
    for line in lines:
        outline.paragraph(line)


def _says_something(line: str, title: str, said: set[str]) -> bool:
    """Beside the title, which stands on every page again."""
    line = one_line(line)
    own = line.replace(title, " ") if title else line
    return line not in said and len(re.findall(r"\w+", own)) >= FEWEST_WORDS
