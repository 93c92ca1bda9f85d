"""Mandates for other systems: what they see, propose and end, under the rules that people have."""

import asyncio
from typing import Any

import pytest

from bot.people import mandates
from bot.people.contacts import meet
from bot.people.mandate import MandateState, NotAsRead
from bot.store.partitions import person_partition
from tests.api.rig import TOPDESK, Answered, Caller
from tests.conversations.school import School
from tests.conversations.test_mandates import LAST, gives

PATH = "/api/mandates"


def proposal(school: School, **more: Any) -> dict[str, Any]:
    """Today is 23 November."""
    said = {"grantor": school.ben.id, "holder": school.emma.id, "first": "2026-11-23", "last": LAST}
    return {**said, **more}


async def audited(school: School, deed: str) -> list[tuple[str, str]]:
    entries = [item.value async for item in school.house.records.audit.stream()]
    return [(one.actor, one.on_behalf_of) for one in entries if one.deed == deed]


async def test_a_proposed_mandate_counts_once_its_holder_accepts_it_and_both_are_told(
    school: School, topdesk: Caller
) -> None:
    made = await topdesk.post(PATH, proposal(school, grantor="ben@proefnet.example", most="1250.50"))
    assert (made.status, made.body["state"], made.body["most"]) == (201, "proposed", "1250.50")
    assert made.headers["Location"] == f"{PATH}/{made.body['id']}"
    await school.jobs()
    assert "Ben Claes geeft je een mandaat" in school.emma.newest.text
    assert "Emma Janssens" in school.ben.newest.text, "in whose name it was proposed is told as well"
    again = await topdesk.get(f"{PATH}/{made.body['id']}")
    assert (again.body, again.etag) == (made.body, made.etag)
    await school.emma.clicks("Aanvaarden")
    await school.jobs()
    now = await topdesk.get(f"{PATH}/{made.body['id']}")
    assert now.body["state"] == "active"
    assert now.etag != made.etag
    assert await audited(school, "mandate.proposed") == [(f"app:{TOPDESK}", school.ben.id)]


async def test_a_mandate_that_is_ended_counts_no_more_and_both_are_told(school: School, topdesk: Caller) -> None:
    await gives(school.ben, school.emma.name)
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await school.jobs()
    (standing,) = (await topdesk.get(PATH)).body["items"]
    one = await topdesk.get(f"{PATH}/{standing['id']}")
    ended = await topdesk.patch(f"{PATH}/{standing['id']}", {"state": "revoked"}, one.etag)
    assert (ended.status, ended.body["state"], ended.body["by"]) == (200, "revoked", school.ben.id)
    before = len(school.ben.chat), len(school.emma.chat)
    await school.jobs()
    assert (len(school.ben.chat), len(school.emma.chat)) == (before[0] + 1, before[1] + 1)
    kept = [item.value async for item in school.house.records.mandates.stream()]
    assert [mandate.state for mandate in kept] == [MandateState.REVOKED]
    twice = await topdesk.patch(f"{PATH}/{standing['id']}", {"state": "revoked"}, ended.etag)
    assert (twice.status, twice.body["state"]) == (200, "revoked"), "as it was wanted"


async def test_nothing_is_changed_that_was_not_read(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, proposal(school))
    place = f"{PATH}/{made.body['id']}"
    assert (await topdesk.patch(place, {"state": "revoked"}, "")).status == 428
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    changed = await topdesk.patch(place, {"state": "revoked"}, made.etag)
    assert (changed.status, changed.body["code"]) == (412, "changed")
    assert (await topdesk.get(place)).body["state"] == "active"
    newest = (await topdesk.get(place)).etag
    assert (await topdesk.patch(place, {"state": "revoked"}, f'"other", {newest}')).status == 200


