"""What else a word is called here: abbreviations and synonyms of the house, and the Dutch for English and French terms.

    same = [
        ["VTE", "voltijds equivalent"],
    ]
    dutch = [
        ["gsm", "smartphone"],
    ]

    [terms]
    verlof = { en = "leave, time off", fr = "congé" }

`same` counts in a question of any language, `dutch` in a Dutch one, or by way of terms: an English map is no folder.
Used when a question is read, so that a change counts at once and nothing is indexed again. What Bode brings stands in
the folder of each language: `terms.toml`, the Dutch of its words, and `everyday.toml`, the synonyms of Dutch. An
organisation's own file extends it.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from bot.toml_files import BadFiles, read_file
from bot.words.analysis import Word, known_words, words_of
from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from bot.words.lists import everyday_of, terms_of
from bot.words.synonyms_file import Synonyms

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0
"""Seconds between two looks at the file."""

LONGEST = 6
"""Words of a phrase."""


class Way(Enum):
    """How one comes from a question's words to what they also mean; BEYOND are the synonyms of a translation."""

    SYNONYM = auto()
    TRANSLATION = auto()
    BEYOND = auto()


@dataclass(frozen=True, slots=True)
class Meaning:
    """`count` words of a question from `start` also mean each of `phrases`, which are Dutch."""

    start: int
    count: int
    phrases: tuple[str, ...]
    way: Way


class _Name(NamedTuple):
    text: str
    others: tuple[str, ...]
    translated: bool


_Entry = tuple[tuple[str, ...], _Name]
"""The stems of a name, and the name."""


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """What the files say, by language. A language gets its stems when it is first asked for: thousands of them would
    hold up the start."""

    names: dict[Language, list[_Name]] = field(default_factory=dict[Language, list[_Name]])
    _entries: dict[Language, dict[str, list[_Entry]]] = field(default_factory=dict[Language, dict[str, list[_Entry]]])

    def meanings(self, words: Sequence[Word], language: Language) -> Iterator[Meaning]:
        """Of the longest phrases, where several begin at one word. `words` are in order, stopwords among them."""
        entries_of = self._by_first_stem(language)
        telling = [
            (at, stems[0])
            for at, word in enumerate(words)
            if (stems := [w.stem for w in known_words(language)[word.written]])
        ]
        for place, (at, stem) in enumerate(telling):
            following = tuple(stem for _, stem in telling[place : place + LONGEST])
            entries = entries_of.get(stem, ())
            length = next((len(phrase) for phrase, _ in entries if following[: len(phrase)] == phrase), 0)
            for phrase, name in entries:
                if length and phrase == following[:length]:
                    count = telling[place + length - 1][0] - at + 1
                    yield Meaning(at, count, name.others, Way.TRANSLATION if name.translated else Way.SYNONYM)
                    if name.translated and (beyond := tuple(self._synonyms(name.others))):
                        yield Meaning(at, count, beyond, Way.BEYOND)

    def _synonyms(self, dutch: Iterable[str]) -> Iterator[str]:
        for text in dutch:
            phrase = _stems(text, DEFAULT_LANGUAGE)
            for own, name in self._by_first_stem(DEFAULT_LANGUAGE).get(phrase[0], ()) if phrase else ():
                if own == phrase and not name.translated:
                    yield from name.others

    def _by_first_stem(self, language: Language) -> dict[str, list[_Entry]]:
        """The longest first. Two threads may both make it; either is whole when it is kept."""
        if language not in self._entries:
            found: dict[str, list[_Entry]] = {}
            for name in self.names.get(language, ()):
                if phrase := _stems(name.text, language):
                    found.setdefault(phrase[0], []).append((phrase, name))
            for entries in found.values():
                entries.sort(key=lambda entry: -len(entry[0]))
            self._entries[language] = found
        return self._entries[language]

    def join(self, words: Sequence[str], languages: Iterable[Language]) -> None:
        """Each of the words is called as the others too; before the first question."""
        for language in languages:
            for word in words:
                self.add(language, word, [other for other in words if other != word], translated=False)

    def add(self, language: Language, text: str, others: Iterable[str], *, translated: bool) -> None:
        """Before the first question."""
        self.names.setdefault(language, []).append(_Name(text, tuple(others), translated))


def _stems(text: str, language: Language) -> tuple[str, ...]:
    return tuple([word.stem for word in words_of(text, language)][:LONGEST])


class ThesaurusFile:
    """Bode's own terms with those of a file, as it says them now. May be asked from several threads."""

    def __init__(self, path: Path | None = None, clock: Callable[[], float] = monotonic) -> None:
        """Raises BadFiles: a bot does not start with a file that is wrong, or missing though it was named."""
        self._path = path
        self._clock = clock
        self._looked = clock()
        self._mark = _mark(path)
        self._thesaurus = load_thesaurus(path)

    def current(self) -> Thesaurus:
        """A file that became wrong, or went, changes nothing: the log says what is the matter, once."""
        if self._path is not None and self._clock() - self._looked >= LOOK_EVERY:
            self._looked = self._clock()
            self._look(self._path)
        return self._thesaurus

    def _look(self, path: Path) -> None:
        mark = _mark(path)
        if mark == self._mark:
            return
        self._mark = mark
        try:
            self._thesaurus = load_thesaurus(path)
        except BadFiles as bad:
            log.error("thesaurus.bad", extra={"problems": [str(mistake) for mistake in bad.mistakes]})
        else:
            log.info("thesaurus.loaded")


def _mark(path: Path | None) -> tuple[int, int, int] | None:
    """Changes with every change of the file, also when another file takes its place."""
    try:
        found = path.stat() if path else None
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if found else None


def load_thesaurus(path: Path | None = None, *, own: bool = True) -> Thesaurus:
    """What the file says, and after it, with `own`, what Bode brings. Raises BadFiles."""
    found = Thesaurus()
    if path:
        _read(path, found)
    if not own:
        return found
    for words in everyday_of(DEFAULT_LANGUAGE):
        found.join(words, (DEFAULT_LANGUAGE,))
    for language in LANGUAGES:
        for dutch, terms in terms_of(language).items():
            for term in terms:
                found.add(language, term, [dutch], translated=True)
    return found


def _read(path: Path, into: Thesaurus) -> None:
    file = read_file(path, Synonyms)
    # An abbreviation of the house is the same in every language.
    for words in file.same:
        into.join(words, LANGUAGES)
    for words in file.dutch:
        into.join(words, (DEFAULT_LANGUAGE,))
    for dutch, own in file.terms.items():
        for language in LANGUAGES:
            for term in own.get(language, ()):
                into.add(language, term, [dutch], translated=True)
