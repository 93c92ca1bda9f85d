"""What people asked and did not find, grouped for those who can write it down; nobody is recognised in it.

The privacy rule: a group is shown when at least two different people asked for it, else it only counts. Of its example
every telling word that fewer than two people of the group used is left out, and so is what looks like a name, an
address or a number, whoever used it. Who asked without their name counts only where they are certainly somebody else.
Who asked, when, and what they said of the answer is never shown.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.answer.answer import Verdict
from bot.answer.question import Question, Reason
from bot.people.erasure import is_made_up, round_of
from bot.words.asked import content_words
from bot.words.folding import words
from bot.words.lists import every_stopword

SPAN = timedelta(days=90)
FEWEST_PEOPLE = 2
LEFT_OUT = "…"

_STEM = 6
"""Letters: verlof, verloven and verlofaanvraag are about the same; enough to group by."""

_ALIKE = 0.35
"""Share of what the lesser of both tells that a question and its group have in common."""

_MOST_WORDS = 3
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_PIECE = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Gap:
    """`words` are what the group has in common. `unanswered` and `bad` may overlap; `reasons` counts those given."""

    words: tuple[str, ...]
    example: str
    questions: int
    people: int
    unanswered: int
    bad: int
    reasons: Counter[Reason]


@dataclass(frozen=True, slots=True)
class Gaps:
    """`shown` largest first; `rest` is how many questions stand in groups that too few people asked for. `newest`: so
    many were looked at, and there are older ones; 0 for all of them."""

    shown: Sequence[Gap]
    rest: int
    newest: int = 0


def is_missed(question: Question) -> bool:
    """Whether its asker did not find what they sought. What touches a sensitive topic is nobody else's business."""
    if question.verdict is Verdict.SENSITIVE:
        return False
    return question.verdict is Verdict.NOT_FOUND or question.useful is False or question.handed_off


def gaps(questions: Iterable[Question], names: Iterable[str]) -> Gaps:
    """Of the missed ones among `questions`. `names` are of the people who work here."""
    known = frozenset(part for name in names for part in words(name).split()) - every_stopword()
    told = [_Told(question, _anonymous(question.whole, known)) for question in questions if is_missed(question)]
    groups = _grouped(sorted(told, key=lambda one: (one.question.asked, one.question.id)))
    shown = [group for group in groups if _askers(group) >= FEWEST_PEOPLE]
    found = sorted(map(_gap, shown), key=lambda gap: (-gap.people, -gap.questions, gap.words))
    return Gaps(found, sum(map(len, groups)) - sum(map(len, shown)))


@dataclass(frozen=True, slots=True)
class _Told:
    """A question, and its text without names, addresses and numbers."""

    question: Question
    text: str

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(_stem(word.written) for word in content_words(self.text))


def _grouped(questions: Sequence[_Told]) -> list[list[_Told]]:
    """Each joins the group with which it shares most of what it tells, by rarity; the first makes the group. A word
    that stands in one question alone is a detail of that one."""
    every = [sorted(one.stems) for one in questions]
    with_it = Counter(stem for stems in every for stem in stems)
    rarity = {stem: math.log(1 + len(questions) / count) if count > 1 else 0.0 for stem, count in with_it.items()}
    groups: list[list[_Told]] = []
    masses: list[float] = []
    with_stem: defaultdict[str, list[int]] = defaultdict(list)
    for one, stems in zip(questions, every, strict=True):
        mass = sum(rarity[stem] for stem in stems)
        common: defaultdict[int, float] = defaultdict(float)
        for stem in stems:
            for group in with_stem[stem]:
                common[group] += rarity[stem]
        fits = [(share, -at) for at, share in common.items() if share and share >= _ALIKE * min(mass, masses[at])]
        if fits:
            groups[-max(fits)[1]].append(one)
            continue
        for stem in stems:
            with_stem[stem].append(len(groups))
        groups.append([one])
        masses.append(mass)
    return groups


def _people(ids: Collection[str]) -> int:
    """How many they are at least. Somebody may have one id with their name and others without, one of each round that
    took names away: only within one round they are different people, so that no one counts as two."""
    return max(Counter(round_of(one) if is_made_up(one) else "" for one in set(ids)).values(), default=0)


def _askers(group: Iterable[_Told]) -> int:
    return _people({one.question.person for one in group})


def _stem(word: str) -> str:
    return words(word)[:_STEM]


def _gap(group: Sequence[_Told]) -> Gap:
    askers: defaultdict[str, set[str]] = defaultdict(set)
    for one in group:
        for stem in one.stems:
            askers[stem].add(one.question.person)
    shared = {stem for stem, people in askers.items() if _people(people) >= FEWEST_PEOPLE}
    examples = [_shared_only(one.text, shared) for one in group]
    example = min(examples, key=lambda text: (text.count(LEFT_OUT), -len(text), text))
    telling = [word.written for word in content_words(example) if _stem(word.written) in shared]
    telling.sort(key=lambda word: -_people(askers[_stem(word)]))
    questions = [one.question for one in group]
    return Gap(
        tuple(telling[:_MOST_WORDS]),
        example,
        len(group),
        _askers(group),
        sum(question.verdict is Verdict.NOT_FOUND for question in questions),
        sum(question.useful is False for question in questions),
        Counter(question.reason for question in questions if question.reason),
    )


def _anonymous(text: str, names: Collection[str]) -> str:
    """Without what looks like an address or a number, and without the names of people who work here."""

    def kept(match: re.Match[str]) -> str:
        is_name = any(part in names for part in words(match[0]).split())
        return LEFT_OUT if is_name or _NUMBER.search(match[0]) else match[0]

    return _tidy(_PIECE.sub(kept, _ADDRESS.sub(LEFT_OUT, text)))


def _shared_only(text: str, shared: Collection[str]) -> str:
    def kept(match: re.Match[str]) -> str:
        return match[0] if words(match[0]) in every_stopword() or _stem(match[0]) in shared else LEFT_OUT

    return _tidy(_PIECE.sub(kept, text))


def _tidy(text: str) -> str:
    return re.sub(rf"{LEFT_OUT}(?:[^\w?!]*{LEFT_OUT})+", LEFT_OUT, text).strip()
