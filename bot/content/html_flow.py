"""The text of a web page in order, as pieces between its blocks: what is hidden, and what belongs to the site and not
to the page, is passed over."""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

BREAK = "\0"
"""A line break that a reader sees; those of the source are spaces."""
BLOCK = "\0\0"
"""Where a paragraph ends."""

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "noscript", "ol", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "xmp",
})  # fmt: skip
_NEVER = frozenset({
    "annotation", "annotation-xml", "applet", "area", "audio", "canvas", "datalist", "embed", "frame", "head",
    "link", "meta", "object", "param", "rp", "script", "source", "style", "template", "title", "track",
    "video",
})  # fmt: skip
_WITHOUT_SCRIPTS = frozenset({"noscript", "noframes"})
_AS_WRITTEN = frozenset({"listing", "pre", "textarea", "xmp"})
_MENUS = frozenset({"nav", "search"})
_OF_A_SITE = frozenset({"header", "footer", "aside"})
_ROLES_OF_A_SITE = frozenset({"banner", "contentinfo", "complementary"})
_ROLES_OF_MENUS = frozenset({"navigation", "menu", "menubar", "search"})
_WINDOWS = frozenset({"dialog", "alertdialog"})
_NAMES_OF_A_SITE = frozenset({
    "breadcrumb", "breadcrumbs", "footer", "header", "main-menu", "menu", "nav", "navbar", "navigation", "site-footer",
    "site-header", "skip-link", "skiplink", "topbar",
})  # fmt: skip
_UNSEEN = re.compile(r"(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))")
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")


class Number(str):
    """What stands before an item of a list, to which the next paragraph belongs; "" where nothing does."""

    __slots__ = ()


class Page:
    """What of a page is its own. `everything`: its menus count too, and what is only shown without scripts.

    Where it has a main part (<main>, or a single <article>), what the site puts around that is not read, though other
    text beside it is. Elsewhere the same elements count, unless they are little else than links.
    """

    def __init__(self, root: Any, *, everything: bool = False) -> None:
        self.everything = everything
        self.mains = frozenset(_with_text(root.xpath("//main | //*[@role='main']")))
        if not self.mains:
            articles = _with_text(root.xpath("//article[not(ancestor::article)]"))
            self.mains = frozenset(articles if len(articles) == 1 else [])

    def passes_over(self, element: Any, *, inside: bool) -> bool:
        """`inside` a main part, or something of which it was decided already that it is read."""
        if is_hidden(element, self):
            return True
        if self.everything:
            return False
        role = element.get("role") or ""
        if element.tag in _MENUS or role in _ROLES_OF_MENUS:
            return True
        if inside:
            return False
        if role in _WINDOWS:
            return True
        suspect = is_around(element) or not _NAMES_OF_A_SITE.isdisjoint(_names(element))
        return suspect and (bool(self.mains) or _mostly_links(element))


def is_hidden(element: Any, page: Page | None = None) -> bool:
    """`page` tells whether that what hides behind an open window counts."""
    tag = element.tag
    if tag in _NEVER or (tag in _WITHOUT_SCRIPTS and not (page and page.everything)):
        return True
    if _UNSEEN.search(element.get("style") or ""):
        return True
    if page and page.everything:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return tag == "dialog" and element.get("open") is None


def is_around(element: Any) -> bool:
    """It may be the site's rather than the page's."""
    return element.tag in _OF_A_SITE or element.get("role") in _ROLES_OF_A_SITE


def _names(element: Any) -> list[str]:
    return f"{element.get('id') or ''} {element.get('class') or ''}".lower().split() if element.attrib else []


def _with_text(elements: list[Any]) -> list[Any]:
    return [element for element in elements if element.xpath("normalize-space()")]


def _mostly_links(element: Any) -> bool:
    links = [len(link.text_content()) for link in element.iterdescendants("a")]
    return len(links) > 2 and sum(links) > 0.6 * len(" ".join(element.text_content().split()))


def text_of(element: Any) -> str:
    """All that is seen of a cell, a heading or a caption; its blocks are lines."""
    pieces = "".join("\n" if piece == BLOCK else piece for piece in flow(element))
    return pieces.replace(BREAK, "\n")


def _nothing(_: Any) -> bool:
    return False


