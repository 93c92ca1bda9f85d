"""The switch to a real tenant: which addresses it gives, what it takes, and that its tests only read."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.app_tokens import LOGIN, RenewedTokens
from bot.bootstrap.tenant import graph_tokens
from tests.graph.real import PEER, Incomplete, settings_of, small_tenant
from tests.peers.graph_directory import guid

ROOT = Path(__file__).parents[2]
REAL = {
    "GRAPH_TENANT": PEER,
    "GRAPH_CLIENT_ID": PEER,
    "GRAPH_CLIENT_SECRET": "geheim",
    "GRAPH_SITE": "https://school.sharepoint.com/sites/proef#Documenten",
    "GRAPH_PERSON": guid("Ana"),
}


def test_it_leads_to_microsoft() -> None:
    settings = settings_of(REAL)
    assert settings.graph_url == "https://graph.microsoft.com/v1.0"
    assert LOGIN == "https://login.microsoftonline.com"
    assert isinstance(graph_tokens(settings), RenewedTokens)


@pytest.mark.parametrize("name", [name for name in REAL if name != "GRAPH_TENANT"])
def test_what_is_missing_is_named(name: str) -> None:
    with pytest.raises(Incomplete, match=name):
        settings_of({key: value for key, value in REAL.items() if key != name})


@pytest.mark.process
async def test_the_same_tests_run_against_another_address_and_only_read() -> None:
    """Our peer stands for the tenant: with the switch, a process that knows nothing of it asks it."""
    async with small_tenant() as (peer, site):
        environ = {**os.environ, **REAL, "GRAPH_URL": peer.url, "GRAPH_SITE": site}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "pytest", "-n0", "-rs", "-p", "no:cacheprovider"),
            *("tests/graph/test_any_tenant.py", "tests/graph/test_mailboxes.py"),
            cwd=ROOT,
            env=environ,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said = (await process.communicate())[0].decode()
    assert process.returncode == 0, said
    assert "asks for no token of Entra" in said
    assert "needs what our peer does" in said, "the tests that cannot run there are skipped with their reason"
    asked = {(one.method, one.path) for one in peer.log}
    assert {method for method, _ in asked} == {"GET"}
    assert {path.split("/")[1] for _, path in asked} >= {"users", "groups", "sites", "drives"}
    assert not peer.unknown
