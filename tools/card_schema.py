"""Whether a card is what the official Adaptive Cards schema (1.6) allows, with room for what is Teams' own."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft6Validator, validators
from jsonschema.exceptions import ValidationError

SCHEMA = Path(__file__).parent / "schemas" / "adaptive-card-1.6.json"

# Properties that Teams adds to elements of the standard (adaptivecards.microsoft.com); other clients ignore them.
TEAMS_PROPERTIES = frozenset(
    (
        *("targetWidth", "grid.area", "layouts", "roundedCorners", "showBorder", "maxHeight", "fitMode", "allowExpand"),
        *("horizontalContentAlignment", "minWidth", "menuActions", "themedIconUrls", "themedUrls", "imageSize"),
        *(
            "conditionallyEnabled",
            "useMultipleColumns",
            "minColumnWidth",
            "valueChangedAction",
            "labelFor",
            "resources",
        ),
        *("msteams", "key", "isSortKey", "lang", "$schema"),
        "firstRowAsHeaders",  # as every client spells it; the schema has a misprint, firstRowAsHeader
    )
)
OPAQUE = frozenset(("data", "msteams"))  # payloads of ours: whatever stands in there is no card


class _Drop:
    """Stands where an element was left out."""


def problems(card: Mapping[str, Any]) -> list[str]:
    """What is wrong with the card, one line each, with the place; empty when it is sound.

    An element that the standard does not know needs a `fallback`, which is then checked in its place.
    """
    found: list[str] = []
    plain = _plain(card, "card", found)
    if isinstance(plain, _Drop):
        return found
    return found + list(dict.fromkeys(_explain(error) for error in _errors(plain)))


@cache
def _schema() -> dict[str, Any]:
    return json.loads(SCHEMA.read_text("utf-8"))


@cache
def _validator() -> Any:
    extend = cast("Any", validators).extend
    return extend(Draft6Validator, {"anyOf": _any_of})(_schema())


def _any_of(validator: Any, alternatives: list[Any], node: Any, schema: Any) -> Iterator[ValidationError]:
    """As the standard has it, but the definition that has the element's name is tried first: nearly always it is that
    one, and each of the thirty others looks at all that is inside."""
    if isinstance(node, dict):
        named = f"#/definitions/{cast('dict[str, Any]', node).get('type')}"
        own = [one for one in alternatives if {"$ref": named} in one.get("allOf", ())]
        if own and not any(True for _ in validator.descend(node, own[0])):
            return
    yield from Draft6Validator.VALIDATORS["anyOf"](validator, alternatives, node, schema)


def _errors(plain: Any) -> Iterator[ValidationError]:
    return _validator().iter_errors(plain)


@cache
def _known() -> frozenset[str]:
    """The types of the standard, as they stand in cards."""
    return frozenset(name for name in _schema()["definitions"] if not name.startswith(("Impl", "Extend")))


def _plain(node: Any, place: str, found: list[str]) -> Any:
    """The part of a card that the standard knows."""
    if isinstance(node, list):
        parts = [_plain(part, f"{place}[{n}]", found) for n, part in enumerate(cast("list[Any]", node))]
        return [part for part in parts if not isinstance(part, _Drop)]
    if not isinstance(node, Mapping):
        return node
    element = cast("Mapping[str, Any]", node)
    kind = element.get("type")
    if isinstance(kind, str) and kind not in _known() and _is_element(kind):
        return _fallback(element, kind, place, found)
    kept = {name: value for name, value in element.items() if name not in TEAMS_PROPERTIES}
    result = {
        name: value if name in OPAQUE else _plain(value, f"{place}.{name}", found) for name, value in kept.items()
    }
    return {name: value for name, value in result.items() if not isinstance(value, _Drop)}


def _is_element(kind: str) -> bool:
    return kind[:1].isupper()


def _fallback(element: Mapping[str, Any], kind: str, place: str, found: list[str]) -> Any:
    fallback = element.get("fallback")
    if fallback is None:
        found.append(f"{place}: {kind} is not of the standard and has no fallback")
    if not isinstance(fallback, Mapping):
        return _Drop()
    return _plain(cast("Mapping[str, Any]", fallback), f"{place}.fallback", found)


def _explain(error: ValidationError) -> str:
    """The innermost reason: of the alternatives, the one whose `type` is that of the element."""
    while error.context:
        error = min(_matching(error), key=lambda one: len(one.absolute_path) * -1)
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.absolute_path)
    return f"card{place}: {error.message[:200]}"


def _matching(error: ValidationError) -> Iterator[ValidationError]:
    context = list(error.context or ())
    depth = len(error.absolute_path)
    other_types = {
        one.schema_path[0] for one in context if list(one.absolute_path)[depth:] == ["type"] and one.validator == "enum"
    }
    alike = [one for one in context if one.schema_path[0] not in other_types]
    yield from alike or context
