"""Questions to experts, the names of who left and what was told long ago have an end too; what fails is told."""

import logging
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.people.erasure import NIGHT_ID, Retained
from bot.people.retention import USUAL
from bot.privacy import retaining
from bot.privacy.nightly import notices
from bot.privacy.nightly.audit import SLACK
from bot.privacy.nightly.notices import DONE, NOTICES_ID
from bot.privacy.retaining import NightFailed, retain
from bot.store.partitions import ERASURES, OFFICIAL_ANSWERS, notices_partition, person_partition
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import verify
from bot.work.notice import NOTICE_LIFETIME
from tests.conversations.erasing import erased, opened
from tests.conversations.expertise import OFFICIAL, answer, hand_off
from tests.conversations.school import School
from tests.conversations.test_arrange import REFUSE, submit_leave
from tests.conversations.test_retention import told


async def hand_offs(school: School) -> list[str]:
    return [one.value.id async for one in school.house.records.handoffs.stream(order="changed")]


async def test_an_answered_question_goes_with_what_was_told_of_it(staff: School) -> None:
    await answer(staff)
    await staff.nadia.clicks(OFFICIAL)
    await staff.nadia.fills(question="Kan ik een sabbatjaar nemen?", readers="everyone").clicks("Bewaren")
    await staff.jobs()
    [id_] = await hand_offs(staff)
    staff.clock.pass_by(timedelta(days=USUAL.hand_offs - 1))
    await retain(staff.house)
    assert await hand_offs(staff) == [id_]
    staff.clock.pass_by(timedelta(days=2))
    assert await retain(staff.house) == 1
    assert not await hand_offs(staff)
    assert not [one async for one in staff.house.records.notices.stream(partition=notices_partition(id_))]
    assert [one["hand_offs"] for one in await told(staff.house)] == [1]
    official = staff.house.records.official_answers.stream(partition=OFFICIAL_ANSWERS)
    assert [one async for one in official], "an official answer is the organisation's"
    await sweep(staff.house.records)
    assert not (await verify(staff.house.records)).found


