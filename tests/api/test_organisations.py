"""Two organisations: in two tenants, or in one, a system reaches what it was let into and nothing else."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_houses, utc_now
from bot.channel.session import open_session
from bot.house import House
from bot.people.directory import NO_LIMITS
from bot.people.loading import load_organisation
from bot.people.organisations import OrganisationRule
from bot.settings import load_settings
from bot.settings_of_systems import systems_in
from bot.store.partitions import request_partition
from bot.web.api.serving import Api
from bot.web.api.tokens import EntraTokens
from tests.api.rig import APP_ID, OTHER_TENANT, SYSTEMS, TENANT, TOPDESK, Caller, Entra, api_of, client_of, token
from tests.conversations.school import organisation_file

CITY, SCHOOLS = "stad", "scholen"
IT = {
    "device": "laptop",
    "trouble": "broken",
    "urgency": "later",
    "where": "Lokaal 12",
    "description": "Scherm zwart",
}
PERSON = next(one.id for one in organisation_file().people if one.name == "Ana Martens")
BODY = {"form": "it", "person": PERSON, "answers": IT}


@pytest.fixture
async def houses(tmp_path: Path) -> AsyncIterator[dict[str, House]]:
    """The same people in both: what a system gets tells whose it is."""
    settings = load_settings(data_dir=tmp_path / "data")
    limits = {CITY: NO_LIMITS, SCHOOLS: NO_LIMITS}
    async with opened_houses(settings, limits, utc_now, renew_index=True) as found:
        for house in found.values():
            await load_organisation(house, organisation_file())
        yield dict(found)


async def test_a_token_of_one_tenant_never_reaches_the_other_s(houses: dict[str, House], entra: Entra) -> None:
    rules = [OrganisationRule(CITY, frozenset({TENANT})), OrganisationRule(SCHOOLS, frozenset({OTHER_TENANT}))]
    api = api_of(entra, rules)
    client = await client_of(api, houses)
    city, schools = Caller(client, token(tenant=TENANT)), Caller(client, token(tenant=OTHER_TENANT))
    made = await city.post("/api/requests", BODY, key="one")
    assert made.status == 201, made.body
    place = f"/api/requests/{made.body['id']}"
    assert (await city.get(place)).status == 200
    assert (await schools.get(place)).status == 404
    assert (await schools.get("/api/requests")).body["items"] == []
    assert (await schools.patch(place, {"state": "withdrawn"}, made.etag)).status == 404
    cursor = (await city.get("/api/requests", limit="1")).body["next"]
    assert cursor is None
    own = await schools.post("/api/requests", BODY, key="one")
    assert (own.status, own.body["reference"]) == (201, made.body["reference"]), "a number, and a key, of its own"
    assert [one["id"] for one in (await city.get("/api/requests")).body["items"]] == [made.body["id"]]
    await client.close()
    await api.tokens.close()


async def test_in_one_tenant_the_settings_say_which_is_reached(houses: dict[str, House], entra: Entra) -> None:
    rules = [OrganisationRule(one, frozenset({TENANT})) for one in (CITY, SCHOOLS)]
    for systems, status in ((SYSTEMS, 403), (f"{TOPDESK}@{SCHOOLS} TOPdesk", 200), (f"{TOPDESK}@elders TOPdesk", 403)):
        api = api_of(entra, rules, systems)
        client = await client_of(api, houses)
        answered = await Caller(client, token()).get("/api/requests")
        assert answered.status == status, systems
        if status == 200:
            made = await Caller(client, token()).post("/api/requests", BODY)
            kept = [item async for item in houses[SCHOOLS].records.requests.stream(order="changed")]
            assert [one.value.id for one in kept] == [made.body["id"]]
            assert [item async for item in houses[CITY].records.requests.stream(order="changed")] == []
            foreign = await Caller(client, token(tenant=OTHER_TENANT)).get("/api/requests")
            assert foreign.status == 403, "a tenant of neither"
        await client.close()
        await api.tokens.close()


async def test_each_with_a_bot_of_its_own_a_token_reaches_that_of_its_bot(
    houses: dict[str, House], entra: Entra
) -> None:
    """Both in one tenant, and each in its own: a token for one bot says nothing to the other."""
    bots = {CITY: APP_ID, SCHOOLS: "0b0de000-0000-4000-8000-00000000b0df"}
    for tenants in ({CITY: TENANT, SCHOOLS: TENANT}, {CITY: TENANT, SCHOOLS: OTHER_TENANT}):
        rules = [OrganisationRule(one, frozenset({tenants[one]}), frozenset({bot})) for one, bot in bots.items()]
        tokens = EntraTokens(open_session(), {bot: frozenset({tenants[one]}) for one, bot in bots.items()}, entra.login)
        api = Api(tokens, systems_in(SYSTEMS), rules, clock=time.monotonic, arrival=5)
        client = await client_of(api, houses)
        for one, bot in bots.items():
            made = await Caller(client, token(tenant=tenants[one], aud=bot)).post("/api/requests", BODY)
            assert made.status == 201
            assert (
                await houses[one].records.requests.get(request_partition(made.body["id"]), made.body["id"])
            ) is not None
            other = SCHOOLS if one == CITY else CITY
            there = Caller(client, token(tenant=tenants[other], aud=bots[other]))
            assert (await there.get(f"/api/requests/{made.body['id']}")).status == 404
            crossed = await Caller(client, token(tenant=tenants[other], aud=bot)).get("/api/requests")
            assert crossed.status == (200 if tenants[other] == tenants[one] else 401)
        await client.close()
        await api.tokens.close()
