"""Typed text from an untrusted client, made harmless: no control, bidi, zero-width or broken characters."""

import re
import unicodedata

_GAP = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{3,}")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_UNWANTED = {"Cc", "Cf", "Cs"}
"""Control, format (bidi, zero-width, tags) and lone surrogates, which no store can encode."""


def clean_line(text: str) -> str:
    """One line, no space at the ends, single spaces between; cleaning twice changes nothing."""
    return " ".join(_kept(text).split())


def clean_lines(text: str) -> str:
    """Line breaks stay, as \\n, with at most one blank line between; cleaning twice changes nothing."""
    spaced = _LINES.sub("\n", _GAP.sub(" ", _kept(text)))
    return _BLANK_LINES.sub("\n\n", spaced).strip()


def _kept(text: str) -> str:
    if not text.isprintable():
        lines = _BREAKS.sub("\n", text).replace("\t", " ").split("\n")
        text = "\n".join(line if line.isprintable() else _without_unwanted(line) for line in lines)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _without_unwanted(line: str) -> str:
    """What is unwanted is unprintable, so that only a line with something of that is looked at by the character."""
    unprintable = (char for char in set(line) if not char.isprintable())
    return line.translate({ord(char): None for char in unprintable if unicodedata.category(char) in _UNWANTED})
