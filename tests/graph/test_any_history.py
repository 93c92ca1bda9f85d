"""Whatever happens in a library of SharePoint, nobody finds what is not for them, and nothing is missing in the end."""

import random
from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from inspect import isawaitable
from itertools import count
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.graph.history import DEEDS, TEAM, History
from tests.graph.tenant import Tenant, tenant_in

NUMBERS = count(1)
RUNS = st.lists(st.sampled_from(sorted(DEEDS)), min_size=5, max_size=40), st.integers(0, 2**32)


New: TypeAlias = Callable[[], Tenant]


@pytest.fixture
async def new(tmp_path: Path) -> AsyncGenerator[New]:
    """What makes a site with a library that nobody touched, each in the same house."""
    async with tenant_in(tmp_path / "data", group=TEAM, page=3) as tenant:
        yield lambda: of_its_own(tenant)


def of_its_own(tenant: Tenant) -> Tenant:
    number = next(NUMBERS)
    tenant.drives.sites.clear()
    tenant.peer.log.clear()
    site = tenant.drives.site(f"sites/site{number}", group=TEAM)
    return replace(tenant, site=site, drive=tenant.drives.library(site, "Documenten"), name=f"Bibliotheek {number}")


async def lived(tenant: Tenant, deeds: list[str], seed: int) -> None:
    """With one item a page, a library is gone through in several stretches."""
    tenant.drives.page = 1 + 2 * (seed % 2)
    history = History(tenant, random.Random(seed))
    for _ in range(4):
        history.create()
    for deed in deeds:
        done = DEEDS[deed](history)
        if isawaitable(done):
            await done
    await history.ends_equal()
    assert not tenant.peer.unknown


@pytest.mark.walk
@given(*RUNS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_few_histories(new: New, deeds: list[str], seed: int) -> None:
    await lived(new(), deeds, seed)


@pytest.mark.long
@given(*RUNS)
@settings(max_examples=1000, derandomize=False, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_thousand_histories(new: New, deeds: list[str], seed: int) -> None:
    await lived(new(), deeds, seed)
