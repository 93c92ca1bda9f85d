"""What was kept long enough goes in the night, questions lose their names, and the audit says how many."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.gaps_report import find_gaps
from bot.arrange.request import RequestState
from bot.bootstrap.running import rounds_of
from bot.house import House
from bot.people.erasure import is_made_up
from bot.people.retention import USUAL
from bot.privacy import retaining
from bot.privacy.retaining import NIGHT, NightFailed, retain
from bot.settings import load_settings
from bot.store.lifetimes import QUESTION_LIFETIME
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import verify
from tests.conversations.school import School
from tests.conversations.test_arrange import REFUSE, submit_leave
from tests.conversations.test_mandates import gives

ASKED = ("Hoeveel is de kilometervergoeding?", "Waar staat het noodplan van de school?")


async def questions(house: House) -> list[tuple[str, str]]:
    return sorted([(one.value.text, one.value.person) async for one in house.records.questions.stream(order="asked")])


async def told(house: House) -> list[dict[str, object]]:
    entries = [one.value async for one in house.records.audit.stream(order="at")]
    return [dict(one.detail) for one in entries if one.deed == "retention.done"]


async def test_a_question_is_kept_without_who_asked_it(school: School) -> None:
    for words in ASKED:
        await school.ana.says(words)
    await school.ben.says(ASKED[0])
    school.clock.pass_by(timedelta(days=USUAL.questions_named - 1))
    await retain(school.house)
    assert {who for _, who in await questions(school.house)} == {school.ana.id, school.ben.id}
    school.clock.pass_by(timedelta(days=2))
    assert await retain(school.house) == 3
    found = await questions(school.house)
    assert [text for text, _ in found] == sorted([*ASKED, ASKED[0]])
    people = {who for _, who in found}
    assert all(map(is_made_up, people))
    assert len(people) == 2, "how many asked is known still"
    assert [one["questions"] for one in await told(school.house)] == [3]
    assert await retain(school.house) == 0, "once a night"
    school.clock.pass_by(timedelta(days=1))
    assert await retain(school.house) == 0, "those without a name stay as they are"
    assert await questions(school.house) == found
    school.clock.pass_by(QUESTION_LIFETIME)
    assert not await questions(school.house)


async def test_what_one_person_asked_on_several_days_is_no_gap_of_more(school: School) -> None:
    """They kept their name in one of them, and lost it in two nights."""
    missed = "Hoeveel maaltijdcheques krijg ik?"
    await school.ana.says(missed)
    for _ in range(2):
        school.clock.pass_by(timedelta(days=USUAL.questions_named + 1))
        await school.ana.says(missed)
        assert await retain(school.house) == 1
    assert len({who for _, who in await questions(school.house)}) == 3
    found = await find_gaps(school.house)
    assert not found.shown
    assert found.rest == 3
    await school.ben.says(missed)
    assert [one.people for one in (await find_gaps(school.house)).shown] == [2]


async def test_a_stop_between_leaves_no_question_twice(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    await school.ana.says(ASKED[0])
    school.clock.pass_by(timedelta(days=USUAL.questions_named + 1))
    removed = type(school.house.records.questions).remove

    def stops(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(type(school.house.records.questions), "remove", stops)
    with pytest.raises(KeyboardInterrupt):
        await retain(school.house)
    monkeypatch.setattr(type(school.house.records.questions), "remove", removed)
    await retain(school.house)
    [(text, who)] = await questions(school.house)
    assert text == ASKED[0]
    assert is_made_up(who)


async def test_no_more_than_so_many_a_night_and_the_rest_the_next(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retaining, "MOST", 2)
    for number in range(5):
        await school.ana.says(f"Waar staat formulier {number} van de personeelsdienst?")
    school.clock.pass_by(timedelta(days=USUAL.questions_named + 1))
    for expected in (2, 2, 1, 0):
        assert await retain(school.house) == expected
        school.clock.pass_by(timedelta(days=1))


async def test_of_a_night_that_failed_only_that_is_tried_again(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its limits hold: each quarter of an hour takes no more of what was done. The night after begins with all."""
    tried: list[str] = []

    async def done(*_: object) -> int:
        tried.append("done")
        return 1

    async def fails(*_: object) -> int:
        tried.append("fails")
        raise OSError

    monkeypatch.setattr(retaining, "STEPS", {"questions": ("left", done), "roles": ("left", fails)})
    for expected in (["done", "fails"], ["fails"], ["fails"]):
        tried.clear()
        with pytest.raises(NightFailed):
            await retain(school.house)
        assert tried == expected
        school.clock.pass_by(timedelta(minutes=15))
    assert [one.get("questions") for one in await told(school.house)] == [1]
    tried.clear()
    school.clock.pass_by(timedelta(days=1))
    with pytest.raises(NightFailed):
        await retain(school.house)
    assert tried == ["done", "fails"]
    monkeypatch.setattr(retaining, "STEPS", {"questions": ("left", done), "roles": ("left", done)})
    tried.clear()
    for _ in range(2):
        await retain(school.house)
    assert tried == ["done"], "and then the night is over"


async def test_a_request_goes_with_all_that_hangs_on_it(school: School) -> None:
    await submit_leave(school)
    await school.ben.fills(reason="Die dag is er klassenraad").clicks(REFUSE)
    await school.jobs()
    [request] = [one.value async for one in school.house.records.requests.stream(order="changed")]
    assert request.state is RequestState.REFUSED
    school.clock.pass_by(timedelta(days=USUAL.requests - 1))
    await retain(school.house)
    assert [one async for one in school.house.records.requests.stream(order="changed")]
    school.clock.pass_by(timedelta(days=2))
    assert await retain(school.house) == 1
    records = school.house.records
    assert not [one async for one in records.requests.stream(order="changed")]
    for is_open in (True, False):
        equal = {"person": school.ben.id, "open": is_open}
        assert not [one async for one in records.approvals.stream(equal=equal, order="since")]
    assert not [one async for one in records.notices.stream(partition=f"notices:{request.id}")]
    assert [one["requests"] for one in await told(school.house)] == [1]
    await sweep(records)
    assert not (await verify(records)).found, "the audit of it stays"


async def test_what_waits_for_a_decision_stays_however_old(school: School) -> None:
    await submit_leave(school)
    school.clock.pass_by(timedelta(days=USUAL.requests + 1))
    assert await retain(school.house) == 0
    assert [one async for one in school.house.records.requests.stream(order="changed")]


async def test_a_mandate_goes_years_after_its_end(school: School) -> None:
    await school.everybody_installs()
    await gives(school.ben, "Dirk Aerts")
    school.clock.pass_by(timedelta(days=USUAL.mandates))
    assert await retain(school.house) == 0
    school.clock.pass_by(timedelta(days=400))
    assert await retain(school.house) == 1
    assert not [one async for one in school.house.records.mandates.stream(order="changed")]


async def test_the_organisation_says_how_long(school: School) -> None:
    (school._data / "retention.toml").write_text("[days]\nquestions_named = 3\n", "utf-8")
    await school.ana.says(ASKED[0])
    school.clock.pass_by(timedelta(days=4))
    assert await retain(school.house) == 1


async def test_it_is_a_round_of_the_bot(school: School, tmp_path: Path) -> None:

    assert "retention.done" in {one.name for one in rounds_of(school.house, load_settings(data_dir=tmp_path))}
    assert 0 < NIGHT < 6
