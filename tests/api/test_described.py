"""Every operation gives every answer that the document tells of it, and no other."""

from typing import Any

import pytest

from bot.people.mandate import grantor_of
from bot.store.base import Put
from bot.store.collection import organised
from bot.store.partitions import DIRECTORY, announcement_partition, person_partition, request_partition
from tests.api.rig import DOCUMENT, SEEN, Caller, Entra, api_of, client_of, token
from tests.api.test_announcements import PATH as ANNOUNCEMENTS
from tests.api.test_announcements import announcement
from tests.api.test_mandates import PATH as MANDATES
from tests.api.test_mandates import proposal
from tests.api.test_requests import PATH as REQUESTS
from tests.api.test_requests import leave
from tests.api.test_roles import PATH as ROLES
from tests.conversations.school import School
from tests.conversations.test_roles import gives, started

ONE = {MANDATES: {"state": "revoked"}, REQUESTS: {"state": "withdrawn"}}


@pytest.mark.slow
async def test_every_answer_that_is_told_is_given(school: School, topdesk: Caller, entra: Entra) -> None:
    SEEN.clear()
    made = {MANDATES: proposal(school), REQUESTS: leave(school)}
    places: dict[str, tuple[str, str]] = {}
    for path, body in made.items():
        first = await topdesk.post(path, body, key="one")
        places[path] = f"{path}/{first.body['id']}", first.etag
        await _refused(topdesk, path, body, places[path][0])
    await school.jobs()
    for path, (place, etag) in places.items():
        await topdesk.get(path)
        await topdesk.get(place)
        await topdesk.patch(place, ONE[path], etag)
    await topdesk.patch(places[REQUESTS][0], ONE[REQUESTS], "*")
    declined = await topdesk.post(MANDATES, made[MANDATES])
    await school.jobs()
    await school.emma.clicks("Weigeren")
    await topdesk.patch(f"{MANDATES}/{declined.body['id']}", ONE[MANDATES], "*")
    announced = await _announced(school, topdesk)
    await _given(school, topdesk)
    await _too_often_and_away(school, entra, made, places, announced)
    await _broken(school, topdesk, made, places)
    told = {
        (operation["operationId"], int(status))
        for methods in DOCUMENT["paths"].values()
        for operation in methods.values()
        for status in operation["responses"]
    }
    assert told - SEEN == set(), "told and never given"
    assert SEEN - told == set()


async def _refused(topdesk: Caller, path: str, body: dict[str, Any], place: str) -> None:
    """What is wrong with what is asked."""
    stranger, powerless, key = Caller(topdesk.client, ""), topdesk.having("none"), {"Idempotency-Key": "other"}
    met = {"If-Match": "*"}
    for caller in (stranger, powerless):
        await caller.get(path)
        await caller.get(place)
        await caller.post(path, body)
        await caller.patch(place, ONE[path], "*")
    await topdesk.get(path, limit="0")
    await topdesk.get(MANDATES, grantor="nobody")
    await topdesk.get(f"{path}/nothing")
    await topdesk.patch(f"{path}/nothing", ONE[path], "*")
    await topdesk.patch(place, ONE[path], '"older"')
    await topdesk.patch(place, ONE[path], "")
    await topdesk.patch(place, {"state": "approved"}, "*")
    await topdesk.post(path, {**body, "more": 1}, key="one")
    await topdesk.post(path, {**body, "person": "nobody", "grantor": "nobody"})
    for method, at, headers in (("POST", path, key), ("PATCH", place, met)):
        await topdesk.asks(method, at, data=b"{", headers=headers)
        await topdesk.asks(method, at, data=b'"' + b"a" * 300_000 + b'"', headers=headers)
        await topdesk.asks(method, at, data=b"{}", headers={**headers, "Content-Type": "text/plain"})


