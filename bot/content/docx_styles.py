"""Looks up what a Word paragraph's style makes of it: title, heading, numbered, hidden, part of a table of contents."""

import re
from dataclasses import dataclass
from typing import Any

from bot.content.ooxml import W, is_on

_MAX_BASED = 20
_HEADING = re.compile(r"heading (\d)")
_CONTENTS = re.compile(r"(?:toc|table of figures|index) ?\d*|toc heading")
TITLE = 0


@dataclass(frozen=True, slots=True)
class Style:
    """`level`: TITLE, 1 to 9 for a heading, None for text. `list_` and `step`: numId and level in it, "" where it does
    not say. `ids`: its own and those that it is based on."""

    level: int | None = None
    list_: str = ""
    step: str = ""
    ids: tuple[str, ...] = ()
    hidden: bool = False
    contents: bool = False


class Styles:
    """By id, each counting as what it is based on; `tree` is the part, or None."""

    def __init__(self, tree: Any) -> None:
        listed = () if tree is None else tree.iterchildren(f"{W}style")
        self._listed: dict[str, Any] = {one.get(f"{W}styleId", ""): one for one in listed}
        usual = (id_ for id_, one in self._listed.items() if one.get(f"{W}default") in {"1", "true"} and _is_text(one))
        self._usual = next(usual, "")
        self._known: dict[str, Style] = {}

    def __getitem__(self, id_: str | None) -> Style:
        """Of a paragraph or of a run; what names none has the usual one."""
        return self._of(self._usual if id_ is None else id_)

    def _of(self, id_: str) -> Style:
        if id_ not in self._known:
            self._known[id_] = self._read(id_)
        return self._known[id_]

    def _read(self, id_: str) -> Style:
        level: int | None = None
        list_ = step = ""
        hidden: bool | None = None
        contents = False
        ids: list[str] = []
        for _ in range(_MAX_BASED):
            style = self._listed.get(id_)
            if style is None:
                break
            ids.append(id_)
            name = _value(style.find(f"{W}name")).casefold()
            contents = contents or bool(_CONTENTS.fullmatch(name))
            if level is None:
                level = _level(name, style)
            named, at = numbered(style.find(f"{W}pPr"))
            list_, step = list_ or named, step or at
            if hidden is None and style.find(f"{W}rPr/{W}vanish") is not None:
                hidden = is_on(style.find(f"{W}rPr"), f"{W}vanish")
            id_ = _value(style.find(f"{W}basedOn"))
        return Style(None if level == NO_LEVEL else level, list_, step, tuple(ids), bool(hidden), contents)


NO_LEVEL = 10
"""What is expressly no heading."""


def _is_text(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph"


def _level(name: str, style: Any) -> int | None:
    if name == "title":
        return TITLE
    if found := _HEADING.fullmatch(name):
        return int(found[1]) or None
    return outline_level(style.find(f"{W}pPr"))


def outline_level(properties: Any) -> int | None:
    """1 to 9 for a heading, NO_LEVEL, or None when it is not said."""
    value = "" if properties is None else _value(properties.find(f"{W}outlineLvl"))
    return int(value) + 1 if value.isdecimal() and len(value) == 1 else None


def numbered(properties: Any) -> tuple[str, str]:
    """The list that a paragraph or a style belongs to ("0": to none), and the level in it; each "" when not said."""
    found = None if properties is None else properties.find(f"{W}numPr")
    return ("", "") if found is None else (_value(found.find(f"{W}numId")), _value(found.find(f"{W}ilvl")))


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{W}val", "")
