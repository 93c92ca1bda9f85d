"""Where sentences end, by the short forms of every language (`words.toml`)."""

import re
from collections.abc import Iterator
from functools import cache

from bot.words.lists import every_listed

_END = re.compile(r"(?<![.!?…])[.!?…]++[)\"'”’»\]]*+(?=\s)|\n")
_AFTER = re.compile(r"[ \t]*(.?)")
_LAST_WORD = re.compile(r"([^\s(\[\"'“‘«/]+)$")


def sentences(text: str) -> list[tuple[int, int]]:
    """The [start, end) of every sentence, without the white space around it; a line break ends one too."""
    return list(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if match[0] != "\n" and not _ends(text, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        left = start + len(piece) - len(piece.lstrip())
        yield left, left + len(piece.strip())


def _ends(text: str, match: re.Match[str]) -> bool:
    mark = match[0]
    found = _AFTER.match(text, match.end())
    after = found[1] if found else ""
    if not mark.startswith(".") or mark.startswith(".."):
        return not after.islower() or mark[0] in "!?"
    if after.islower():
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
    if word is None:
        return True
    last = word[1].casefold()
    if last in _closing():
        return after.isupper()
    if last in _inside():
        return False
    is_initial = len(last) == 1 and last.isalpha() and word[1].isupper()
    is_list_number = last.isdigit() and len(last) <= 2 and text[max(0, word.start() - 1) : word.start()] in {"", "\n"}
    return not is_initial and not is_list_number


@cache
def _inside() -> frozenset[str]:
    """Whose full stop ends no sentence."""
    return frozenset(every_listed(lambda of: of.short_forms.inside))


@cache
def _closing() -> frozenset[str]:
    """Those that do end a sentence when a capital follows: enz., etc."""
    return frozenset(every_listed(lambda of: of.short_forms.closing))
