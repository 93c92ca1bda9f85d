"""Reads the libraries file: which places are indexed, under which name, for whom, and how often.

[[libraries]]
name = "Personeelsgids"
place = "/srv/documents"
every = "15 min"

[[libraries]]
name = "Oude website"
place = "jsonl:/srv/export.jsonl"
readers = ["everyone"]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

from bot.people.principals import READERS, wrong_principal
from bot.toml_files import Found, Raw, Table, doubles, each, matching, parse, told

EXPORT = "jsonl:"
LONGEST_NAME = 100
UNITS = {"s": timedelta(seconds=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_EVERY = re.compile(rf"(\d{{1,4}}) ?({'|'.join(UNITS)})")
SHORTEST, LONGEST = timedelta(seconds=5), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Place:
    """A place to index: a folder, or `jsonl:FILE`. `readers` are principals, for rows that name none."""

    name: str
    place: str
    every: timedelta
    readers: tuple[str, ...] = ()


def places_of(file: str, text: bytes) -> tuple[Place, ...]:
    """In the order of the file. Raises BadFiles with everything that is wrong."""
    return tuple(Place(one.name, one.place, one.every, one.readers) for one in parse(file, text, _File).libraries)


def _every(raw: Any) -> Any:
    found = _EVERY.fullmatch(raw) if isinstance(raw, str) else None
    time = int(found[1]) * UNITS[found[2]] if found else timedelta()
    if not SHORTEST <= time <= LONGEST:
        raise told('must be such as "30 s", "15 min", "1 h" or "1 d", at least 5 seconds and at most 7 days')
    return time


def _is_whole(place: str) -> bool:
    """What a bot is started in differs from one instance to another."""
    return Path(place.removeprefix(EXPORT)).is_absolute()


class _Library(Table, frozen=True):
    name: Annotated[
        str,
        matching(
            lambda name: name.strip() == name and name.isprintable() and len(name) <= LONGEST_NAME,
            f"one line of at most {LONGEST_NAME} characters",
        ),
    ]
    place: Annotated[str, matching(_is_whole, "a whole path, such as /srv/documents or jsonl:/srv/export.jsonl")]
    every: Annotated[timedelta, BeforeValidator(_every)] = timedelta(hours=1)
    readers: Annotated[tuple[str, ...], each(lambda text: wrong_principal(text, READERS))] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        place = raw.get("place")
        if "readers" in raw and isinstance(place, str) and _is_whole(place) and not place.startswith(EXPORT):
            yield ("readers",), "is for exports (jsonl:FILE); who may read a folder stands in its readers.toml"


class _File(Table, frozen=True):
    libraries: tuple[_Library, ...] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "libraries", "library", "name")
        yield from doubles(raw, "libraries", "library at", "place")
