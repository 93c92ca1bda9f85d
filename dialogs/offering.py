"""Offering to start what somebody asks how to do: "hoe vraag ik verlof aan?", "waar dien ik onkosten in?"."""

from functools import cache
from operator import itemgetter

from bot.words.folding import words
from bot.words.languages import LANGUAGES, Language, own_first
from bot.words.lists import every_listed, phrases
from dialogs.form import Form, Forms

LONGEST_TAIL = 5
"""Letters of a compound's last part that tell what it is: ouderschapsverlof is a verlof."""


def form_about(forms: Forms, text: str, language: Language) -> Form | None:
    """The form for what the text asks how to do, by the form's own keywords: of several that are named the longest,
    since sick leave is no leave. None when it asks nothing of the kind."""
    said = words(text).split()
    for spoken in own_first(language):
        if not set(said).intersection(phrases(spoken, "offering.doing")):
            continue
        named = [
            (len(keyword), form)
            for form in forms.all(spoken)
            for keyword in form.keywords[spoken]
            if _names(words(keyword).split(), said)
        ]
        if named:
            return max(named, key=itemgetter(0))[1]
    return None


def form_named(forms: Forms, name: str) -> Form | None:
    """The form that a document calls so, in any language: by what one types to start it, by its title, or by words of
    which one is its keyword; "verlofformulier" is a formulier for verlof."""
    for language in LANGUAGES:
        if form := forms.by_keyword(name, language):
            return form
    said = words(name)
    for form in forms.values():
        keywords = (words(keyword).split() for language in LANGUAGES for keyword in form.keywords[language])
        titled = said in {words(form.title[language]) for language in LANGUAGES}
        if titled or any(_names(keyword, said.split()) or _begins(keyword, said) for keyword in keywords):
            return form
    return None


def _begins(keyword: list[str], said: str) -> bool:
    """Whether it is one word with what a form is called behind it: verlofformulier."""
    return len(keyword) == 1 and said in {f"{keyword[0]}{thing}" for thing in _joined()}


@cache
def _joined() -> frozenset[str]:
    return frozenset(words(thing) for thing in every_listed(lambda of: of.directions.joined))


def _names(keyword: list[str], said: list[str]) -> bool:
    """Whether the words of the keyword stand there in a row; a compound that ends in a keyword is one of its kind."""
    runs = (said[at : at + len(keyword)] for at in range(len(said) - len(keyword) + 1))
    if any(run == keyword for run in runs):
        return True
    (tail, *more) = keyword
    return not more and len(tail) >= LONGEST_TAIL and any(word.endswith(tail) for word in said)
