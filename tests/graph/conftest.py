"""A tenant with one library of SharePoint, for the tests of it."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.graph.tenant import Tenant, tenant_in


@pytest.fixture
async def tenant(tmp_path: Path) -> AsyncGenerator[Tenant]:
    async with tenant_in(tmp_path / "data") as tenant:
        tenant.site_groups = {"Bezoekers": ("everyone",)}
        yield tenant
