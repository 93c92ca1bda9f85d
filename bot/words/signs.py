"""Looks for signs in what somebody typed: words in an order, with ordinary words between them, or near each other.

A sign is a line of a language's `distress.toml`. `a|b` is either word, a star stands for the rest of a word, `<name>`
is one of a named list, `^` is where a clause begins and `$` where it ends. Between two words up to MOST_FILLERS fillers
may stand; `..` lets up to FAR other words through. Parts with `&` between them may come in any order, at most NEAR
words apart and in one sentence.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import permutations
from operator import itemgetter

from bot.errors import BodeError
from bot.words.folding import PIECE, fold

MOST_FILLERS = 3
FAR = 7
NEAR = 12

STOP = "."
"""Of a sentence, as a token; COMMA ends a clause only."""

COMMA = ","

COVERED = "-"

_WORD = re.compile(rf"{PIECE}\*?")
_FAR = ".."
_EDGES = frozenset("^$")


class WrongSign(BodeError, ValueError):
    """A line that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class _Atom:
    """One word of a sign: some `whole` words, the beginnings of others, or the `edge` of a clause: ^ or $."""

    whole: frozenset[str]
    begins: frozenset[str]
    edge: str


@dataclass(frozen=True, slots=True)
class _Step:
    """`far`: any words may stand before it, fillers else."""

    atom: _Atom
    far: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """`text` is the line as it was written: what explains a finding. `atoms` are all that it needs."""

    text: str
    parts: tuple[tuple[_Step, ...], ...]
    atoms: frozenset[_Atom]


