"""The school on the Monday after the new version was installed: everything in it is of the old one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conversations.school import School
from tests.landed import landed_data, put_back


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    """Its clock begins on 23 November 2026 at 9 o'clock UTC; the last that the old version wrote is of the 20th."""
    school = await School.open(landed_data(tmp_path / "data"))
    put_back(school.recorder)
    yield school
    await school.close()
