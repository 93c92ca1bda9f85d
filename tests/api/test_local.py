"""Local mode: a token in a file that only who started Bode reads, for as long as Bode runs; and `make run` shows it."""

import asyncio
import os
import signal
from io import StringIO
from pathlib import Path

import aiohttp
import pytest
from rich.console import Console

from bot.bootstrap.api import api_of
from bot.people.organisations import ONE
from bot.settings import BadSettings, load_settings
from bot.web.api.local import FILE, handed_out
from bot.web.api.tokens import EntraTokens
from bot.web.app import serve
from tests.api.rig import APP_ID, SYSTEMS, TENANT
from tools.demo import show_addresses


async def test_the_token_opens_until_bode_stops(tmp_path: Path) -> None:
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve(load_settings(data_dir=tmp_path, port=0), address.set_result))
    place, path = f"{await address}/api/mandates", tmp_path / FILE
    assert path.stat().st_mode & 0o777 == 0o600
    token = path.read_text("ascii")
    async with aiohttp.ClientSession() as session:
        async with session.get(place, headers={"Authorization": f"Bearer {token}"}) as response:
            assert (response.status, await response.json()) == (200, {"items": [], "next": None})
        async with session.get(place) as response:
            assert (response.status, (await response.json())["code"]) == (401, "unauthenticated")
        async with session.get(f"{await address}/api/openapi.json") as response:
            assert (await response.json())["openapi"] == "3.1.0"
    os.kill(os.getpid(), signal.SIGTERM)
    await task
    assert not path.exists()


async def test_with_an_app_id_there_is_no_such_token(tmp_path: Path) -> None:
    settings = load_settings(
        data_dir=tmp_path, app_id=APP_ID, app_secret="geheim", tenant_ids=(TENANT,), systems=SYSTEMS
    )
    api = api_of(settings, ONE, {"default": settings})
    assert isinstance(api.tokens, EntraTokens)
    with handed_out(api, tmp_path):
        assert not (tmp_path / FILE).exists()
    await api.tokens.close()


def test_make_run_shows_how_to_try_it() -> None:
    said = StringIO()
    show_addresses(Console(file=said, width=80), "http://127.0.0.1:1", [], Path("logs"), 1.0, token="abc.def")
    assert "curl http://127.0.0.1:1/api/requests -H 'Authorization: Bearer abc.def'" in said.getvalue()


@pytest.mark.parametrize(
    "systems", ["TOPdesk", "5A7E1C1E-0000-4000-8000-00000000F00D x", SYSTEMS + ", " + SYSTEMS, SYSTEMS.split()[0]]
)
def test_systems_that_are_none_are_said_at_the_start(systems: str, tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="BODE_SYSTEMS: entry"):
        load_settings(data_dir=tmp_path, systems=systems)
