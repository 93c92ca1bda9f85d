"""Recognising that somebody wants to start a form: "verlof", "ik wil verlof aanvragen", "je voudrais un congé".

Conservative: every word has to be the keyword or a phrase around it that is listed here. "Hoeveel verlof heb ik?" is a
question, and so is everything with a question mark.
"""

import re
from collections.abc import Iterable, Mapping

from bot.words.folding import words
from bot.words.languages import Language

_LONGEST = 80

_GREETINGS: Mapping[Language, str] = {
    "nl": "hallo|hey|hoi|dag|goeiemorgen|goedemorgen|goedemiddag|bode",
    "fr": "bonjour|salut|bonsoir|bode",
    "en": "hello|hi|hey|good morning|bode",
}
_OPENINGS: Mapping[Language, str] = {
    "nl": "ik wil|ik wil graag|ik wil nog|ik wou|ik wou graag|ik zou|ik zou graag|ik zou willen|ik moet|ik had graag|"
    "ik wens|graag|start|open|vraag|aanvraag|aanvraag voor|nieuwe aanvraag|nieuwe aanvraag voor|formulier|"
    "formulier voor",
    "fr": "je veux|je voudrais|j aimerais|je souhaite|je souhaiterais|je dois|je veux demander|je voudrais demander|"
    "j aimerais demander|je souhaite demander|je dois demander|je veux prendre|je voudrais prendre|j aimerais prendre|"
    "je souhaite prendre|demander|prendre|demande de|demande d|nouvelle demande de|formulaire de|formulaire",
    "en": "i want|i want to take|i want to request|i would like|i would like to take|i would like to request|"
    "i d like|i d like to take|i d like to request|i need|i need to take|i need to request|start|open|request|"
    "request for|new request for|apply for|i want to apply for|take|please",
}
_ARTICLES: Mapping[Language, str] = {
    "nl": "een|nieuw|nieuwe|wat|een nieuwe|een nieuw|een dag|enkele dagen|een paar dagen",
    "fr": "un|une|du|de|des|un jour de|quelques jours de|un nouveau|une nouvelle",
    "en": "a|an|some|a new|new|a day of|some days of",
}
_ENDINGS: Mapping[Language, str] = {
    "nl": "aanvragen|aanvraag|aan|nemen|opnemen|indienen|invullen|starten|hebben|aub|a u b|alsjeblieft|alstublieft|"
    "graag|formulier|dank u|dank je|bedankt",
    "fr": "svp|s il vous plait|s il te plait|merci|demander|demande|formulaire",
    "en": "please|request|form|thanks|thank you",
}


def starts(text: str, keywords: Iterable[str], language: Language) -> bool:
    """Whether the text asks in this language for what the keywords name, and says nothing else."""
    if len(text) > _LONGEST or "?" in text:
        return False
    said = words(text)
    return any(_pattern(words(keyword), language).fullmatch(said) for keyword in keywords)


def _pattern(keyword: str, language: Language) -> re.Pattern[str]:
    """`re` keeps what it compiled, so this costs a look-up."""
    greetings = rf"(?:(?:{_GREETINGS[language]}) ){{0,2}}"
    phrases = "".join(rf"(?:(?:{some}) )?" for some in (_OPENINGS[language], _ARTICLES[language]))
    return re.compile(rf"{greetings}{phrases}{re.escape(keyword)}(?: (?:{_ENDINGS[language]})){{0,2}}")
