"""How a question is read: neighbours joined, compounds taken apart, slips corrected, other names looked up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from bot.index.fields import FORMS, STEMS
from bot.index.question import Asked, Counts, Question, Term, rarity
from bot.words.analysis import Word, all_words_of, known_words, words_of
from bot.words.asked import MOST_WORDS
from bot.words.compounds import Compounds, joined, parts_of
from bot.words.language import languages_of
from bot.words.languages import DEFAULT_LANGUAGE, Language, facts_of
from bot.words.spelling import Beginning, corrected
from bot.words.thesaurus import Meaning, Thesaurus, Way

FORM_WEIGHT = 0.25
"""Of a word as it is written, beside 1 for its stem: of two forms the same one is a little better. Measured, as are the
others."""
COMMON = 0.1
"""A word that stands in a greater share of the passages is not looked for as it is written too: it tells little either
way, and costs the most."""
PART_WEIGHT = 0.4
"""Of a part of a compound."""
JOINED_WEIGHT = 0.5
"""Of a word that was joined with its neighbour to one that the index knows."""
CORRECTED_WEIGHT = 0.8
SYNONYM_WEIGHT = 0.2
"""Of what a word that the index knows is called elsewhere; 1 when it knows only the other. Also of the synonyms of a
translation."""
TRANSLATED_WEIGHT = 0.8
GUESSES = 2
"""Words that one may be a slip of."""
MAX_CHARACTERS = 2000
MIN_BEGINNING = 7
"""Letters of a word, for longer ones that begin with it to be about the same."""
MIN_JOINED = 3

_NOTHING = Thesaurus()


def question_of(
    text: str, *, held: Counts, seen: Counts, beginning: Beginning, passages: int, thesaurus: Thesaurus = _NOTHING
) -> Question:
    """`held` counts in all passages, `seen` says 0 for what stands in none that the asker may read."""
    text = text[:MAX_CHARACTERS]
    return _Reader(languages_of(text), held, seen, beginning, passages, thesaurus).read(text)


class _Reader:
    """Reads one question; it asks for the same words again and again."""

    def __init__(
        self,
        languages: tuple[Language, ...],
        held: Counts,
        seen: Counts,
        beginning: Beginning,
        passages: int,
        thesaurus: Thesaurus,
    ) -> None:
        self._languages = languages
        self._thesaurus = thesaurus
        self._held = held
        self._seen = seen
        self._beginning = beginning
        self._passages = passages
        self._compounds = Compounds(partial(seen, FORMS))
        self._terms: dict[tuple[str, str], float] = {}
        self._names: dict[str, dict[str, None]] = {}

    def read(self, text: str) -> Question:
        words = all_words_of(text, self._languages[0])
        neighbours, meant = self._joined(words), self._meant(words)
        asked: dict[str, Asked] = {}
        for at, word in enumerate(words):
            if len(asked) >= MOST_WORDS:
                break
            if (together := neighbours.get(at)) and word.stem:
                self._call(word, (together,))
            whole = [self._asked(found, 1.0) for found in known_words(self._languages[0])[together or ""]]
            if word.stem:
                # What the house calls otherwise is no slip.
                own = self._asked(word, JOINED_WEIGHT if together else 1.0, guess=at not in meant)
                for one in (*whole, *meant.get(at, ())):
                    # Of a word that stands nowhere, its other name says more than its own parts.
                    parts = own.parts if self._seen(FORMS, word.form) or not one.parts else one.parts
                    own = replace(own, stems=own.stems | one.stems, parts=parts or one.parts, trust=1.0)
                asked[word.form] = own
            elif together and whole:
                asked[together] = whole[0]
        weighed = tuple(replace(a, rarity=rarity(a, self._seen, self._passages)) for a in asked.values())
        terms = [Term(field, text, weight) for (field, text), weight in self._terms.items()]
        names = {form: tuple(called) for form, called in self._names.items()}
        return Question(tuple(terms), weighed, sum(one.rarity for one in weighed), names)

    def _call(self, word: Word, names: Iterable[str]) -> None:
        """Also the pieces of a word with hyphens: a text may have one of them alone."""
        for form in (word.form, *word.pieces):
            self._names.setdefault(form, {}).update(dict.fromkeys(names))

    def _joined(self, words: Sequence[Word]) -> dict[int, str]:
        """Where neighbours form a word that the index knows, also three (arbeids ongevallen wet), and that word."""
        found: dict[int, str] = {}
        for count in (3, 2):
            for start in range(len(words) - count + 1):
                places = range(start, start + count)
                if found.keys().isdisjoint(places) and (form := self._together([words[at] for at in places])):
                    found |= dict.fromkeys(places, form)
        return found

    def _together(self, words: Sequence[Word]) -> str:
        """Stopwords can be the parts of a word (over heid), very short ones are not."""
        forms = [word.form for word in words]
        if min(map(len, forms)) < MIN_JOINED or not (any(word.stem for word in words) or min(map(len, forms)) > 3):
            return ""
        known = partial(self._seen, FORMS)
        *before, last = forms
        first = before[0]
        for form in before[1:]:
            first = joined(first, form, known) or first + form
        return joined(first, last, known)

    def _meant(self, words: Sequence[Word]) -> Mapping[int, list[Asked]]:
        """What else the words at these places are called; looked for in their stead, at less weight."""
        found: dict[int, list[Asked]] = {}
        for language in self._languages:
            for meaning in self._thesaurus.meanings(words, language):
                weight = self._weight_of(meaning, words, language)
                own = [one for phrase in meaning.phrases if (one := self._phrase(phrase, weight))]
                for at in range(meaning.start, meaning.start + meaning.count):
                    found.setdefault(at, []).extend(own)
                    if words[at].stem:
                        self._call(words[at], meaning.phrases)
        return found

    def _weight_of(self, meaning: Meaning, words: Sequence[Word], language: Language) -> float:
        if meaning.way is not Way.SYNONYM:
            return TRANSLATED_WEIGHT if meaning.way is Way.TRANSLATION else SYNONYM_WEIGHT
        own = words[meaning.start : meaning.start + meaning.count]
        known = (self._seen(STEMS, stem) for word in own for stem in _stems(word, (language,)))
        return SYNONYM_WEIGHT if all(known) else 1.0

    def _phrase(self, text: str, weight: float) -> Asked | None:
        """Several words share the weight, and are the parts of what is asked for. None when the index knows none."""
        words = words_of(text, DEFAULT_LANGUAGE)
        own = [
            self._asked(word, weight / len(words) ** 0.5, guess=False, languages=(DEFAULT_LANGUAGE,))
            for word in words
            if self._seen(FORMS, word.form) or self._seen(STEMS, word.stem)
        ]
        if not own or len(own) < len(words):
            return None
        if len(own) == 1:
            return own[0]
        return Asked(frozenset(), frozenset(stem for one in own for stem in one.stems), 0.0)

    def _asked(self, word: Word, weight: float, *, guess: bool = True, languages: tuple[Language, ...] = ()) -> Asked:
        """`guess`: a word that the index does not know may be a slip, and not only the beginning of another."""
        languages = languages or self._languages
        stems, trust = _stems(word, languages), 1.0
        parts: set[str] = set()
        compounds = any(facts_of(language).stems.compounds for language in languages)
        pieces = parts_of(word, self._compounds.split if compounds else None)
        self._look_for_form(word.form, weight)
        self._look_for(STEMS, stems, weight)
        if pieces:
            parts = {found.stem for piece in pieces for found in known_words(languages[0])[piece]}
            self._look_for(STEMS, parts, PART_WEIGHT * weight)
        elif guesses := self._guesses(word.form, slips=guess):
            trust = max(_trust(word.form, form) for form in guesses)
            self._call(word, guesses)
            for form in guesses:
                others = _stems(Word(form, "", (), form), languages)
                self._look_for_form(form, CORRECTED_WEIGHT * weight)
                self._look_for(STEMS, others, CORRECTED_WEIGHT * weight)
                stems |= others
        return Asked(frozenset(stems), frozenset(parts), 0.0, trust)

    def _guesses(self, form: str, *, slips: bool) -> list[str]:
        """What a word that the asker cannot know of may be a slip of; else the longer words that begin with it, as
        borstvoedingspauzes does with borstvoeding."""
        if self._seen(FORMS, form):
            return []
        near = corrected(form, partial(self._held, FORMS), self._beginning) if slips else []
        if found := list(islice((guess for guess in near if self._seen(FORMS, guess)), GUESSES)):
            return found
        longer = sorted(self._beginning(form), key=lambda one: -one[1]) if len(form) >= MIN_BEGINNING else []
        return list(islice((word for word, _ in longer if word != form and self._seen(FORMS, word)), GUESSES))

    def _look_for_form(self, form: str, weight: float) -> None:
        if self._held(FORMS, form) <= COMMON * self._passages:
            self._look_for(FORMS, {form}, FORM_WEIGHT * weight)

    def _look_for(self, field: str, words: Iterable[str], weight: float) -> None:
        """Of several weights of a word the highest; what the index does not hold costs nothing to leave out."""
        for word in words:
            if self._held(field, word):
                key = (field, word)
                self._terms[key] = max(weight, self._terms.get(key, 0.0))


def _stems(word: Word, languages: tuple[Language, ...]) -> set[str]:
    others = {found.stem for language in languages for found in known_words(language)[word.written]}
    return {word.stem, *others} - {""}


def _trust(typed: str, guess: str) -> float:
    """0 to 1: one slip says little in a long word, but koning is not woning; few slips are in the first letter. What
    differs in its ending only is another form of the word, and no slip at all."""
    if typed.startswith(guess) or guess.startswith(typed):
        return 1.0
    trust = min(1.0, max(0, len(typed) - 4) / 6)
    return trust if typed[0] == guess[0] else trust / 2
