"""Finds the questions in a message: several in one, or those of a pasted mail without its greeting and signature.

A sentence is a question when it ends with a question mark or begins as one does; a sentence is cut where another
question begins behind a comma or an "and". What is said before a question, or the first question, goes with one that
refers to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.words.folding import fold, words
from bot.words.languages import LANGUAGES
from bot.words.lists import every_listed, matters_of
from bot.words.sentences import sentences

MOST_READ = 4000
LONGEST_CONTEXT = 120
FEWEST = 3
"""Words of a question that is cut off from another in its sentence."""
MOST_TELLING = 8
"""Words of a question that may lean on what was said before."""

_NUMBERED = re.compile(r"(?:^|(?<=\s))(?:\(?\d{1,2}\)|\d{1,2}\.(?=\s)|[-•*–](?=\s))\s*", re.MULTILINE)
_CUT = re.compile(r"\s*[,;:]\s*|\s+(?=(?:en|et|and|maar|mais|but)\s)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is the question as it was typed; `whole` has what it leans on as well."""

    text: str
    whole: str


@dataclass(frozen=True, slots=True)
class Read:
    """The questions of a message. `besides`: something else stands there too, which none of them needs."""

    questions: tuple[Question, ...]
    besides: bool


def questions_in(text: str) -> Read:
    """No question at all for a message that asks nothing, such as two keywords."""
    context: list[str] = []
    found: list[Question] = []
    besides = False
    for piece in _pieces(text[:MOST_READ]):
        if found and piece.endswith("?") and not _begins(piece):  # Bijvoorbeeld een booster?
            last = found.pop()
            found.append(Question(f"{last.text} {piece}", f"{last.whole} {piece}"))
            continue
        if not _is_question(piece):
            besides = True
            if not found:
                context.append(piece)
            continue
        found.append(_question(piece, " ".join(context), found))
    return Read(tuple(found), besides)


def measures(text: str) -> frozenset[str]:
    """What it asks with for a day, a time or a number: when, how many."""
    return _measuring().intersection(words(text).split())


@cache
def _measuring() -> frozenset[str]:
    return frozenset(map(words, every_listed(lambda of: of.measuring.asks)))


def _question(piece: str, context: str, before: Sequence[Question]) -> Question:
    text = _without(piece, "joins").strip(" ,;:")
    if context and len(context) <= LONGEST_CONTEXT:
        return Question(text, f"{context.rstrip(' .:;,')}. {text}")
    said = words(text).split()
    leans = len(said) <= MOST_TELLING and any(f" {one} " in f" {words(text)} " for one in _all("refers"))
    if before and (leans or len(said) < FEWEST):
        return Question(text, f"{before[0].text.rstrip('?!. ')}, {text}")
    return Question(text, text)


def _pieces(text: str) -> Iterator[str]:
    for line in _lines(_NUMBERED.sub("\n", text)):
        for start, end in sentences(line):
            if said := _without(line[start:end], "greetings", whole=True):
                yield from _cut(said)


def _lines(text: str) -> Iterator[str]:
    """Up to the signature."""
    for number, line in enumerate(one.strip() for one in text.splitlines()):
        said = words(line)
        closes = any(said == closing or said.startswith(f"{closing} ") for closing in _all("closings"))
        if number and closes and not line.endswith("?"):
            return
        is_salutation = line.endswith(",") and said.partition(" ")[0] in _all("greetings")
        if line and not is_salutation:
            yield line


def _cut(sentence: str) -> Iterator[str]:
    """At each place where another question begins, when both sides have enough to be one; never behind a condition."""
    start = 0
    for match in _CUT.finditer(sentence):
        left, right = sentence[start : match.start()], sentence[match.end() :]
        behind_condition = any(f"{words(left)} ".startswith(f"{one} ") for one in _all("conditions"))
        if not behind_condition and _long_enough(left) and _long_enough(right) and _begins(right):
            yield left.strip()
            start = match.end()
    if rest := sentence[start:].strip():
        yield rest


def _long_enough(side: str) -> bool:
    return len(words(_without(side, "joins")).split()) >= FEWEST


def _is_question(piece: str) -> bool:
    return piece.endswith("?") or _begins(piece)


def _begins(piece: str) -> bool:
    """Whether it begins as a question does: with a question word, perhaps behind "tegen", or with a verb and who does
    it, so that the second half of "ik woon in Gent en wil niet weg" is none."""
    said = words(_without(piece, "joins")).split()
    if not said:
        return False
    asks = _all("words")
    behind = len(said) > 1 and said[0] in _all("before") and said[1] in asks
    acts = len(said) > 1 and said[0] in _all("verbs") and said[1] in _all("subjects")
    return said[0] in asks or behind or acts


def _without(piece: str, name: str, *, whole: bool = False) -> str:
    """Without the greetings, or the joining words, that it begins with; "" when it is no more than these (`whole`)."""
    found = list(_WORD.finditer(piece))
    at = 0
    while at < len(found):
        size = next(
            (
                size
                for size in (3, 2, 1)
                if _joined(piece, found[at : at + size]) in _all(name) and at + size <= len(found) - (not whole)
            ),
            0,
        )
        if not size:
            break
        at += size
    return "" if found and at == len(found) else piece[found[at].start() :] if at else piece


def _joined(piece: str, found: Sequence[re.Match[str]]) -> str:
    return " ".join(fold(match[0]) for match in found)


@cache
def _all(name: str) -> frozenset[str]:
    """Of every language: people mix them."""
    return frozenset(words(one) for language in LANGUAGES for one in matters_of(language).asking[name])
