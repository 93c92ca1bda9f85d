"""For who tells that something broke, got lost or went wrong: the section of the page that says what to do then, before
one that only mentions it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from bot.answer.evidence import Hit, known_of_its_page
from bot.answer.library.source import Passage
from bot.words.folding import words
from bot.words.language_file import Names, Trouble
from bot.words.lists import every_listed

NAMED = 0.5
"""Of the question, in the title and headings: so much names what happened."""

_STEP = re.compile(r"^1[.)]\s", re.MULTILINE)


def tells_trouble(text: str) -> bool:
    """And asks nothing else about it, such as who pays."""
    return _has_one(text, _listed(lambda of: of.told)) and not _has_one(text, _listed(lambda of: of.asking))


def is_told(question: str, passage: Passage) -> bool:
    """Whether the passage says to who tells trouble what to do, from its first words on."""
    return tells_trouble(question) and (_is_headed_so(passage) or bool(_STEP.match(passage.text)))


def what_to_do(question: str, best: Hit, hits: Sequence[Hit]) -> Hit:
    """`best`, or with the passage of its page that says what to do in its place: the one below such a heading, or where
    the page is found by its introduction the only one that goes step by step. What stands under what happened stays,
    and what says whom to tell."""
    if best.evidence.heading >= NAMED or _says_what_to_do(best.passage) or not tells_trouble(question):
        return best
    known = known_of_its_page(best, hits)
    told = next(filter(_is_headed_so, known), None)
    if told is None and best.passage.ordinal == 0:
        steps = [passage for passage in known if _STEP.search(passage.text)]
        told = steps[0] if len(steps) == 1 else None
    return best if told is None else replace(best, passage=told, following=_behind(told, known), opening=())


def _is_headed_so(passage: Passage) -> bool:
    return bool(passage.headings) and _has_one(passage.headings[-1], _listed(lambda of: of.headings))


def _says_what_to_do(passage: Passage) -> bool:
    acts = _listed(lambda of: of.acts)
    return _is_headed_so(passage) or bool(_STEP.search(passage.text)) or _has_one(passage.text, acts)


def _behind(passage: Passage, known: Sequence[Passage]) -> list[Passage]:
    """Those that come next without a gap."""

    def row() -> Iterator[Passage]:
        at = passage.ordinal
        for one in known:
            if one.ordinal == at + 1:
                yield one
                at += 1

    return list(row())


def _has_one(text: str, phrases: frozenset[str]) -> bool:
    said = f" {words(text)} "
    return any(f" {phrase} " in said for phrase in phrases)


def _listed(names: Callable[[Trouble], Names]) -> frozenset[str]:
    return _folded(every_listed(lambda of: names(of.trouble)))


@cache
def _folded(names: Names) -> frozenset[str]:
    return frozenset(map(words, names))
