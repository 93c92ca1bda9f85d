"""The typed payload of every button, and how what comes back from a client is checked.

A payload carries opaque ids and nothing that must be believed: rights and state are checked when it is used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.errors import BodeError
from bot.json import Json, JsonObject

Id = Annotated[str, StringConstraints(strict=True, pattern=r"\A[A-Za-z0-9_.:-]{1,80}\z")]
Revision = Annotated[int, Field(strict=True, ge=1, le=1_000_000_000)]


class BadPayload(BodeError):
    """What a client sent for a button is not what we put there. `verb` is "" when there is no such button."""

    def __init__(self, verb: str, field: str, problem: str) -> None:
        super().__init__(f"{verb or 'unknown verb'}: {field}: {problem}")
        self.verb = verb
        self.field = field


class Verb(BaseModel):
    """A button's payload; `verb` is its name on the wire. `beside`: it opens something else, so its answer is a message
    of its own, and the card it stands on, an announcement or a request, stays.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
    verb: ClassVar[str]
    beside: ClassVar[bool] = False

    def to_data(self) -> JsonObject:
        """As it is sent: with the names ON_THE_WIRE."""
        return {ON_THE_WIRE.get(name, name): value for name, value in self.model_dump().items()}


ON_THE_WIRE: Mapping[str, str] = {"key": "_key"}
"""What a field of a payload is called there: the renderer of Teams takes a `key` for its own, and in the playground it
sends nothing then. No field of a form is called like that."""
OF_THE_CLIENT = frozenset({"verb", "msteams"})


def as_named(data: Mapping[str, Json]) -> Mapping[str, Json]:
    """What came from the wire; cards of before carry the names themselves."""
    return {**data, **{name: data[sent] for name, sent in ON_THE_WIRE.items() if sent in data}}


def inputs_of(verb: Verb, data: Mapping[str, Json]) -> Mapping[str, Json]:
    """What a person typed or chose: everything in `data` that is neither the payload nor the client's own."""
    payload = OF_THE_CLIENT | verb.to_data().keys() | type(verb).model_fields.keys()
    return {name: value for name, value in data.items() if name not in payload}


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the help card: `command` is what one can type instead (texts `command-*` and `help-*`)."""

    command: str
    verb: Verb


@dataclass(frozen=True, slots=True)
class Waits:
    """A line of the card of today: `count` things wait for its reader, as `text` (a key) says, and `verb` shows
    them. `more`: there are more than were counted. `urges`: somebody, or something, waits for its reader to act."""

    text: str
    count: int
    verb: Verb
    more: bool = False
    urges: bool = True
