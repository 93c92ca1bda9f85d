"""A right to leave as an answer keeps it: what it was when it was given, also when the file says otherwise by now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from pydantic import TypeAdapter, ValidationError

from bot.json import Json, JsonObject
from bot.people.rights import Proof, Right, Rights
from bot.words.translated import Translated


@dataclass(frozen=True, slots=True)
class GivenRight:
    """`names` are those of the "event", the "kinship" where it matters, and the "source", by language; `dated` is the
    day of that source's text and `link` where it is read. `within` and `reminder` are as in Rights."""

    event: str
    kinship: str
    group: str
    days: float
    halves: bool
    proof: Proof
    source: str
    dated: date
    link: str
    within: int
    reminder: int
    names: Mapping[str, Translated]

    @property
    def json(self) -> JsonObject:
        return cast(JsonObject, _codec().dump_python(self, mode="json"))


@cache
def _codec() -> TypeAdapter[GivenRight]:
    """Made once, and only where a form asks for a right."""
    return TypeAdapter(GivenRight)


def given(right: Right, rights: Rights) -> GivenRight:
    """As it holds now; `rights` say until when its proof is awaited."""
    (event, kinship), source = right.key, right.source
    names = {"event": right.event.name, "source": source.name}
    return GivenRight(
        event,
        kinship,
        right.event.group,
        right.days,
        right.halves,
        right.proof,
        source.id,
        source.dated,
        source.link,
        rights.within,
        rights.reminder,
        {**names, "kinship": right.kinship.name} if right.kinship else names,
    )


def given_right(value: Json) -> GivenRight | None:
    """What an answer of kind `right` says; None for a value that says none."""
    try:
        return _codec().validate_python(value) if isinstance(value, Mapping) else None
    except ValidationError:
        return None
