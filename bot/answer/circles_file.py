"""Reads the circles file, and names every mistake in it.

[[circles]]
id = "secundair"
name = {nl = "secundair onderwijs", fr = "enseignement secondaire", en = "secondary education"}
people = ["school:vaartkant", "school:sluiskaai"]
words = {nl = ["secundair"], fr = ["secondaire"], en = ["secondary"]}
folders = ["Secundair"]
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from bot.answer.circle import Circle, Circles, path_of
from bot.answer.experts.topic import keyword
from bot.answer.experts.topics_file import wrong_word
from bot.people.principals import READERS, PrincipalKind, wrong_principal
from bot.toml_files import WORDS_HINT, Found, Labels, Raw, Table, doubles, each, matching, parse, words_by_language
from bot.words.languages import Language

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_PEOPLE: Sequence[PrincipalKind] = tuple(kind for kind in READERS if kind != "everyone")


def circles_of(file: str, text: bytes) -> Circles:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return Circles(one.circle for one in parse(file, text, _File).circles)


def _wrong_folder(text: str) -> str:
    return "" if all(path_of(text)) else f"'{text[:60]}' is no folder, such as Secundair or Scholen/De Linde"


class _Circle(Table, frozen=True):
    id: Annotated[str, matching(_ID.fullmatch, "small letters, figures and hyphens")]
    name: Labels
    people: Annotated[tuple[str, ...], each(lambda text: wrong_principal(text, _PEOPLE))]
    words: Annotated[Mapping[Language, tuple[str, ...]], words_by_language(wrong_word), WORDS_HINT] | None = None
    folders: Annotated[tuple[str, ...], each(_wrong_folder)] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if "words" not in raw and not raw.get("folders"):
            yield (), "'words' or 'folders' is missing: they tell which documents are for these people"

    @property
    def circle(self) -> Circle:
        keywords = dict.fromkeys(keyword(text) for texts in (self.words or {}).values() for text in texts)
        return Circle(
            self.id, self.name, frozenset(self.people), tuple(keywords), tuple(path_of(text) for text in self.folders)
        )


class _File(Table, frozen=True):
    circles: tuple[_Circle, ...] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "circles", "circle")