async def test_what_changes_between_the_look_and_the_change_is_not_ended(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, proposal(school))
    await school.jobs()
    read = await school.house.records.mandates.get(person_partition(school.ben.id), made.body["id"])
    assert read
    await school.emma.clicks("Aanvaarden")
    ben = await meet(school.house, school.ben.id, None)
    with pytest.raises(NotAsRead):
        await mandates.revoke(school.house, ben, made.body["id"], read=read.value)
    assert (await topdesk.get(f"{PATH}/{made.body['id']}")).body["state"] == "active"
    accepted = await mandates.see(school.house, ben, made.body["id"])
    await mandates.revoke(school.house, ben, made.body["id"], read=accepted)
    assert (await topdesk.get(f"{PATH}/{made.body['id']}")).body["state"] == "revoked"


async def test_of_a_mandate_to_hand_in_what_is_theirs_to_give_is_named(school: School, topdesk: Caller) -> None:
    to_submit = proposal(school, grantor=school.ana.id, right="submit")
    wrong = await topdesk.post(PATH, {**to_submit, "forms": ["no-such-form"], "schools": ["de-linde"]})
    assert (wrong.status, sorted(wrong.fields)) == (422, ["/forms", "/schools"])
    said = str(wrong.body["errors"])
    assert "They may have handed in for them: " in said
    assert "leave" in said, "whoever decides nothing has forms to hand in all the same"
    assert (await topdesk.post(PATH, {**to_submit, "forms": ["leave"]})).status == 201


async def accepted(school: School, topdesk: Caller) -> Answered:
    made = await topdesk.post(PATH, proposal(school))
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await school.jobs()
    return await topdesk.get(f"{PATH}/{made.body['id']}")


async def test_other_terms_are_proposed_and_count_once_their_holder_accepts_them(
    school: School, topdesk: Caller
) -> None:
    one = await accepted(school, topdesk)
    place, terms = f"{PATH}/{one.body['id']}", {"last": "2026-12-18", "most": "99.50", "areas": ["staff"]}
    asked = await topdesk.patch(place, {"terms": terms}, one.etag)
    assert (asked.status, asked.body["last"], asked.body["proposed"]["last"]) == (200, LAST, "2026-12-18")
    late = await topdesk.patch(place, {"terms": terms}, one.etag)
    assert (late.status, late.body["code"]) == (412, "changed")
    await school.jobs()
    assert "Ben Claes stelt dit voor" in school.emma.newest.text
    await school.emma.clicks("Wijziging aanvaarden")
    now = (await topdesk.get(place)).body
    assert (now["last"], now["most"], now["areas"], now["proposed"]) == ("2026-12-18", "99.50", ["staff"], None)
    assert await audited(school, "mandate.change_proposed") == [(f"app:{TOPDESK}", school.ben.id)]


@pytest.mark.parametrize(
    ("terms", "fields"),
    [
        ({"last": "2026-11-01"}, ["/terms/last"]),
        ({"last": "2036-11-01"}, ["/terms/last"]),
        ({"last": LAST, "most": "-1"}, ["/terms/most"]),
        ({"last": LAST, "forms": ["no-such-form"]}, ["/terms/forms"]),
        ({"last": LAST, "areas": ["no-such-area"]}, ["/terms/areas"]),
        ({"last": LAST, "schools": ["no-such-school"]}, ["/terms/schools"]),
        ({"last": LAST, "holder": "x"}, ["/terms/holder"]),
        ({}, ["/terms/last"]),
    ],
)
async def test_terms_that_do_not_hold_are_named(
    school: School, topdesk: Caller, terms: dict[str, Any], fields: list[str]
) -> None:
    one = await accepted(school, topdesk)
    answered = await topdesk.patch(f"{PATH}/{one.body['id']}", {"terms": terms}, one.etag)
    assert (answered.status, answered.fields) == (422, fields)
    both = await topdesk.patch(f"{PATH}/{one.body['id']}", {"terms": {"last": LAST}, "state": "revoked"}, one.etag)
    assert both.status == 422
    assert (await topdesk.get(f"{PATH}/{one.body['id']}")).body == one.body


async def test_what_was_not_accepted_is_not_changed(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, proposal(school))
    answered = await topdesk.patch(f"{PATH}/{made.body['id']}", {"terms": {"last": LAST}}, made.etag)
    assert (answered.status, answered.body["code"]) == (409, "conflict")


