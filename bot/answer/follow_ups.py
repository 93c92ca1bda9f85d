"""Questions that follow on the one before: "en voor deeltijds?" is about what was just asked.

By rule, from the words alone: it begins as a follow-up does, has few words of its own and no verb or question word
that would make it a whole question.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from bot.words.asked import content_words
from bot.words.languages import LANGUAGES, Language

WITHIN = timedelta(minutes=10)
"""After that it is a new conversation."""

MOST_WORDS = 9
MOST_TELLING = 4
MOST_BARE = 4
"""Words of a follow-up that begins with a preposition: "voor deeltijds?"."""

_WORD = re.compile(r"[^\W_]+")

_OPENINGS: Mapping[Language, str] = {
    "nl": "en|maar|of|ook|wat met|en wat met|hoe zit het met|en hoe zit het met|idem voor",
    "fr": "et|mais|ou|aussi|qu en est il de|qu en est il pour|idem pour",
    "en": "and|but|or|also|what about|how about|and what about|same for",
}
_CONDITIONS: Mapping[Language, str] = {
    "nl": "en als|en wat als|wat als|maar als|en wanneer ik|en indien",
    "fr": "et si|et s|mais si|et quand je",
    "en": "and if|what if|and what if|but if|and when i",
}
_PREPOSITIONS: Mapping[Language, str] = {
    "nl": "voor|met|bij|in|op|van|zonder|na|tijdens|vanaf|binnen",
    "fr": "pour|avec|chez|dans|sans|après|pendant|dès|de|à",
    "en": "for|with|at|in|on|of|without|after|during|from|by",
}
_WHOLE: Mapping[Language, str] = {
    "nl": "is ben bent zijn was waren wordt worden word heb hebt heeft hebben kan kun kunt kunnen mag mogen moet "
    "moeten wil wilt willen zal zou zouden krijg krijgt krijgen doe doet doen gaat gaan ga komt komen werkt "
    "geldt bestaat duurt kost hoe wat wie wanneer waarom waar welk welke hoeveel hoelang vraag geef meld",
    "fr": "est sont suis ai as a avons avez ont peut peux peuvent pouvez dois doit doivent devez faut va vont puis "
    "reçois combien comment quand pourquoi où qui que quel quelle quels quelles",
    "en": "is are am was were do does did have has can could may must should will would get gets need how what who "
    "when why where which much",
}


def follows_on(text: str) -> bool:
    """Whether the question cannot stand alone."""
    said = _WORD.findall(text.casefold())
    if not 1 < len(said) <= MOST_WORDS or len(content_words(text)) > MOST_TELLING:
        return False
    joined = " ".join(said)
    return any(_follows(joined, said, text, language) for language in LANGUAGES)


def combined(text: str, earlier: str) -> str:
    """Both as one question: "hoeveel dagen krijg ik bij een huwelijk, en voor deeltijds?"."""
    more = text.strip()
    if more[1:2].islower():  # En voor ...: it begins no sentence any more; TADD stays as it is
        more = more[0].lower() + more[1:]
    return f"{earlier.strip().rstrip('?!. ')}, {more}"


def _follows(joined: str, said: list[str], text: str, language: Language) -> bool:
    if _begins(joined, _CONDITIONS[language]):
        return True
    whole = set(_WHOLE[language].split())
    opening = _begins(joined, _OPENINGS[language])
    if opening:
        return not whole.intersection(joined[opening:].split())
    bare = _begins(joined, _PREPOSITIONS[language]) and len(said) <= MOST_BARE and text.rstrip().endswith("?")
    return bool(bare) and not whole.intersection(said)


def _begins(joined: str, phrases: str) -> int:
    """How long the longest of the phrases is that the text begins with, 0 for none."""
    found = [len(phrase) for phrase in phrases.split("|") if joined.startswith(f"{phrase} ")]
    return max(found, default=0)
