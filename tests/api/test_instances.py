"""Three instances on one store, and one that dies: what a system asks with one key is made once, and answered alike."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.store.base import DocumentStore, Write
from bot.store.collection import organised
from bot.store.partitions import answered_partition, person_partition, request_partition
from bot.store.records import Records
from bot.web.api.repeating import kept_key
from tests.api.rig import TOPDESK, Answered, Caller, Entra, api_of, client_of, token
from tests.api.test_described import spoil
from tests.api.test_mandates import PATH as MANDATES
from tests.api.test_mandates import proposal
from tests.api.test_requests import IT, LEAVE, leave
from tests.api.test_requests import PATH as REQUESTS
from tests.conversations.school import School
from tests.conversations.test_cost import Counting


@pytest.fixture
async def instances(school: School, topdesk: Caller, entra: Entra) -> AsyncIterator[list[Caller]]:
    apis, callers = [api_of(entra) for _ in range(2)], [topdesk]
    for api in apis:
        client = await client_of(api, {"default": await school._open_house()})
        callers.append(Caller(client, token()))
    yield callers
    for api, caller in zip(apis, callers[1:], strict=True):
        await caller.client.close()
        await api.tokens.close()


@pytest.mark.slow
async def test_of_twenty_at_once_on_three_instances_one_is_made(school: School, instances: list[Caller]) -> None:
    for path, body in ((REQUESTS, leave(school)), (MANDATES, proposal(school))):
        answers = await asyncio.gather(*(instances[n % 3].post(path, body, key="one") for n in range(21)))
        assert {one.status for one in answers} == {201}
        assert {str(one.body) for one in answers} == {str(answers[0].body)}
        assert len((await instances[0].get(path)).body["items"]) == 1


@pytest.mark.slow
async def test_of_two_bodies_at_once_with_one_key_one_is_made(school: School, instances: list[Caller]) -> None:
    bodies = [leave(school), leave(school, answers={**LEAVE, "reason": "Iets anders"})]
    answers = await asyncio.gather(*(instances[n % 3].post(REQUESTS, bodies[n % 2], key="one") for n in range(12)))
    assert sorted({one.status for one in answers}) == [201, 422]
    made = {one.body["id"] for one in answers if one.status == 201}
    assert {one.body["code"] for one in answers if one.status == 422} == {"key-reused"}
    assert [one["id"] for one in (await instances[1].get(REQUESTS)).body["items"]] == list(made)


async def forget(school: School, operation: str, key: str) -> None:
    """As it stands when an instance dies once it did what was asked, before it noted what it answered."""
    taken, answered = kept_key(TOPDESK, operation, key), school.house.records.answered
    kept = await answered.get(answered_partition(taken), taken)
    assert kept
    undone = replace(kept.value, status=0, body={}, headers={})
    await school.house.records.accept(answered_partition(taken), [answered.put(undone, kept.version)])


async def test_a_death_before_the_answer_is_noted_makes_no_second_one(school: School, instances: list[Caller]) -> None:
    for path, body, operation in (
        (REQUESTS, leave(school), "makeRequest"),
        (MANDATES, proposal(school), "proposeMandate"),
    ):
        first = await instances[0].post(path, body, key="one")
        await forget(school, operation, "one")
        again: Answered = await instances[1].post(path, body, key="one")
        assert (again.status, again.body) == (201, first.body)
        await forget(school, operation, "one")
        other = await instances[2].post(
            path, {**body, "more": 1} if path == MANDATES else leave(school, form="it"), "one"
        )
        assert other.status == 422, "what was asked first holds the key"
        assert len((await instances[2].get(path)).body["items"]) == 1


async def test_a_death_in_the_old_year_makes_no_second_one_in_the_new_one(
    school: School, instances: list[Caller]
) -> None:
    school.clock.pass_by(datetime(2026, 12, 31, 22, 59, tzinfo=UTC) - school.clock())
    body = {"form": "it", "person": school.ana.id, "answers": IT}
    first = await instances[0].post(REQUESTS, body, key="one")
    assert first.status == 201, first.body
    await forget(school, "makeRequest", "one")
    school.clock.pass_by(timedelta(minutes=2))
    again = await instances[1].post(REQUESTS, body, key="one")
    assert (again.status, again.body) == (201, first.body)
    assert len((await instances[2].get(REQUESTS)).body["items"]) == 1


async def test_of_two_who_withdraw_at_once_one_does(school: School, instances: list[Caller]) -> None:
    made = await instances[0].post(REQUESTS, leave(school))
    place = f"{REQUESTS}/{made.body['id']}"
    answers = await asyncio.gather(*(one.patch(place, {"state": "withdrawn"}, made.etag) for one in instances))
    assert sorted(one.status for one in answers) == [200, 412, 412], "what they read changed, and is not decided on"
    history = (await instances[1].get(place)).body["history"]
    assert [one["deed"] for one in history] == ["submitted", "withdrawn"], "noted once"


async def test_a_fault_is_not_what_is_answered_from_then_on(school: School, instances: list[Caller]) -> None:
    records, ana = school.house.records, school.ana.id
    contact = await records.contacts.get(person_partition(ana), ana)
    assert contact
    await spoil(school, "contact", person_partition(ana), ana)
    broken = await instances[0].post(REQUESTS, leave(school), key="one")
    assert broken.status == 500
    found = await records._store.get("contact", organised(person_partition(ana), "default"), ana)
    assert found
    await records.accept(person_partition(ana), [records.contacts.put(contact.value, found.version)])
    mended = await instances[1].post(REQUESTS, leave(school), key="one")
    assert (mended.status, mended.body["reference"]) == (201, "VRL-2026-00001")


class Between(Counting):
    """The real store, at whose first commit of `partition` something else happens first."""

    def __init__(self, store: DocumentStore, partition: str, happens: Callable[[], Awaitable[object]]) -> None:
        super().__init__(store)
        self._partition, self._happens = partition, [happens]

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        if self._happens and partition == self._partition:
            await self._happens.pop()()
        return await super().commit(partition, writes)


@pytest.mark.parametrize(("read", "status"), [(True, 412), (False, 200)])
async def test_what_moves_on_while_it_is_withdrawn_is_not_withdrawn_unseen(
    school: School, topdesk: Caller, entra: Entra, read: bool, status: int
) -> None:
    """It waits still, so that nothing else would hold it up."""
    made = await topdesk.post(REQUESTS, leave(school))
    await school.jobs()
    partition = organised(request_partition(made.body["id"]), "default")

    async def asks() -> object:
        return await school.ben.fills(question="Kan het later?").clicks("Vraag versturen")

    store = Between(school.house.records._store, partition, asks)
    records = Records(store, now=school.clock, promised=school.house.outbox.promised)
    api = api_of(entra)
    client = await client_of(api, {"default": replace(school.house, records=records)})
    caller = Caller(client, token())
    condition = made.etag if read else "*"
    answered = await caller.patch(f"{REQUESTS}/{made.body['id']}", {"state": "withdrawn"}, condition)
    await client.close()
    await api.tokens.close()
    assert answered.status == status
    kept = await school.house.records.requests.get(request_partition(made.body["id"]), made.body["id"])
    assert kept
    assert kept.value.state == ("clarifying" if read else "withdrawn")
