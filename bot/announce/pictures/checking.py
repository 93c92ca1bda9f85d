"""Looks at the bytes of a picture: what it is by how it begins, and whether Teams shows one of its size."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, cast

from bot.errors import BodeError
from bot.file_kinds import HEAD_BYTES, SIGNS

KINDS = ("png", "jpg", "gif")
"""What Teams shows in a card."""
MOST_BYTES = 1_000_000
MOST_PIXELS = 1024
"""Wide, and high."""


class NoPicture(BodeError):
    """`reason`: "kind" (none of KINDS), "pixels" (too wide or too high; `width` and `height` say how large it is)."""

    def __init__(self, reason: str, width: int = 0, height: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.width = width
        self.height = height


@dataclass(frozen=True, slots=True)
class Looked:
    """`kind` is one of KINDS; `width` and `height` are pixels."""

    kind: str
    width: int
    height: int


def look_at(content: bytes) -> Looked:
    """Whatever its name or its server says. Raises NoPicture."""
    import imagesize  # noqa: PLC0415 - only whoever writes an announcement with a picture needs it

    kind = next((kind for kind in KINDS if SIGNS[kind](content[:HEAD_BYTES])), "")
    size = cast("Callable[[BinaryIO], tuple[int, int]]", imagesize.get)  # pyright: ignore[reportUnknownMemberType]
    width, height = size(BytesIO(content)) if kind else (0, 0)
    if width < 1 or height < 1:
        raise NoPicture("kind")
    if max(width, height) > MOST_PIXELS:
        raise NoPicture("pixels", width, height)
    return Looked(kind, width, height)
