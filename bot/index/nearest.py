"""The vectors of one model in memory, and the nearest of them to a question's: every one that there is is compared.

A search works on what stood at its beginning: rows are added behind those that it sees, one that went loses its scope
in a new list, and what nobody needs any more is left behind when the rows are copied.
"""

import importlib.util
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.index.vectors import Given

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 1024
"""Rows that there is room for."""
WASTE = 0.25
"""Of the rows, from which on those that went are left behind."""


def can_compare() -> bool:
    """Whether what that takes is installed."""
    return all(importlib.util.find_spec(name) for name in ("numpy", "numkong"))


@dataclass(frozen=True, slots=True)
class Rows:
    """`vectors` and `lengths` have room for more than the `keys` and `scopes` that there are. Scopes are by their
    number in the matrix: 0 for a row that has gone, or is nobody's. `order` sorts the keys."""

    vectors: "NDArray[np.int8]"
    lengths: "NDArray[np.float32]"
    keys: "NDArray[np.int64]"
    scopes: "NDArray[np.int32]"
    order: "NDArray[np.int64]"


class Matrix:
    """One thread at a time changes it, any may search."""

    def __init__(self) -> None:
        self._rows: Rows | None = None
        self._of: dict[str, tuple[int, int]] = {}  # source -> its rows, as they follow each other
        self._numbers = {0: 0}  # scope -> its number

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self._of.values())

    def apply(self, changes: Iterable[Given]) -> None:
        """The last of each source counts."""
        import numpy as np  # noqa: PLC0415 - not before there are vectors

        latest = {given.source: given for given in changes}
        came = [given for given in latest.values() if given.vectors]
        dimensions = len(came[0].vectors) // came[0].count if came else 0
        came = [given for given in came if len(given.vectors) == given.count * dimensions]
        rows = self._without(latest)
        if rows is None or (came and rows.vectors.shape[1] != dimensions):  # a model has one length: it was another
            rows, self._of = _none(dimensions), {}
        at = start = len(rows.keys)
        vectors, lengths = _with_room(rows, start + sum(given.count for given in came))
        for given in came:
            end = at + given.count
            vectors[at:end] = np.frombuffer(given.vectors, np.int8).reshape(given.count, dimensions)
            own = np.linalg.norm(vectors[at:end].astype(np.float32), axis=1)
            lengths[at:end] = np.where(own, own, np.inf)  # one without a direction is as none
            self._of[given.source] = (at, end)
            at = end
        numbers = [self._numbers.setdefault(given.scope, len(self._numbers)) for given in came]
        keys = np.array([key for given in came for key in given.keys], np.int64)
        scopes = np.repeat(np.array(numbers, np.int32), [given.count for given in came])
        scopes[np.isinf(lengths[start:at])] = 0
        self._rows = self._tidy(
            _sorted(vectors, lengths, np.concatenate([rows.keys, keys]), np.concatenate([rows.scopes, scopes]))
        )

    def _without(self, gone: Collection[str]) -> Rows | None:
        if self._rows is None:
            return None
        scopes = self._rows.scopes.copy()
        for start, end in (self._of.pop(source, (0, 0)) for source in gone):
            scopes[start:end] = 0
        return replace(self._rows, scopes=scopes)

    def _tidy(self, rows: Rows) -> Rows:
        import numpy as np  # noqa: PLC0415

        count = len(rows.keys)
        if count < LEAST or self.size >= (1 - WASTE) * count:
            return rows
        kept = np.concatenate([np.zeros(0, np.int64), *(np.arange(*own) for own in self._of.values())])
        at = 0
        for source, (start, end) in self._of.items():
            self._of[source] = (at, at + end - start)
            at += end - start
        return _sorted(rows.vectors[kept], rows.lengths[kept], rows.keys[kept], rows.scopes[kept])

    def look(self, vector: bytes) -> "Look | None":
        """None where nothing can be compared with it."""
        import numpy as np  # noqa: PLC0415

        rows, asked = self._rows, np.frombuffer(vector, np.int8)
        if rows is None or not len(rows.keys) or rows.vectors.shape[1] != len(asked) or not asked.any():
            return None
        return Look(rows, self._numbers, asked)


class Look:
    """The cosine of every row with what was asked, on one state of the rows."""

    def __init__(self, rows: Rows, numbers: dict[int, int], asked: "NDArray[np.int8]") -> None:
        import numkong  # noqa: PLC0415
        import numpy as np  # noqa: PLC0415

        self._rows = rows
        self._numbers = numbers
        count = len(rows.keys)
        products = np.asarray(numkong.cdist(asked.reshape(1, -1), rows.vectors[:count], "dot"))[0]
        self._cosines = products / rows.lengths[:count]
        self._cosines /= float(np.linalg.norm(asked.astype(np.float32)))

    def nearest(self, scopes: Collection[int], most: int) -> list[int]:
        """Keys of the nearest passages within these scopes, the nearest first."""
        import numpy as np  # noqa: PLC0415

        rows = self._rows
        readable = np.zeros(len(self._numbers), np.bool_)
        readable[[self._numbers.get(scope, 0) for scope in scopes]] = True
        readable[0] = False
        places = np.flatnonzero(readable[rows.scopes])
        cosines = self._cosines[places]
        if len(cosines) > most:
            best = np.argpartition(-cosines, most - 1)[:most]
            places, cosines = places[best], cosines[best]
        keys = rows.keys[places]
        return [int(key) for key in keys[np.lexsort((keys, -cosines))]]

    def cosines(self, keys: Sequence[int]) -> list[float | None]:
        """Of passages by their keys; None where there is no vector."""
        import numpy as np  # noqa: PLC0415

        rows = self._rows
        places = np.searchsorted(rows.keys, np.array(keys, np.int64), side="right", sorter=rows.order)
        found: list[float | None] = []
        for key, place in zip(keys, places, strict=True):
            at = int(rows.order[place - 1]) if place else 0  # the newest of this key
            is_there = rows.keys[at] == key and rows.scopes[at]
            found.append(float(self._cosines[at]) if is_there else None)
        return found


def _none(dimensions: int) -> Rows:
    import numpy as np  # noqa: PLC0415

    return _sorted(
        np.empty((0, dimensions), np.int8), np.empty(0, np.float32), np.zeros(0, np.int64), np.zeros(0, np.int32)
    )


def _sorted(
    vectors: "NDArray[np.int8]",
    lengths: "NDArray[np.float32]",
    keys: "NDArray[np.int64]",
    scopes: "NDArray[np.int32]",
) -> Rows:
    return Rows(vectors, lengths, keys, scopes, keys.argsort(kind="stable"))


def _with_room(rows: Rows, count: int) -> "tuple[NDArray[np.int8], NDArray[np.float32]]":
    import numpy as np  # noqa: PLC0415

    held = len(rows.keys)
    if count <= len(rows.vectors):
        return rows.vectors, rows.lengths
    room = max(LEAST, count, 2 * held)
    vectors = np.empty((room, rows.vectors.shape[1]), np.int8)
    lengths = np.empty(room, np.float32)
    vectors[:held], lengths[:held] = rows.vectors[:held], rows.lengths[:held]
    return vectors, lengths
