"""One package for all tests, and a bot to hold its promises against."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.people.loading import load_organisation
from tests.conversations.school import School, organisation_file
from tests.manifest.package import build


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("package") / "bode.zip", "--domain", "bode.mijnstad.be")


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    school = await School.open(tmp_path / "data")
    await load_organisation(school.house, organisation_file())
    yield school
    await school.close()
