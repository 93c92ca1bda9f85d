"""SDKs cost time and memory: each is loaded where its service was chosen, that of Teams where Bode talks with it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.azurite import Azurite

ROOT = Path(__file__).parents[1]
OPENED = """
import asyncio, sys
import app, bot.web.app
from bot.bootstrap.adapters import opened_blobs
from bot.bootstrap.running import opened
from bot.settings import load_settings

async def main():
    settings = load_settings()
    async with opened(settings), opened_blobs(settings):
        print(*sys.modules)

asyncio.run(main())
"""
COMMAND = """
import asyncio, sys
import app, bot.cli.commands, bot.cli.libraries
from bot.bootstrap.houses import opened_house
from bot.settings import load_settings

async def main():
    async with opened_house(load_settings()):
        print(*sys.modules)

asyncio.run(main())
"""
SDKS = frozenset({"azure.cosmos", "azure.storage.queue", "azure.storage.blob", "azure.identity", "msgraph", "httpx"})
TENANT = {
    "BODE_GRAPH_TENANT": "5f6107b0-18cb-4251-8686-d7035569bbf5",
    "BODE_GRAPH_APP_ID": "0b3c2a55-5c1b-4d3e-9f43-8a4a3b1f2a11",
    "BODE_APP_SECRET": "geheim",
}


def modules(data: Path, program: str, **settings: str) -> frozenset[str]:
    environment = {"BODE_DATA_DIR": str(data), **settings}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return frozenset(done.stdout.split())


def loaded(data: Path, **settings: str) -> frozenset[str]:
    """Which of the SDKs of Microsoft's cloud a bot with these settings loads."""
    return SDKS & modules(data, OPENED, **settings)


@pytest.mark.process
def test_a_command_that_talks_with_nobody_loads_no_bot_framework(tmp_path: Path) -> None:
    assert not {name for name in modules(tmp_path, COMMAND) if name.startswith(("botbuilder", "botframework", "msal"))}


@pytest.mark.process
def test_by_default_none_is_loaded(tmp_path: Path) -> None:
    assert loaded(tmp_path) == set()


@pytest.mark.process
@pytest.mark.parametrize(
    ("name", "value", "sdk"), [("QUEUE", "azure", "azure.storage.queue"), ("BLOBS", "azure", "azure.storage.blob")]
)
def test_what_is_chosen_is_loaded(tmp_path: Path, azurite: Azurite, name: str, value: str, sdk: str) -> None:
    connection = {"BODE_AZURE_STORAGE_CONNECTION": azurite.connection}
    assert loaded(tmp_path, **connection, **{f"BODE_{name}": value}) == {sdk}


@pytest.mark.process
def test_with_a_tenant_its_sdk_is_loaded_without_the_models_that_block(tmp_path: Path) -> None:
    found = modules(tmp_path, OPENED, **TENANT)
    assert "msgraph" in found
    assert not {name for name in found if name.startswith("msgraph.generated.models")}