class Signs:
    """Signs that are looked for together: each is looked at only in a line that has the rarest of its words."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        uses = Counter(atom for sign in signs for atom in sign.atoms)
        self._with: dict[_Atom, list[tuple[int, Sign]]] = {}
        for at, sign in enumerate(signs):
            self._with.setdefault(min(sign.atoms, key=uses.__getitem__), []).append((at, sign))

    def of(self, atoms: Set[_Atom]) -> Iterator[Sign]:
        """Those that may be in a line with these, in their order."""
        found = (one for atom in self._with.keys() & atoms for one in self._with[atom])
        return (sign for _, sign in sorted(found, key=itemgetter(0)))


class Lexicon:
    """Reads signs, and knows which words of them a token is."""

    def __init__(self, lists: Mapping[str, Sequence[str]], typed: Mapping[str, str] | None = None) -> None:
        """`lists` are named lists of words, a star at the end of a beginning. `typed` are other spellings -> the
        standard words, which texts are read as: a sign may be written with either."""
        self._lists = lists
        self._typed = {fold(other): fold(standard) for other, standard in (typed or {}).items()}
        self._atoms: dict[str, _Atom] = {}
        self._whole: dict[str, list[_Atom]] = {}
        self._begins: dict[str, list[_Atom]] = {}

    def sign(self, text: str) -> Sign:
        """Raises WrongSign."""
        try:
            parts = tuple(self._steps(part) for part in text.split("&"))
        except WrongSign as wrong:
            raise WrongSign(f"{text!r}: {wrong}") from None
        atoms = frozenset(step.atom for part in parts for step in part if not step.atom.edge)
        if not atoms:
            raise WrongSign(f"{text!r}: it has no word that must be there")
        return Sign(text, parts, atoms)

    def atoms_of(self, token: str) -> Iterator[_Atom]:
        yield from self._whole.get(token, ())
        for length in range(1, len(token) + 1):
            yield from self._begins.get(token[:length], ())

    def knows(self, token: str) -> bool:
        return next(self.atoms_of(token), None) is not None

    def _steps(self, part: str) -> tuple[_Step, ...]:
        steps: list[_Step] = []
        far = False
        for written in part.split():
            if written == _FAR and steps:
                far = True
                continue
            steps.append(_Step(self._atom(written), far))
            far = False
        if far or not steps:
            raise WrongSign("'..' stands between two words")
        return tuple(steps)

    def _atom(self, written: str) -> _Atom:
        known = self._atoms.get(written)
        if known is None:
            known = self._atoms[written] = self._read(written)
            for word in known.whole:
                self._whole.setdefault(word, []).append(known)
            for word in known.begins:
                self._begins.setdefault(word, []).append(known)
        return known

    def _read(self, written: str) -> _Atom:
        words: list[str] = []
        edge = ""
        for choice in written.split("|"):
            if choice in _EDGES:
                edge = choice
                continue
            named = choice.startswith("<") and choice.endswith(">")
            if named and choice[1:-1] not in self._lists:
                raise WrongSign(f"there is no list {choice[1:-1]!r}")
            words += self._lists[choice[1:-1]] if named else [choice]
        if wrong := [word for word in words if not _WORD.fullmatch(word)]:
            raise WrongSign(f"{wrong[0]!r} is no word; a star stands at the end only")
        folded = [self._typed.get(fold(word), fold(word)) for word in words]
        return _Atom(
            frozenset(word for word in folded if not word.endswith("*")),
            frozenset(word[:-1] for word in folded if word.endswith("*")),
            edge,
        )


Span = tuple[int, int]
"""The first token, and the one behind the last."""


class Line:
    """The tokens of a text; what was found to be harmless is covered and found no more."""

    def __init__(
        self, lexicon: Lexicon, tokens: tuple[str, ...], fillers: Collection[str], joins: Collection[str]
    ) -> None:
        self.tokens = tokens
        self._lexicon, self._fillers, self._joins = lexicon, fillers, joins
        self._places: dict[_Atom, list[int]] = {}
        for at, token in enumerate(tokens):
            for atom in lexicon.atoms_of(token):
                self._places.setdefault(atom, []).append(at)
        self._atoms = self._places.keys()

    def without(self, harmless: Signs) -> "Line":
        """With the words of these signs covered."""
        found = (parts for sign in harmless.of(self._atoms) for parts in self._all(sign))
        covered = {at for parts in found for start, end in parts for at in range(start, end)}
        if not covered:
            return self
        tokens = tuple(COVERED if at in covered else token for at, token in enumerate(self.tokens))
        return Line(self._lexicon, tokens, self._fillers, self._joins)

    def all_of(self, signs: Signs) -> Iterator[Sign]:
        """Those of them that it has, in their order."""
        return (sign for sign in signs.of(self._atoms) if self.has(sign))

    def first(self, signs: Signs) -> Sign | None:
        return next(self.all_of(signs), None)

    def has(self, sign: Sign) -> bool:
        return next(self._all(sign), None) is not None

    def _all(self, sign: Sign) -> Iterator[tuple[Span, ...]]:
        """Each way in which it is there, with the spans of its parts."""
        if not sign.atoms <= self._atoms:
            return
        spans = [list(self._spans(part)) for part in sign.parts]
        if len(spans) == 1:
            yield from ((span,) for span in spans[0])
            return
        for order in permutations(spans):
            yield from self._near(order)

    def _near(self, parts: Sequence[Sequence[Span]], before: tuple[Span, ...] = ()) -> Iterator[tuple[Span, ...]]:
        if not parts:
            yield before
            return
        for span in parts[0]:
            if not before or self._follows(before[-1][1], span[0]):
                yield from self._near(parts[1:], (*before, span))

    def _follows(self, end: int, start: int) -> bool:
        return end <= start <= end + NEAR and STOP not in self.tokens[end:start]

    def _spans(self, steps: Sequence[_Step]) -> Iterator[Span]:
        first, rest = steps[0].atom, steps[1:]
        for start in range(len(self.tokens)) if first.edge else self._places[first]:
            for behind in self._behind(first, start):
                yield from ((start, end) for end in self._ends(rest, behind))

    def _ends(self, steps: Sequence[_Step], at: int) -> Iterator[int]:
        if not steps:
            yield at
            return
        for behind in self._reached(steps[0], at):
            yield from self._ends(steps[1:], behind)

    def _reached(self, step: _Step, at: int) -> Iterator[int]:
        """Behind the next word, which stands behind fillers, or behind any words of the sentence."""
        for place in range(at, min(at + (FAR if step.far else MOST_FILLERS), len(self.tokens)) + 1):
            yield from self._behind(step.atom, place)
            if place == len(self.tokens) or self.tokens[place] == STOP:
                return
            if not step.far and self.tokens[place] not in self._fillers:
                return

    def _behind(self, atom: _Atom, place: int) -> Iterator[int]:
        """Where the atom ends that begins at this place, if it does: an edge takes no token."""
        if place in self._places.get(atom, ()):
            yield place + 1
        elif (atom.edge == "^" and self._is_edge(place - 1)) or (atom.edge == "$" and self._is_edge(place)):
            yield place

    def _is_edge(self, place: int) -> bool:
        """Whether there is no token, or one that stands between two clauses."""
        inside = 0 <= place < len(self.tokens)
        return not inside or self.tokens[place] in (STOP, COMMA) or self.tokens[place] in self._joins
