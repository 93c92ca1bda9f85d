"""A published version of the configuration as it is kept: what counts, what it holds, and its texts in pieces."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

COUNTING_ID = "counting"
KEPT = 20
"""Versions that stay to go back to."""


@dataclass(frozen=True, slots=True)
class Counting:
    """`newest` is the number that was given last, `counts` the version that counts now; 0: the files do."""

    newest: int
    counts: int


@dataclass(frozen=True, slots=True)
class Version:
    """`parts` holds of each part that it decides about its files, by name, with the digest of each; a part without
    files counts as one that nobody wrote. Its texts stand in `documents` documents, which `token` tells from those of
    somebody who published at the same time and was too late. `back_to` is the version that counts again with it;
    `changed` are the parts that were otherwise in what counted before it."""

    number: int
    token: str
    at: datetime
    parts: Mapping[str, Mapping[str, str]]
    documents: int
    back_to: int = 0
    changed: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return version_id(self.number)


@dataclass(frozen=True, slots=True)
class Piece:
    """Of a file of a part; a long one has several, in order."""

    part: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class VersionText:
    """The document `at` (from 0) of those that hold a version's texts."""

    number: int
    token: str
    at: int
    pieces: tuple[Piece, ...] = field(default=())

    @property
    def id(self) -> str:
        return text_id(self.number, self.token, self.at)


def version_id(number: int) -> str:
    return f"{number:08}"


def text_id(number: int, token: str, at: int) -> str:
    return f"{number:08}-{token}-{at:04}"