async def _announced(school: School, topdesk: Caller) -> str:
    """All that is answered of announcements, of which there is no list and no change; gives where one is."""
    body = announcement(school)
    place = f"{ANNOUNCEMENTS}/{(await topdesk.post(ANNOUNCEMENTS, body, key='one')).body['id']}"
    await topdesk.get(place)
    for caller in (Caller(topdesk.client, ""), topdesk.having("none")):
        await caller.get(place)
        await caller.post(ANNOUNCEMENTS, body)
    await topdesk.get(f"{ANNOUNCEMENTS}/nothing")
    await topdesk.post(ANNOUNCEMENTS, {**body, "confirmation": True}, key="one")
    await topdesk.post(ANNOUNCEMENTS, {**body, "author": "nobody"})
    headers = {"Idempotency-Key": "other"}
    await topdesk.asks("POST", ANNOUNCEMENTS, data=b"{", headers=headers)
    await topdesk.asks("POST", ANNOUNCEMENTS, data=b'"' + b"a" * 300_000 + b'"', headers=headers)
    await topdesk.asks("POST", ANNOUNCEMENTS, data=b"{}", headers={**headers, "Content-Type": "text/plain"})
    return place


async def _given(school: School, topdesk: Caller) -> None:
    """All that is answered of roles, of which there is a list alone."""
    await gives(await started(school), "Emma Janssens", "author")
    await topdesk.get(ROLES)
    await topdesk.get(ROLES, limit="0")
    for caller in (Caller(topdesk.client, ""), topdesk.having("none")):
        await caller.get(ROLES)


async def _too_often_and_away(
    school: School,
    entra: Entra,
    made: dict[str, dict[str, Any]],
    places: dict[str, tuple[str, str]],
    announced: str,
) -> None:
    """In a clock that stands still nothing comes back; and while Entra is away nobody is believed."""
    for broken, status in ((False, 429), (True, 503)):
        entra.broken = broken
        api = api_of(entra, clock=lambda: 0.0)
        client = await client_of(api, {"default": school.house})
        caller = Caller(client, token())
        while (await caller.get(MANDATES)).status == 200:
            pass
        for path, (place, _) in places.items():
            answers = [await caller.get(path), await caller.get(place), await caller.post(path, made[path])]
            answers.append(await caller.patch(place, ONE[path], "*"))
            assert {one.status for one in answers} == {status}
        others = [await caller.get(announced), await caller.post(ANNOUNCEMENTS, announcement(school))]
        others.append(await caller.get(ROLES))
        assert {one.status for one in others} == {status}
        await client.close()
        await api.tokens.close()
    entra.broken = False


async def _broken(
    school: School, topdesk: Caller, made: dict[str, dict[str, Any]], places: dict[str, tuple[str, str]]
) -> None:
    """Documents in the store that nobody can read are a fault of ours, of which nothing is told."""

    def of_mandate(id: str) -> str:
        return person_partition(grantor_of(id))

    partitions = {("request", REQUESTS): request_partition, ("mandate", MANDATES): of_mandate}
    for (kind, path), partition in partitions.items():
        place = places[path][0]
        await spoil(school, kind, partition(place.rpartition("/")[2]), place.rpartition("/")[2])
        for answered in (await topdesk.get(path), await topdesk.get(place), await topdesk.patch(place, ONE[path], "*")):
            assert (answered.status, answered.body["code"]) == (500, "failed")
            assert "Bode" in answered.body["detail"]
    announced = (await topdesk.post(ANNOUNCEMENTS, announcement(school))).body["id"]
    await spoil(school, "announcement", announcement_partition(announced), announced)
    assert (await topdesk.get(f"{ANNOUNCEMENTS}/{announced}")).status == 500
    for person in (school.ana.id, school.ben.id, school.carla.id):
        await spoil(school, "contact", person_partition(person), person)
    for path, body in made.items():
        assert (await topdesk.post(path, body, key="last")).status == 500
    assert (await topdesk.post(ANNOUNCEMENTS, announcement(school), key="last")).status == 500
    (grant,) = (await topdesk.get(ROLES)).body["items"]
    await spoil(school, "role_grant", DIRECTORY, grant["id"])
    assert (await topdesk.get(ROLES)).status == 500


async def spoil(school: School, kind: str, partition: str, id: str) -> None:
    store, at = school.house.records._store, organised(partition, "default")
    found = await store.get(kind, at, id)
    assert found
    spoilt = {**found.body, "id": 7, "person": [], "created": "no moment"}
    await store.commit(at, [Put(kind, id, spoilt, found.version)])
