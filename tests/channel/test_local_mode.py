"""Local mode: no tokens, so only this machine, and no web page that this machine's browser shows."""

import json

import pytest

from bot.app_tokens import ClientSecret
from bot.channel.identity import BotIdentity
from bot.channel.service_urls import is_loopback_host, is_loopback_url, trusted_urls
from bot.channel.teams import open_teams
from bot.work.budget import Budget

from .rig import APP_ID, PERSON, TENANT, ConnectorServer, Endpoint, activity, keeps_nothing

FOREIGN = [
    "https://smba.trafficmanager.net/emea/",
    "http://192.168.1.10:56150/_connector",
    "http://localhost.evil.example/",
    "http://127.0.0.1@evil.example/",
    "http://0.0.0.0/",
    "http://[::]/",
    "ftp://localhost/",
    "file://localhost/etc/passwd",
    "//localhost/",
    "localhost",
]
OURS = ["http://localhost:56150/_connector", "http://127.0.0.1:1/", "http://[::1]:80/", "http://127.8.8.8/"]


@pytest.mark.parametrize("url", FOREIGN)
async def test_the_connector_of_local_mode_is_here(url: str, local: Endpoint) -> None:
    assert await local.post(activity(url)) == (403, None)
    assert local.turns == []


@pytest.mark.parametrize("url", OURS)
async def test_the_test_client_gets_in(url: str, local: Endpoint) -> None:
    assert await local.post(activity(url)) == (200, None)
    assert local.turns[0].person == PERSON


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Host": "bode.intern:3978"}, 403),
        ({"Host": "127.0.0.1.evil.example"}, 403),
        ({"Host": ""}, 403),
        ({"Host": "localhost:3978"}, 200),
        ({"Host": "[::1]:3978"}, 200),
    ],
)
async def test_no_web_page_gets_in(
    headers: dict[str, str], status: int, local: Endpoint, connector: ConnectorServer
) -> None:
    assert await local.post(activity(connector.url), headers=headers) == (status, None)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"x" * 300_000, 413),
        (b"{", 400),
        (json.dumps(activity("http://localhost/", id=None)).encode(), 400),
        (json.dumps(activity("http://localhost/", from_={"id": "29:ana"})).encode(), 403),
        (json.dumps(activity("http://localhost/", channelId="emulator")).encode(), 403),
    ],
)
async def test_all_other_checks_remain(body: bytes, status: int, local: Endpoint) -> None:
    assert await local.post(body) == (status, None)


async def test_a_token_is_neither_needed_nor_read(local: Endpoint, connector: ConnectorServer) -> None:
    assert await local.post(activity(connector.url), "garbage") == (200, None)


async def test_half_an_identity_opens_nothing() -> None:
    identity = BotIdentity(APP_ID, frozenset({TENANT}))
    for given in ((identity, None), (None, ClientSecret("x"))):
        with pytest.raises(ValueError, match="together"):
            open_teams(*given, budget=Budget(50), keep=keeps_nothing)
    teams = open_teams(None, budget=Budget(50), keep=keeps_nothing)
    assert teams.local
    await teams.close()
    teams = open_teams(identity, ClientSecret("x"), budget=Budget(50), keep=keeps_nothing)
    assert not teams.local
    await teams.close()


@pytest.mark.parametrize(("app_id", "tenants"), [("", {TENANT}), (APP_ID, set[str]()), (APP_ID, {""})])
def test_an_identity_is_whole(app_id: str, tenants: set[str]) -> None:
    with pytest.raises(ValueError, match="needs"):
        BotIdentity(app_id, frozenset(tenants))


def test_what_is_loopback() -> None:
    assert all(is_loopback_host(host) for host in ("localhost", "localhost:1", "127.0.0.1", "127.9.9.9:1", "[::1]"))
    assert not any(
        is_loopback_host(host) for host in ("", "0.0.0.0", "10.0.0.1", "x.localhost.be", "::", "a b", "[::1")
    )
    assert all(is_loopback_url(url) for url in OURS)


def test_a_pattern_names_hosts_below_it() -> None:
    identity = BotIdentity(APP_ID, frozenset({TENANT}), service_hosts=("*.teams.microsoft.com",))
    trusted = trusted_urls(identity)
    assert trusted("https://smba.infra.gcc.teams.microsoft.com/x")
    assert not trusted("https://teams.microsoft.com.evil.example/")
    assert not trusted("https://evilteams.microsoft.com/")
