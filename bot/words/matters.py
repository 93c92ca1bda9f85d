"""Reads whether a message asks for what stands in no document: today, the school year, one's own matters, a person.

All of it has to be made of what `matters.toml` lists for that question, but for one gap: a name, a day, what is
counted. So "wanneer is het kerstvakantie" is about the calendar, and "wanneer is de infosessie" is searched for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.words.folding import words
from bot.words.language_file import Names
from bot.words.languages import Language, own_first
from bot.words.lists import matters_of, stopwords
from bot.words.phrases import gaps_in, made_of

MOST_WORDS = 18
LONGEST_NAME = 8
LONGEST_DAY = 4
LONGEST_COUNTED = 3
LONGEST_WORDS_OF_NAME = 5

_YEAR = re.compile(r"20\d\d")


class Ask(StrEnum):
    """What is asked. FREE: whether a day is; NEXT: the next holiday; REQUESTS: what of one's own is open; UNKNOWN: what
    Bode does not know of anybody; NAMED: nothing but, perhaps, a name."""

    TIME = "time"
    DATE = "date"
    OCCASION = "occasion"
    NEXT = "next"
    FREE = "free"
    UNKNOWN = "unknown"
    REQUESTS = "requests"
    STANDING = "standing"
    PERSON = "person"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Matter:
    """`about` is the gap: the words of a day, of a name or of a function; of OCCASION the id. `year` is the one that is
    named, and `next_year` that the next was; `own`: one's own, or of the own school; `reach`: how to call or write to
    them."""

    ask: Ask
    about: str = ""
    year: int | None = None
    next_year: bool = False
    own: bool = False
    reach: bool = False


def matters_in(text: str, language: Language) -> Iterator[Matter]:
    """What the text may ask for, in the person's language first; whether the gap is a day or a person is to be seen."""
    for spoken in own_first(language):
        yield from _Reader.of(spoken).read(text)


def in_standard_words(text: str, language: Language) -> str:
    """As `words`, with what is typed as it is spoken in standard words: "wat kunde gij" is "wat kan je"."""
    said = _Reader.of(language).standard(text)
    return " ".join(word for word, before in zip(said, ["", *said], strict=False) if word != before)


def role_called(name: str) -> str:
    """The id of the role that is called so in any language; "" for none."""
    return next((role for spoken in own_first("nl") if (role := _Reader.of(spoken).roles.get(words(name)))), "")


