"""From the typed card to the JSON that Teams gets."""

from typing import Any, cast

from microsoft_teams.cards.core import AdaptiveCard

from bot.json import Json, JsonObject

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"


def render(card: AdaptiveCard) -> JsonObject:
    """The models call the schema's address `schema`; on the wire it is `$schema`."""
    said: dict[str, Json] = card.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {**said, "$schema": SCHEMA, "version": VERSION}


def render_for_dialog(card: AdaptiveCard) -> JsonObject:
    """Every Action.Execute is replaced by its fallback: Teams' dialogs submit with Action.Submit."""
    return cast(JsonObject, _submitting(render(card)))


def _submitting(part: Any) -> Any:
    if isinstance(part, dict):
        known = cast(dict[str, Any], part)
        if known.get("type") == "Action.Execute":
            mode = {"mode": known["mode"]} if "mode" in known else {}
            return {**known["fallback"], **mode}
        return {name: _submitting(value) for name, value in known.items()}
    if isinstance(part, list):
        return [_submitting(value) for value in cast(list[Any], part)]
    return part
