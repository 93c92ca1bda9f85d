"""The buttons of what is always there, each with its payload."""

from bot.words.languages import Language
from cards.parts.verbs import Verb


class HelpShow(Verb):
    verb = "help.show"
    beside = True


class FormsShow(Verb):
    verb = "forms.show"
    beside = True


class LanguageShow(Verb):
    verb = "language.show"
    beside = True


class LanguageChoose(Verb):
    verb = "language.choose"
    language: Language