class _Reader:
    """The lists of one language, folded once."""

    def __init__(self, language: Language) -> None:
        lists = matters_of(language)
        self.typed = {words(other): words(word).split() for word, others in lists.typed.items() for other in others}
        self._longest = max((other.count(" ") + 1 for other in self.typed), default=1)
        self._stopwords = frozenset(map(words, stopwords(language)))
        self._around = self._set(lists.around["anywhere"], lists.around["phrases"])
        self._calendar = {name: self._set(some) for name, some in lists.calendar.items()}
        self._own = {name: self._set(some) for name, some in lists.own.items()}
        self._person = {name: self._set(some) for name, some in lists.person.items()}
        self._occasions = {self._read(name): one for one, names in lists.occasions.items() for name in names}
        self.roles = {self._read(name): role for role, names in lists.roles.items() for name in names}
        self.managers = self._person["manager"]

    @staticmethod
    @cache
    def of(language: Language) -> "_Reader":
        """Raises BadFiles."""
        return _Reader(language)

    def _set(self, *lists: Names) -> frozenset[str]:
        return frozenset(self._read(name) for names in lists for name in names)

    def _read(self, text: str) -> str:
        return " ".join(self.standard(text))

    def standard(self, text: str) -> list[str]:
        return list(self._spelled(words(text).split()))

    def _spelled(self, said: Sequence[str]) -> Iterator[str]:
        """In standard words: the longest spellings first."""
        at = 0
        while at < len(said):
            for size in range(min(self._longest, len(said) - at), 0, -1):
                if standard := self.typed.get(" ".join(said[at : at + size])):
                    yield from standard
                    at += size
                    break
            else:
                yield said[at]
                at += 1

    def read(self, text: str) -> Iterator[Matter]:
        said = self.standard(text)
        if not 0 < len(said) <= MOST_WORDS:
            return
        yield from self._of_the_calendar(said)
        yield from self._of_ones_own(said)
        yield from self._of_people(said)

    # --- the calendar

    def _of_the_calendar(self, said: Sequence[str]) -> Iterator[Matter]:
        lists, around = self._calendar, self._around
        if made_of(said, [lists["time"]], around | lists["day_words"]):
            yield Matter(Ask.TIME)
        if made_of(said, [lists["date"]], around | lists["day_words"]):
            yield Matter(Ask.DATE)
        yield from self._with_gap(Ask.DATE, said, ["date"], around | lists["day_words"])
        yield from self._of_the_school_year(said)
        yield from self._with_gap(Ask.FREE, said, ["free"], around | lists["free_words"])

    def _with_gap(self, ask: Ask, said: Sequence[str], names: Sequence[str], may: frozenset[str]) -> Iterator[Matter]:
        for start, end in gaps_in(said, [self._calendar[name] for name in names], may, LONGEST_DAY):
            yield Matter(ask, " ".join(said[start:end]))

    def _of_the_school_year(self, said: Sequence[str]) -> Iterator[Matter]:
        lists, around = self._calendar, self._around
        year = next((int(word) for word in said if _YEAR.fullmatch(word)), None)
        said = [word for word in said if not _YEAR.fullmatch(word)]
        joined = f" {' '.join(said)} "
        next_year = any(f" {words} " in joined for words in lists["next_year"])
        may = around | lists["when_words"] | lists["next_year"]
        named = max((name for name in self._occasions if f" {name} " in joined), key=len, default="")
        if named:
            name = frozenset({named})
            is_asked = made_of(said, [name, lists["when"]], may) or made_of(said, [name], may)
            if is_asked or made_of(said, [name, lists["free"]], may | lists["free_words"]):
                yield Matter(Ask.OCCASION, self._occasions[named], year, next_year)
        if made_of(said, [lists["next"], lists["break"]], may):
            yield Matter(Ask.NEXT)

    # --- one's own

    def _of_ones_own(self, said: Sequence[str]) -> Iterator[Matter]:
        lists, around = self._own, self._around
        if made_of(said, [lists["not_known"]], around | lists["not_known_words"]):
            yield Matter(Ask.UNKNOWN)
        may = around | lists["left_words"] | lists["left"] | lists["me"]
        counts = made_of(said, [lists["count"], lists["left"], lists["me"] | lists["may_i"]], may)
        if counts or self._leaves_a_name(said, [lists["count"], lists["left"], lists["me"]], may):
            yield Matter(Ask.UNKNOWN)
        if made_of(said, [lists["mine"], lists["open"]], around | lists["open_words"] | lists["mine"] | lists["open"]):
            yield Matter(Ask.REQUESTS)
        may = around | lists["news_words"] | lists["mine"] | lists["thing"] | lists["news"]
        must = [lists["mine"], lists["thing"], lists["news"]]
        if made_of(said, must, may) or self._leaves_a_name(said, must, may):
            yield Matter(Ask.STANDING)

    def _leaves_a_name(self, said: Sequence[str], must: Sequence[frozenset[str]], may: frozenset[str]) -> bool:
        """Of a person, or of what is counted: no ordinary word, which could make it a rule that is asked about."""
        gaps = gaps_in(said, must, may, LONGEST_COUNTED)
        return any(self._stopwords.isdisjoint(said[start:end]) for start, end in gaps)

    # --- people

    def _of_people(self, said: Sequence[str]) -> Iterator[Matter]:
        lists = self._person
        may = self._around | lists["ask_words"] | lists["own"] | lists["ask"]
        joined = f" {' '.join(said)} "
        own, reach = (any(f" {words} " in joined for words in lists[name]) for name in ("own", "reach"))
        for must in [lists["ask"] - lists["weak"]], [lists["weak"], lists["strong"]]:
            for start, end in gaps_in(said, must, may, LONGEST_NAME):
                yield Matter(Ask.PERSON, " ".join(said[start:end]), own=own, reach=reach)
        if 1 < len(said) <= LONGEST_WORDS_OF_NAME:
            yield Matter(Ask.NAMED, " ".join(said))


def is_manager(name: str) -> bool:
    """Whether it is what somebody's superior is called, in any language."""
    return any(words(name) in _Reader.of(spoken).managers for spoken in own_first("nl"))


def occasions() -> Mapping[str, Names]:
    """What each of the school year is called in Dutch, by id: which there are."""
    return matters_of("nl").occasions