def flow(root: Any, page: Page | None = None, is_apart: Callable[[Any], bool] = _nothing) -> Iterator[Any]:
    """Texts, BREAK and BLOCK; an element that `is_apart` is given itself, and nothing of what is in it.

    Without a `page` all that is seen is read: of a cell or a heading. However deep it is, it is gone through once.
    """
    etree: Any = import_module("lxml.etree")
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    numbers: dict[Any, int] = {}
    inside: list[Any] = []
    passed: Any = None
    as_written = 0
    for event, element in walk:
        tag = element.tag
        if event == "start":
            hidden = page.passes_over(element, inside=bool(inside)) if page else is_hidden(element)
            if not hidden and is_apart(element):
                yield element
            elif not hidden and tag in LEAVES:
                yield LEAVES[tag](element)
            elif not hidden:
                if page and not inside and (element in page.mains or is_around(element)):
                    inside.append(element)
                as_written += tag in _AS_WRITTEN
                yield from _opening(element, numbers)
                yield _written(element.text, as_written=as_written > 0)
                continue
            passed = element
            walk.skip_subtree()
            continue
        if event == "end" and element is not passed:
            if inside and inside[-1] is element:
                inside.pop()
            as_written -= tag in _AS_WRITTEN
            yield from _closing(tag)
        passed = None
        if element is not root:
            yield _written(element.tail, as_written=as_written > 0)


def _written(text: str | None, *, as_written: bool) -> str:
    return (text or "").replace("\n", BREAK) if as_written else text or ""


def _opening(element: Any, numbers: dict[Any, int]) -> Iterator[str]:
    tag = element.tag
    if tag in _BLOCKS:
        yield BLOCK
    if tag == "li":
        yield Number(_number(element, numbers))
    elif tag == "rt":
        yield "("


def _closing(tag: str) -> Iterator[str]:
    if tag in _BLOCKS:
        yield BLOCK
    if tag == "li":
        yield Number("")
    elif tag == "rt":
        yield ")"


def _number(item: Any, numbers: dict[Any, int]) -> str:
    """What the browser draws before an item of a numbered list."""
    of = item.getparent()
    if of is None or of.tag != "ol":
        return ""
    last = numbers.get(of)
    own = _whole(item.get("value"))
    number = (
        own if own is not None else _first(of) if last is None else last + (-1 if of.get("reversed") is not None else 1)
    )
    numbers[of] = number
    kind = of.get("type") or "1"
    if kind in {"a", "A"} and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}. "
    if kind in {"i", "I"} and 1 <= number <= 39:
        roman = "x" * (number // 10) + _ROMAN[number % 10]
        return f"{roman if kind == 'i' else roman.upper()}. "
    return f"{number}. "


_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def _first(of: Any) -> int:
    start = _whole(of.get("start"))
    if start is not None:
        return start
    return sum(1 for child in of if child.tag == "li") if of.get("reversed") is not None else 1


def _whole(written: str | None) -> int | None:
    return int(written) if written and re.fullmatch(r"-?[0-9]{1,9}", written.strip()) else None


# --- what shows something else than the text in it ---------------------------------------------------


def _break(_: Any) -> str:
    return BREAK


def _box(field: Any) -> str:
    """What is ticked is said; what is typed into a field is nobody's answer."""
    ticked = (field.get("type") or "").lower() in {"checkbox", "radio"} and field.get("checked") is not None
    return "☒ " if ticked else ""


def _choice(field: Any) -> str:
    """A list that opens shows what is chosen, or its first; one that stands open shows all."""
    options = [option for option in field.iterdescendants("option") if not is_hidden(option)]
    if field.get("multiple") is None and field.get("size") in {None, "", "0", "1"}:
        options = [one for one in options if one.get("selected") is not None][-1:] or options[:1]
    return BREAK.join(" ".join(option.text_content().split()) for option in options)


def _drawn(picture: Any) -> str:
    """The words in a drawing, not its names for who cannot see it."""
    etree: Any = import_module("lxml.etree")
    walk = etree.iterwalk(picture, events=("start",), tag="text")
    found: list[str] = []
    for _, text in walk:
        walk.skip_subtree()
        found += [BREAK, *text.text_content().split("\n"), BREAK]
    return "".join(found)


def _raised(element: Any) -> str:
    """10³ is not 103; behind a word it is the mark of a note, which is not a part of the word."""
    text = " ".join(element.text_content().split())
    if not re.fullmatch(r"[0-9+−-]{1,4}", text):
        return text
    before = element.getprevious()
    said = (before.tail if before is not None else element.getparent().text) or ""
    return (" " if _WORD_BEFORE.search(said[-3:]) else "") + text.translate(_RAISED)


_WORD_BEFORE = re.compile(r"[^\W\d_]{3}$")

LEAVES: Mapping[str, Callable[[Any], str]] = {
    "br": _break,
    "input": _box,
    "select": _choice,
    "svg": _drawn,
    "sup": _raised,
}
