"""Offering to start what somebody asks how to do: "hoe vraag ik verlof aan?", "waar dien ik onkosten in?"."""

from bot.words.folding import words
from bot.words.languages import Language, own_first
from bot.words.lists import phrases
from dialogs.form import Form, Forms

LONGEST_TAIL = 5
"""Letters of a compound's last part that tell what it is: ouderschapsverlof is a verlof."""


def form_about(forms: Forms, text: str, language: Language) -> Form | None:
    """The form for what the text asks how to do, by the form's own keywords; None when it asks nothing of the kind."""
    said = words(text).split()
    for spoken in own_first(language):
        if not set(said).intersection(phrases(spoken, "offering.doing")):
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
