"""Finds the blanks of a text: what stands between braces, such as {day}, has to be filled in before it is sent."""

import re
from collections.abc import Sequence

LONGEST = 80
_BLANK = re.compile(r"\{([^{}\n]{1,80})\}")


def blanks_in(text: str) -> Sequence[str]:
    """What each is called, in order, each once."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def is_broken(text: str) -> bool:
    """Whether a brace stands in it that neither opens nor closes a blank."""
    return any(brace in _BLANK.sub("", text) for brace in "{}")
