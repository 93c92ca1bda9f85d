"""A sentence as the fields of a form read it: its words, the days and amounts that it mentions, and what is left."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from bot.words.analysis import Word, all_words_of, placed_words
from bot.words.folding import words
from bot.words.languages import Language
from bot.words.lists import phrase_set, stopwords
from bot.words.mentions import Mentions
from bot.words.spelling import one_slip

SHORTEST_TAIL = 5
"""Letters of a compound's last part that tell what it is: ouderschapsverlof is a verlof."""
SHORTEST_SLIP = 6
"""Letters of a word from which a slip of the keyboard is forgiven: shorter ones have too many neighbours."""
SHORTEST_HEAD = 3
"""Letters before that: what is unpaid is not paid."""
FEWEST_LEFT = 2
"""Words that are left of a sentence without the words that speak of the form; else those stay: "parkeerticket Gent"."""

_SEGMENT = re.compile(r"[,;:.!?()\n\"“”«»|]+|\s[-–]\s")
_WORD = re.compile(r"[\w'’&/-]+")


@dataclass(frozen=True)
class Sentence:
    """What somebody typed, as a speaker of `language` would read it."""

    text: str
    language: Language
    mentions: Mentions = field(default_factory=Mentions)

    @cached_property
    def placed(self) -> Sequence[tuple[int, int, Word]]:
        return placed_words(self.text, self.language)

    @cached_property
    def plain(self) -> str:
        """As words() gives it, with a blank on both sides."""
        return f" {words(self.text)} "

    @property
    def clauses(self) -> list[str]:
        return [clause for clause in _SEGMENT.split(self.text) if clause.strip()]

    @cached_property
    def _clauses(self) -> Sequence[int]:
        """Of each word, which clause it is in."""
        found: list[int] = []
        for (_, end, _), (start, _, _) in itertools.pairwise(((0, 0, None), *self.placed)):
            found.append((found[-1] if found else 0) + bool(_SEGMENT.search(self.text[end:start])))
        return found

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        """Form, stem, or the last part of a compound -> which words of the sentence."""
        found: dict[str, list[int]] = {}
        for number, (_, _, word) in enumerate(self.placed):
            tails = {word.form[at:] for at in range(SHORTEST_HEAD, len(word.form) - SHORTEST_TAIL + 1)}
            for key in {word.form, *word.pieces, *tails, f"={word.stem}"}:
                found.setdefault(key, []).append(number)
        return found

    @cached_property
    def _found(self) -> dict[Word, Sequence[int]]:
        return {}

    @cached_property
    def slips(self) -> set[int]:
        """Which of its words were taken for a slip of what was looked for."""
        return set()

    def has(self, phrases: Iterable[str]) -> bool:
        """Whether it has one of these, as words() gives them, word by word."""
        return any(f" {phrase} " in self.plain for phrase in phrases)

    def places(self, phrase: str, between: int = 1) -> tuple[int, ...]:
        """Which words of the sentence are those of the phrase, in its order, in one clause, with at most so many others
        between any two; () where they are not all there.

        A form of a word, a compound that ends in it, and a slip of the keyboard are as good.
        """
        every = _words(phrase, self.language)
        has_letters = len(every) < len(phrase.split())  # that are no words to compare: "I'm ill"
        if has_letters and not self.has([words(phrase)]):
            return ()
        for first in self._where(every[0]) if every else ():
            at = [first]
            for word in every[1:]:
                behind = (
                    n
                    for n in self._where(word)
                    if at[-1] < n <= at[-1] + between + 1 and self._clauses[n] == self._clauses[first]
                )
                if (next_one := min(behind, default=None)) is None:
                    break
                at.append(next_one)
            if len(at) == len(every):
                return tuple(at)
        return ()

    def _where(self, word: Word) -> Sequence[int]:
        if word not in self._found:
            by_word = self._by_word
            same = {*by_word.get(word.form, ()), *(by_word.get(f"={word.stem}", ()) if word.stem else ())}
            slips = () if same else self._slips(word.form)
            self.slips.update(slips)
            self._found[word] = sorted(same) or slips
        return self._found[word]

    def _slips(self, form: str) -> Sequence[int]:
        if len(form) < SHORTEST_SLIP:
            return ()
        typed = self._by_beginning.get(form[0], ())
        return [n for n, one in typed if abs(len(one) - len(form)) < 2 and one_slip(one, form)]

    @cached_property
    def _by_beginning(self) -> Mapping[str, list[tuple[int, str]]]:
        """First letter -> words that may be a slip, with which they are."""
        found: dict[str, list[tuple[int, str]]] = {}
        for number, (_, _, word) in enumerate(self.placed):
            if len(word.form) >= SHORTEST_SLIP - 1:
                found.setdefault(word.form[0], []).append((number, word.form))
        return found

    def rest(self, spoken: Iterable[str]) -> str:
        """The longest stretch that is left without days, amounts, and what is only said around a request; `spoken` are
        the phrases by which it was known."""
        text = self._without_mentions()
        pieces = max((_trimmed(piece, self.language, frozenset()) for piece in _SEGMENT.split(text)), key=len)
        less = _trimmed(pieces, self.language, frozenset(spoken))
        return pieces if 0 < len(less.split()) < FEWEST_LEFT else less

    def _without_mentions(self) -> str:
        text = self.text
        for start, end in reversed(self.mentions.spans()):
            text = f"{text[:start]} | {text[end:]}"
        return text


@cache
def _words(phrase: str, language: Language) -> tuple[Word, ...]:
    return tuple(all_words_of(phrase, language))


@cache
def _fluff(language: Language) -> frozenset[str]:
    ordinary = frozenset(words(word) for word in stopwords(language))
    return ordinary | phrase_set(language, "hearing.wishes", "hearing.orders", "hearing.around")


def _trimmed(piece: str, language: Language, about: frozenset[str]) -> str:
    """Without what stands around it, at both ends, phrases of up to four words."""
    found = list(_WORD.finditer(piece))
    said = [words(one[0]) for one in found]
    fluff = _fluff(language)

    def is_fluff(some: Sequence[str]) -> bool:
        phrase = " ".join(some)
        return phrase in fluff or phrase in about or not phrase.strip()

    first, last = 0, len(found)
    while size := next((n for n in (4, 3, 2, 1) if first + n <= last and is_fluff(said[first : first + n])), 0):
        first += size
    while size := next((n for n in (4, 3, 2, 1) if last - n >= first and is_fluff(said[last - n : last])), 0):
        last -= size
    return piece[found[first].start() : found[last - 1].end()] if first < last else ""
