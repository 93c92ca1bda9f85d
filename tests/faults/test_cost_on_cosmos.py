"""On the peer of Cosmos DB no turn, job or paced delivery asks for more than it may; what it asks is counted there."""

import pytest

from bench import cloud


@pytest.mark.long
def test_turns_jobs_and_deliveries_stay_within_their_limits() -> None:
    assert cloud.turns()
