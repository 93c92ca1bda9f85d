"""Commands with one slip of the keyboard: "hepl", "verlov", "medeling". What was meant is asked, never assumed.

A word is no slip when it is one that people use: one of ours, an ordinary word, a word of the thesaurus, or a word that
stands in a document that the person may read.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from bot.front.commands import COMMANDS, command_of
from bot.front.here import Here
from bot.words.folding import fold, pieces, words
from bot.words.languages import LANGUAGES, Language, own_first
from bot.words.lists import every_listed_word, every_stopword
from bot.words.spelling import SYLLABLE, Near, one_slip, without_a_syllable
from bot.words.thesaurus import load_thesaurus
from dialogs.form import Forms

MOST_WORDS = 8
SHORTEST = 4
"""Letters of what was meant; shorter words are too like others. In as few, two letters were swapped or one was struck
twice; from one more on any slip is forgiven but a wrong first letter."""


def slipped(typed: str, meant: str) -> bool:
    """Whether what was typed may be a slip of what was meant; both folded."""
    if typed == meant or len(meant) < SHORTEST or len(typed) < SHORTEST:
        return False
    if not one_slip(typed, meant):
        return len(meant) - len(typed) in SYLLABLE and typed in without_a_syllable(meant)
    if len(meant) > SHORTEST:
        return typed[0] == meant[0] or typed[:2] == meant[1::-1]
    return sorted(typed) == sorted(meant) or (len(typed) > len(meant) and set(typed) == set(meant))


async def meant_by(here: Here, text: str) -> str | None:
    """What to say for what was probably meant; None when nothing was, or when the word is one that people use."""
    said = words(text).split()
    if not 0 < len(said) <= MOST_WORDS:
        return None
    forms = here.house.forms_for(here.actor.person)
    guess = next(_guesses(said, text, here.actor.language, forms), None)
    if guess is None:
        return None
    typed, meant = guess
    if typed in every_listed_word() or typed in every_stopword() or typed in thesaurus_words():
        return None
    scopes = await here.house.scopes.readable(here.actor.person)
    return None if await here.house.index.knows(typed, scopes=scopes) else meant


def _guesses(said: list[str], text: str, language: Language, forms: Forms) -> Iterator[tuple[str, str]]:
    """The word that is a slip, and the text without it, as far as that calls a command or starts a form."""
    wanted = _wanted(language, forms)
    for place, at in sorted((place, at) for at, typed in enumerate(said) for place in wanted.near.places(typed)):
        typed = said[at]
        if slipped(typed, wanted.folded[place]):
            put_right = " ".join((*said[:at], wanted.written[place], *said[at + 1 :]))
            # A question mark makes a question of what would start a form.
            if command_of(put_right, language) or forms.by_keyword(put_right + "?" * ("?" in text), language):
                yield typed, put_right


class _Wanted:
    """The words of all that calls something, those of the person's language first: folded, and as they are written."""

    def __init__(self, language: Language, forms: Forms) -> None:
        found: dict[str, str] = {}
        for spoken in own_first(language):
            called = [word for command in COMMANDS for word in command.words(spoken)]
            called += [keyword for form in forms.values() for keyword in form.keywords[spoken]]
            for word in pieces(" ".join(called)):
                found.setdefault(fold(word), word)
        self.folded, self.written = tuple(found), tuple(found.values())
        self.near = Near(self.folded)


@lru_cache(maxsize=16)
def _wanted(language: Language, forms: Forms) -> _Wanted:
    return _Wanted(language, forms)


@cache
def thesaurus_words() -> frozenset[str]:
    """Of what Bode brings; an organisation's own stand in its documents. Read once, ahead of the first slip."""
    names = load_thesaurus().names
    return frozenset(word for language in LANGUAGES for name in names[language] for word in words(name.text).split())
