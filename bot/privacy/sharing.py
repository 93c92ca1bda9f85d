"""What of a document may be given to a person who asks for what is kept of them: all of their own, also what others
wrote about them there; of somebody else's their own words alone."""

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from bot.privacy.declaring import Holding, author_of, nothing_of, owner_of
from bot.privacy.says import SAYS

T = TypeVar("T")


def shared_with(person: str, value: T, holding: Holding) -> T:
    owner = owner_of(holding, value)
    return value if owner == person else cast("T", _theirs(value, person, owner))


def _theirs(value: Any, person: str, owner: str) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        said = SAYS[cast("type[Any]", type(value))]
        author = author_of(value, said.by, owner)
        changed = {
            field.name: nothing_of(getattr(value, field.name))
            if field.name in said.words and author != person
            else _theirs(getattr(value, field.name), person, owner)
            for field in fields(value)
        }
        return replace(value, **changed)
    if isinstance(value, Mapping):
        items = cast("Mapping[Any, Any]", value).items()
        return {name: _theirs(one, person, owner) for name, one in items}
    if isinstance(value, list | tuple | Set):
        return type(cast("list[Any]", value))(_theirs(one, person, owner) for one in cast("list[Any]", value))
    return value
