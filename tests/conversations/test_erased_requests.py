"""Whoever is erased asks for nothing any more: nobody is left waiting for a decision, a place or a confirmation."""

from pathlib import Path

from bot.arrange.request import Deed, Request, RequestState
from bot.people.acting import OPERATOR
from bot.privacy.erasing import erase
from bot.privacy.forgetting import Forgetting
from bot.privacy.taking_back import take_back
from bot.queue.base import Rewritten
from bot.store.partitions import announcement_partition, request_partition
from tests.conversations.erasing import erased, opened
from tests.conversations.school import School
from tests.conversations.stage import Colleague
from tests.conversations.test_annulling import asked
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_option_places import OUTING, reviews, takers
from tests.conversations.test_second_today import NOTHING, ONE, RULES, today, write


async def erases(school: School, who: Colleague) -> None:
    async with opened(school) as whole:
        await erased(whole, who)
    await school.jobs()


async def only_request(school: School) -> Request:
    [request] = [one.value async for one in school.house.records.requests.stream(order="changed")]
    return request


async def test_nobody_is_asked_to_decide_any_more(school: School) -> None:
    await submit_leave(school)
    asks = {"person": school.ben.id, "open": True}
    assert await school.house.records.approvals.count(equal=asks) == 1
    await erases(school, school.ana)
    assert await school.house.records.approvals.count(equal=asks) == 0
    assert (await only_request(school)).state is RequestState.WITHDRAWN
    await school.ben.says("goedkeuringen")
    assert "VRL-2026-00001" not in school.ben.newest.text
    entries = [one.value async for one in school.house.records.audit.stream(order="at")]
    assert [one.actor for one in entries if one.deed == "request.withdrawn"] == [OPERATOR.person]


async def test_what_was_approved_stays_so_when_they_had_asked_to_undo_it(school: School) -> None:
    await asked(school)
    assert (await only_request(school)).state is RequestState.ANNULLING
    await erases(school, school.ana)
    request = await only_request(school)
    assert request.state is RequestState.APPROVED
    assert request.history[-1].deed is Deed.KEPT
    assert await school.house.records.approvals.count(equal={"person": school.ben.id, "open": True}) == 0


async def test_what_is_handed_in_while_they_are_erased_is_taken_back_too(school: School) -> None:
    now, records = school.clock(), school.house.records
    late = Request("leave.2026.x", "leave", school.ana.id, RequestState.SUBMITTED, {}, now, now)
    async with opened(school) as whole:

        async def beside(who: Forgetting) -> Rewritten:
            if await records.requests.get(request_partition(late.id), late.id) is None:
                await records.accept(request_partition(late.id), [records.requests.put(late)])
            return await whole.forget_in_queues(who)

        done = await erase(whole.house, whole.store, OPERATOR, school.ana.id, beside=beside)
    request = await only_request(school)
    assert (request.requester, request.state) == (done.id, RequestState.WITHDRAWN)
    assert [one.deed for one in request.history] == [Deed.WITHDRAWN]


async def test_a_place_is_free_for_who_waits(school: School, own_forms: Path) -> None:
    (own_forms / "outing.toml").write_text(OUTING, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    await reviews(school.ana)
    await school.ana.clicks("Indienen")
    await school.jobs()
    assert len(await takers(school.house)) == 1
    await erases(school, school.ana)
    assert not await takers(school.house)


async def test_what_is_decided_meanwhile_stays_decided(school: School) -> None:
    await submit_leave(school)
    id_ = (await only_request(school)).id
    await take_back(school.house, OPERATOR, school.ben.id, id_)
    assert (await only_request(school)).state is RequestState.SUBMITTED, "it is nobody else's"
    await school.ben.clicks("Goedkeuren")
    await take_back(school.house, OPERATOR, school.ana.id, id_)
    assert (await only_request(school)).state is RequestState.APPROVED


async def test_nobody_is_asked_to_confirm_what_is_never_sent(school: School) -> None:
    (school._data / "authors.toml").write_text(RULES, "utf-8")
    await school.restarts()
    await school.everybody_installs()
    await write(school, "Sneeuw")
    assert ONE in await today(school.lieve)
    announcement = await anext(school.house.records.announcements.stream(order="author"))
    await erases(school, school.carla)
    assert NOTHING in await today(school.lieve)
    partition = announcement_partition(announcement.value.id)
    assert not [one async for one in school.house.records.to_confirm.stream(partition=partition)]
    assert not [one async for one in school.house.records.earlier_texts.stream(partition=partition)]
