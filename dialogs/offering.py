"""Offering to start what somebody asks how to do: "hoe vraag ik verlof aan?", "waar dien ik onkosten in?"."""

from collections.abc import Mapping

from bot.words.folding import words
from bot.words.languages import LANGUAGES, Language
from dialogs.form import Form, Forms

LONGEST_TAIL = 5
"""Letters of a compound's last part that tell what it is: ouderschapsverlof is a verlof."""

_DOING: Mapping[Language, str] = {
    "nl": "aanvragen aanvraag aanvraagt vraag vragen aangevraagd indienen dien dienen ingediend invullen formulier "
    "inbrengen boeken bestellen melden",
    "fr": "demander demande demandes introduire introduis formulaire prendre réserver commander déclarer",
    "en": "request requesting apply application submit claim form book order take report ask",
}


def form_about(forms: Forms, text: str, language: Language) -> Form | None:
    """The form for what the text asks how to do, by the form's own keywords; None when it asks nothing of the kind."""
    said = words(text).split()
    order: tuple[Language, ...] = (language, *(other for other in LANGUAGES if other != language))
    for spoken in order:
        if not set(said).intersection(words(_DOING[spoken]).split()):
            continue
        for form in forms.all(spoken):
            if any(_names(words(keyword).split(), said) for keyword in form.keywords[spoken]):
                return form
    return None


def _names(keyword: list[str], said: list[str]) -> bool:
    """Whether the words of the keyword stand there in a row; a compound that ends in a keyword is one of its kind."""
    runs = (said[at : at + len(keyword)] for at in range(len(said) - len(keyword) + 1))
    if any(run == keyword for run in runs):
        return True
    (tail, *more) = keyword
    return not more and len(tail) >= LONGEST_TAIL and any(word.endswith(tail) for word in said)
