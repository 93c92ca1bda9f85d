"""Another system is told what was decided and done: once, until it takes it, and never lost."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.arrange.hand_over.handed_over import HAND_OVER_JOB, PAUSES, aside_id
from bot.store.partitions import SET_ASIDE_JOBS, request_partition
from bot.work import aside
from bot.work.job import Job
from bot.work.kept import SetAside
from tests.conversations.handed import KEY, asks_key, key_approved, write_keys
from tests.conversations.school import School
from tests.conversations.test_arrange import REFUSE
from tests.test_webhooks import SECRET

ALL = '[hand_over]\nwebhook = "desk"\nat = ["approved", "refused", "annulled", "done"]\n\n[[steps]]'


class Desk:
    """Another system: what it was sent, and the status with which it answers."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.bodies: list[dict[str, object]] = []
        self.status = 200

    async def answer(self, request: web.Request) -> web.Response:
        body = json.loads(await request.read())
        self.said.append((request.headers["webhook-id"], body["type"]))
        self.bodies.append(body)
        return web.Response(status=self.status)

    @property
    def types(self) -> list[str]:
        return [type_ for _, type_ in self.said]


@pytest.fixture
async def desk(own_forms: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    write_keys(own_forms, KEY.replace("[[steps]]", ALL, 1))
    desk, app = Desk(), web.Application()
    app.router.add_post("/hook", desk.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    monkeypatch.setenv("BODE_WEBHOOKS", f"desk http://127.0.0.1:{port}/hook {SECRET}")
    yield desk
    await runner.cleanup()


async def deeds(school: School) -> list[str]:
    entries = [item.value async for item in school.house.records.audit.stream(order="at")]
    return [one.deed for one in entries if one.deed.startswith("hand_over.")]


async def first_queued(school: School) -> str:
    await school.nadia.says("wachtrij")
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    return school.nadia.newest.text


async def test_it_is_told_when_approved_and_when_done_once_each(desk: Desk, school: School) -> None:
    await key_approved(school)
    await school.nadia.says("wachtrij")
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    await school.nadia.fills(word="Ligt klaar.").clicks("Meld dit klaar", times=2)
    await school.jobs(later=timedelta(hours=3))
    assert desk.types == ["request.approved", "request.done"]
    data = desk.bodies[1]["data"]
    assert isinstance(data, dict)
    assert (data["reference"], data["answers"], data["word"]) == ("SLT-2026-00001", {"door": "back"}, "Ligt klaar.")
    assert data["requester"]["name"] == "Ana Martens"
    assert await deeds(school) == ["hand_over.sent", "hand_over.sent"]


async def test_what_was_handed_in_as_confidential_stays_here_whatever_the_form_says_since(
    desk: Desk, school: School
) -> None:
    await key_approved(school)
    records = school.house.records
    (kept,) = [item async for item in records.requests.stream()]
    partition = request_partition(kept.value.id)
    await records.accept(partition, [records.requests.put(replace(kept.value, confidential=True), kept.version)])
    await school.nadia.says("wachtrij")
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    await school.nadia.clicks("Meld dit klaar")
    await school.house.queue.put([Job(HAND_OVER_JOB, {"request": kept.value.id, "moment": "refused"})])
    await school.jobs(later=timedelta(hours=3))
    assert desk.types == ["request.approved"], "as it was before it was confidential"


async def test_a_job_that_comes_again_after_it_arrived_sends_nothing(desk: Desk, school: School) -> None:
    await key_approved(school)
    (request,) = [item.value.id async for item in school.house.records.requests.stream()]
    await school.restarts()
    await school.house.queue.put([Job(HAND_OVER_JOB, {"request": request, "moment": "approved"})])
    await school.jobs()
    assert desk.types == ["request.approved"]
    assert await deeds(school) == ["hand_over.sent"]


async def test_a_refusal_is_told_and_an_annulment_that_is_not_wanted_is_not(desk: Desk, school: School) -> None:
    await key_approved(school)
    for answer in ("Toch behouden", "Aanvraag annuleren"):
        await school.ana.fills(reason="Niet nodig").clicks("Vraag om te annuleren")
        await school.jobs()
        await (school.ana if answer == "Toch behouden" else school.ben).clicks(answer)
        await school.jobs()
    await asks_key(school)
    await school.ben.fills(reason="Nee").clicks(REFUSE)
    await school.jobs()
    assert desk.types == ["request.approved", "request.annulled", "request.refused"]


async def test_it_is_tried_again_after_longer_and_longer_pauses_with_the_same_id(desk: Desk, school: School) -> None:
    desk.status = 503
    await key_approved(school)
    assert len(desk.said) == 1
    await school.jobs(later=PAUSES[0] / 2)
    assert len(desk.said) == 1
    for number, pause in enumerate(PAUSES[:2], 2):
        await school.jobs(later=pause)
        assert len(desk.said) == number
    desk.status = 200
    await school.jobs(later=PAUSES[2])
    await school.jobs(later=timedelta(days=2))
    assert len(desk.said) == 4
    assert len(set(desk.said)) == 1
    assert await deeds(school) == ["hand_over.sent"]


async def test_what_is_given_up_is_listed_and_tried_again(
    desk: Desk, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.status = 500
    await key_approved(school)
    assert "desk nam deze aanvraag nog niet aan" in await first_queued(school)
    for pause in PAUSES:
        await school.jobs(later=pause)
    assert "desk nam deze aanvraag niet aan" in await first_queued(school)
    assert len(desk.said) == len(PAUSES) + 1
    await school.jobs(later=timedelta(days=5))
    assert len(desk.said) == len(PAUSES) + 1
    assert await deeds(school) == ["hand_over.failed"]
    (kept,) = [one async for one in aside.listed(school.house)]
    assert (kept.job, kept.reason, kept.attempts) == (HAND_OVER_JOB, "500", len(PAUSES) + 1)
    await aside.put_back(school.house, kept.id)
    desk.status = 200
    await school.jobs()
    assert await deeds(school) == ["hand_over.failed", "hand_over.sent"]
    assert not [one async for one in aside.listed(school.house)]


async def test_what_was_given_up_is_not_begun_anew_by_a_job_that_comes_again(desk: Desk, school: School) -> None:
    desk.status = 500
    await key_approved(school)
    for pause in PAUSES:
        await school.jobs(later=pause)
    (kept,) = [one async for one in aside.listed(school.house)]
    await school.house.queue.put([Job(HAND_OVER_JOB, kept.body)])
    await school.jobs(later=timedelta(days=5))
    assert len(desk.said) == len(PAUSES) + 1
    assert await deeds(school) == ["hand_over.failed"]


async def test_what_arrived_after_a_crash_in_giving_it_up_is_not_listed_any_more(desk: Desk, school: School) -> None:
    """It stands aside, and that it was given up was not noted: the job comes again, and is taken."""
    desk.status = 500
    await key_approved(school)
    for pause in PAUSES[:-1]:
        await school.jobs(later=pause)
    (request,) = [item.value.id async for item in school.house.records.requests.stream()]
    body = {"request": request, "moment": "approved"}
    records = school.house.records
    given_up = SetAside(
        aside_id(f"{request}:approved"), school.house.now(), "jobs", HAND_OVER_JOB, body, len(PAUSES) + 1, "500"
    )
    await records.accept(SET_ASIDE_JOBS, [records.set_aside.put(given_up)])
    desk.status = 200
    await school.jobs(later=PAUSES[-1])
    assert await deeds(school) == ["hand_over.sent"]
    assert not [one async for one in aside.listed(school.house)]
