"""The Dutch cards as they are: a change shows up here, to be looked at in the gallery and then accepted.

Accept with `pytest tests/cards/test_snapshots.py --snapshot-update`.
"""

import json
from itertools import takewhile

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.examples import Example, examples

LENGTHY = {"as much as fits", "many", "150 schools", "more than a page", "long text", "long title"}
"""Their point is their length, which other tests look at."""

DUTCH = takewhile(lambda example: example.language == "nl", examples())
SHOWN = [example for example in DUTCH if example.name not in LENGTHY]


@pytest.mark.parametrize("example", SHOWN, ids=lambda example: f"{example.card}: {example.name}")
def test_card(example: Example, snapshot: SnapshotAssertion) -> None:
    shown = json.dumps(example.content.json(), ensure_ascii=False, indent=1)
    assert f"{example.content.summary}\n{shown}" == snapshot
