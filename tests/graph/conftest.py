"""A tenant with one library of SharePoint, for the tests of it; and which tests run where the tenant is a real one."""

import os
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.graph.real import SWITCH
from tests.graph.tenant import Tenant, tenant_in

ANYWHERE = "test_any_tenant.py"
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not os.environ.get(SWITCH):
        return
    reason = f"{SWITCH} is set, and this needs what our peer does on demand: changes, faults, a clock"
    for item in items:
        if item.path.parent == HERE and item.path.name != ANYWHERE:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
async def tenant(tmp_path: Path) -> AsyncGenerator[Tenant]:
    async with tenant_in(tmp_path / "data") as tenant:
        tenant.site_groups = {"Bezoekers": ("everyone",)}
        yield tenant
