"""Settings that do not fit together, a full disk, a clock that is wrong."""

import shutil
from collections.abc import AsyncGenerator
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web

from bot.app_tokens import LOGIN
from bot.doctor.finding import State
from bot.doctor.machine import clock, disk, service_of, settings
from bot.settings import load_settings
from bot.settings_of_services import storage_account
from tests.doctor.rig import APP, TENANT, ill
from tests.work.rig import NOW

CONNECTION = "AccountName=bode;AccountKey=c2xldXRlbA=="


async def test_settings_for_one_machine_among_those_for_several_are_named(tmp_path: Path) -> None:
    async with ill(tmp_path, queue="azure", azure_storage_connection=CONNECTION, **APP) as one:
        ((state, said),) = await one.says(settings)
    assert state is State.WRONG
    assert said.startswith("BODE_STORE=sqlite, BODE_BLOBS=folder is for one machine")


async def test_local_mode_is_a_note_and_all_else_is_fine(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert [state for state, _ in await one.says(settings)] == [State.NOTE]
    async with ill(tmp_path, **APP) as one:
        assert [state for state, _ in await one.says(settings)] == [State.FINE]


@pytest.mark.parametrize(("least", "state"), [(0, State.FINE), (10**9, State.WRONG)])
async def test_a_disk_is_full_where_the_setting_says(tmp_path: Path, least: int, state: State) -> None:
    async with ill(tmp_path, least_free_mb=least) as one:
        ((found, _),) = await one.says(disk)
    assert found is state


async def test_a_disk_that_is_nearly_full_is_said_before_it_is(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free // 2**20
    async with ill(tmp_path, least_free_mb=free * 3 // 4) as one:
        ((found, _),) = await one.says(disk)
    assert found is State.SOON


# --- the clock -----------------------------------------------------------------------------------------


@pytest.fixture
async def service(request: pytest.FixtureRequest) -> AsyncGenerator[str]:
    """One that says that it is so much later than our clock, and refuses whoever asks."""

    async def refuse(_: web.Request) -> web.Response:
        return web.Response(status=401, headers={"Date": format_datetime(NOW + request.param, usegmt=True)})

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", refuse)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1.0"
    await runner.cleanup()


SECONDS = [
    (timedelta(), State.FINE, "right"),
    (timedelta(seconds=55), State.FINE, "right"),
    (timedelta(minutes=5), State.WRONG, "300 seconds behind"),
    (timedelta(minutes=-5), State.WRONG, "300 seconds ahead"),
]


@pytest.mark.parametrize(("service", "state", "said"), SECONDS, indirect=["service"])
async def test_a_clock_is_compared_with_the_service_that_is_used(
    tmp_path: Path, service: str, state: State, said: str
) -> None:
    async with ill(tmp_path, graph_tenant=TENANT, graph_url=service) as one:
        ((found, text),) = await one.says(clock)
    assert (found, said in text) == (state, True), text


async def test_a_service_that_does_not_answer_is_named(tmp_path: Path) -> None:
    async with ill(tmp_path, graph_tenant=TENANT, graph_url="http://127.0.0.1:9/v1.0") as one:
        ((found, text),) = await one.says(clock)
    assert found is State.WRONG
    assert text.startswith("http://127.0.0.1:9/v1.0 does not answer (ClientConnectorError)")


async def test_without_a_service_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert [state for state, _ in await one.says(clock)] == [State.NOTE]


def test_the_service_is_one_that_bode_uses_anyway() -> None:
    assert service_of(load_settings()) == ""
    assert service_of(load_settings(**APP)) == LOGIN
    assert service_of(load_settings(**APP, graph_tenant=TENANT)) == "https://graph.microsoft.com/v1.0"
    cosmos = {"store": "cosmos", "cosmos_endpoint": "https://bode.documents.azure.com", "cosmos_key": "Z2VoZWlt"}
    assert service_of(load_settings(**cosmos)) == "https://bode.documents.azure.com"
    queue = load_settings(queue="azure", azure_storage_connection=CONNECTION)
    assert service_of(queue) == storage_account(queue).queues
