"""What a list of people says, word for word, school by school."""

from dataclasses import dataclass

from bot.words.languages import Language


@dataclass(frozen=True, slots=True)
class Part:
    """`rows` stand under the heads of the paper; `about` counts them in words."""

    name: str
    about: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ListPaper:
    """`facts` are labels and values; each of the `parts` begins on a page of its own. `about` stands on every page;
    `day` is the day it was made ("2026-11-23"). `transcribed` says that some of it is in Latin letters which it was
    not, and stands there where the fonts lack a letter."""

    language: Language
    title: str
    organisation: str
    about: str
    day: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    parts: tuple[Part, ...]
    transcribed: str = ""
    layout: str = "list"
