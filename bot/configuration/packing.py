"""Cuts the texts of all files into documents that a store takes, and puts them together again."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.configuration.part import Files
from bot.configuration.version import Piece

SLICE = 100_000
"""Characters of a piece: at most 600 KB in JSON, whatever they are."""
DOCUMENT = 900_000
"""Bytes of the pieces in one document: a store takes a million, with everything around them."""


def packed(parts: Mapping[str, Files]) -> Sequence[tuple[Piece, ...]]:
    """What each document holds. Raises UnicodeDecodeError for what is no UTF-8 text, which no part reads either."""
    documents: list[tuple[Piece, ...]] = []
    held: list[Piece] = []
    size = 0
    for piece in _pieces(parts):
        own = _size(piece)
        if held and size + own > DOCUMENT:
            documents.append(tuple(held))
            held, size = [], 0
        held.append(piece)
        size += own
    return [*documents, tuple(held)] if held else documents


def unpacked(pieces: Iterable[Piece]) -> Mapping[str, Files]:
    """The files that `pieces`, in their order, are of, by part."""
    texts: dict[str, dict[str, list[str]]] = {}
    for piece in pieces:
        texts.setdefault(piece.part, {}).setdefault(piece.file, []).append(piece.text)
    return {part: {file: "".join(slices).encode() for file, slices in files.items()} for part, files in texts.items()}


def _pieces(parts: Mapping[str, Files]) -> Iterator[Piece]:
    for part, files in parts.items():
        for name, content in files.items():
            text = content.decode()
            for begin in range(0, max(len(text), 1), SLICE):
                yield Piece(part, name, text[begin : begin + SLICE])


def _size(piece: Piece) -> int:
    return len(json.dumps([piece.part, piece.file, piece.text], ensure_ascii=False).encode())
