"""A card as a client shows it that draws no charts, badges or progress: what each falls back to stands in its place."""

from typing import Any, cast

from bot.json import JsonObject

DRAWN = frozenset({"Badge", "Carousel", "CodeBlock", "CompoundButton", "Icon", "ProgressBar", "ProgressRing", "Rating"})
"""Elements that not every client knows (TEAMS: card elements, and where they draw); the charts besides."""


def is_drawn(part: object) -> bool:
    """Whether this is such an element."""
    if not isinstance(part, dict):
        return False
    kind = str(cast(dict[str, Any], part).get("type", ""))
    return kind in DRAWN or kind.startswith("Chart.")


def without_drawings(card: JsonObject) -> JsonObject:
    """An element without a fallback is left out, as a client does that does not know it."""
    return cast(JsonObject, _bare(card))


def _bare(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _bare(value) for name, value in cast(dict[str, Any], part).items()}
    if isinstance(part, list):
        shown = (_instead(value) for value in cast(list[Any], part))
        return [_bare(value) for value in shown if value is not None]
    return part


def _instead(part: Any) -> Any:
    while is_drawn(part):
        part = part.get("fallback")
    return None if part == "drop" else part
