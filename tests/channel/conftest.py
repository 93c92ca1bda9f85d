"""The servers of rig.py as fixtures, started and stopped for each test."""

from collections.abc import AsyncIterator

import pytest

from .rig import ConnectorServer, Endpoint, LoginServer, cloud_teams, local_teams


@pytest.fixture
async def login() -> AsyncIterator[LoginServer]:
    server = await LoginServer().start()
    yield server
    assert server.server
    await server.server.close()


@pytest.fixture
async def connector() -> AsyncIterator[ConnectorServer]:
    server = await ConnectorServer().start()
    yield server
    assert server.server
    await server.server.close()


@pytest.fixture
async def cloud(login: LoginServer) -> AsyncIterator[Endpoint]:
    """The bot as in production: tokens required."""
    endpoint = await Endpoint(cloud_teams(login)).start()
    yield endpoint
    await endpoint.close()


@pytest.fixture
async def local() -> AsyncIterator[Endpoint]:
    """The bot in local mode, as with the test client."""
    endpoint = await Endpoint(local_teams()).start()
    yield endpoint
    await endpoint.close()
