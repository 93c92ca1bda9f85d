"""A job: work for later, by name."""

from dataclasses import dataclass

from bot.json import JsonObject


@dataclass(frozen=True, slots=True)
class Job:
    """`name` chooses the function that does it; `body` is small: ids, never texts."""

    name: str
    body: JsonObject
