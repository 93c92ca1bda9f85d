"""What a paper says, word for word, as it was when whoever carries the request out had it made."""

from dataclasses import dataclass

from bot.words.languages import Language


@dataclass(frozen=True, slots=True)
class Written:
    """`name` is that of its file. `about` says its reference, `signed` where and when it was made; `day` is that day
    ("2026-11-23")."""

    name: str
    language: Language
    title: str
    paragraphs: tuple[str, ...]
    organisation: str
    address: tuple[str, ...]
    about: str
    signed: str
    signatory: str
    function: str
    day: str
    transcribed: str = ""
    """Says that some of it is in Latin letters which it was not: stands there where the fonts lack a letter."""
