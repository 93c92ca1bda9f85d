"""A school, Entra, and a system that may do everything."""

from collections.abc import AsyncIterator

import pytest

from tests.api.rig import Caller, Entra, api_of, client_of, token
from tests.conversations.conftest import own_forms, prepared, school
from tests.conversations.school import School

__all__ = ["own_forms", "prepared", "school"]


@pytest.fixture
async def entra() -> AsyncIterator[Entra]:
    entra = await Entra().start()
    yield entra
    await entra.close()


@pytest.fixture
async def topdesk(school: School, entra: Entra) -> AsyncIterator[Caller]:
    """With every role."""
    await school.everybody_installs()
    await school.jobs()
    api = api_of(entra)
    client = await client_of(api, {"default": school.house})
    yield Caller(client, token())
    await client.close()
    await api.tokens.close()
