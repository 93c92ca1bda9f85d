"""What a proof of delivery says, word for word, and the record that it carries as an attachment."""

from dataclasses import dataclass

from bot.words.languages import Language

ATTACHED = "record.json"
"""What the record is called inside the PDF."""


@dataclass(frozen=True, slots=True)
class TextOf:
    """What was announced, in one language."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProofPaper:
    """`facts` are labels and values; `rows` the people, under `heads`. `record` is the JSON whose digest is among the
    facts; `about` stands on every page; `day` is the day it was made ("2026-11-23"). `transcribed`
    says that some of it is in Latin letters which it was not, and stands there where the fonts lack a letter."""

    language: Language
    title: str
    organisation: str
    about: str
    day: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    texts: tuple[TextOf, ...]
    people: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    record: str
    attached: str = ATTACHED
    transcribed: str = ""
    layout: str = "proof"
