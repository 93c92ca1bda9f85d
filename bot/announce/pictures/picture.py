"""What became of the picture of an announcement: the copy that Bode keeps of it, or why there is none."""

from dataclasses import dataclass

ROUTE = "/pictures"
"""Where Bode serves them."""
LATER = "problem-image-later"
"""What is told of one that was not fetched yet, or cannot be kept just now."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`source` is the https address that its author gave. `problem` is the key of the text that says why it was not
    taken, "" where it was: then `name` is what its copy is called, which nobody can guess, and `address` where readers'
    clients get that one. `width` and `height` are pixels, also of one that is too large."""

    source: str
    problem: str = ""
    name: str = ""
    address: str = ""
    width: int = 0
    height: int = 0


def picture_blob(organisation: str, name: str) -> str:
    return f"pictures/{organisation}/{name}"


def picture_address(base: str, organisation: str, name: str) -> str:
    return f"{base}{ROUTE}/{organisation}/{name}"
