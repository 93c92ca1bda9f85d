"""Reads what a chart and a SmartArt drawing say, in whichever Office file they stand: a table, and lines of text."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.content.lines import Told
from bot.content.number_formats import shown
from bot.content.omml import formula
from bot.content.ooxml import MC, A, Package, R, chosen
from bot.content.outline import MAX_CELLS

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_NAMES = ("cat", "xVal")
_VALUES = ("val", "yVal", "bubbleSize")
_NO_NODE = frozenset({"pres", "parTrans", "sibTrans", "doc"})
_MAX_LEVELS = 10


def tell_drawn(package: Package, part: str, element: Any, told: Told, language: str) -> bool:
    """A chart or SmartArt that `element` of `part` points at; False when it is neither."""
    if element.tag in {f"{_C}chart", f"{_CX}chart"}:
        target = package.related(part).get(element.get(f"{R}id", ""))
        tree = package.once(target.part) if target is not None else None
        if tree is not None:
            _tell_chart(tree, told, language)
        return True
    if element.tag == f"{_D}relIds":
        target = package.related(part).get(element.get(f"{R}dm", ""))
        tree = package.once(target.part) if target is not None else None
        for text in _diagram(tree) if tree is not None else ():
            told.paragraph(text)
        return True
    return False


def drawn_text(paragraph: Any) -> str:
    """An a:p: its runs, line breaks and fields but the number of the slide."""
    pieces: list[str] = []
    for one in paragraph:
        if one.tag == f"{A}br":
            pieces.append("\n")
        elif one.tag == f"{A}r" or (one.tag == f"{A}fld" and one.get("type") != "slidenum"):
            pieces += (text.text or "" for text in one.iterchildren(f"{A}t"))
        elif one.tag == f"{MC}AlternateContent" or one.tag.endswith("}m"):
            pieces.append(_formulas(one))
    return "".join(pieces)


def _formulas(element: Any) -> str:
    """What PowerPoint wraps a formula in."""
    parts = chosen(element) if element.tag == f"{MC}AlternateContent" else element
    return "".join(formula(one) for one in parts)


def _tell_chart(tree: Any, told: Told, language: str) -> None:
    for title in tree.iter(f"{_C}title", f"{_CX}title"):
        told.paragraph(_title(title))
    columns = [_column(one, language) for one in tree.iter(f"{_C}ser")]
    columns += [_extended(one, language) for one in tree.iter(f"{_CX}data")]
    categories: dict[int, str] = {}
    for _, names, _ in columns:
        for at, name in names.items():
            categories.setdefault(at, name)
    places = sorted({at for _, _, values in columns for at in values} | set(categories))
    if len(places) * (len(columns) + 1) > MAX_CELLS:
        return
    named = any(name for name, _, _ in columns)
    rows = [["", *(name for name, _, _ in columns)]] if named else []

    def below() -> Iterator[list[str]]:
        yield from rows
        for at in places:
            yield [categories.get(at, ""), *(values.get(at, "") for _, _, values in columns)]

    told.table(below())


_Column = tuple[str, Mapping[int, str], Mapping[int, str]]
"""A series: its name, its categories and its values, by their place."""


def _column(series: Any, language: str) -> _Column:
    name = series.find(f"{_C}tx")
    categories: dict[int, str] = {}
    values: dict[int, str] = {}
    for child in series:
        kind = child.tag.removeprefix(_C)
        if kind in _NAMES:
            categories = _points(child, language)
        elif kind in _VALUES:
            found = _points(child, language)
            values = {at: f"{values[at]} ({text})" if at in values else text for at, text in found.items()}
    return "" if name is None else _title(name), categories, values


def _points(element: Any, language: str) -> dict[int, str]:
    """What the file keeps of the cells; categories of several levels from the outermost in."""
    levels = element.findall(f".//{_C}lvl")[:_MAX_LEVELS][::-1] or [element]
    found: dict[int, str] = {}
    for level in levels:
        format_ = level.find(f".//{_C}formatCode")
        code = format_.text or "" if format_ is not None else "General"
        last, own = "", dict[int, str]()
        for point in level.iter(f"{_C}pt"):
            own[_place(point)] = _value(point.findtext(f"{_C}v") or "", point.get("formatCode", code), language)
        if level is levels[-1]:
            found = {at: f"{found[at]} {text}".strip() if at in found else text for at, text in own.items()}
            continue
        # A name of an outer level stands once, for all from its place on.
        inner = {_place(point) for point in levels[-1].iter(f"{_C}pt")}
        for at in sorted(inner | set(own)):
            last = own.get(at, last)
            found[at] = f"{found.get(at, '')} {last}".strip()
    return found


def _extended(data: Any, language: str) -> _Column:
    """A waterfall, a funnel and what else came later keep their points in another way."""
    names: dict[int, str] = {}
    values: dict[int, str] = {}
    for dimension, found in ((f"{_CX}strDim", names), (f"{_CX}numDim", values)):
        for level in data.iterfind(f"{dimension}/{_CX}lvl"):
            code = level.get("formatCode", "General")
            for point in level.iterchildren(f"{_CX}pt"):
                found[_place(point)] = _value(point.text or "", code, language) if found is values else point.text or ""
    return "", names, values


def _place(point: Any) -> int:
    written = point.get("idx", "")
    return int(written) if written.isdecimal() and len(written) < 8 else 0


def _value(written: str, code: str, language: str) -> str:
    try:
        return shown(float(written), code, language)
    except (ValueError, OverflowError):
        return written


def _title(element: Any) -> str:
    """As somebody wrote it, or as the file keeps it of the cell that it comes from."""
    lines = [drawn_text(paragraph) for paragraph in element.iter(f"{A}p")]
    lines += [value.text or "" for value in element.iter(f"{_C}v")]
    return "\n".join(line for line in lines if line)


def _diagram(tree: Any) -> Iterator[str]:
    """The texts of SmartArt in the order of its tree; what hangs nowhere comes last."""
    texts: dict[str, str] = {}
    roots: list[str] = []
    for point in tree.iter(f"{_D}pt"):
        id_ = point.get("modelId", "")
        if point.get("type") == "doc":
            roots.append(id_)
        if point.get("type", "node") not in _NO_NODE:
            texts[id_] = "\n".join(drawn_text(paragraph) for paragraph in point.iter(f"{A}p"))
    below: dict[str, list[tuple[int, str]]] = {}
    for link in tree.iter(f"{_D}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "")
            place = int(order) if order.isdecimal() and len(order) < 8 else 0
            below.setdefault(link.get("srcId", ""), []).append((place, link.get("destId", "")))
    waiting, seen = roots[::-1], set[str]()
    while waiting:
        id_ = waiting.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        if text := texts.pop(id_, ""):
            yield text
        waiting += [child for _, child in sorted(below.get(id_, ()), reverse=True)]
    yield from filter(None, texts.values())
