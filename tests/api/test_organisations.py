"""Two organisations: in two tenants, or in one, a system reaches what it was let into and nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_houses, utc_now
from bot.house import House
from bot.people.directory import NO_LIMITS
from bot.people.loading import load_organisation
from bot.people.organisations import OrganisationRule
from bot.settings import load_settings
from tests.api.rig import OTHER_TENANT, SYSTEMS, TENANT, TOPDESK, Caller, Entra, api_of, client_of, token
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
