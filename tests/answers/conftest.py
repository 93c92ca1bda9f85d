"""The demo organisation with its documents, indexed once."""

import asyncio
from pathlib import Path

import pytest

from tools.calibration import Outcome, demo_outcomes, opened_demo


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """What becomes of every question of samples/evaluation."""
    return asyncio.run(_asked(tmp_path_factory.mktemp("demo")))


async def _asked(data: Path) -> list[Outcome]:
    async with opened_demo(data) as house:
        return await demo_outcomes(house)
