"""Words that mean nothing to a client but themselves: no Markdown, and nothing that it would put something else for.

Clients put a date for `{{DATE(...)}}` and may bind `${...}`, in TextRuns as well (Adaptive Cards, text features).
Backslashes would show where a client reads no Markdown, so marks are parted by characters that do not show.
"""

import re

_PART = "\u2060"
"""Word joiner: no width, and no line breaks at it."""
_ROOM = "\u200a"
"""Hair space: a star before a space opens nothing, whatever stands before it."""

_EXPRESSION = re.compile(r"(?<=\{)(?=\{)|(?<=\$)(?=\{)")
_BLOCK = re.compile(r"^(?=[-#+*>=~_\[|]|[0-9]{1,9}[.)](?:\s|$))", re.MULTILINE)
_MARK = re.compile(r"(?<=\])(?=[(\[:])|(?<=[<&])(?=[#/!?A-Za-z])|(?<=[\\~_])|(?=_)")


def unexpanded(text: str) -> str:
    """The words with each `{{` and `${` parted."""
    return _EXPRESSION.sub(_PART, text)


def plain(text: str) -> str:
    """For whatever may be read as Markdown: a TextBlock, a title, a label, a choice."""
    parted = _MARK.sub(_PART, unexpanded(text)).replace("*", f"*{_ROOM}").replace("`", "ˋ")
    return _BLOCK.sub(_PART, parted)
