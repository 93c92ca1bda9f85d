"""Writes in Latin letters what the fonts of a paper cannot show, so that no box stands where a letter was meant."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, cast

from anyascii import anyascii

from bot.json import Json

_NEAR = 0x0250
"""Below it stand the Latin letters of Europe, which every font shows."""
_ATTACHED = frozenset({"record", "attached", "layout", "language", "day"})
"""Of a paper, what nobody reads as a text: it stays as it is, to the byte."""
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
"""Categories of Unicode of what stands on another character, or joins two."""

Shows = Callable[[str], bool]
"""Whether the fonts show all of these characters."""


def hidden_in(paper: Json, shows: Shows) -> frozenset[str]:
    """The characters in its texts that the fonts do not show. Asks once where they show all, and else for each half of
    those with one that they do not."""
    far = {one for text in _texts(paper) for one in text if _is_far(one) and unicodedata.category(one) not in _UNSEEN}
    return frozenset(_hidden(sorted(far), shows))


def far_in(paper: Json) -> frozenset[str]:
    """Everything that some font may not show."""
    return frozenset(one for text in _texts(paper) for one in text if _is_far(one))


def readable(paper: Json, hidden: frozenset[str]) -> Json:
    """The same, where each word with a hidden character is in Latin letters: "李小龙" is "LiXiaoLong"."""
    if isinstance(paper, str):
        return " ".join(_word(word, hidden) for word in paper.split(" "))
    if isinstance(paper, list):
        return [readable(one, hidden) for one in cast(list[Any], paper)]
    if isinstance(paper, dict):
        parts = cast(dict[str, Any], paper).items()
        return {name: one if name in _ATTACHED else readable(one, hidden) for name, one in parts}
    return paper


def _hidden(far: list[str], shows: Shows) -> list[str]:
    if not far or shows("".join(far)):
        return []
    if len(far) == 1:
        return far
    half = len(far) // 2
    return [*_hidden(far[:half], shows), *_hidden(far[half:], shows)]


def _word(word: str, hidden: frozenset[str]) -> str:
    """What nothing can be made of is a question mark."""
    if hidden.isdisjoint(word):
        return word
    return "".join(_latin(one) if _is_far(one) else one for one in word)


def _latin(character: str) -> str:
    return anyascii(character) or ("" if unicodedata.category(character) in _UNSEEN else "?")


def _is_far(character: str) -> bool:
    return ord(character) >= _NEAR


def _texts(paper: Json) -> Iterable[str]:
    if isinstance(paper, str):
        yield paper
    elif isinstance(paper, list):
        for one in cast(list[Any], paper):
            yield from _texts(one)
    elif isinstance(paper, dict):
        for name, one in cast(dict[str, Any], paper).items():
            if name not in _ATTACHED:
                yield from _texts(one)
