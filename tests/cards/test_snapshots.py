"""The Dutch cards as they are, one file for each module of cards: a change shows up there, to be looked at in the
gallery and then accepted.

Accept with `pytest tests/cards/test_snapshots.py --snapshot-update -n 0`.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.amber import AmberSnapshotExtension
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from cards.examples import Example
from tests.cards.drawing import drawn_in
from tests.cards.walking import module_of

LENGTHY = {"as much as fits", "many", "150 schools", "more than a page", "long text", "long title"}
"""Their point is their length, which other tests look at."""

SHOWN = [example for example, _ in drawn_in("nl") if example.name not in LENGTHY]
BESIDE = frozenset({"fallbackText", "lang", "version", "$schema", "wrap"})
"""The same on every card, and obeyed by rule (tests/cards/test_rules.py), as are the fallbacks of buttons."""
SAID = ("title", "text", "label")
OBVIOUS = frozenset({"body", "items", "inlines", "columns", "actions", "rows", "cells"})


class OneFileAFamily(AmberSnapshotExtension):
    """`test_card[announce.composing: ...]` is kept in `announce.composing.ambr`."""

    @classmethod
    def get_file_basename(cls, *, test_location: PyTestLocation, index: SnapshotIndex) -> str:
        return test_location.snapshot_name.partition("[")[2].partition(":")[0]

    @classmethod
    def matches_test_location(cls, *, test_location: PyTestLocation, snapshot_location: str) -> bool:
        name = cls.get_file_basename(test_location=test_location, index=0)
        return Path(snapshot_location).name == f"{name}.{cls.file_extension}"


def family(example: Example) -> str:
    """`announce.composing` of `cards/announce/composing.py`."""
    return module_of(example.card).removeprefix("cards.")


def outline(part: Mapping[str, Any], place: str = "", depth: int = 0) -> Iterator[str]:
    """A line for each element: what it says, how it looks, what it sends; its parts below it. Keeps everything but what
    is `BESIDE`."""
    beside = BESIDE | {"fallback"} if part.get("type") == "Action.Execute" else BESIDE
    kept = {name: value for name, value in part.items() if name not in beside}
    below = {name: value for name, value in kept.items() if _has_parts(value)}
    about = [f"{name}={_plain(value)}" for name, value in kept.items() if name not in {*below, *SAID, "type"}]
    said = [_plain(kept[name]) for name in SAID if name in kept]
    yield "  " * depth + " ".join([*place.split(), str(part.get("type", "-")), *said, *about])
    for name, value in below.items():
        shown = "" if name in OBVIOUS else f"{name}:"
        for inner in value if isinstance(value, list) else [value]:
            yield from outline(inner, shown, depth + 1)


def _has_parts(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict)
    return isinstance(value, dict) and "type" in value


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("example", SHOWN, ids=lambda example: f"{family(example)}: {example.card}: {example.name}")
def test_card(example: Example, snapshot: SnapshotAssertion) -> None:
    shown = "\n".join(outline(example.content.json()))
    assert f"{example.content.summary}\n{shown}" == snapshot(extension_class=OneFileAFamily)
