"""Two organisations with an app registration each: a turn is whose token it comes with, whatever it says of itself."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.bootstrap.channels import Bots, opened_bots
from bot.bootstrap.organisations import organisations_of, settings_of_each
from bot.bootstrap.tenant import identity_of
from bot.channel.base import Handle, Reply, Turn
from bot.channel.identity import BotIdentity
from bot.channel.sender import TeamsChannel
from bot.channel.tokens import said_audience
from bot.house import House
from bot.settings import Settings, load_settings
from tests.channel.rig import LoginServer, activity, claims, token

APPS = {one: f"a0000000-0000-4000-8000-00000000000{n}" for n, one in enumerate(("scholen", "stad"), 1)}
TENANTS = {one: f"00000000-0000-4000-8000-00000000000{n}" for n, one in enumerate(("scholen", "stad"), 1)}
FILE = "\n".join(f'[[organisations]]\nid = "{one}"\ntenants = ["{tenant}"]\n' for one, tenant in TENANTS.items())


@dataclass
class Two:
    bots: Bots
    client: TestClient[web.Request, web.Application]
    each: Mapping[str, Settings]
    turns: list[tuple[str, Turn]] = field(default_factory=list[tuple[str, Turn]])

    async def post(self, *, aud: str, tenant: str, bot: str) -> int:
        """A message with a token for the app of `aud`, which says that it is of `tenant` and to `bot`."""
        body = activity(
            recipient={"id": f"28:{APPS[bot]}", "name": "Bode"},
            conversation={"id": "a:1", "conversationType": "personal", "tenantId": TENANTS[tenant]},
            channelData={"tenant": {"id": TENANTS[tenant]}},
        )
        bearer = token(claims(aud=APPS[aud]))
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {bearer}"}
        async with self.client.post("/api/messages", data=json.dumps(body), headers=headers) as response:
            return response.status


@pytest.fixture
async def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, login: LoginServer) -> AsyncIterator[Two]:
    (tmp_path / "organisations.toml").write_text(FILE)
    for name, text in {
        "ORGANISATIONS_FILE": str(tmp_path / "organisations.toml"),
        "ORGANISATION": "scholen",
        "APP_ID": APPS["scholen"],
        "APP_SECRET": "of the schools",
        "TENANT_IDS": TENANTS["scholen"],
        "STAD__APP_ID": APPS["stad"],
        "STAD__APP_SECRET": "of the city",
        "STAD__TENANT_IDS": TENANTS["stad"],
    }.items():
        monkeypatch.setenv(f"BODE_{name}", text)
    settings = load_settings(data_dir=tmp_path / "data")
    turns: list[tuple[str, Turn]] = []

    async def answer(organisation: str, turn: Turn) -> Reply:
        turns.append((organisation, turn))
        return Reply()

    handles: dict[str, Handle] = {one: partial(answer, one) for one in APPS}

    def identified(own: Settings, tenants: frozenset[str]) -> BotIdentity:
        return replace(identity_of(own, tenants), metadata_url=login.metadata_url)

    houses = cast("Mapping[str, House]", {})
    rules, each = organisations_of(settings), settings_of_each(settings)
    async with opened_bots(each, rules, houses, handles, identified) as bots:
        app = web.Application()
        app.router.add_post("/api/messages", bots.receive)
        async with TestClient(TestServer(app)) as client:
            yield Two(bots, client, each, turns)


@pytest.mark.parametrize("one", APPS)
async def test_a_turn_goes_to_the_organisation_of_its_token(two: Two, one: str) -> None:
    assert await two.post(aud=one, tenant=one, bot=one) == 200
    assert [organisation for organisation, _ in two.turns] == [one]


async def test_what_it_says_of_itself_gives_nobody_another_organisation(two: Two) -> None:
    """As who has the bot of one could say: a good token for that bot, and the other's tenant or bot in the message."""
    assert await two.post(aud="stad", tenant="scholen", bot="scholen") == 403
    assert await two.post(aud="stad", tenant="scholen", bot="stad") == 403
    assert two.turns == []
    assert await two.post(aud="stad", tenant="stad", bot="scholen") == 200
    assert [organisation for organisation, _ in two.turns] == ["stad"], "the token decides, not the message"


async def test_a_token_for_none_of_both_comes_nowhere(two: Two) -> None:
    for bearer in (None, "x", token(claims(aud="a0000000-0000-4000-8000-000000000009")), token(claims(aud=None))):
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {bearer}"} if bearer else {})
        async with two.client.post("/api/messages", data=json.dumps(activity()), headers=headers) as response:
            assert response.status == 401
    assert two.turns == []


async def test_each_sends_with_the_token_of_its_own_app_within_a_budget_of_its_own(two: Two) -> None:
    for one, app in APPS.items():
        sends = two.bots.channels[one]
        assert isinstance(sends, TeamsChannel)
        assert sends._connector._tokens is two.bots.by_app[app].teams._tokens
        assert two.bots.budgets[one] is sends._connector._budget is two.bots.by_app[app].budget
        assert identity_of(two.each[one]).application.authority.endswith(TENANTS[one])
    assert two.bots.budgets["stad"] is not two.bots.budgets["scholen"]


async def test_with_one_app_they_take_turns_in_one_budget(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """Teams counts them together."""
    for name in ("APP_ID", "APP_SECRET", "TENANT_IDS"):
        monkeypatch.delenv(f"BODE_STAD__{name}")
    settings = load_settings()
    async with opened_bots(settings_of_each(settings), organisations_of(settings), {}, {}) as bots:
        (bot,) = bots.by_app.values()
        parts = [cast("Any", bots.budgets[one]) for one in APPS]
        assert [part._budget for part in parts] == [bot.budget, bot.budget]
        assert [part._whose for part in parts] == list(APPS)
        assert [cast("Any", bots.channels[one])._connector._budget for one in APPS] == parts


@pytest.mark.parametrize(
    ("authorization", "audience"),
    [
        (None, ""),
        ("Basic x", ""),
        ("Bearer x.y.z", ""),
        (f"Bearer {token(claims(aud='x'))}", "x"),
        (f"Bearer {token(claims(aud=['x', 'y']))}", ""),
    ],
)
def test_what_a_token_says_of_itself(authorization: str | None, audience: str) -> None:
    assert said_audience(authorization) == audience
