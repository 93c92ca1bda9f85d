"""However long ago a request was changed, it stays while it still runs; and a draft takes only its own files along."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.arrange.attachments.files import attachment_blob
from bot.arrange.away_days import AwayDays
from bot.arrange.change import change_id
from bot.arrange.owed import Owed
from bot.arrange.request import Request, RequestState
from bot.people.retention import USUAL
from bot.privacy.retaining import retain
from bot.store.partitions import request_partition
from tests.conversations.handed import key_approved, write_keys
from tests.conversations.school import School
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_handling import DONE, TAKE, opens
from tests.dialogs.making import HEAD, a_field, a_step

LATE, LATER = date(2040, 1, 1), date(2041, 6, 1)
NAMED = '{{nl = "{0}", fr = "{0}", en = "{0}"}}'
COURSE = HEAD + a_step(
    "which",
    a_field(
        "which",
        "choice",
        f'options = [{{value = "aid", day = {LATE}, label = {NAMED.format("Hulp")}}}, '
        f'{{value = "none", label = {NAMED.format("Niets")}}}]',
    ),
)


async def requests(school: School) -> list[Request]:
    return [one.value async for one in school.house.records.requests.stream(order="changed")]


async def rewrite(school: School, **changed: Any) -> None:
    """The one request, in the store."""
    [standing] = [one async for one in school.house.records.requests.stream(order="changed")]
    put = school.house.records.requests.put(replace(standing.value, **changed), standing.version)
    await school.house.records.accept(request_partition(standing.value.id), [put])


async def the_next_night(school: School) -> int:
    school.clock.pass_by(timedelta(days=1))
    return await retain(school.house)


async def test_what_is_approved_stays_until_its_days_are_past(school: School) -> None:
    await submit_leave(school)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    [request] = await requests(school)
    assert request.state is RequestState.APPROVED
    school.clock.pass_by(timedelta(days=USUAL.requests))
    answers = {**request.answers, "period": {"from": "2026-12-04", "to": LATE.isoformat()}}
    runs: list[Mapping[str, Any]] = [
        {"answers": answers, "owes": None},
        {"answers": {"rows": [{"when": f"{LATE}T08:00"}]}, "owes": None},
        {"owes": Owed("proof", LATE, date(2026, 12, 18))},
        {"state": RequestState.ANNULLING, "owes": None},
    ]
    for one in runs:
        await rewrite(school, **{"answers": request.answers, "state": RequestState.APPROVED, **one})
        assert await the_next_night(school) == 0, one
    await rewrite(school, answers=answers, state=RequestState.WITHDRAWN)
    assert await the_next_night(school) == 1, "what does not stand takes nobody away"


async def test_nor_before_the_day_until_which_it_takes_somebody_away(school: School) -> None:
    await submit_leave(school)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    [request] = await requests(school)
    school.clock.pass_by(timedelta(days=USUAL.requests))
    await rewrite(school, answers={"days": "2026-13-45"}, owes=None)
    away = AwayDays(request.id, request.requester, "", "", date(2026, 12, 4), "day", LATE, "day", True)
    partition = request_partition(request.id)
    kept = await school.house.records.away_days.get(partition, request.id)
    await school.house.records.accept(
        partition, [school.house.records.away_days.put(away, kept.version if kept else None)]
    )
    assert await the_next_night(school) == 0
    school.clock.pass_by(LATER - LATE + timedelta(days=USUAL.requests))
    assert await the_next_night(school) == 1


async def test_nor_before_the_course_that_was_chosen(school: School, own_forms: Path) -> None:
    (own_forms / "outing.toml").write_text(COURSE, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    await school.ana.says("uitstap")
    await school.ana.fills(which="aid").clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()
    await rewrite(school, state=RequestState.APPROVED)
    school.clock.pass_by(timedelta(days=USUAL.requests))
    assert await the_next_night(school) == 0
    await rewrite(school, answers={"which": "none"})
    assert await the_next_night(school) == 1


@pytest.fixture
def keys(own_forms: Path) -> None:
    write_keys(own_forms)


@pytest.mark.usefixtures("keys")
async def test_what_somebody_is_to_carry_out_stays_until_it_is_done(school: School) -> None:
    await key_approved(school)
    school.clock.pass_by(timedelta(days=USUAL.requests + 1))
    assert await the_next_night(school) == 0
    await opens(school.nadia)
    await school.nadia.clicks(TAKE)
    school.clock.pass_by(timedelta(days=USUAL.requests + 1))
    assert await the_next_night(school) == 0, "somebody has it"
    await school.nadia.fills(word="").clicks(DONE)
    await school.jobs()
    school.clock.pass_by(timedelta(days=USUAL.requests + 1))
    assert await the_next_night(school) == 1
    assert not await requests(school)


async def test_a_draft_that_changes_a_request_leaves_it_its_files(school: School) -> None:
    """Such a draft goes long before, by itself: this is of one that was forgotten."""
    await submit_leave(school)
    [request] = await requests(school)
    house = school.house
    blob = attachment_blob(house.records.organisation_id, request.id, "f1")

    async def content() -> AsyncIterator[bytes]:
        yield b"akte"

    await house.blobs.put(blob, content())
    await school.ana.clicks("Wijzigen")
    school.clock.pass_by(timedelta(days=USUAL.requests + 1))
    assert {one.id for one in await requests(school)} == {request.id, change_id(request.id)}
    assert await retain(house) == 1
    assert [one.id for one in await requests(school)] == [request.id]
    assert [one.name async for one in house.blobs.list(blob)] == [blob]
