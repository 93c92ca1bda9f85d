"""Finding one's way in the JSON of a card."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from bot.json import JsonObject

Part = Mapping[str, Any]


def parts(card: JsonObject) -> Iterator[Part]:
    """Everything in the card that has a type, the fallbacks as well; payloads of buttons are no part of it."""
    yield from _parts(cast(Any, card))


def _parts(value: Any) -> Iterator[Part]:
    if isinstance(value, Mapping):
        part = cast(Part, value)
        if "type" in part or "title" in part:
            yield part
        for name, inner in part.items():
            if name != "data" or part.get("type", "").startswith("Chart."):
                yield from _parts(inner)
    elif isinstance(value, list):
        for inner in cast(list[Any], value):
            yield from _parts(inner)


def of_type(card: JsonObject, *types: str) -> list[Part]:
    return [part for part in parts(card) if part.get("type") in types]


def inputs(card: JsonObject) -> list[Part]:
    return [part for part in parts(card) if str(part.get("type", "")).startswith("Input.")]


def input_of(card: JsonObject, id: str) -> Part:
    return next(part for part in inputs(card) if part["id"] == id)


def buttons(card: JsonObject) -> list[Part]:
    return of_type(card, "Action.Execute")


def button(card: JsonObject, title: str) -> Part:
    return next(part for part in buttons(card) if part["title"] == title)


def titles(card: JsonObject) -> list[str]:
    """Of the card's own buttons, in their order."""
    return [action["title"] for action in cast(Any, card).get("actions", [])]


def words(card: JsonObject) -> str:
    """Everything that a person reads on the card, in order."""
    return "\n".join(
        str(part["text"]) for part in parts(card) if part.get("type") in {"TextBlock", "TextRun"} and part.get("text")
    )


def action_lists(card: JsonObject) -> Iterator[list[Part]]:
    for part in parts(card):
        if "actions" in part:
            yield part["actions"]
