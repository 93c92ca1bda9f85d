"""What else a word is called here: abbreviations and synonyms of the house, and the Dutch for English and French terms.

    same = [
        ["VTE", "voltijds equivalent"],
    ]
    dutch = [
        ["gsm", "smartphone"],
    ]

    [terms]
    verlof = { en = "leave, time off", fr = "congé" }

    [spoken]
    briefke = "briefje"

`same` counts in a question of any language, `dutch` in a Dutch one, or by way of terms: an English map is no folder.
Used when a question is read, so that a change counts at once and nothing is indexed again. What Bode brings stands in
the folder of each language: `terms.toml`, the Dutch of its words, and `everyday.toml`, the synonyms of Dutch. An
organisation's own file extends it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from bot.toml_files import file_bytes, parse
from bot.words.analysis import Word, known_words, words_of
from bot.words.folding import fold
from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from bot.words.lists import everyday_of, terms_of
from bot.words.spoken import standard
from bot.words.synonyms_file import Synonyms

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
    spoken: dict[str, str] = field(default_factory=dict[str, str])
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

    def standard(self, text: str) -> str:
        """What was typed, in the standard words (bot.words.spoken)."""
        return standard(text, self.spoken)

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


def load_thesaurus(path: Path | None = None, *, own: bool = True) -> Thesaurus:
    """What the file says, and after it, with `own`, what Bode brings. Raises BadFiles."""
    return thesaurus_of({path.name: file_bytes(path)} if path else {}, own=own)


def thesaurus_of(files: Mapping[str, bytes], *, own: bool = True) -> Thesaurus:
    """As `load_thesaurus`, of files by name."""
    found = Thesaurus()
    for name, text in files.items():
        _read(parse(name, text, Synonyms), found)
    if not own:
        return found
    for words in everyday_of(DEFAULT_LANGUAGE):
        found.join(words, (DEFAULT_LANGUAGE,))
    for language in LANGUAGES:
        for dutch, terms in terms_of(language).items():
            for term in terms:
                found.add(language, term, [dutch], translated=True)
    return found


def _read(file: Synonyms, into: Thesaurus) -> None:
    into.spoken.update({fold(typed): said for typed, said in file.spoken.items()})
    # An abbreviation of the house is the same in every language.
    for words in file.same:
        into.join(words, LANGUAGES)
    for words in file.dutch:
        into.join(words, (DEFAULT_LANGUAGE,))
    for dutch, own in file.terms.items():
        for language in LANGUAGES:
            for term in own.get(language, ()):
                into.add(language, term, [dutch], translated=True)
