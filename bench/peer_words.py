"""Takes out of another reader's text what a reader of the page does not see, each counted by its kind.

The text is Markdown (of Office files and web pages) or plain (of PDF). What is hidden is asked of the file itself, in
ways that have nothing to do with how Bode reads it.
"""

import html
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import openpyxl

_WORD = re.compile(r"[^\W_]+")
_WRITTEN: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("data URIs", re.compile(r"data:[\w/+.;=-]*(?:base64)?[\w+/=.,-]*"), " "),
    ("comments", re.compile(r"<!--.*?-->", re.DOTALL), " "),
    ("alt texts", re.compile(r"!\[([^\]]*)\]\([^)]*\)", re.DOTALL), " "),
    ("link addresses", re.compile(r"(?<=\])\(<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+\"[^\"]*\")?\)"), " "),
    ("formulas", re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL), " "),
)
_OWN = re.compile(
    r"\[unsupported chart\]|^### Chart|^\| Category \||^### Notes:|\bUnnamed: \d+(?:_level_\d+)?|\bNaN\b|\bNaT\b",
    re.MULTILINE,
)
"""Words that the other reader puts there by itself."""
_STYLED_AWAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def words_of(text: str) -> set[str]:
    """Letters and digits; a word that a line ends in the middle of is one."""
    text = re.sub(r"(?<=\w)[-\u00ad\u2010]\n(?=[^\W\d_])", "", unicodedata.normalize("NFKC", text))
    return set(_WORD.findall(text.replace("\u00ad", "").casefold()))


def seen_words(path: Path, peer: str) -> tuple[set[str], Counter[str]]:
    """What Bode should have, and how many words of which kind are left out."""
    left_out: Counter[str] = Counter()
    kind = _kind(path)
    if kind == "pdf":
        return words_of(peer), left_out
    before = words_of(peer)
    for name, pattern, instead in _taken_out(kind):
        peer = pattern.sub(instead, peer)
        after = words_of(peer)
        left_out[name] += len(before - after)
        before = after
    peer = html.unescape(re.sub(r"\\(?=[^\w\s])", "", peer).replace("**", "").replace("*", ""))
    words = words_of(peer)
    for name, hidden in _asked_of_the_file(path, kind):
        left_out[name] += len(words & hidden)
        words -= hidden
    return words, left_out


def _taken_out(kind: str) -> Iterator[tuple[str, re.Pattern[str], str]]:
    yield from (one for one in _WRITTEN if one[0] != "formulas" or kind == "docx")
    yield "the peer's own", _OWN, " "
    if kind in {"xlsx", "pptx"}:
        # Every number is a fraction to it, and what computers make of 8.2.
        yield "the peer's own", re.compile(r"(?<=\d)\.0(?= \|)|(?<=\.\d)0{8,}\d+"), ""
    if kind == "xlsx":
        yield "the peer's own", re.compile(r"(?<=[^\W\d])\.\d+(?= \|)"), ""
        yield "sheet names", re.compile(r"^## .*$", re.MULTILINE), " "


def _kind(path: Path) -> str:
    """The family: docm and dotx are docx."""
    suffix = path.suffix.lower()[1:]
    if suffix[:3] in {"doc", "dot"}:
        return "docx"
    if suffix[:2] in {"pp", "po"}:
        return "pptx"
    return "xlsx" if suffix[:2] == "xl" else "html" if suffix.startswith("htm") else suffix


def _asked_of_the_file(path: Path, kind: str) -> Iterable[tuple[str, set[str]]]:
    try:
        if kind == "xlsx":
            return _of_a_workbook(path)
        if kind == "html":
            return _of_a_page(path)
        if kind in {"docx", "pptx"}:
            return _of_parts(path, kind)
    except Exception:  # what no library can open is judged whole
        return ()
    return ()


def _of_a_workbook(path: Path) -> list[tuple[str, set[str]]]:
    """Hidden sheets, rows and columns; and cells whose number is shown by a format: a table of its own judges those."""
    book: Any = openpyxl.load_workbook(str(path), data_only=True)
    seen, hidden, formatted = set[str](), set[str](), set[str]()
    for sheet in book.worksheets:
        columns = {
            index
            for dimension in sheet.column_dimensions.values()
            if dimension.hidden
            for index in range(dimension.min, dimension.max + 1)
        }
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                away = sheet.sheet_state != "visible" or cell.column in columns
                text = words_of(str(cell.value))
                if away or sheet.row_dimensions[cell.row].hidden:
                    hidden |= text
                elif cell.number_format != "General" and cell.data_type in {"n", "d"}:
                    # as integers, as fractions, and as a table of the other reader's library writes them
                    formatted |= text | words_of(f"{float(cell.value)} ") if cell.data_type == "n" else text
                else:
                    seen |= text
                    seen |= words_of(f"{float(cell.value)}") if isinstance(cell.value, int | float) else set()
    return [("hidden parts", hidden - seen - formatted), ("cells with a format", formatted - seen)]


def _of_a_page(path: Path) -> list[tuple[str, set[str]]]:
    root: Any = import_module("lxml.html").document_fromstring(path.read_bytes())
    menus = root.xpath("//nav | //*[@role='navigation' or @role='menu' or @role='menubar'] | //select")
    hidden = [
        one
        for one in root.xpath("//*[@hidden or @aria-hidden='true' or @style] | //noscript | //template")
        if one.get("style") is None or one.get("hidden") is not None or _STYLED_AWAY.search(one.get("style"))
    ]
    outside = {id(inner) for one in (*menus, *hidden) for inner in one.iter()}
    seen: set[str] = set()
    for one in root.iter():
        parent = one.getparent()
        if isinstance(one.tag, str) and id(one) not in outside:
            seen |= words_of(one.text or "")
        if parent is not None and id(parent) not in outside:
            seen |= words_of(one.tail or "")
    found = [set[str]().union(*(words_of(str(one.text_content())) for one in some)) for some in (menus, hidden)]
    return [("menus", found[0] - seen), ("hidden parts", found[1] - seen)]


_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_RUN = re.compile(r"<(?:w|a):r[ >].*?</(?:w|a):r>", re.DOTALL)
_TEXT = re.compile(r"<(?:w|a):t(?: [^>]*)?>(.*?)</(?:w|a):t>|(<(?:w|a):tab/>|<(?:w|a):br[ /]|</(?:w|a):p>)", re.DOTALL)
_VANISHED = re.compile(r'<w:vanish(?:/>| w:val="(?:1|true|on)")')


def _of_parts(path: Path, kind: str) -> list[tuple[str, set[str]]]:
    """Text that is hidden in Word, slides that are hidden in PowerPoint."""
    hidden, seen = "", ""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            source = archive.read(name).decode("utf-8", "replace") if name.endswith(".xml") else ""
            if kind == "pptx" and _SLIDE.fullmatch(name):
                if re.search(r'<p:sld\b[^>]*\bshow="(?:0|false)"', source):
                    hidden += _text(source)
                else:
                    seen += _text(source)
            elif kind == "docx" and name.startswith("word/"):
                runs = _RUN.findall(source)
                hidden += "".join(_text(run) for run in runs if _VANISHED.search(run))
                seen += _text(_RUN.sub(lambda run: "" if _VANISHED.search(run[0]) else run[0], source))
    return [("hidden parts", words_of(hidden) - words_of(seen))]


def _text(source: str) -> str:
    return html.unescape("".join("\n" if found[1] else found[0] for found in _TEXT.findall(source))) + "\n"
