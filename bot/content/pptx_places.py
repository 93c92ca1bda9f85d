"""Puts the shapes of a slide in the order in which they are read: top to bottom, left to right.

Where a shape says no place of its own, it stands where the layout has its placeholder, or the layout's master.
"""

from dataclasses import dataclass
from typing import Any

from bot.content.ooxml import A, P, Package

_MAX = 2**40
_DEEPEST = 16
"""Groups in groups that are looked at."""


@dataclass(frozen=True, slots=True)
class Placed:
    """`holder`: the kind of placeholder that it fills, "" for none. `at`: from the top, from the left."""

    shape: Any
    holder: str
    at: tuple[int, int]


class Places:
    """Where the layouts of one presentation have their placeholders; each layout is read once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[str, dict[tuple[str, str], tuple[int, int]]] = {}

    def in_order(self, part: str, shapes: list[Any]) -> list[Placed]:
        """The shapes of the slide `part`."""
        return sorted((self._placed(part, shape) for shape in shapes), key=lambda one: one.at)

    def _placed(self, part: str, shape: Any) -> Placed:
        holder = _holder(shape)
        at = _own_place(shape)
        if at is None and holder is not None:
            number, kind = holder.get("idx", ""), holder.get("type", "obj")
            places = self._of_layout(next(self._package.of_kind(part, "slideLayout"), ""))
            at = (places.get(("", number)) if number else None) or places.get((kind, ""))
        return Placed(shape, "" if holder is None else holder.get("type", "obj"), at or (0, 0))

    def _of_layout(self, layout: str) -> dict[tuple[str, str], tuple[int, int]]:
        """Of its placeholders and those of its master, by kind and by number."""
        if layout not in self._known:
            found: dict[tuple[str, str], tuple[int, int]] = {}
            for part in (layout, next(self._package.of_kind(layout, "slideMaster"), "")) if layout else ():
                tree = self._package.tree(part) if part else None
                for shape in tree.iter(f"{P}sp") if tree is not None else ():
                    holder, at = _holder(shape), _own_place(shape)
                    if holder is not None and at is not None:
                        found.setdefault((holder.get("type", "obj"), ""), at)
                        found.setdefault(("", holder.get("idx", "")), at)
            self._known[layout] = found
        return self._known[layout]


def _holder(shape: Any) -> Any:
    return shape[0].find(f"{P}nvPr/{P}ph") if len(shape) else None


def _own_place(shape: Any) -> tuple[int, int] | None:
    """On the slide: a group's shapes are placed in its own measure, which is brought to that of the slide."""
    offset = shape.find(f"{P}spPr/{A}xfrm/{A}off")
    if offset is None:
        offset = shape.find(f"{P}xfrm/{A}off")
    if offset is None:
        return None
    across, down = _number(offset.get("x", "")), _number(offset.get("y", ""))
    group = shape.getparent()
    for _ in range(_DEEPEST):
        if group is None or group.tag == f"{P}cSld":
            break
        frame = group.find(f"{P}grpSpPr/{A}xfrm")
        if group.tag == f"{P}grpSp" and frame is not None:
            across, down = _outside(frame, across, down)
        group = group.getparent()
    return down, across


def _outside(frame: Any, across: int, down: int) -> tuple[int, int]:
    def measure(name: str, key: str) -> int:
        found = frame.find(f"{A}{name}")
        return 0 if found is None else _number(found.get(key, ""))

    def moved(value: int, off: str, extent: str) -> int:
        inner = measure("chExt", extent)
        scale = measure("ext", extent) / inner if inner else 1.0
        return int(measure("off", off) + (value - measure("chOff", off)) * scale)

    return _bounded(moved(across, "x", "cx")), _bounded(moved(down, "y", "cy"))


def _bounded(value: int) -> int:
    return max(-_MAX, min(value, _MAX))


def _number(written: str) -> int:
    return int(written) if written.lstrip("-").isdecimal() and len(written) < 13 else 0
