"""Counts Word's automatic numbering as Word does: "Artikel 12", "1.2", "a)", one count for each list and level."""

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.content.docx_styles import Style, numbered
from bot.content.ooxml import W

_LEVELS = 9
_MAX_LABEL = 100
_MAX_COUNT = 1_000_000
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """`text` is as in "%1.%2"; `restart`: after a number of which level (from 1) it begins again, None: any above."""

    start: int = 0
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


class Numbering:
    """The lists of one document; `tree` is the part, or None. Each paragraph is to be asked for once, in order."""

    def __init__(self, tree: Any) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if tree is not None:
            self._read(tree)

    def _read(self, tree: Any) -> None:
        styles: dict[str, str] = {}
        for one in tree.iterchildren(f"{W}abstractNum"):
            id_ = one.get(f"{W}abstractNumId", "")
            levels = ((_at(level), level) for level in one.iterchildren(f"{W}lvl"))
            self._abstract[id_] = {at: _level(level, _Level()) for at, level in levels if at < _LEVELS}
            styles.setdefault(_value(one, "styleLink"), id_)
            if link := _value(one, "numStyleLink"):
                self._linked[id_] = link
        self._linked = {id_: styles[link] for id_, link in self._linked.items() if link in styles}
        for one in tree.iterchildren(f"{W}num"):
            abstract = _value(one, "abstractNumId")
            abstract = self._linked.get(abstract, abstract)
            own, starts = dict(self._abstract.get(abstract, {})), dict[int, int]()
            for change in one.iterchildren(f"{W}lvlOverride"):
                at = min(_at(change), _LEVELS - 1)
                changed = change.find(f"{W}lvl")
                if changed is not None:
                    own[at] = _level(changed, own.get(at, _Level()))
                if start := _value(change, "startOverride"):
                    starts[at] = _number(start, 1)
            self._lists[one.get(f"{W}numId", "")] = abstract, own, starts

    def label(self, properties: Any, style: Style) -> str:
        """What stands before the paragraph of these properties; "" for none and for a bullet."""
        list_, step = numbered(properties)
        list_, step = list_ or style.list_, step or ("" if list_ else style.step)
        if list_ not in self._lists:
            return ""
        abstract, levels, starts = self._lists[list_]
        linked = (at for at, level in levels.items() if level.style and level.style in style.ids)
        at = min(_number(step, 0), _LEVELS - 1) if step else next(linked, 0)
        if at not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        before = counts[at]
        if at in starts and (list_, at) not in self._begun:
            before = starts[at] - 1
        self._begun.add((list_, at))
        counts[at] = levels[at].start if before is None else before + 1
        for below in range(at + 1, _LEVELS):
            restart = levels.get(below, _Level()).restart
            if restart is None or 0 < at + 1 <= restart:
                counts[below] = None
        return _written(levels, counts, at)


def _written(levels: dict[int, _Level], counts: list[int | None], at: int) -> str:
    own = levels[at]
    if own.format in {"bullet", "none"} and not _PLACE.search(own.text):
        return own.text.strip() if own.format == "none" else ""

    def counted(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = levels.get(place, _Level())
        count = counts[place]
        return _figure(level.start if count is None else count, "decimal" if own.legal else level.format)

    return _PLACE.sub(counted, own.text).strip()[:_MAX_LABEL]


def _figure(number: int, format_: str) -> str:
    match format_:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter":
            text = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 10) if number > 0 else ""
        case "lowerRoman" | "upperRoman":
            text = _roman(number)
        case _:
            return str(number)
    return text.upper() if format_.startswith("upper") else text


def _roman(number: int) -> str:
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _level(element: Any, usual: _Level) -> _Level:
    """A number format of a later Word stands beside one that all understand."""
    restart = _value(element, "lvlRestart")
    format_ = next((one.get(f"{W}val", "") for one in element.iter(f"{W}numFmt")), usual.format)
    return replace(
        usual,
        start=_number(_value(element, "start"), usual.start),
        format=format_,
        text=_value(element, "lvlText")[:_MAX_LABEL],
        restart=_number(restart, 0) if restart else None,
        legal=element.find(f"{W}isLgl") is not None,
        style=_value(element, "pStyle"),
    )


def _at(element: Any) -> int:
    return _number(element.get(f"{W}ilvl", ""), 0)


def _number(written: str, usual: int) -> int:
    return min(int(written), _MAX_COUNT) if written.isascii() and written.isdecimal() and len(written) < 10 else usual


def _value(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")
