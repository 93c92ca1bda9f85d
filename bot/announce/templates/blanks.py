"""Finds the blanks of a text: what a template puts between braces, such as {day}, is filled in before it is sent."""

import re
from collections.abc import Collection, Sequence

LONGEST = 80
_BLANK = re.compile(r"\{([^{}\n]{1,80})\}")


def blanks_in(text: str) -> Sequence[str]:
    """What each is called, in order, each once."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def left_in(text: str, declared: Collection[str] | None) -> Sequence[str]:
    """Which of these blanks stand in it still; braces around anything else are text. None: of a draft that an
    earlier version kept nobody knows which were declared, so all braces are of blanks."""
    return [one for one in blanks_in(text) if declared is None or one in declared]


def is_left_in(text: str, declared: Collection[str] | None) -> bool:
    return bool(left_in(text, declared))


def is_broken(text: str) -> bool:
    """Whether a brace stands in it that neither opens nor closes a blank."""
    return any(brace in _BLANK.sub("", text) for brace in "{}")
