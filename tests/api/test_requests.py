"""Requests for other systems: handing in for a person as that person would, and never deciding."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.arrange.request import RequestState
from bot.store.partitions import request_partition
from dialogs.form import FORMS_FOLDER
from dialogs.kinds.declaration import DeclarationField
from tests.api.rig import TOPDESK, Caller
from tests.api.test_mandates import audited
from tests.conversations.school import School
from tests.conversations.test_arrange import fill_in_leave, submit_leave

PATH = "/api/requests"
PERIOD = {"from": "2026-12-04", "from_part": "day", "to": "2026-12-04", "to_part": "day"}
LEAVE: dict[str, Any] = {"kind": "family", "period": PERIOD, "reason": "Mijn dochter is ziek", "lessons": "none"}
IT: dict[str, Any] = {
    "device": "laptop",
    "trouble": "broken",
    "urgency": "later",
    "where": "Lokaal 12",
    "description": "Scherm zwart",
}


def leave(school: School, **more: Any) -> dict[str, Any]:
    """Today is Monday 23 November."""
    return {"form": "leave", "person": school.ana.id, "answers": LEAVE, **more}


async def test_what_a_system_hands_in_goes_the_way_of_every_request(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, leave(school, person=school.ana.id))
    assert (made.status, made.body["state"], made.body["reference"]) == (201, "submitted", "VRL-2026-00001"), made.body
    assert made.headers["Location"] == f"{PATH}/{made.body['id']}"
    assert made.body["answers"]["period"]["days"] == 1, "counted here"
    assert [one["id"] for one in made.body["stages"][0]["approvers"]] == [school.ben.id]
    (step,) = made.body["history"]
    assert (step["deed"], step["system"], step["person"]["id"]) == ("submitted", "TOPdesk", school.ana.id)
    await school.jobs()
    assert "TOPdesk diende dit voor jou in" in school.ana.newest.text
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    now = await topdesk.get(f"{PATH}/{made.body['id']}")
    assert (now.body["state"], now.body["history"][-1]["person"]["name"]) == ("approved", "Ben Claes")
    assert now.body["stages"][0]["state"] == "passed"
    assert "Goedgekeurd" in school.ana.newest.text
    assert await audited(school, "request.submitted") == [(f"app:{TOPDESK}", school.ana.id)]
    await school.ana.clicks("Openen")
    assert "TOPdesk, voor Ana Martens" in school.ana.newest.text, "the history says so for good"


async def test_nobody_decides_on_their_own_request_through_a_system_either(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, leave(school, person=school.ben.id))
    approvers = [one["id"] for stage in made.body["stages"] for one in stage["approvers"]]
    assert approvers
    assert school.ben.id not in approvers


async def test_the_same_key_hands_it_in_once(school: School, topdesk: Caller) -> None:
    made = await asyncio.gather(*(topdesk.post(PATH, leave(school), key="k") for _ in range(20)))
    assert {one.status for one in made} == {201}
    assert {one.body["reference"] for one in made} == {"VRL-2026-00001"}
    await school.jobs()
    await school.ben.clicks("Goedkeuren")
    again = await topdesk.post(PATH, leave(school), key="k")
    assert again.body == made[0].body, "as it was answered, whatever happened since"
    other = await topdesk.post(PATH, leave(school, person=school.emma.id), key="k")
    assert (other.status, other.body["code"]) == (422, "key-reused")
    school.clock.pass_by(timedelta(hours=25))
    fresh = await topdesk.post(PATH, leave(school, person=school.emma.id), key="k")
    assert (fresh.status, fresh.body["reference"]) == (201, "VRL-2026-00002"), "a day later the key is forgotten"


async def test_what_does_not_hold_is_answered_the_same_to_the_same_key(school: School, topdesk: Caller) -> None:
    wrong = leave(school, answers={**LEAVE, "reason": ""})
    first = await topdesk.post(PATH, wrong, key="k")
    again = await topdesk.post(PATH, wrong, key="k")
    assert (first.status, first.fields) == (422, ["/answers/reason"])
    assert (again.status, again.body) == (422, first.body)
    assert (await topdesk.post(PATH, leave(school), key="k")).body["code"] == "key-reused"
    assert (await topdesk.post(PATH, leave(school), key="another")).status == 201


WRONG: dict[str, tuple[dict[str, Any], list[str]]] = {
    "an option that there is not": ({"kind": "holiday"}, ["/answers/kind", "/answers/reason"]),
    "a field that there is not": ({"colour": "red"}, ["/answers/colour"]),
    "a field that is not asked": ({"course": "Frans"}, ["/answers/course"]),
    "files": ({"proof": [{"id": "x", "name": "y.pdf", "kind": "pdf", "size": 1}]}, ["/answers/proof"]),
    "another shape": ({"period": "2026-12-04"}, ["/answers/period"]),
    "a number": ({"reason": 7}, ["/answers/reason"]),
    "a list": ({"kind": ["family"]}, ["/answers/kind"]),
    "a table": ({"reason": {"a": 1}}, ["/answers/reason"]),
    "nothing": ({"lessons": None}, ["/answers/lessons"]),
    "a day that is no day": ({"period": {**PERIOD, "to": "2026-13-44"}}, ["/answers/period"]),
    "days that are past for long": (
        {"period": {**PERIOD, "from": "2025-12-05", "to": "2025-12-06"}},
        ["/answers/period"],
    ),
    "a text that goes on and on": ({"reason": "a" * 20_000}, ["/answers/reason"]),
    "several at once": ({"kind": "x", "lessons": "y"}, ["/answers/kind", "/answers/lessons", "/answers/reason"]),
}


@pytest.mark.parametrize(("more", "fields"), WRONG.values(), ids=WRONG.keys())
async def test_every_answer_that_a_card_would_not_take_is_named_and_nothing_is_kept(
    school: School, topdesk: Caller, more: dict[str, Any], fields: list[str]
) -> None:
    answered = await topdesk.post(PATH, leave(school, answers={**LEAVE, **more}))
    assert (answered.status, answered.body["code"], sorted(set(answered.fields))) == (422, "invalid", fields), (
        answered.body
    )
    assert all(one["detail"] for one in answered.body["errors"])
    assert [item async for item in school.house.records.requests.stream(equal={"requester": school.ana.id})] == []


async def test_days_that_they_are_away_already_are_said_at_the_field(school: School, topdesk: Caller) -> None:
    await submit_leave(school)
    answered = await topdesk.post(PATH, leave(school))
    assert (answered.status, answered.fields) == (422, ["/answers/period"])
    assert "VRL-2026-00001" in answered.body["errors"][0]["detail"]


async def test_a_form_that_is_not_theirs_does_not_exist(school: School, topdesk: Caller) -> None:
    for said, field in (({"form": "nothing"}, "/form"), ({"person": "nobody"}, "/person"), ({"form": "sickness"}, "")):
        answered = await topdesk.post(PATH, leave(school, **said))
        assert answered.status == 422
        assert not field or answered.fields == [field]


@pytest.fixture
def no_declaration(own_forms: Path) -> None:
    """Expenses, without what only a person declares."""
    text = (FORMS_FOLDER / "expenses.toml").read_text("utf-8")
    text = text[: text.rindex("[[steps.fields]]")]
    (own_forms / "expenses.toml").write_text(text, "utf-8")


COSTS: list[dict[str, Any]] = [
    {"what": "Parking", "kind": "parking", "day": "2026-11-20", "amount": "12.50"},
    {"what": "Trein", "kind": "public", "day": "2026-11-20", "amount": "24"},
]
EXPENSES: dict[str, Any] = {"costs": COSTS, "account": "BE68 5390 0754 7034"}
ROWS: dict[str, tuple[object, str]] = {
    "an amount that is none": ([COSTS[0], {**COSTS[1], "amount": "lots"}], "/answers/costs/1/amount"),
    "an amount that is a number": ([COSTS[0], {**COSTS[1], "amount": 1.005}], "/answers/costs/1/amount"),
    "a day that is past for long": ([{**COSTS[0], "day": "1999-01-01"}], "/answers/costs/0/day"),
    "an answer that lacks": ([{"what": "Parking"}], "/answers/costs/0/kind"),
    "a question that there is not": ([{**COSTS[0], "colour": "red"}], "/answers/costs/0/colour"),
    "no rows": ([], "/answers/costs"),
    "no row": ([1], "/answers/costs"),
    "more than may be": (COSTS * 20, "/answers/costs"),
}


@pytest.mark.parametrize(("rows", "field"), ROWS.values(), ids=ROWS.keys())
async def test_rows_are_read_one_by_one_and_named_by_their_place(
    no_declaration: None, school: School, topdesk: Caller, rows: object, field: str
) -> None:
    body = {"form": "expenses", "person": school.ana.id, "answers": {**EXPENSES, "costs": rows}}
    answered = await topdesk.post(PATH, body)
    assert answered.status == 422
    assert field in answered.fields, answered.body


async def test_what_is_added_up_is_added_up_here(no_declaration: None, school: School, topdesk: Caller) -> None:
    body = {"form": "expenses", "person": school.ana.id}
    made = await topdesk.post(PATH, {**body, "answers": EXPENSES})
    assert made.status == 201, made.body
    assert (made.body["answers"]["total"], len(made.body["answers"]["costs"])) == ("36.50", 2)
    computed = await topdesk.post(PATH, {**body, "answers": {**EXPENSES, "total": "1.00"}})
    assert computed.fields == ["/answers/total"]


async def test_nobody_declares_on_their_honour_for_somebody_else(school: School, topdesk: Caller) -> None:
    body = {"form": "expenses", "person": school.ana.id}
    agreed = school.house.forms["expenses"].field("agreed")
    assert isinstance(agreed, DeclarationField)
    for more in ({}, {"agreed": True}, {"agreed": agreed.digest}):
        answered = await topdesk.post(PATH, {**body, "answers": {**EXPENSES, **more}})
        assert (answered.status, answered.fields) == (422, ["/answers/agreed"])
        assert "Only the person answers this" in answered.body["errors"][0]["detail"]


async def test_a_right_is_named_and_what_follows_from_it_is_known_here(school: School, topdesk: Caller) -> None:
    answers = {"kind": "circumstance", "occasion": {"event": "wedding", "kinship": "family"}}
    answers |= {"period": PERIOD, "lessons": "none"}
    made = await topdesk.post(PATH, leave(school, answers=answers))
    assert made.status == 201, made.body
    assert made.body["answers"]["occasion"]["proof"] == "after"
    wrong = await topdesk.post(PATH, leave(school, answers={**answers, "occasion": {"event": "party"}}))
    assert "/answers/occasion" in wrong.fields


async def test_a_system_withdraws_in_the_name_of_the_person_who_is_told(school: School, topdesk: Caller) -> None:
    await submit_leave(school)
    (standing,) = (await topdesk.get(PATH)).body["items"]
    place = f"{PATH}/{standing['id']}"
    one = await topdesk.get(place)
    gone = await topdesk.patch(place, {"state": "withdrawn"}, one.etag)
    assert (gone.status, gone.body["state"], gone.body["stages"][0]["state"]) == (200, "withdrawn", "ended")
    before = len(school.ana.chat)
    await school.jobs()
    assert len(school.ana.chat) == before + 1
    assert "TOPdesk, voor Ana Martens" in school.ana.newest.text
    assert "Ingetrokken" in school.ben.newest.text
    twice = await topdesk.patch(place, {"state": "withdrawn"}, gone.etag)
    assert (twice.status, twice.body["code"]) == (409, "conflict")
    assert await audited(school, "request.withdrawn") == [(f"app:{TOPDESK}", school.ana.id)]


async def test_nothing_is_withdrawn_that_changed_since_it_was_read(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, leave(school))
    await school.jobs()
    await school.ben.clicks("Goedkeuren")
    place = f"{PATH}/{made.body['id']}"
    late = await topdesk.patch(place, {"state": "withdrawn"}, made.etag)
    assert (late.status, late.body["code"]) == (412, "changed")
    blind = await topdesk.patch(place, {"state": "withdrawn"}, "*")
    assert (blind.status, blind.body["code"]) == (409, "conflict"), "it is decided"
    assert (await topdesk.patch(place, {"state": "withdrawn"}, "")).status == 428
    assert (await topdesk.get(place)).body["state"] == "approved"


@pytest.mark.parametrize(
    "body",
    [
        {"state": "approved"},
        {"state": "refused"},
        {"state": "annulled"},
        {"state": "submitted"},
        {"approvers": []},
        {"handling": {"state": "taken"}},
        {"handling": {"state": "done", "by": "x"}},
        {"handling": "done"},
        {"state": "withdrawn", "handling": {"state": "done"}},
        {},
    ],
)
async def test_a_system_never_decides(school: School, topdesk: Caller, body: dict[str, Any]) -> None:
    made = await topdesk.post(PATH, leave(school))
    answered = await topdesk.patch(f"{PATH}/{made.body['id']}", body, "*")
    assert (answered.status, answered.body["code"]) == (422, "invalid")
    assert (await topdesk.get(f"{PATH}/{made.body['id']}")).body == made.body


async def test_what_another_system_carried_out_is_done_here(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, {"form": "it", "person": school.ana.id, "answers": IT})
    assert made.status == 201, made.body
    await school.jobs()
    place = f"{PATH}/{made.body['id']}"
    if made.body["handling"] is None:
        await school.ben.clicks("Goedkeuren")
        await school.jobs()
    one = await topdesk.get(place)
    assert one.body["handling"]["state"] == "queued"
    done = await topdesk.patch(place, {"handling": {"state": "done", "word": "Nieuw *scherm*"}}, one.etag)
    assert (done.status, done.body["handling"]["state"], done.body["handling"]["word"]) == (
        200,
        "done",
        "Nieuw *scherm*",
    )
    await school.jobs()
    told = school.ana.newest.text
    assert "door TOPdesk" in told
    assert "TOPdesk zegt erbij" in told
    assert "Nieuw *scherm*" in told
    again = await topdesk.patch(place, {"handling": {"state": "done"}}, done.etag)
    assert (again.status, again.body["code"]) == (409, "conflict")
    assert await audited(school, "handling.done") == [(f"app:{TOPDESK}", "")]


async def test_a_draft_is_its_requesters_own(school: School, topdesk: Caller) -> None:
    await fill_in_leave(school)
    (draft,) = [item.value async for item in school.house.records.requests.stream(equal={"requester": school.ana.id})]
    assert draft.state is RequestState.DRAFT
    assert (await topdesk.get(f"{PATH}/{draft.id}")).status == 404
    assert (await topdesk.patch(f"{PATH}/{draft.id}", {"state": "withdrawn"}, "*")).status == 404
    assert (await topdesk.get(PATH)).body == {"items": [], "next": None}


async def test_what_is_confidential_goes_to_no_other_system(school: School, topdesk: Caller) -> None:
    await submit_leave(school)
    (one,) = (await topdesk.get(PATH)).body["items"]
    records, partition = school.house.records, request_partition(one["id"])
    kept = await records.requests.get(partition, one["id"])
    assert kept
    await records.accept(partition, [records.requests.put(replace(kept.value, confidential=True), kept.version)])
    assert (await topdesk.get(PATH)).body["items"] == []
    assert (await topdesk.get(f"{PATH}/{one['id']}")).status == 404
    assert (await topdesk.patch(f"{PATH}/{one['id']}", {"state": "withdrawn"}, "*")).status == 404
    incident = {"form": "incident", "person": school.ana.id, "answers": {}}
    assert (await topdesk.post(PATH, incident)).fields == ["/form"]


async def test_a_list_is_of_a_form_of_a_state_and_since_a_moment(school: School, topdesk: Caller) -> None:
    first = await topdesk.post(PATH, leave(school))
    second = await topdesk.post(PATH, {"form": "it", "person": school.emma.id, "answers": IT})
    gone = await topdesk.patch(f"{PATH}/{first.body['id']}", {"state": "withdrawn"}, first.etag)

    async def ids(**query: str) -> list[str]:
        answered = await topdesk.get(PATH, **query)
        assert answered.status == 200, answered.body
        return [one["id"] for one in answered.body["items"]]

    one, other = first.body["id"], second.body["id"]
    assert await ids() == [other, one], "those first that changed longest ago"
    assert await ids(form="leave") == [one]
    assert await ids(state="withdrawn") == [one]
    assert await ids(state="withdrawn", form="it") == []
    assert await ids(changedSince=gone.body["changed"]) == [one]
    page = await topdesk.get(PATH, limit="1", form="leave")
    assert page.body["items"] == [], "fewer than were asked"
    last = await topdesk.get(PATH, limit="1", form="leave", cursor=page.body["next"])
    assert ([one["id"] for one in last.body["items"]], last.body["next"]) == ([one], None)
    assert (await topdesk.get(PATH, state="draft")).fields == ["state"]


async def test_bytes_of_files_are_never_told(no_declaration: None, school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, {"form": "expenses", "person": school.ana.id, "answers": EXPENSES})
    assert made.status == 201, made.body
    made_id, records = made.body["id"], school.house.records
    kept = await records.requests.get(request_partition(made_id), made_id)
    assert kept
    file = {"id": "f" * 24, "name": "bon.pdf", "kind": "pdf", "size": 1234, "digest": "d" * 64}
    with_file = replace(kept.value, answers={**kept.value.answers, "receipts": [file]})
    await records.accept(request_partition(made_id), [records.requests.put(with_file, kept.version)])
    told = await topdesk.get(f"{PATH}/{made_id}")
    assert told.body["answers"]["receipts"] == [{"name": "bon.pdf", "size": 1234}]


async def test_reading_is_not_writing(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, leave(school))
    reader, other = topdesk.having("Requests.Read.All"), topdesk.having("Mandates.ReadWrite.All")
    assert (await reader.get(PATH)).status == 200
    assert (await reader.post(PATH, leave(school))).status == 403
    assert (await reader.patch(f"{PATH}/{made.body['id']}", {"state": "withdrawn"}, "*")).status == 403
    assert (await other.get(PATH)).status == 403
    assert (await other.get(f"{PATH}/{made.body['id']}")).status == 403


@pytest.mark.parametrize("id", ["x", "leave.2026", "leave.2026.nothing", "a.b.c", "..", "%00", "é", "a" * 300])
async def test_what_is_not_there_is_not_found(topdesk: Caller, id: str) -> None:
    async with topdesk.client.get(f"{PATH}/{id}", headers={"Authorization": f"Bearer {topdesk.bearer}"}) as response:
        assert response.status == 404


async def test_who_may_only_read_gets_account_numbers_masked(
    no_declaration: None, school: School, topdesk: Caller
) -> None:
    made = await topdesk.post(PATH, {"form": "expenses", "person": school.ana.id, "answers": EXPENSES})
    at = f"{PATH}/{made.body['id']}"
    assert (await topdesk.get(at)).body["answers"]["account"] == "BE68539007547034"
    reader = await topdesk.having("Requests.Read.All").get(at)
    assert reader.body["answers"]["account"] == "BE•• •••• •••• 7034"
    assert reader.body["answers"]["costs"] == made.body["answers"]["costs"]
