"""Topics: what people ask about, who are its experts, and what is never left to a search."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.people.person import Person
from bot.words.distress import Need
from bot.words.folding import words
from bot.words.languages import Language
from bot.words.spelling import one_slip

SLIPS_FROM = 8
"""Letters that a word needs before one slip of the keyboard is forgiven: shorter ones are too like others."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """`said` as words() gives it. `begins`: it is the beginning of a word (or of a phrase's last word)."""

    said: str
    begins: bool = False


def keyword(text: str) -> Keyword:
    """As it stands in the file: a star at the end for a beginning."""
    return Keyword(words(text), text.rstrip().endswith("*"))


@dataclass(frozen=True, slots=True)
class Care:
    """What a sensitive topic says instead of a search, and the principals that one can turn to; `needs` are those that
    it is for, whatever the words; where there are keywords `within`, only for a message with one of them."""

    text: Mapping[Language, str]
    contacts: tuple[str, ...]
    needs: tuple[Need, ...] = ()
    within: tuple[Keyword, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """`experts` are principals: groups, people, roles, as its file names them; who answers is named by `answering`,
    those too to whom that is given for a period. `care` makes it a sensitive topic. `followers` may follow
    announcements about it that are not for them."""

    id: str
    name: Mapping[Language, str]
    keywords: tuple[Keyword, ...]
    experts: tuple[str, ...]
    care: Care | None = None
    followers: tuple[str, ...] = ()

    def may_be_followed_by(self, person: Person) -> bool:
        return not person.principals.isdisjoint(self.followers)

    @property
    def answering(self) -> tuple[str, ...]:
        return (*self.experts, f"expert:{self.id}")

    def has_expert(self, person: Person) -> bool:
        return not person.principals.isdisjoint(self.answering)


class Topics:
    """In the order of the file."""

    def __init__(self, topics: Iterable[Topic] = ()) -> None:
        self._topics = tuple(topics)
        self._by_id = {topic.id: topic for topic in self._topics}

    @cached_property
    def open(self) -> "Topics":
        """Those that are not sensitive."""
        return Topics(topic for topic in self._topics if not topic.care)

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._topics)

    def __len__(self) -> int:
        return len(self._topics)

    def get(self, id: str) -> Topic | None:
        return self._by_id.get(id)

    def of(self, person: Person) -> tuple[Topic, ...]:
        """Those that this person is an expert of."""
        return tuple(topic for topic in self._topics if topic.has_expert(person))

    def guess(self, text: str, *, slips: bool = True) -> Topic | None:
        """The topic with most keywords in the text, the first of equals; None when none has any. `slips` of the
        keyboard are forgiven, but for what was not just typed: in a document "evaluatie" is no "evacuatie"."""
        said = _Said(text, slips=slips)
        counted = [(said.count(topic.keywords), -at, topic) for at, topic in enumerate(self._topics)]
        best = max(counted, default=None, key=lambda one: one[:2])
        return best[2] if best and best[0] else None

    def sensitive(self, text: str) -> Topic | None:
        """The sensitive topic that the text touches, however little: one keyword is enough."""
        return Topics(topic for topic in self._topics if topic.care).guess(text)

    def caring_for(self, needs: Iterable[Need], text: str) -> Topic | None:
        """The sensitive topic that is for the first of these needs that any is for: one that is for such messages
        alone, else the first that is for all."""
        said = _Said(text)
        meant = (topic for topic in self if topic.care and (not topic.care.within or said.count(topic.care.within)))
        caring = sorted(meant, key=lambda topic: not (topic.care and topic.care.within))
        return next((topic for need in needs for topic in caring if topic.care and need in topic.care.needs), None)


class _Said:
    """A text to look for keywords in. Neighbours count as one word too: "zelf moord"."""

    def __init__(self, text: str, *, slips: bool = True) -> None:
        said = words(text).split()
        self._line = f" {' '.join(said)} "
        self._words = {*said, *(first + second for first, second in pairwise(said))}
        self._letters = "".join(said)
        self._slips = slips

    def count(self, keywords: Iterable[Keyword]) -> int:
        return sum(self._has(one) for one in keywords)

    def _has(self, wanted: Keyword) -> bool:
        if not wanted.said:
            return False
        if f" {wanted.said}{'' if wanted.begins else ' '}" in self._line:
            return True
        whole = wanted.said.replace(" ", "")
        return self._may_have(whole) and any(self._same(whole, word, wanted.begins) for word in self._words)

    def _may_have(self, wanted: str) -> bool:
        """Tells most keywords that are not there at a glance: one slip leaves either end of a word whole."""
        if len(wanted) < SLIPS_FROM or not self._slips:
            return wanted in self._letters
        half = len(wanted) // 2
        return wanted[: half - 1] in self._letters or wanted[half + 1 :] in self._letters

    def _same(self, wanted: str, word: str, begins: bool) -> bool:
        if word == wanted or (begins and word.startswith(wanted)):
            return True
        if len(wanted) < SLIPS_FROM or not self._slips:
            return False
        lengths = range(len(wanted) - 1, len(wanted) + 2) if begins else (len(word),)
        return any(one_slip(wanted, word[:length]) for length in lengths)


def has_one(text: str, keywords: Iterable[Keyword], *, slips: bool = True) -> bool:
    """Whether one of them stands in the text; `slips` as in Topics.guess."""
    return _Said(text, slips=slips).count(keywords) > 0
