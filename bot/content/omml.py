"""Writes an Office formula as one line of text: a fraction as a/b, a power as a^b, a root as √(a)."""

from collections.abc import Callable, Mapping
from typing import Any

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def formula(element: Any) -> str:
    """Of an m:oMath or any part of one; deep ones cost the depth that an XML part may have."""
    name: str = element.tag.removeprefix(_M)
    if name in _WRITTEN:
        return _WRITTEN[name](element)
    if name.endswith("Pr"):
        return ""
    # Word's own runs stand in formulas too.
    return element.text or "" if name == "t" or name.endswith("}t") else "".join(map(formula, element))


def _part(element: Any, name: str) -> str:
    found = element.find(f"{_M}{name}")
    return "" if found is None else formula(found).strip()


def _grouped(element: Any, name: str) -> str:
    text = _part(element, name)
    return text if text.isalnum() or len(text) < 2 else f"({text})"


def _sign(element: Any, place: str, usual: str) -> str:
    found = element.find(place)
    return usual if found is None else found.get(f"{_M}val", "")


def _fenced(element: Any) -> str:
    opening = _sign(element, f"{_M}dPr/{_M}begChr", "(")
    closing = _sign(element, f"{_M}dPr/{_M}endChr", ")")
    between = _sign(element, f"{_M}dPr/{_M}sepChr", "|")
    return opening + between.join(formula(one).strip() for one in element.iterchildren(f"{_M}e")) + closing


def _nary(element: Any) -> str:
    text = _sign(element, f"{_M}naryPr/{_M}chr", "∫")
    below, above = _grouped(element, "sub"), _grouped(element, "sup")
    return f"{text}{f'_{below}' if below else ''}{f'^{above}' if above else ''} {_part(element, 'e')}"


def _matrix(element: Any) -> str:
    rows = (", ".join(formula(cell) for cell in row.iterchildren(f"{_M}e")) for row in element.iterchildren(f"{_M}mr"))
    return f"[{'; '.join(rows)}]"


_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "f": lambda one: f"{_grouped(one, 'num')}/{_grouped(one, 'den')}",
    "sSup": lambda one: f"{_part(one, 'e')}^{_grouped(one, 'sup')}",
    "sSub": lambda one: f"{_part(one, 'e')}_{_grouped(one, 'sub')}",
    "sSubSup": lambda one: f"{_part(one, 'e')}_{_grouped(one, 'sub')}^{_grouped(one, 'sup')}",
    "sPre": lambda one: f"_{_grouped(one, 'sub')}^{_grouped(one, 'sup')}{_part(one, 'e')}",
    "rad": lambda one: f"{_part(one, 'deg')}√({_part(one, 'e')})",
    "d": _fenced,
    "nary": _nary,
    "func": lambda one: f"{_part(one, 'fName')} {_part(one, 'e')}",
    "limLow": lambda one: f"{_part(one, 'e')} {_part(one, 'lim')}",
    "limUpp": lambda one: f"{_part(one, 'e')} {_part(one, 'lim')}",
    "m": _matrix,
    "eqArr": lambda one: "\n".join(formula(line) for line in one.iterchildren(f"{_M}e")),
}
