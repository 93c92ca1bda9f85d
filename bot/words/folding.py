"""Words as people mean them: capitals, accents and punctuation do not count."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> str:
    """Small letters without accents, one space between words, no punctuation: what keywords are compared in."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall("".join(char for char in split if not unicodedata.combining(char))))


def one_slip(first: str, second: str) -> bool:
    """Whether they are the same but for at most one letter too many, too few, wrong, or swapped with its neighbour."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]
