"""Tells whether somebody who types is not well or in danger, or worries about a child, by the signs of each language.

Who writes is more often hurried than careful, and the language need not be their own: the signs of all languages are
looked for. What `distress.toml` calls harmless is covered first; words that are also the subject of lessons and
policies count only in a message that is about none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.words.language_file import Distress
from bot.words.languages import LANGUAGES, Language, read_language_file
from bot.words.signs import Lexicon, Line, Sign, Signs
from bot.words.typist import Typist

BEGINNING, END = 4000, 2000
"""Characters of a longer message that are looked at, so that a pasted page makes nobody else wait."""


class Need(StrEnum):
    """What a message is about; where it is about several, the first of them leads, and LIFE before CHILD where no pupil
    is named.

    DANGER: somebody may die or be hurt now. LIFE: somebody may want to die, or hurts themselves. CHILD: a pupil or
    child may not be safe or well. VIOLENCE: violence or harassment among grown people. STRAIN: the writer cannot go on.
    """

    DANGER = "danger"
    CHILD = "child"
    LIFE = "life"
    VIOLENCE = "violence"
    STRAIN = "strain"


@dataclass(frozen=True, slots=True)
class Finding:
    """`needs` in the order of Need, with the sign of each. `leaders`: it names who leads a school."""

    needs: Mapping[Need, str]
    leaders: bool = False


def distress_in(text: str) -> Finding | None:
    """What is found in any language; None for an ordinary message."""
    if len(text) > BEGINNING + END:
        text = f"{text[:BEGINNING]}\n{text[-END:]}"
    read = [(signs, signs.typist.read(text)) for signs in map(_signs_of, LANGUAGES)]
    is_study = any(signs.is_study(line) for signs, line in read)
    found: dict[Need, str] = {}
    for signs, line in read:
        for need, sign in signs.found(line, is_study=is_study):
            found.setdefault(need, sign.text)
    if not found:
        return None
    if grown := next((sign for signs, line in read if (sign := line.first(signs.grown))), None):
        found.pop(Need.CHILD, None)
        found.setdefault(Need.VIOLENCE, grown.text)
    pupils = any(line.has(signs.pupils) for signs, line in read)
    if pupils and not grown and Need.LIFE in found:
        found.setdefault(Need.CHILD, found[Need.LIFE])
    first = (Need.DANGER, Need.CHILD) if pupils else (Need.DANGER, Need.LIFE)
    in_order = dict.fromkeys((*first, *Need))
    leaders = any(line.has(signs.leaders) for signs, line in read)
    return Finding({need: found[need] for need in in_order if need in found}, leaders)


@dataclass(frozen=True, slots=True)
class Helpline:
    """A public line: its number as it is said, and whose it is."""

    number: str
    name: str


MOST_LINES = 5


@cache
def helplines(language: Language, needs: tuple[Need, ...]) -> tuple[Helpline, ...]:
    """Who answers the telephone for these, in the order of the needs; each number once."""
    lines = _file_of(language).lines
    found: dict[str, Helpline] = {}
    for written in (line for need in needs for line in lines.get(need, ())):
        number, _, name = (part.strip() for part in written.partition("|"))
        found.setdefault(number, Helpline(number, name))
    return tuple(found.values())[:MOST_LINES]


class _Signs:
    """Those of one language, read once."""

    def __init__(self, file: Distress) -> None:
        typed = {other: standard for standard, others in file.typed.items() for other in others}
        lexicon = Lexicon(file.lists, typed)

        def read(lines: Iterable[str]) -> Signs:
            return Signs([lexicon.sign(line) for line in lines])

        self._harmless, self._study, self.grown = read(file.harmless), read(file.study), read(file.grown)
        self._signs = {need: read(file.signs[need]) for need in Need}
        self._subjects = {need: read(file.subjects.get(need, ())) for need in Need}
        self.pupils, self.leaders = lexicon.sign("<pupils>"), lexicon.sign("<leaders>")
        self.typist = Typist(
            lexicon, typed=typed, fillers=file.fillers, joins=file.joins, heavy=file.heavy, ordinary=file.ordinary
        )

    def is_study(self, line: Line) -> bool:
        return line.first(self._study) is not None

    def found(self, line: Line, *, is_study: bool) -> Iterator[tuple[Need, Sign]]:
        line = line.without(self._harmless)
        for need in Need:
            signs = (sign for sign in line.all_of(self._signs[need]) if not is_study or _says_enough(need, sign))
            if sign := next(signs, None) or (None if is_study else line.first(self._subjects[need])):
                yield need, sign


def _says_enough(need: Need, sign: Sign) -> bool:
    """In a message about a subject: one word alone may be the subject, unless there is danger now."""
    return need == Need.DANGER or len(sign.atoms) > 1


@cache
def _signs_of(language: Language) -> _Signs:
    """Raises BadFiles."""
    return _Signs(_file_of(language))


@cache
def _file_of(language: Language) -> Distress:
    """Raises BadFiles."""
    return read_language_file(language, "distress.toml", Distress)
