"""Words as people mean them: capitals, accents and punctuation do not count. The one folding that there is."""

import re
import unicodedata
from collections.abc import Iterator

PIECE = r"[^\W_]+"
"""Letters and figures in a row: what every tokenizer of ours is made of."""

HYPHEN = re.compile(r"[-\u2010\u2011]")
APOSTROPHE = re.compile(r"['‘’ʼʹ′´`＇]")

_PIECE = re.compile(PIECE)
_RUN = re.compile(rf"\d+(?:[.,]\d+)*|{PIECE}(?:['‘’ʼʹ′´`＇\-\u2010\u2011]{PIECE})*")
_TOGETHER = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i"}
    | dict.fromkeys("‘’ʼʹ′´`＇", "'")
)
"""Letters that no decomposition takes apart, and whatever is typed for an apostrophe."""


def fold(text: str) -> str:
    """Small letters without accents: É is e, ï is i, œ is oe, ß is ss. Folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).translate(_TOGETHER).casefold())
    return "".join(char for char in apart.casefold() if not unicodedata.combining(char))


def runs(text: str) -> list[str]:
    """What stands together: a number with its points, letters with hyphens and apostrophes between them."""
    return _RUN.findall(text)


def runs_in(text: str) -> Iterator[re.Match[str]]:
    """As `runs`, with their places."""
    return _RUN.finditer(text)


def pieces(text: str) -> list[str]:
    """The words as they are written, in small letters: accents stay, as où is not ou."""
    return _PIECE.findall(text.casefold())


def words(text: str) -> str:
    """Folded, one space between words, no punctuation: what keywords are compared in."""
    return " ".join(_PIECE.findall(fold(text)))
