"""Cards stay small enough for Teams, however much was typed."""

import json
from collections.abc import Callable

from bot.json import JsonObject
from cards.card import Card

MOST_BYTES = 27_000
"""Of JSON as UTF-8; the rule is 28 KB (TEAMS.md)."""

LIMITS = (2000, 800, 300, 100, 30)
MOST_STEPS, FEW_STEPS = 40, 12
"""Of a history: as many as fit with a hundred characters each, and when nothing else helps."""


def size(card: JsonObject) -> int:
    return len(json.dumps(card, ensure_ascii=False).encode())


def steps_shown(count: int, limit: int) -> int:
    """How many of a history, the newest, a card shows where a text may have `limit` characters."""
    return min(count, MOST_STEPS if limit > LIMITS[-1] else FEW_STEPS)


def fitting(build: Callable[[int], Card]) -> Card:
    """The card with the most of each long text that fits: `build` takes how many characters one text may have."""
    card = build(LIMITS[0])
    for limit in LIMITS[1:]:
        if size(card.json()) <= MOST_BYTES:
            break
        card = build(limit)
    return card
