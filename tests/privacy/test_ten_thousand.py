"""One of 10,000 people: the bars of the export and of the erasure."""

from pathlib import Path

import pytest

from bench.privacy import ANNOUNCEMENTS, MOST_SECONDS, YEARS, measure

pytestmark = pytest.mark.long


async def test_five_years_are_exported_in_time_and_erased_to_the_last_byte(tmp_path: Path) -> None:
    measured = await measure(10_000, tmp_path / "data")
    assert measured.documents > YEARS * ANNOUNCEMENTS
    assert measured.exported < MOST_SECONDS
    assert not measured.left
