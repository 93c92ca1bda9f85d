"""Whose token opens what: every way in which one is not what it should be is refused, and tells nothing."""

from collections.abc import Callable
from typing import Any

import jwt
import pytest

from bot.web.api.tokens import LocalTokens
from tests.api.rig import (
    APP_ID,
    OTHER_TENANT,
    STRANGER,
    TENANT,
    TOPDESK,
    V1,
    V2,
    Caller,
    Entra,
    claims,
    signed,
    token,
)

PATH = "/api/mandates"


async def test_both_versions_of_a_token_open(topdesk: Caller) -> None:
    for version in ("1.0", "2.0"):
        answered = await Caller(topdesk.client, token(version=version)).get(PATH)
        assert (answered.status, answered.body) == (200, {"items": [], "next": None})


def without(*names: str) -> Callable[[], str]:
    return lambda: signed({name: value for name, value in claims().items() if name not in names}, by=TENANT)


def claiming(**said: Any) -> Callable[[], str]:
    return lambda: signed(claims(**said), by=TENANT)


WRONG: dict[str, Callable[[], str]] = {
    "none": lambda: "",
    "no token at all": lambda: "x",
    "signed by another tenant's key": lambda: signed(claims(), by=OTHER_TENANT),
    "signed by a key that Entra does not tell": lambda: signed(claims(), kid="other"),
    "signed with the secret of nobody": lambda: jwt.encode(
        claims(), "a" * 64, algorithm="HS256", headers={"kid": "main"}
    ),
    "not signed": lambda: jwt.encode(claims(), "", algorithm="none", headers={"kid": "main"}),
    "of a tenant that is not served": lambda: token(tenant="33333333-3333-4333-8333-333333333333"),
    "that says the tenant of another": claiming(tid=OTHER_TENANT),
    "of another tenant's issuer": claiming(iss=V2.format(tenant=OTHER_TENANT)),
    "of Teams' issuer": claiming(iss="https://api.botframework.com"),
    "of version 2 by the issuer of version 1": claiming(iss=V1.format(tenant=TENANT)),
    "of a version that there is not": claiming(ver="3.0"),
    "for another app": claiming(aud="00000003-0000-0000-c000-000000000000"),
    "for several": claiming(aud=[APP_ID, "another"]),
    "that is over": claiming(exp=1_700_000_000),
    "that is not yet": claiming(nbf=4_000_000_000),
    "that lives for years": claiming(exp=4_000_000_000),
    "without an end": without("exp"),
    "without a version": without("ver"),
    "without a tenant": without("tid"),
    "of a person": claiming(scp="user_impersonation", idtyp="user"),
    "of a person that does not say so": claiming(scp="user_impersonation", idtyp=None),
    "of a person's sign-in": claiming(idtyp=None, azp=None, sub="pairwise"),
    "whose subject is not the app": claiming(idtyp=None, sub="pairwise"),
    "of no app": claiming(azp=None),
    "of an app that is no id": claiming(azp="topdesk"),
    "with the claim of version 1": claiming(azp=None, appid=TOPDESK),
}


@pytest.mark.parametrize("made", WRONG.values(), ids=WRONG.keys())
async def test_a_token_that_is_not_what_it_should_be_opens_nothing(topdesk: Caller, made: Callable[[], str]) -> None:
    answered = await Caller(topdesk.client, made()).get(PATH)
    assert (answered.status, answered.body["code"]) == (401, "unauthenticated")
    assert answered.headers["WWW-Authenticate"] == "Bearer"
    told = {
        "detail": "Send Authorization: Bearer with a token that Entra gave your app for Bode, and that is not over."
    }
    assert answered.body | told == answered.body, "it does not tell what was wrong"


async def test_a_clock_that_is_a_little_off_is_no_reason(topdesk: Caller) -> None:
    now = claims()["iat"]
    assert (await Caller(topdesk.client, token(nbf=now + 200)).get(PATH)).status == 200
    assert (await Caller(topdesk.client, token(exp=now - 200)).get(PATH)).status == 200


async def test_two_headers_are_no_token(topdesk: Caller) -> None:
    headers = [("Authorization", f"Bearer {topdesk.bearer}"), ("Authorization", f"Bearer {topdesk.bearer}")]
    async with topdesk.client.get(PATH, headers=headers) as response:
        assert response.status == 401


async def test_an_app_that_the_settings_do_not_name_is_told_so(topdesk: Caller) -> None:
    answered = await Caller(topdesk.client, token(app=STRANGER)).get(PATH)
    assert (answered.status, answered.body["code"]) == (403, "forbidden")
    assert "BODE_SYSTEMS" in answered.body["detail"]


@pytest.mark.parametrize("roles", [(), ("Requests.ReadWrite.All",), ("mandates.read.all",), ("Mandates.Read.All ",)])
async def test_without_the_role_the_door_is_named_and_stays_closed(topdesk: Caller, roles: tuple[str, ...]) -> None:
    answered = await topdesk.having(*roles).get(PATH)
    assert answered.status == 403
    assert "Mandates.Read.All or Mandates.ReadWrite.All" in answered.body["detail"]


async def test_roles_that_are_no_list_are_none(topdesk: Caller) -> None:
    said = claims()
    assert (await Caller(topdesk.client, signed({**said, "roles": "Mandates.Read.All"})).get(PATH)).status == 403


async def test_a_key_that_is_new_is_asked_for(topdesk: Caller, entra: Entra) -> None:
    assert (await topdesk.get(PATH)).status == 200
    fetched = entra.fetches
    assert (await topdesk.get(PATH)).status == 200
    assert entra.fetches == fetched, "the keys are kept"


async def test_while_entra_is_away_it_is_said_that_it_may_be_tried_again(topdesk: Caller, entra: Entra) -> None:
    entra.broken = True
    answered = await topdesk.get(PATH)
    assert (answered.status, answered.body["code"], answered.headers["Retry-After"]) == (503, "away", "10")


async def test_a_token_of_local_mode_is_of_this_process_alone() -> None:
    here, elsewhere = LocalTokens(), LocalTokens()
    claimed = await here.claimed(f"Bearer {here.mint()}")
    assert "Requests.ReadWrite.All" in claimed.roles
    for authorization in (f"Bearer {elsewhere.mint()}", f"Bearer {token()}", None):
        with pytest.raises(Exception, match="401"):
            await here.claimed(authorization)
