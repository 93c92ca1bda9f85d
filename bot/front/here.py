"""What every handler is given (`Here`) and what it gives back (`Shown`)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import Any, TypeAlias

from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor
from bot.words.clean import clean_lines
from cards.card import Card
from cards.texts import Texts, texts
from dialogs.problems import Problem, ProblemKey


@dataclass(frozen=True, slots=True)
class Here:
    """The turn as a handler sees it. `key` is the same when the channel delivers the turn twice. `card` is the activity
    id of the card that was clicked; `in_dialog` tells that there is none, because it happens in Teams' modal window."""

    house: House
    actor: Actor
    key: str
    card: str | None = None
    in_dialog: bool = False

    @property
    def t(self) -> Texts:
        return texts(self.actor.language).naming(self.actor.directory.name_of)

    @property
    def now(self) -> datetime:
        return self.house.now()

    @property
    def id(self) -> str:
        """An id for what this turn makes: a turn that comes twice makes it once."""
        return self.key[:24]


@dataclass(frozen=True, slots=True)
class Shown:
    """What to show: a card in the place of the clicked one (or as a message, or in the dialog), or a short text that
    leaves everything as it is. In a dialog a text without a card closes it. `questions` are the ids of those that it
    answers and that are kept."""

    card: Card | None = None
    toast: str = ""
    questions: Sequence[str] = ()


Say: TypeAlias = Callable[[Here], Awaitable[Shown]]
"""Answers a command."""

Click: TypeAlias = Callable[[Here, Any, Mapping[str, Json]], Awaitable[Shown]]
"""Answers a button: its payload (the class it is registered for) and what was typed, which is not to be trusted."""


def mint() -> str:
    """A key for a button that makes something new."""
    return token_hex(12)


def line(inputs: Mapping[str, Json], name: str) -> str:
    """A text input as it came; "" for anything that is no text."""
    value = inputs.get(name)
    return value if isinstance(value, str) else ""


def typed_text(inputs: Mapping[str, Json], name: str, most: int) -> tuple[str, Problem | None]:
    """A text that has to be there, of at most `most` characters, and what is wrong with it."""
    text = clean_lines(line(inputs, name)[: 10 * most])
    if not text:
        return "", Problem(ProblemKey.REQUIRED)
    if len(text) > most:
        return text, Problem(ProblemKey.TEXT_LONG, {"max": most, "length": len(text)})
    return text, None
