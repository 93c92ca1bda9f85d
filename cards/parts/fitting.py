"""Cards stay small enough for Teams, however much was typed."""

import json
from collections.abc import Callable

from bot.json import JsonObject
from cards.card import Card

MOST_BYTES = 27_000
"""Of JSON as UTF-8; the rule is 28 KB (TEAMS.md)."""

LIMITS = (2000, 800, 300, 100, 30)


def size(card: JsonObject) -> int:
    return len(json.dumps(card, ensure_ascii=False).encode())


def fitting(build: Callable[[int], Card]) -> Card:
    """The card with the most of each long text that fits: `build` takes how many characters one text may have."""
    card = build(LIMITS[0])
    for limit in LIMITS[1:]:
        if size(card.json()) <= MOST_BYTES:
            break
        card = build(limit)
    return card
