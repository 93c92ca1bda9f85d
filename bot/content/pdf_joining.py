"""Joins the lines of a paragraph, and the words that were broken at their ends."""

import re
from collections.abc import Sequence

_BROKEN = "\\u00ad\\u0002\\ufffe"
"""A hyphen where a word was broken, as files say it; pdfium gives the last for any hyphen at a line's end, and what
stands on the next line right behind it."""


def joined(lines: Sequence[str]) -> str:
    """One paragraph: a hyphen at a line's end goes, unless it belongs to the word."""
    parts: list[str] = []
    for line in lines:
        above = parts[-1] if parts else ""
        if parts and _HYPHEN_AT_END.search(above[-2:]):
            parts[-1] = above[:-1]
            parts.append(_hyphen(_last_word(above[:-1]), line))
        elif parts:
            parts.append(" ")
        parts.append(line)
    text = "".join(parts)
    return _WITHIN.sub(lambda found: found[1] + _hyphen(found[1], text[found.end() : found.end() + 4]), text)


_HYPHEN_AT_END = re.compile(rf"[^\W_][-\u2010{_BROKEN}]$")
_WITHIN = re.compile(r"(\b[^\W_]{1,40}+)[\u0002\ufffe]")


def _last_word(text: str) -> str:
    found = re.search(r"[^\W_]+$", text[-40:])
    return found[0] if found else ""


def _hyphen(before: str, after: str) -> str:
    """What stands between two parts of a word, or between a part and the next word ("zwem- en turnuur")."""
    if re.match(_AND, after):
        return "- "
    if not after[:1].islower():
        return "-" if after[:1].isalnum() else "- "
    # "e-mail", "TADD-regeling", "3-jarige": none of these is written together.
    return "-" if len(before) == 1 or before.isupper() or before[-1:].isdigit() else ""


_AND = r"(?:en|of|et|ou|and|or)\b"
