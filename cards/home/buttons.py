"""The buttons of what is always there, each with its payload."""

from typing import Annotated

from pydantic import StringConstraints

from bot.words.languages import Language
from cards.parts.verbs import Id, Verb

MOST_SAID = 500
"""Characters: of a question no more is read either."""


class HelpShow(Verb):
    verb = "help.show"
    beside = True


class TodayShow(Verb):
    verb = "today.show"
    beside = True


class WordsSay(Verb):
    """As if the words had been typed: they were, beside a file."""

    verb = "words.say"
    beside = True
    words: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=MOST_SAID)]


class WordsAsk(Verb):
    """The words as a question, whatever else they may have been taken for."""

    verb = "words.ask"
    beside = True
    words: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=MOST_SAID)]


class FormsShow(Verb):
    verb = "forms.show"
    beside = True


class LanguageShow(Verb):
    verb = "language.show"
    beside = True


class LanguageChoose(Verb):
    verb = "language.choose"
    language: Language


class DataShow(Verb):
    """What Bode keeps of whoever clicks."""

    verb = "data.show"
    beside = True


class AbsenceShow(Verb):
    verb = "absence.show"
    beside = True


class AbsenceSet(Verb):
    """Inputs: first, last (empty: until they say that they are back)."""

    verb = "absence.set"


class AbsenceEnd(Verb):
    verb = "absence.end"


class AbsenceBack(Verb):
    """As AbsenceEnd, from a card that stays."""

    verb = "absence.back"
    beside = True


class HandoutAgain(Verb):
    """Makes the file of this handout anew, as it would be now."""

    verb = "handout.again"
    id: Id
