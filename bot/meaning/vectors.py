"""Makes vectors of a model's numbers, and texts, which any store keeps, of the vectors of a source in their order."""

import math
import struct
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Sequence

from bot.meaning.base import Vector

PART_BYTES = 300_000
"""Of a part before it becomes a text, which is a third longer: it fits in any store."""

_HEAD = struct.Struct(">IHI")
"""How many vectors, of how many dimensions, and the checksum of what follows."""
_MOST = 127


def quantized(numbers: Sequence[float]) -> Vector:
    """Raises ValueError for numbers that point nowhere."""
    largest = max(map(abs, numbers), default=0.0)
    if not largest or not all(map(math.isfinite, numbers)):
        raise ValueError("a vector without a direction")
    stretch = _MOST / largest
    return array("b", [round(number * stretch) for number in numbers]).tobytes()


def packed(vectors: Sequence[Vector]) -> list[str]:
    """At least one part; all vectors have the same dimensions."""
    dimensions = len(vectors[0]) if vectors else 0
    if any(len(vector) != dimensions for vector in vectors):
        raise ValueError("vectors of different dimensions")
    step = max(1, PART_BYTES // max(1, dimensions))
    return [_part(vectors[at : at + step], dimensions) for at in range(0, max(1, len(vectors)), step)]


def unpacked(parts: Sequence[str]) -> list[Vector]:
    """Raises ValueError for parts that are damaged, or do not belong together."""
    found = [vector for part in parts for vector in _vectors(part)]
    if len({len(vector) for vector in found}) > 1:
        raise ValueError("vectors of different dimensions")
    return found


def _part(vectors: Sequence[Vector], dimensions: int) -> str:
    body = b"".join(vectors)
    return b64encode(_HEAD.pack(len(vectors), dimensions, zlib.crc32(body)) + body).decode("ascii")


def _vectors(part: str) -> list[Vector]:
    kept = b64decode(part, validate=True)
    body = kept[_HEAD.size :]
    try:
        count, dimensions, checksum = _HEAD.unpack_from(kept)
    except struct.error as error:
        raise ValueError("a damaged part") from error
    if len(body) != count * dimensions or zlib.crc32(body) != checksum:
        raise ValueError("a damaged part")
    return [body[at : at + dimensions] for at in range(0, len(body), dimensions or 1)]
