"""People, and what no job owns, are as the old version left them."""

import pytest

from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from bot.work import aside
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import verify
from tests.conversations.school import School
from tests.landed import ORGANISATION
from tests.landed.looking import pass_minutes
from tests.landed.test_landed import COUNTS


async def test_people_keep_their_language_and_are_not_welcomed_twice(school: School) -> None:
    await school.nadia.says("help")
    assert "Ask a question" in school.nadia.newest.text
    await school.james.says("help")
    assert "Stel een vraag" in school.james.newest.text
    for person in (school.ana, school.nadia, school.james):
        before = len(person.chat)
        await person.installs()
        assert len(person.chat) == before
    await school.lieve.installs()
    assert "ik ben Bode" in school.lieve.newest.text, "she was met, and never welcomed"


async def test_the_same_organisation_changes_nothing(school: School) -> None:
    file = parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes())
    assert not (await load_organisation(school.house, file)).changed


async def test_what_was_set_aside_stays_aside(school: School) -> None:
    await pass_minutes(school, 3)
    kept = [(kept.queue, kept.reason) async for kept in aside.listed(school.house)]
    assert sorted(kept) == [(queue, why) for queue in ("bulk", "jobs") for why in ("KeyError", "attempts", "unknown")]


@pytest.mark.slow
async def test_nothing_goes_wrong_on_the_first_day(school: School, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(6):
        await school.house.outbox.sweep(school.house.records, school.house.now)
        await pass_minutes(school, 10)
    failures = [record for record in caplog.records if record.levelname == "ERROR"]
    assert not [record.getMessage() for record in failures]


async def test_what_was_audited_before_there_was_a_chain_is_linked(school: School) -> None:
    records = school.house.records
    before = [one.value.id async for one in records.audit.stream(order="at")]
    assert len(before) == COUNTS["audit"]
    assert await sweep(records) == len(before)
    verified = await verify(records)
    assert (verified.found, verified.links, verified.waiting) == ([], len(before), [])
