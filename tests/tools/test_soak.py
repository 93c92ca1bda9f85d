"""The soak day with few people: what must never happen does not, whatever breaks around it. How fast it is shows the
whole one, on a machine that has nothing else to do (`make soak`)."""

import pytest

from bench.soak.__main__ import SHORT, run
from tools.azurite import missing

pytestmark = pytest.mark.long


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_a_school_day_loses_nothing_and_sends_nothing_twice_unsaid() -> None:
    report = run(SHORT)
    assert [broken for broken in report.above if not broken.timed] == []
    taken = report.values
    for what in ("people who confirmed", "people who asked a question", "requests handed in", "requests decided"):
        assert taken[what] > 0, what
