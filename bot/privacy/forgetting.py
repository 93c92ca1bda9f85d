"""Takes a person out of a value: values in, values out, by what is declared of each field.

A made-up id takes the place of theirs wherever it stands; what they typed becomes empty; where somebody else wrote
their name, their mail or their telephone number, dots take its place.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from bot.privacy.declaring import Holding, author_of, nothing_of, owner_of
from bot.privacy.says import SAYS

T = TypeVar("T")

DOTS = "…"
SHORT_ID = 16
"""In typed text an id of fewer signs may be a word, and stays; those of a tenant have 36."""
SHORT_NAME = 5
"""A name of fewer signs is a word in too many sentences to be taken out of them."""


@dataclass(frozen=True, slots=True)
class Forgetting:
    """The `person` (id) whose place `made_up` takes. Use `forgetting`."""

    person: str
    made_up: str
    ids: re.Pattern[str]
    names: re.Pattern[str] | None

    def stands_in(self, text: str) -> bool:
        """Whether their id or a name of theirs does."""
        return bool(self.ids.search(text) or (self.names and self.names.search(text)))

    def id(self, text: str) -> str:
        """An id, a key or a principal, with the made-up id where theirs was."""
        return self.ids.sub(self.made_up, text)

    def text(self, text: str) -> str:
        """What somebody else wrote."""
        unnamed = self.names.sub(DOTS, text) if self.names else text
        return self.id(unnamed) if len(self.person) >= SHORT_ID else unnamed


def by_id_only(who: Forgetting) -> Forgetting:
    """For what tells of other people and of places what they are called."""
    return replace(who, names=None)


def forgetting(person: str, made_up: str, names: tuple[str, ...]) -> Forgetting:
    """An id ends where no sign of an id follows: that of nobody else is taken for it."""
    ids = re.compile(rf"(?<![\w-]){re.escape(person)}(?![\w-]|\.\w)")
    return Forgetting(person, made_up, ids, written(names))


def written(names: Iterable[str]) -> re.Pattern[str] | None:
    """Where one of these names stands in a text, whatever the space in it; None where each is too short. Marie Peeters
    stands not in Anne-Marie Peeters, nor jan@school.be in piet.jan@school.be."""
    long = sorted({name for name in names if len(name) >= SHORT_NAME}, key=len, reverse=True)
    each = [
        (r"(?<![\w.+-])" if "@" in name else "") + r"\s+".join(re.escape(part) for part in name.split())
        for name in long
    ]
    return re.compile(rf"(?<!\w)(?<!\w-)(?:{'|'.join(each)})(?!\w)(?!-\w)", re.IGNORECASE) if each else None


def without(value: T, holding: Holding, who: Forgetting) -> T:
    """A value of this kind as it stands once they were forgotten."""
    return cast("T", _value(value, who, owner_of(holding, value)))


def plain_without(value: Any, who: Forgetting) -> Any:
    """JSON of which nothing more is known: ids and names are taken out of every text in it."""
    if isinstance(value, str):
        return who.id(who.text(value))
    if isinstance(value, Mapping):
        return {who.id(str(name)): plain_without(one, who) for name, one in cast("Mapping[Any, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [plain_without(one, who) for one in cast("list[Any]", value)]
    return value


def _value(value: Any, who: Forgetting, owner: str) -> Any:
    """Whatever stands in a field: values within, and texts that may hold an id."""
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value, who, owner)
    if isinstance(value, str):
        return _same_type(value, who.id(value))
    if isinstance(value, Mapping):
        items = cast("Mapping[Any, Any]", value).items()
        return {_value(name, who, owner): _value(one, who, owner) for name, one in items}
    if isinstance(value, list | tuple | Set):
        kept = [_value(one, who, owner) for one in cast("list[Any]", value)]
        return frozenset(kept) if isinstance(value, Set) else type(cast("list[Any]", value))(kept)
    return value


def _same_type(before: str, now: str) -> str:
    """An enumeration is a text too, and stays what it is."""
    return before if now == before else now


def _fields(value: Any, who: Forgetting, owner: str) -> Any:
    said = SAYS[cast("type[Any]", type(value))]
    author = author_of(value, said.by, owner)
    changed: dict[str, Any] = {}
    for field in fields(value):
        before = getattr(value, field.name)
        if field.name in said.words and author == who.person:
            now = nothing_of(before)
        elif field.name in said.words or field.name in said.house:
            now = _told(before, who, author if field.name in said.words else owner)
        else:
            now = _value(before, who, owner)
        if now != before:
            changed[field.name] = now
    return replace(value, **changed) if changed else value


def _told(value: Any, who: Forgetting, owner: str) -> Any:
    """What somebody else typed, or is said in the name of the organisation."""
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value, who, owner)
    if isinstance(value, str):
        return _same_type(value, who.text(value) if value != who.person else who.made_up)
    if isinstance(value, Mapping):
        return {who.id(str(name)): _told(one, who, owner) for name, one in cast("Mapping[Any, Any]", value).items()}
    if isinstance(value, list | tuple | Set):
        kept = [_told(one, who, owner) for one in cast("list[Any]", value)]
        return frozenset(kept) if isinstance(value, Set) else type(cast("list[Any]", value))(kept)
    return value
