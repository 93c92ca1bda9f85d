"""One row of the table from which the routes and the OpenAPI document are made, and what its handler gets and gives."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter

from bot.house import House
from bot.json import JsonObject
from bot.web.api.callers import ApiRole, Caller
from bot.web.api.problems import Problem, Trouble

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class ApiCall:
    """What a system asks of an organisation: `house` is the one that it reaches. `id` is that of the path, "" where it
    has none; `key` the same for each repetition, and another for each system, "" where nothing is made; `begun` when it
    was asked first, None there."""

    house: House
    caller: Caller
    id: str = ""
    query: BaseModel | None = None
    body: BaseModel | None = None
    key: str = ""
    begun: datetime | None = None
    conditions: frozenset[str] = frozenset()

    def asked(self, model: type[M]) -> M:
        """The body, or else the query, as the row of the table says."""
        found = self.body or self.query
        if not isinstance(found, model):
            raise TypeError(f"the table does not say that {model.__name__} is asked")
        return found

    @property
    def takes_any(self) -> bool:
        """Whether If-Match is "*": however it stands, as long as it is there."""
        return "*" in self.conditions

    def meets(self, answer: JsonObject) -> None:
        """Raises Problem where it is not what was read, as If-Match says."""
        if not self.takes_any and etag(answer) not in self.conditions:
            raise Problem(Trouble.CHANGED, "It changed since you read it. Get it again, and decide anew.")


def changed_meanwhile() -> Problem:
    """It was what was read when it was looked at, and was not any more when it was written."""
    return Problem(Trouble.CHANGED, "Somebody did something to it at this moment. Get it again.")


@dataclass(frozen=True, slots=True)
class Answer:
    """`location` is where what was made is found from now on."""

    body: JsonObject
    location: str = ""


Handler = Callable[[ApiCall], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Operation:
    """`roles`: any of them is enough. `made`: it makes something, answers 201 and asks an Idempotency-Key; `changes`:
    it asks If-Match. `answer` is what pydantic makes a schema of. `troubles` are those that it has beside what every
    operation has."""

    method: str
    path: str
    name: str
    summary: str
    roles: Sequence[ApiRole]
    handle: Handler
    answer: Any
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    made: bool = False
    changes: bool = False
    one: bool = False
    """Answers one thing, with an ETag."""
    troubles: Sequence[Trouble] = ()
    notes: str = ""
    links: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def status(self) -> int:
        return 201 if self.made else 200


def as_json(value: object, type_: Any = None) -> JsonObject:
    """What is answered, of a model, or of a plain value whose type is `type_`."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return cast("JsonObject", TypeAdapter(type_ or type(value)).dump_python(value, mode="json"))


def etag(body: JsonObject) -> str:
    """Changes with anything that is answered."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
