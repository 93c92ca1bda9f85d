"""Finding one's way in the JSON of a card."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, cast

import cards
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


def toggled(hidden: Set[str], toggle: Part) -> Set[str]:
    """The ids of what is hidden after a click on it."""
    now = set(hidden)
    for one in toggle["targetElements"]:
        id_, shows = (one, None) if isinstance(one, str) else (one["elementId"], one.get("isVisible"))
        if id_ in hidden if shows is None else shows:
            now.discard(id_)
        else:
            now.add(id_)
    return now


def seen_actions(value: Any, hidden: Set[str]) -> Iterator[Part]:
    """Those buttons that stand in nothing hidden; fallbacks are the same once more."""
    if isinstance(value, Mapping):
        part = cast(Part, value)
        if part.get("id") in hidden:
            return
        if str(part.get("type", "")).startswith("Action."):
            yield part
        for name, inner in part.items():
            if name not in {"data", "fallback"}:
                yield from seen_actions(inner, hidden)
    elif isinstance(value, list):
        for inner in cast(list[Any], value):
            yield from seen_actions(inner, hidden)


def is_primary(action: Part) -> bool:
    """What most people come to do, and can."""
    return action.get("style") == "positive" and action.get("isEnabled", True)


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


def typed_words(card: JsonObject) -> str:
    """What stands in TextRuns, in order."""
    return "\n".join(str(part["text"]) for part in of_type(card, "TextRun"))


def drawn_words(part: Part, number: Callable[[float], str]) -> Iterator[str]:
    """What a chart, a badge or a progress says, its numbers as they are written."""
    yield from (str(part[name]) for name in ("title", "text", "label") if name in part)
    series = [one for one in part.get("data", ()) if "values" in one]
    yield from (str(one["legend"]) for one in series)
    points = [point for one in series for point in one["values"]] if series else part.get("data", ())
    for point in points:  # those of a ring have a legend and a value
        yield str(point["x"] if "x" in point else point["legend"])
        yield number(point["y"] if "y" in point else point["value"])


def targets(toggle: Part) -> list[str]:
    """The ids of what it shows or hides."""
    return [one if isinstance(one, str) else one["elementId"] for one in toggle["targetElements"]]


def action_lists(card: JsonObject) -> Iterator[list[Part]]:
    for part in parts(card):
        if "actions" in part:
            yield part["actions"]


# --- the functions that make cards --------------------------------------------------------------


def module_of(card: str) -> str:
    """Where a card function stands: `cards.home.home` for `help_card`."""
    return card_functions()[card]


@cache
def card_functions() -> Mapping[str, str]:
    """Every card function by name, with its module."""
    found = [module.name for module in walk_packages(cards.__path__, "cards.") if not module.ispkg]
    modules = [import_module(name) for name in found if not name.startswith("cards.examples.")]
    return {
        name: function.__module__
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.endswith("_card") and not name.startswith("_")
    }
