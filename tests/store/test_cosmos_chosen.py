"""Cosmos DB is used where the settings say so, with a key or with the machine's identity; elsewhere its SDK is not even
loaded."""

import asyncio
import os
import ssl
import subprocess
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.bootstrap.houses import opened_house
from bot.settings import load_settings
from bot.store.cosmos_finds import indexing_policy
from bot.store.kinds import KINDS
from bot.work.kept import Counter
from tests.channel.tls import certificate_for_localhost
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_container import Container
from tests.peers.cosmos_wire import KEY
from tests.store.rig import NOTE

CHILD = "tests.store.cosmos_child"


async def child(folder: Path, **environment: str) -> tuple[int, str]:
    """Opens a house and writes, in a process that has only this environment; its exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", CHILD, str(folder),
        env={"PATH": os.environ["PATH"], "BODE_LOG_LEVEL": "INFO", **environment},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


@pytest.mark.process
async def test_the_sdk_is_loaded_only_where_it_is_chosen(tmp_path: Path) -> None:
    code, said = await child(tmp_path / "sqlite")
    assert (code, said.splitlines()[-1]) == (0, "without azure.cosmos: kept 1")
    async with CosmosPeer().running() as peer:
        way = {"BODE_STORE": "cosmos", "BODE_COSMOS_ENDPOINT": peer.url, "BODE_COSMOS_KEY": KEY}
        code, said = await child(tmp_path / "cosmos", **way)
    assert (code, said.splitlines()[-1]) == (0, "with azure.cosmos: kept 1")
    assert peer.counted["batch"] == 1
    assert "documents" not in said  # no line of the SDK about its requests: their addresses hold ids


async def test_documents_stand_where_the_settings_say(tmp_path: Path) -> None:
    async with CosmosPeer().running() as peer:
        settings = load_settings(
            data_dir=tmp_path, store="cosmos", cosmos_endpoint=peer.url, cosmos_key=KEY, cosmos_container="here"
        )
        async with opened_house(settings) as house:
            await house.records.accept("counters", [house.records.counters.put(Counter("n", 7))])
        async with opened_house(settings) as house:
            standing = await house.records.counters.get("counters", "n")
        assert standing and standing.value.last == 7
        assert len(peer.databases["bode"]["here"].items) == 1


@asynccontextmanager
async def identity(answer: dict[str, str], status: int = 200) -> AsyncGenerator[tuple[str, list[str]]]:
    """The endpoint that App Service and Container Apps give to a program, and the resources that were asked for."""
    asked: list[str] = []

    async def token(request: web.Request) -> web.Response:
        assert request.headers["X-IDENTITY-HEADER"] == "proof"
        asked.append(f"{request.query['resource']} {request.query.get('client_id', '')}")
        return web.json_response(answer, status=status)

    app = web.Application()
    app.router.add_get("/msi/token", token)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/msi/token", asked
    await runner.cleanup()


@pytest.mark.slow
@pytest.mark.parametrize("who", ["system", "11111111-2222-3333-4444-555555555555"])
async def test_a_managed_identity_reads_and_writes_what_others_made(tmp_path: Path, who: str) -> None:
    chain = certificate_for_localhost(tmp_path)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(chain.certificate, chain.key)
    token = {"access_token": "a.b.c", "expires_on": str(int(time.time()) + 3600), "token_type": "Bearer"}
    async with CosmosPeer().running(tls=tls) as peer, identity(token) as (endpoint, asked):
        way = {
            "BODE_STORE": "cosmos",
            "BODE_COSMOS_ENDPOINT": peer.url,
            "BODE_AZURE_IDENTITY": who,
            "IDENTITY_ENDPOINT": endpoint,
            "IDENTITY_HEADER": "proof",
            "SSL_CERT_FILE": str(chain.certificate),
        }
        code, said = await child(tmp_path / "data", **way)
        assert code == 1 and "may not be changed from here" in said
        container = Container("documents", "/p", indexing_policy([*KINDS, NOTE]), -1, 1, time.time)
        peer.databases["bode"] = {"documents": container}
        code, said = await child(tmp_path / "data", **way)
        assert (code, said.splitlines()[-1]) == (0, "with azure.cosmos: kept 1")
        assert len(container.items) == 1
    assert set(asked) == {f"https://127.0.0.1 {'' if who == 'system' else who}"}
