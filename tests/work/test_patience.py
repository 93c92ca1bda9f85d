"""How long a send that failed waits for its next try."""

from datetime import timedelta

import pytest

from bot.channel.base import NotSent, Throttled
from bot.work.sending import JITTER, LONGEST_WAIT, patience


@pytest.mark.parametrize(("tries", "longest"), [(0, 2), (1, 4), (4, 32), (9, LONGEST_WAIT), (60, LONGEST_WAIT)])
def test_it_is_about_twice_as_long_every_time(tries: int, longest: int) -> None:
    waits = {patience(NotSent("dns"), tries) for _ in range(200)}
    assert max(waits) <= timedelta(seconds=longest)
    assert min(waits) >= timedelta(seconds=longest * (1 - JITTER))
    assert len(waits) > 100, "not all who failed together come back together"


def test_what_teams_asks_for_is_never_shortened() -> None:
    assert {patience(Throttled(7.5), tries) for tries in range(20)} == {timedelta(seconds=7.5)}
    assert patience(Throttled(None), 1) <= timedelta(seconds=4)