async def test_what_was_declined_cannot_be_ended(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, proposal(school))
    await school.jobs()
    await school.emma.clicks("Weigeren")
    answered = await topdesk.patch(f"{PATH}/{made.body['id']}", {"state": "revoked"}, "*")
    assert (answered.status, answered.body["code"]) == (409, "conflict")


@pytest.mark.parametrize("state", ["active", "ended", "declined", "proposed", 1, None])
async def test_nobody_accepts_a_mandate_but_its_holder(school: School, topdesk: Caller, state: object) -> None:
    made = await topdesk.post(PATH, proposal(school))
    answered = await topdesk.patch(f"{PATH}/{made.body['id']}", {"state": state}, "*")
    assert (answered.status, answered.fields) == (422, ["/state"])
    assert (await topdesk.get(f"{PATH}/{made.body['id']}")).body["state"] == "proposed"


WRONG: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a grantor whom nobody knows": ({"grantor": "x@y.example"}, ["/grantor"]),
    "a holder whom nobody knows": ({"holder": "nobody"}, ["/holder"]),
    "days the wrong way round": ({"first": "2026-12-05"}, ["/last"]),
    "days that are past": ({"first": "2026-11-01"}, ["/first"]),
    "days too far ahead": ({"last": "2036-11-01"}, ["/last"]),
    "forms that are not theirs": ({"forms": ["no-such-form"]}, ["/forms"]),
    "schools that are not there": ({"schools": ["no-such-school"]}, ["/schools"]),
    "less than nothing": ({"most": "-1"}, ["/most"]),
    "parts of a cent": ({"most": "1.005"}, ["/most"]),
    "several at once": ({"first": "2026-11-01", "most": "-1"}, ["/first", "/most"]),
    "a field that there is not": ({"state": "active"}, ["/state"]),
    "no day": ({"first": "tomorrow"}, ["/first"]),
    "a number for a text": ({"holder": 7}, ["/holder"]),
    "a text for a list": ({"forms": "leave"}, ["/forms"]),
    "a list for a person": ({"grantor": []}, ["/grantor"]),
    "no amount": ({"most": "NaN"}, ["/most"]),
    "more than any": ({"forms": ["x"] * 201}, ["/forms"]),
    "a name that goes on and on": ({"grantor": "a" * 300}, ["/grantor"]),
}


@pytest.mark.parametrize(("more", "fields"), WRONG.values(), ids=WRONG.keys())
async def test_what_a_card_would_not_take_is_not_taken_and_named(
    school: School, topdesk: Caller, more: dict[str, Any], fields: list[str]
) -> None:
    answered = await topdesk.post(PATH, proposal(school, **more))
    assert (answered.status, answered.fields) == (422, fields)
    assert (await topdesk.get(PATH)).body["items"] == []


async def test_who_decides_nothing_and_who_gives_to_themselves_gives_nothing(school: School, topdesk: Caller) -> None:
    for said, field in (({"grantor": school.ana.id}, "/grantor"), ({"holder": school.ben.id}, "/holder")):
        answered = await topdesk.post(PATH, proposal(school, **said))
        assert (answered.status, answered.fields) == (422, [field])


async def test_what_is_missing_is_named(topdesk: Caller) -> None:
    answered = await topdesk.post(PATH, {})
    assert (answered.status, sorted(answered.fields)) == (422, ["/first", "/grantor", "/holder", "/last"])


async def test_reading_is_not_writing(school: School, topdesk: Caller) -> None:
    reader = topdesk.having("Mandates.Read.All")
    made = await topdesk.post(PATH, proposal(school))
    assert (await reader.get(f"{PATH}/{made.body['id']}")).status == 200
    assert (await reader.post(PATH, proposal(school))).status == 403
    assert (await reader.patch(f"{PATH}/{made.body['id']}", {"state": "revoked"}, "*")).status == 403


@pytest.mark.parametrize("id", ["x", "a.b", "..", "%2F..%2F", "%00", "a%23b", "é", "a" * 300, "%20"])
async def test_what_is_not_there_is_not_found(topdesk: Caller, id: str) -> None:
    async with topdesk.client.get(f"{PATH}/{id}", headers={"Authorization": f"Bearer {topdesk.bearer}"}) as response:
        assert response.status == 404