async def test_what_experts_have_to_answer_stays_and_holds_up_nothing(
    staff: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest may not go: the next night goes on behind it, and the one after meets it again."""
    monkeypatch.setattr(retaining, "MOST", 1)
    await hand_off(staff)
    [waiting] = await hand_offs(staff)
    staff.clock.pass_by(timedelta(days=1))
    await staff.emma.says("Mag ik een sabbatjaar nemen om te gaan zeilen?")
    await staff.emma.clicks("Vraag het aan een expert")
    await staff.emma.fills(words="Dank u").clicks("Naar de experts sturen")
    await staff.jobs()
    await staff.nadia.fills(answer="Dat kan.").clicks("Verzenden")
    await staff.jobs()
    staff.clock.pass_by(timedelta(days=USUAL.hand_offs + 1))
    assert [await retain(staff.house), len(await hand_offs(staff))] == [0, 2]
    staff.clock.pass_by(timedelta(days=1))
    assert [await retain(staff.house), await hand_offs(staff)] == [1, [waiting]]
    through = [await cursor(staff, "hand_off")]
    for _ in range(2):
        staff.clock.pass_by(timedelta(days=1))
        assert await retain(staff.house) == 0
        through.append(await cursor(staff, "hand_off"))
    assert through == ["", "", ""], "it begins anew"


async def refused(school: School) -> None:
    """A request of which two people were told something."""
    await submit_leave(school)
    await school.ben.fills(reason="Die dag is er klassenraad").clicks(REFUSE)
    await school.jobs()


async def cursor(school: School, name: str) -> str:
    found = await school.house.records.retained.get(ERASURES, name)
    return found.value.through if found else ""


async def test_the_name_of_who_left_goes_with_where_they_were_reached(school: School) -> None:
    await school.everybody_installs()
    await submit_leave(school)
    await school.becomes(lambda one: None if one.id == school.emma.id else one)
    own = person_partition(school.emma.id)
    school.clock.pass_by(timedelta(days=USUAL.left))
    assert await retain(school.house) == 0
    assert (await school.house.directory.current()).name_of(school.emma.id) == "Emma Janssens"
    school.clock.pass_by(timedelta(days=2))
    assert await retain(school.house) == 1
    assert (await school.house.directory.current()).name_of(school.emma.id) == ""
    assert await school.house.records.contacts.get(own, school.emma.id) is None
    assert await school.house.records.contacts.get(person_partition(school.ana.id), school.ana.id)
    assert [one["left"] for one in await told(school.house)] == [1]
    school.clock.pass_by(timedelta(days=1))
    assert await retain(school.house) == 0


async def test_who_came_back_keeps_their_name(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look into the directory and the commit."""
    await school.becomes(lambda one: None if one.id == school.emma.id else one)
    school.clock.pass_by(timedelta(days=USUAL.left + 1))
    directory = await school.house.directory.current()
    await school.becomes(lambda one: one)

    async def before(_: object) -> object:
        return directory

    with monkeypatch.context() as slow:
        slow.setattr(type(school.house.directory), "current", before)
        assert await retain(school.house) == 0
    assert school.emma.id in (await school.house.directory.current()).people


async def test_what_was_told_before_there_was_an_end_gets_one(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "PAGE", 1)
    monkeypatch.setattr(notices, "PAGES", 1)
    await refused(school)
    records = school.house.records
    standing = [one async for one in records.notices.stream()]
    for found in standing[:2]:
        partition = notices_partition(found.value.subject)
        await records.accept(partition, [records.notices.put(replace(found.value, at=None), found.version)])
    total = len(standing)
    assert total >= 2
    given: list[int] = []
    for _ in range(total):
        given.append(await retain(school.house))
        school.clock.pass_by(timedelta(days=1))
    assert sum(given) == 2
    assert all(one <= 1 for one in given), "a page a night"
    assert await cursor(school, NOTICES_ID) == DONE
    ends = [one.value.expires async for one in records.notices.stream()]
    assert None not in ends
    school.clock.pass_by(NOTICE_LIFETIME)
    assert not [one async for one in records.notices.stream()]


async def test_a_place_of_another_store_is_begun_anew(school: School) -> None:
    """As after a restore elsewhere: nothing there goes on from it."""
    await refused(school)
    records = school.house.records
    [first, *_] = [one async for one in records.notices.stream()]
    partition = notices_partition(first.value.subject)
    await records.accept(partition, [records.notices.put(replace(first.value, at=None), first.version)])
    elsewhere = records.retained.put(Retained(NOTICES_ID, school.clock(), "elsewhere"))
    await records.accept(ERASURES, [elsewhere])
    assert await retain(school.house) == 1
    assert await cursor(school, NOTICES_ID) == DONE


async def test_an_erasure_leaves_no_place_that_names_somebody(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the round goes on among the notices is where one of theirs stands."""
    monkeypatch.setattr(notices, "PAGE", 1)
    monkeypatch.setattr(notices, "PAGES", 1)
    await refused(school)
    await retain(school.house)
    assert await cursor(school, NOTICES_ID) not in {"", DONE}
    async with opened(school) as whole:
        await erased(whole, school.ana)
    assert await cursor(school, NOTICES_ID) == ""


async def test_a_night_of_which_some_failed_is_tried_again_and_does_the_others(
    staff: School, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await answer(staff)
    staff.clock.pass_by(timedelta(days=USUAL.hand_offs + 1))

    def fails(*_: object) -> Awaitable[int]:
        async def failing() -> int:
            raise OSError("away")

        return failing()

    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setitem(retaining.STEPS, "requests", ("requests", fails))  # pyright: ignore[reportArgumentType]
        with pytest.raises(NightFailed, match="requests"):
            await retain(staff.house)
    assert [one.__dict__["step"] for one in caplog.records if one.message == "retention.failed"] == ["requests"]
    assert not await hand_offs(staff), "the others are done"
    assert [one["hand_offs"] for one in await told(staff.house)] == [1]
    assert await cursor(staff, NIGHT_ID) == ""
    assert await retain(staff.house) == 0
    assert await cursor(staff, NIGHT_ID) != "", "the same night, once it can be done"


async def test_the_audit_goes_last_and_what_is_left_verifies(school: School) -> None:
    """It tells of all the others: it is kept as long as what is kept longest."""
    await refused(school)
    await sweep(school.house.records)
    (school._data / "retention.toml").write_text("[days]\naudit = 365\nroles = 365\n", "utf-8")
    before = {one.value.id async for one in school.house.records.audit.stream(order="at")}
    school.clock.pass_by(timedelta(days=USUAL.requests - 1) + SLACK)
    await retain(school.house)
    assert before <= {one.value.id async for one in school.house.records.audit.stream(order="at")}
    school.clock.pass_by(timedelta(days=2))
    await sweep(school.house.records)
    await retain(school.house)
    assert not before & {one.value.id async for one in school.house.records.audit.stream(order="at")}
    assert (await told(school.house))[-1]["audit"] == len(before)
    await sweep(school.house.records)
    assert not (await verify(school.house.records)).found
