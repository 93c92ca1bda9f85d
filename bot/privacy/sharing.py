"""What of a document may be given to a person who asks for what is kept of them: all of their own, also what others
wrote about them there. Of somebody else's their own words alone, of lists of people themselves alone, of jobs, answers
to other systems and audit details what names them; of published settings that they stand in it.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from bot.people.principals import Principal
from bot.privacy.declaring import Holding, author_of, nothing_of, owner_of
from bot.privacy.forgetting import forgetting
from bot.privacy.says import SAYS

T = TypeVar("T")

_AN_ID = re.compile(r"(?:\w+:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""Also within a principal: what counts by person has such keys."""


def shared_with(person: str, value: T, holding: Holding) -> T:
    owner = owner_of(holding, value)
    if owner == person:
        return value
    own = forgetting(person, person, ()).ids
    return cast("T", _Sharing(person, own, holding.theme == "settings").of(value, owner))


class _Sharing:
    """`own` finds the id of the person in a text. What the house says is left out where it is `settings`: a whole file
    stands there, with whoever else it names."""

    def __init__(self, person: str, own: re.Pattern[str], settings: bool) -> None:
        self._person = person
        self._own = own
        self._settings = settings

    def of(self, value: Any, owner: str) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            return self._fields(value, owner)
        if isinstance(value, Mapping):
            items = cast("Mapping[Any, Any]", value).items()
            return {name: self.of(one, owner) for name, one in items if self._may_stand(name)}
        if isinstance(value, list | tuple | Set):
            return type(cast("list[Any]", value))(self.of(one, owner) for one in cast("list[Any]", value))
        return value

    def _fields(self, value: Any, owner: str) -> Any:
        if not self._is_own(value):  # an audience that is one person, or everybody but them
            return replace(value, value="")
        said = SAYS[cast("type[Any]", type(value))]
        author = author_of(value, said.by, owner)
        changed: dict[str, Any] = {}
        for field in fields(value):
            now = getattr(value, field.name)
            if (field.name in said.words and author != self._person) or (field.name in said.house and self._settings):
                changed[field.name] = nothing_of(now)
            elif field.name in said.ids and not isinstance(now, str):
                changed[field.name] = self._ids(now, owner)
            else:
                changed[field.name] = self.of(now, owner)
        return replace(value, **changed)

    def _ids(self, value: Any, owner: str) -> Any:
        """Of several, or of the JSON of a job: theirs, and what is no text."""
        if isinstance(value, Mapping):
            items = cast("Mapping[Any, Any]", value).items()
            kept = {name: self._ids(one, owner) for name, one in items if self._may_stand(name) and self._is_own(one)}
            return {name: one for name, one in kept.items() if one not in ({}, [], ())}
        if isinstance(value, list | tuple | Set):
            kept_ = [self._ids(one, owner) for one in cast("list[Any]", value) if self._is_own(one)]
            return type(cast("list[Any]", value))(kept_)
        return self.of(value, owner)

    def _is_own(self, value: Any) -> bool:
        """No text that does not name them, and no other person of an audience."""
        named = value.value if isinstance(value, Principal) and value.kind == "person" else value
        return not isinstance(named, str) or self._own.search(named) is not None

    def _may_stand(self, name: Any) -> bool:
        """No key that is the id of somebody else."""
        return not (isinstance(name, str) and _AN_ID.fullmatch(name)) or self._own.search(name) is not None