async def test_the_same_key_makes_it_once(school: School, topdesk: Caller) -> None:
    first = await topdesk.post(PATH, proposal(school), key="one")
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    again = await topdesk.post(PATH, proposal(school), key="one")
    assert (again.status, again.body, again.etag) == (201, first.body, first.etag), "as it was answered"
    assert again.headers["Location"] == first.headers["Location"]
    other = await topdesk.post(PATH, proposal(school, most="10"), key="one")
    assert (other.status, other.body["code"]) == (422, "key-reused")
    another = await topdesk.post(PATH, proposal(school), key="two")
    assert another.body["id"] != first.body["id"]
    assert len((await topdesk.get(PATH)).body["items"]) == 2


async def test_twenty_at_once_with_one_key_make_one(school: School, topdesk: Caller) -> None:
    answers = await asyncio.gather(*(topdesk.post(PATH, proposal(school), key="one") for _ in range(20)))
    assert {one.status for one in answers} == {201}
    assert len({one.body["id"] for one in answers}) == 1
    assert len((await topdesk.get(PATH)).body["items"]) == 1


async def test_without_a_key_nothing_is_made(school: School, topdesk: Caller) -> None:
    answered = await topdesk.post(PATH, proposal(school), key="")
    assert (answered.status, answered.fields) == (400, ["Idempotency-Key"])


async def test_a_list_goes_on_where_it_ended(school: School, topdesk: Caller) -> None:
    made = [await topdesk.post(PATH, proposal(school)) for _ in range(5)]
    found: list[str] = []
    cursor, query = "", {"limit": "2"}
    for _ in range(3):
        page = await topdesk.get(PATH, **query, **({"cursor": cursor} if cursor else {}))
        found += [one["id"] for one in page.body["items"]]
        cursor = page.body["next"]
    assert (found, cursor) == ([one.body["id"] for one in made], None)
    since = await topdesk.get(PATH, changedSince=made[3].body["changed"])
    assert [one["id"] for one in since.body["items"]] == found[3:]
    theirs = await topdesk.get(PATH, grantor="ben@proefnet.example")
    assert len(theirs.body["items"]) == 5
    assert (await topdesk.get(PATH, holder=school.ana.id)).body["items"] == []


QUERIES: dict[str, tuple[dict[str, str], int, list[str]]] = {
    "no number": ({"limit": "many"}, 400, ["limit"]),
    "too many": ({"limit": "101"}, 400, ["limit"]),
    "none": ({"limit": "0"}, 400, ["limit"]),
    "a cursor that was made up": ({"cursor": "bm9uZQ=="}, 400, ["cursor"]),
    "a name that there is not": ({"colour": "red"}, 400, ["colour"]),
    "a moment without its offset": ({"changedSince": "2026-11-23T10:00:00"}, 400, ["changedSince"]),
    "no moment": ({"changedSince": "yesterday"}, 400, ["changedSince"]),
    "both sides": ({"grantor": "ben@proefnet.example", "holder": "ben@proefnet.example"}, 400, ["holder"]),
    "nobody": ({"grantor": "nobody"}, 422, ["grantor"]),
}


@pytest.mark.parametrize(("query", "status", "fields"), QUERIES.values(), ids=QUERIES.keys())
async def test_a_query_that_does_not_hold_is_named(
    topdesk: Caller, query: dict[str, str], status: int, fields: list[str]
) -> None:
    answered = await topdesk.get(PATH, **query)
    assert (answered.status, answered.fields) == (status, fields)


async def test_a_cursor_is_of_its_own_query_alone(school: School, topdesk: Caller) -> None:
    for _ in range(3):
        await topdesk.post(PATH, proposal(school))
    cursor = (await topdesk.get(PATH, limit="1")).body["next"]
    answered = await topdesk.get(PATH, limit="1", cursor=cursor, grantor=school.ben.id)
    assert (answered.status, answered.fields) == (400, ["cursor"])
