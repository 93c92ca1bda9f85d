"""Wishes said in ordinary words: another language, how one's request stands, to begin or undo one, to see one's own.

Conservative: every word has to be listed for the wish (`said.toml`). "Kan ik mijn aanvraag nog intrekken?" is a
question, and is searched for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.answer import turns as answers
from bot.arrange.turns import requesting
from bot.front import home
from bot.front.commands import COMMANDS, Command
from bot.front.here import Here, Shown
from bot.words.folding import words
from bot.words.languages import LANGUAGES, Language, facts_of, own_first
from bot.words.lists import phrase_set
from bot.words.phrases import made_of
from dialogs.form import Forms

MOST_WORDS = 14


class Kind(StrEnum):
    LANGUAGE = "language"
    LANGUAGES = "languages"
    STATE = "state"
    UNDO = "undo"
    BEGIN = "begin"
    SHOW = "show"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Wish:
    """`language` is the one that is wished for, `command` what shows what one wants to see."""

    kind: Kind
    language: Language | None = None
    command: Command | None = None


def wish_of(text: str, language: Language, forms: Forms) -> Wish | None:
    """What the text asks for, in the person's language first; None for a question."""
    said = words(text).split()
    if not 0 < len(said) <= MOST_WORDS:
        return None
    wished = _language_named(said)
    if wished and words(text) == words(facts_of(wished).name) and wished != language:
        return Wish(Kind.LANGUAGE, wished)
    for spoken in own_first(language):
        wish = _language_wish(spoken, said, wished) if wished else None
        wish = wish or _request_wish(spoken, said, forms, asks="?" in text) or _other_wish(spoken, said)
        if wish:
            return wish
    return None


def _language_named(said: Sequence[str]) -> Language | None:
    """The one language that is named; None when two are, as in a question about translating."""
    named = {language for language in LANGUAGES if not _names_of(language).isdisjoint(said)}
    return named.pop() if len(named) == 1 else None


def _names_of(language: Language) -> frozenset[str]:
    return frozenset(map(words, facts_of(language).called))


def _listed(spoken: Language, *names: str) -> frozenset[str]:
    return phrase_set(spoken, *(f"wishes.{name}" for name in names))


def _language_wish(spoken: Language, said: Sequence[str], wished: Language) -> Wish | None:
    names, around = _names_of(wished), _listed(spoken, "around", "language")
    if made_of(said, [names, _listed(spoken, "language")], around):
        return Wish(Kind.LANGUAGE, wished)
    not_ = _listed(spoken, "no_language")
    return Wish(Kind.LANGUAGES) if made_of(said, [names, not_], around | not_) else None


def _request_wish(spoken: Language, said: Sequence[str], forms: Forms, *, asks: bool) -> Wish | None:
    """To undo what is not called one's own is a question when it `asks`: "kan je verlof intrekken?"."""
    keywords = (keyword for form in forms.values() for keyword in form.keywords[spoken])
    subject, own = _listed(spoken, "request") | frozenset(map(words, keywords)), _listed(spoken, "own")
    around, state = _listed(spoken, "around", "own", "stating"), _listed(spoken, "state")
    if made_of(said, [own, subject, state], around | state):
        return Wish(Kind.STATE)
    if made_of(said, [subject, _listed(spoken, "status")], around):
        return Wish(Kind.STATE)
    undone = [subject, _listed(spoken, "undo"), *([own] if asks else [])]
    if made_of(said, undone, _listed(spoken, "around", "own", "undoing", "undo")):
        return Wish(Kind.UNDO)
    begins = made_of(said, [_listed(spoken, "begin")], _listed(spoken, "around"))
    return Wish(Kind.BEGIN) if begins else None


def _other_wish(spoken: Language, said: Sequence[str]) -> Wish | None:
    around, show = _listed(spoken, "around"), _listed(spoken, "show")
    if made_of(said, [_listed(spoken, "ask")], around):
        return Wish(Kind.ASK)
    for command in COMMANDS:
        owned = _owned(command, spoken)
        if owned and made_of(said, [owned, show], around | show):
            return Wish(Kind.SHOW, command=command)
    return None


@cache
def _owned(command: Command, spoken: Language) -> frozenset[str]:
    """What calls it and says that it is one's own: "mijn vragen"."""
    own = _listed(spoken, "own")
    return frozenset(called for called in map(words, command.words(spoken)) if called.split()[0] in own)


async def grant(here: Here, wish: Wish) -> Shown:
    match wish.kind:
        case Kind.LANGUAGE:
            return await home.speak(here, wish.language or here.actor.language)
        case Kind.LANGUAGES:
            return await home.show_languages(here)
        case Kind.STATE:
            return await requesting.show_mine(here)
        case Kind.UNDO:
            return await requesting.show_mine(here, undoing=True)
        case Kind.BEGIN:
            return await home.show_forms(here)
        case Kind.SHOW:
            return await (wish.command or COMMANDS[0]).say(here)
        case Kind.ASK:
            return answers.show_ask(here)
