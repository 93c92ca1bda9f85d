"""Markdown: made a web page by markdown-it, which is then read as one; notes stand behind what refers to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.base import Reason
from bot.content.html import read_page
from bot.content.markdown_tables import whole_tables
from bot.content.outline import CannotRead, Contents, in_utc
from bot.content.text import bounded

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MAX_LINES = 100_000
MAX_MARKS = 60_000
MANY_BRACKETS = 30
MAX_BRACKETS = 20_000_000
"""Lines of a file; its marks; and, of each paragraph with many opening brackets, these times its characters, all added
up: what comes after that many stays as it is written. The parser takes 25 µs for a mark, and looks from each bracket on
to the paragraph's end."""

_MARK = re.compile(r"[*_~`<&\\!\[\]]")
_BOX = re.compile(r"\[([ xX])\]\s+")


def read_markdown(path: Path) -> Contents:
    front, lines = _front_matter(bounded(path).splitlines())
    if len(lines) > MAX_LINES:
        raise CannotRead(Reason.TOO_LARGE)
    page = read_page(_rendered(whole_tables(lines)))
    return Contents(front.get("title") or page.heading, page.sections, _moment(front))


def _rendered(text: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only in the extraction process
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.core.ruler.at("inline", _Inline())
    tokens = _with_notes_in_place(parser.parse(text))
    _tick(tokens)
    return str(parser.renderer.render(tokens, parser.options, {}))


class _Inline:
    """Parses what stands in paragraphs, headings and cells, while it costs no more than that of a large file."""

    def __init__(self) -> None:
        self._marks = MAX_MARKS
        self._brackets = MAX_BRACKETS

    def __call__(self, state: "StateCore") -> None:
        for token in state.tokens:
            if token.type != "inline":
                continue
            text = token.content
            self._marks -= len(_MARK.findall(text))
            brackets = text.count("[")
            self._brackets -= brackets * len(text) if brackets > MANY_BRACKETS else 0
            token.children = [] if token.children is None else token.children
            if self._marks >= 0 and self._brackets >= 0:
                state.md.inline.parse(text, state.md, state.env, token.children)
            else:
                token.children.append(_text(text))


def _text(content: str) -> "Token":
    from markdown_it.token import Token  # noqa: PLC0415

    return Token("text", "", 0, content=content)


def _with_notes_in_place(tokens: Sequence["Token"]) -> list["Token"]:
    """Each note behind the paragraph, list or table that refers to it first; one that nothing refers to, at the end."""
    notes: dict[str, list[Token]] = {}
    rest: list[Token] = []
    label: str | None = None
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
            notes.setdefault(label, [])
        elif token.type == "footnote_reference_close":
            label = None
        else:
            (rest if label is None else notes[label]).append(token)
    placed: list[Token] = []
    waiting: list[str] = []
    for token in rest:
        waiting += _named(token)
        placed.append(token)
        if token.level == 0 and token.nesting <= 0:
            for name in waiting:
                placed += _note(name, notes.pop(name, []))
            waiting = []
    return [*placed, *(token for name, note in notes.items() for token in _note(name, note))]


def _named(token: "Token") -> Iterator[str]:
    """The labels of the notes that are referred to here, where they now are said in words."""
    for child in token.children or ():
        if child.type == "footnote_ref":
            label = str(child.meta["label"])
            child.type, child.content = "text", f" [{label}]"
            yield label


def _note(label: str, tokens: list["Token"]) -> list["Token"]:
    inline = next((token for token in tokens if token.type == "inline"), None)
    if inline is not None:
        list(_named(inline))
        inline.children = [_text(f"[{label}] "), *(inline.children or ())]
    return tokens


def _tick(tokens: Sequence["Token"]) -> None:
    """The box of a task is shown when it is ticked, as on a web page."""
    for at, token in enumerate(tokens):
        if token.type == "inline" and token.children and at > 1 and tokens[at - 2].type == "list_item_open":
            first = token.children[0]
            if box := _BOX.match(first.content):
                first.content = ("" if box[1] == " " else "☒ ") + first.content[box.end() :]


def _moment(front: Mapping[str, str]) -> datetime | None:
    try:
        return in_utc(datetime.fromisoformat(front.get("modified") or front.get("date") or ""))
    except ValueError:
        return None


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """The `key: value` lines between `---` at the top of the file."""
    if not lines or lines[0].strip() != "---":
        return {}, lines
    for end, line in enumerate(lines[1:60], start=1):
        if line.strip() == "---":
            pairs = (item.partition(":") for item in lines[1:end])
            return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}, lines[end + 1 :]
    return {}, lines
