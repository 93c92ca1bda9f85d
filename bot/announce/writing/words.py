"""What an announcement says: in each of its languages a title, a text and what its buttons are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.json import Json, JsonObject
from bot.words.clean import clean_lines
from bot.words.formatted import Line, plain_lines, read_formatted
from bot.words.language import votes
from bot.words.languages import DEFAULT_LANGUAGE, Language

MAX_TITLE = 150
MAX_TEXT = 4000
MAX_ADDRESS = 2000
MOST_PIECES = 100
"""Of a text, each in its own type or a link: with more of them its card is more than Teams takes."""
MOST_LANGUAGES = 3
MOST_BUTTONS = 3
LONGEST_NAME = 40
"""Of a button."""
LONGEST_QUESTION = 150
"""That a button asks: Bode reads more of one, but nobody reads it on a button."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the author typed in one language. `formatted`: its text may hold bold, italics, lists and links, see
    bot/words/formatted; not so what version 0.1 kept. `image_alt` describes the picture. `buttons` are what the
    announcement's buttons are called here, in their order; "" or none for what they are called by themselves.
    `question` is what it asks, and `choices` are what it can be answered with, where it has any."""

    title: str
    text: str
    image_alt: str = ""
    formatted: bool = False
    buttons: tuple[str, ...] = ()
    question: str = ""
    choices: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The text as it is shown, MAX_TEXT characters of it."""
        text = clean_lines(self.text)[:MAX_TEXT]
        return read_formatted(text) if self.formatted else plain_lines(text)

    def choice(self, place: int) -> str:
        """What the choice in this place is called here."""
        return self.choices[place] if place < len(self.choices) else str(place + 1)

    def button(self, at: int) -> str:
        """What the button in this place is called here, or what it asks in this translation; ""."""
        return self.buttons[at] if at < len(self.buttons) else ""


class ButtonKind(StrEnum):
    """LINK opens a web address, FORM begins a request, ASK asks Bode a question."""

    LINK = "link"
    FORM = "form"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class WayOn:
    """A button that the author gives an announcement. `to` is an https address, the id of a form, or a question. `name`
    is what the form was called when it was written, by language."""

    kind: ButtonKind
    to: str
    name: Mapping[Language, str] = field(default_factory=dict[Language, str], hash=False)


class Sender(StrEnum):
    """For whom an author speaks, where it is not themselves."""

    SCHOOL = "school"
    HR = "hr"
    ICT = "ict"
    PREVENTION = "prevention"
    COMMUNICATION = "communication"
    BOARD = "board"


SURE = 2
"""Ordinary words more of another language than of Dutch: fewer are an apostrophe, or a name."""


def in_languages(body: JsonObject) -> JsonObject:
    """Schema 2 to 3: an announcement of before had one language, which nobody wrote down, one picture and one link."""
    said = body.get("words")
    words: JsonObject = said if isinstance(said, dict) else {}
    language = _written_in(f"{words.get('title', '')}\n{words.get('text', '')}")
    link = words.get("link") or ""
    buttons: list[Json] = [{"kind": ButtonKind.LINK.value, "to": link}] if link else []
    kept = {name: value for name, value in words.items() if name not in {"image", "link"}}
    return {
        **body,
        "language": language,
        "words": {language: kept},
        "picture": words.get("image") or "",
        "buttons": buttons,
    }


def _written_in(text: str) -> Language:
    found = votes(text)
    best = max(found, key=lambda language: found[language])
    return best if found[best] >= found[DEFAULT_LANGUAGE] + SURE else DEFAULT_LANGUAGE
