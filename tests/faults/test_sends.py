"""The bars of sends, with few people, over HTTP to a connector service that enforces the limits of Teams."""

import pytest

from bench.sends.__main__ import PARTS, run

pytestmark = pytest.mark.long


@pytest.mark.parametrize("part", PARTS)
def test_the_bars_of_sends_hold(part: str) -> None:
    """Not those about time, which a machine that has other things to do does not hold."""
    assert [broken for broken in run([part]).above if not broken.timed] == []
