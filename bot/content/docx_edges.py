"""Finds the headers and footers of a Word document that its pages show, each once, those of a first page apart."""

from collections.abc import Iterator
from typing import Any

from bot.content.ooxml import Package, R, W, is_on

FEWEST_WORDS = 4
"""A line with less, which stands on every page, is furniture: the name of the house, "vertrouwelijk"."""


def edges_of(package: Package, part: str, body: Any) -> Iterator[tuple[bool, bool, Any]]:
    """Whether it is a header, whether it stands on a first page alone, and the root of its part."""
    seen: set[str] = set()
    for section in body.iter(f"{W}sectPr"):
        for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            first = reference.get(f"{W}type") == "first"
            target = package.related(part).get(reference.get(f"{R}id", ""))
            if target is None or target.part in seen or (first and not is_on(section, f"{W}titlePg")):
                continue
            seen.add(target.part)
            tree = package.tree(target.part)
            if tree is not None:
                yield reference.tag == f"{W}headerReference", first, tree
