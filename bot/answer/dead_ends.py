"""Tells what a document sends its reader to in Bode and is not there now, and leaves it out of what is shown.

Forms come and go: whether something is there is asked when a document is indexed and reported, and each time that it
answers.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, cast

from bot.answer.answer import Answer, Verdict
from bot.answer.evidence import Hit
from bot.answer.library.source import Passage, Source, below
from bot.words.directions import Direction, directions_in
from bot.words.folding import words
from bot.words.languages import LANGUAGES, Language
from bot.words.lists import own_texts, said_in
from dialogs.form import Forms
from dialogs.model import Form
from dialogs.offering import form_named

MOST = 20
"""Directions that are kept of one document."""
LONGEST = 300
"""Characters of a sentence that are kept."""


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A document, by its id and path, with a sentence that sends its reader to what is not in Bode now."""

    source: str
    path: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a search found, without the sentences that lead nowhere; `left_out` are what those named, by the id of the
    passage that they stood in."""

    hits: Sequence[Hit]
    left_out: dict[str, tuple[str, ...]]


def directions_of(passages: Iterable[Passage], language: Language) -> tuple[Direction, ...]:
    """Each once, at most MOST."""
    found = (one for passage in passages for text in _texts(passage) for _, one in directions_in(text, language))
    return tuple(dict.fromkeys(replace(one, sentence=one.sentence[:LONGEST]) for one in found))[:MOST]


def dead_ends_of(source: Source, forms: Forms) -> list[DeadEnd]:
    return [DeadEnd(source.id, source.path, one) for one in source.directions if not is_there(one, forms)]


def is_there(direction: Direction, forms: Forms) -> bool:
    """Whether Bode does something with it, in whatever language."""
    said = words(direction.name)
    if said in _understood() or form_named(forms, direction.name):
        return True
    return direction.chosen and (said in _own_texts() or any(said in _labels(form.as_json) for form in forms.values()))


def form_shown(found: Answer, hits: Sequence[Hit], forms: Forms) -> Form | None:
    """The first form that is there and that the words of the answer send to; none where nothing is certain."""
    source = next((hit.source for hit in hits if hit.source.id == found.source), None)
    if source is None or found.excerpt is None:
        return None
    named = (form_named(forms, one.name) for _, one in directions_in(found.excerpt.text, source.language))
    return next(filter(None, named), None)


def left_out(found: Answer, cleaned: Cleaned) -> Sequence[str]:
    """What the passage that answers named, or the best that may help."""
    if found.verdict is Verdict.NOT_FOUND:
        return ()
    best = next((hit for hit in cleaned.hits if hit.source.id == found.source), None)
    if best is None:
        return ()
    passages = [best.passage, *best.opening[:1], *below(best.passage, best.following)]
    return tuple(dict.fromkeys(name for one in passages for name in cleaned.left_out.get(one.id, ())))


def without_dead_ends(hits: Sequence[Hit], forms: Forms) -> Cleaned:
    """A passage that says nothing else is left out whole."""
    cleaner = _Cleaner(forms, {})
    cleaned = [cleaner.cleaned(hit) for hit in hits]
    return Cleaned([hit for hit in cleaned if hit.passage.text], cleaner.left_out)


@dataclass(frozen=True, slots=True)
class _Cleaner:
    forms: Forms
    left_out: dict[str, tuple[str, ...]]

    def cleaned(self, hit: Hit) -> Hit:
        language = hit.source.language
        passage = self._passage(hit.passage, language)
        opening, following = self._all(hit.opening, language), self._all(hit.following, language)
        return replace(hit, passage=passage, following=following, opening=opening)

    def _all(self, passages: Sequence[Passage], language: Language) -> Sequence[Passage]:
        """Those that say something else."""
        cleaned = (self._passage(one, language) for one in passages)
        return tuple(one for one in cleaned if one.text)

    def _passage(self, passage: Passage, language: Language) -> Passage:
        dead: list[str] = []
        rows = [[self._text(cell, language, dead) for cell in row] for row in passage.table]
        text = self._text(passage.text, language, dead) if not rows else ""
        if not dead:
            return passage
        self.left_out[passage.id] = tuple(dict.fromkeys(dead))
        if not rows:
            return replace(passage, text=text)
        # A row that only names what led nowhere goes with it.
        kept = [row for row, before in zip(rows, passage.table, strict=True) if tuple(row) == before or any(row[1:])]
        table = tuple(map(tuple, kept))
        said = "\n".join(" | ".join(row) for row in table)
        return replace(passage, table=table, text=said) if len(table) > 1 else replace(passage, table=(), text="")

    def _text(self, text: str, language: Language, dead: list[str]) -> str:
        at = 0
        kept: list[str] = []
        for start, one in directions_in(text, language):
            if is_there(one, self.forms):
                continue
            dead.append(one.name)
            if start >= at:
                kept.append(text[at:start])
                at = start + len(one.sentence)
        return _tidied("".join((*kept, text[at:]))) if dead and at else text


def _tidied(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _texts(passage: Passage) -> Iterator[str]:
    return (cell for row in passage.table for cell in row) if passage.table else iter([passage.text])


@cache
def _understood() -> frozenset[str]:
    """All that people may say to Bode as a whole, its commands first."""
    lists = (said_in(language) for language in LANGUAGES)
    return frozenset(
        words(text)
        for said in lists
        for section in (said.commands, said.courtesies, said.wishes)
        for names in section.values()
        for text in names
    )


@cache
def _own_texts() -> frozenset[str]:
    return frozenset(words(text) for language in LANGUAGES for text in own_texts(language))


@lru_cache(maxsize=64)
def _labels(form: str) -> frozenset[str]:
    """All that is written on a form, given as JSON."""
    return frozenset(map(words, _strings(json.loads(form))))


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for one in cast(dict[str, Any], value).values() for text in _strings(one))
        case list():
            yield from (text for one in cast(list[Any], value) for text in _strings(one))
        case _:
            return
