"""Teams' signing keys: they rotate, their endpoint fails, and strangers send keys that do not exist."""

import asyncio

import pytest

from bot.channel.keys import FIRST_RETRY_SECONDS, MAX_AGE_SECONDS, REFETCH_SECONDS, SigningKeys, read_keys
from bot.channel.session import open_session

from .rig import Endpoint, LoginServer, activity, jwk, private_key, token


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_keys_are_fetched_once(cloud: Endpoint, login: LoginServer) -> None:
    for number in range(20):
        assert (await cloud.post(activity(id=str(number)), token()))[0] == 200
    assert login.fetches == 1


async def test_twenty_first_requests_share_one_fetch(cloud: Endpoint, login: LoginServer) -> None:
    answers = await asyncio.gather(*(cloud.post(activity(id=str(n)), token()) for n in range(20)))
    assert [status for status, _ in answers] == [200] * 20
    assert login.fetches == 1


async def test_a_new_key_is_found_a_minute_later_and_the_old_one_until_then(login: LoginServer) -> None:
    clock, session = Clock(), open_session()
    keys = SigningKeys(session, login.metadata_url, clock)
    assert await keys.find("main")
    login.keys = [jwk("next", private_key("next"))]
    assert await keys.find("next") is None
    clock.now += REFETCH_SECONDS
    assert await keys.find("next")
    assert await keys.find("main") is None
    assert login.fetches == 2
    await session.close()


async def test_a_flood_of_unknown_keys_makes_one_fetch_a_minute(login: LoginServer) -> None:
    clock, session = Clock(), open_session()
    keys = SigningKeys(session, login.metadata_url, clock)
    await asyncio.gather(*(keys.find(f"stranger-{number}") for number in range(500)))
    assert login.fetches == 1
    for minute in range(3):
        clock.now += REFETCH_SECONDS
        for number in range(100):
            await keys.find(f"stranger-{number}")
        assert login.fetches == minute + 2
    await session.close()


async def test_a_flood_through_the_door_makes_no_more_than_one_refetch(cloud: Endpoint, login: LoginServer) -> None:
    await cloud.post(activity(), token())
    posts = [cloud.post(activity(id=str(n)), token(kid=f"k{n}")) for n in range(60)]
    assert {status for status, _ in await asyncio.gather(*posts)} == {401}
    assert login.fetches <= 2
    assert (await cloud.post(activity(id="after"), token()))[0] == 200


@pytest.mark.parametrize("outage", ["503", "gone", "no keys", "not JSON"])
async def test_the_last_good_keys_survive_an_outage(outage: str, login: LoginServer) -> None:
    clock, session = Clock(), open_session()
    keys = SigningKeys(session, login.metadata_url, clock)
    assert await keys.find("main")
    assert login.server
    match outage:
        case "503":
            login.broken = True
        case "gone":
            await login.server.close()
        case "no keys":
            login.keys = []
        case _:
            login.keys = [{"kid": "main", "kty": "RSA", "n": "!", "e": "AQAB"}, "x"]  # type: ignore[list-item]
    clock.now += MAX_AGE_SECONDS + 1
    for _ in range(3):
        assert await keys.find("main"), "a stale key is better than none"
        assert await keys.find("unknown") is None
        clock.now += REFETCH_SECONDS
    await keys.close()
    await session.close()


async def test_a_stale_set_is_refreshed_behind_the_requests(login: LoginServer) -> None:
    clock, session = Clock(), open_session()
    keys = SigningKeys(session, login.metadata_url, clock)
    await keys.find("main")
    clock.now += MAX_AGE_SECONDS + 1
    await keys.find("main")
    for _ in range(200):
        if login.fetches == 2:
            break
        await asyncio.sleep(0.01)
    await keys.find("main")
    assert login.fetches == 2
    await keys.close()
    await session.close()


async def test_an_outage_at_the_start_is_over_soon(login: LoginServer) -> None:
    clock, session = Clock(), open_session()
    keys = SigningKeys(session, login.metadata_url, clock)
    login.broken = True
    assert await keys.find("main") is None
    assert keys.empty
    login.broken = False
    assert await keys.find("main") is None
    clock.now += FIRST_RETRY_SECONDS
    assert await keys.find("main")
    await session.close()


async def test_keys_travel_over_https_or_not_at_all(login: LoginServer) -> None:
    session = open_session()
    assert await SigningKeys(session, "http://login.example/openid").find("main") is None
    await session.close()
    assert login.fetches == 0


def test_only_signing_keys_of_rsa_are_read() -> None:
    good = jwk("good", private_key("main"))
    listed = [
        good,
        {**good, "kid": 7},
        {**good, "kid": "enc", "use": "enc"},
        {**good, "kid": "ec", "kty": "EC"},
        {**good, "kid": "oct", "kty": "oct", "k": "c2VjcmV0"},
        {**good, "kid": "bad", "n": None},
        {**good, "kid": "odd", "endorsements": [1, "msteams"]},
        "text",
        None,
    ]
    found = read_keys({"keys": listed})
    assert sorted(found) == ["good", "odd"]
    assert found["odd"].endorsements == {"msteams"}
    assert [read_keys({"keys": value}) for value in (None, "x", {}, 3)] == [{}] * 4
