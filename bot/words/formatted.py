"""Words with bold, italics, lists and links in them, read by markdown-it with nothing else of Markdown switched on.

What is not one of these stays as it was typed: a heading, code, a picture, HTML; so does a link that no client may
open, with its address. A line break ends a line, as it does where it was typed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.links import host_of, web_address
from bot.words.clean import clean_lines

BULLET = "•"

_ADDRESS = re.compile(r"https://[^\s<>\"]+")
_BEHIND = ".,;:!?'\"]»”’"
"""What stands behind an address in a sentence; and so does a ) that closes none within."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line, its spaces kept; `link` is the address that they open, "" for none."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`sign` is what stands before an item of a list: BULLET, or its number as it was typed. `gap`: room above it."""

    pieces: tuple[Piece, ...]
    sign: str = ""
    gap: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def said(self) -> str:
        """For whatever shows words alone: with its sign."""
        return f"{self.sign} {self.text}" if self.sign else self.text

    @property
    def unlinked(self) -> "Line":
        """Whose addresses nobody opens by a click."""
        return replace(self, pieces=tuple(replace(piece, link="") for piece in self.pieces))

    def cut(self, at: int) -> "tuple[Line, Line]":
        """In two, at this character of its text; the second has no sign."""
        before, after, read = list[Piece](), list[Piece](), 0
        for piece in self.pieces:
            split = min(max(at - read, 0), len(piece.text))
            before.append(replace(piece, text=piece.text[:split]))
            after.append(replace(piece, text=piece.text[split:]))
            read += len(piece.text)
        return replace(self, pieces=_filled(before)), Line(_filled(after))


def _filled(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)


@lru_cache(maxsize=256)
def read_formatted(text: str) -> tuple[Line, ...]:
    """The lines of what was typed, empty ones left out."""
    return tuple(line for line in _lines(_parser().parse(clean_lines(text))) if line.text.strip())


def plain_lines(text: str) -> tuple[Line, ...]:
    """The same of words in which nothing is a mark."""
    lines = clean_lines(text).split("\n")
    gaps = [False, *(not line for line in lines)]
    return tuple(Line((Piece(line),), gap=gap) for line, gap in zip(lines, gaps, strict=False) if line)


def closed_links(text: str) -> list[str]:
    """The addresses of links that no client may open, as they were typed: these stay words."""
    found = (match.group(1) for match in _LINK.finditer(clean_lines(text)))
    return [address for address in found if not host_of(address)]


_LINK = re.compile(r"\]\(\s*<?([^\s<>)]*[.:/][^\s<>)]*)")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["list", "emphasis", "link", "autolink", "escape", "newline"])
    parser.validateLink = _is_opened
    return parser


def _is_opened(url: str) -> bool:
    return bool(host_of(url))


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    sign, first, gap = "", False, False
    for token in tokens:
        match token.type:
            case "list_item_open":
                sign, first = (f"{token.info}{token.markup}" if token.info else BULLET), True
            case "inline":
                for line in _split(_pieces(token.children or [])):
                    yield replace(line, sign=sign if first else "", gap=gap)
                    first, gap = False, False
            case "paragraph_close":
                gap = not token.hidden
            case "bullet_list_close" | "ordered_list_close":
                sign, gap = "", True
            case _:
                pass


_BREAK = Piece("\n")


def _split(pieces: Iterable[Piece]) -> Iterator[Line]:
    line: list[Piece] = []
    for piece in pieces:
        if piece is _BREAK:
            yield Line(_filled(line))
            line = []
        else:
            line.append(piece)
    yield Line(_filled(line))


def _pieces(tokens: Iterable[Token]) -> Iterator[Piece]:
    bold = italic = 0
    link = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = web_address(str(token.attrGet("href") or ""))
            case "link_close":
                link = ""
            case "softbreak" | "hardbreak":
                yield _BREAK
            case _:
                typed = Piece(token.content, bold > 0, italic > 0, link)
                yield from [typed] if link else _addressed(typed)


def _addressed(piece: Piece) -> Iterator[Piece]:
    """With the addresses that stand in it bare as links."""
    at = 0
    for match in _ADDRESS.finditer(piece.text):
        address = _without_what_follows(match.group())
        if opened := web_address(address):
            yield replace(piece, text=piece.text[at : match.start()])
            yield replace(piece, text=address, link=opened)
            at = match.start() + len(address)
    yield replace(piece, text=piece.text[at:])


def _without_what_follows(address: str) -> str:
    while (short := address.rstrip(_BEHIND)).endswith(")") and short.count(")") > short.count("("):
        address = short[:-1]
    return short
