"""Who said by mistake that a request is done takes it back: who asked, figures, paper and other systems follow."""

import asyncio
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.arrange.hand_over.handed_over import HandedOver
from bot.arrange.handling.handling import Handling, HandlingState, NotToHandle
from bot.arrange.papers.jobs import make
from bot.arrange.papers.making import PAPER, keep, made
from bot.arrange.request import Request
from bot.store.partitions import request_partition
from bot.work.base import Assignment, Work
from bot.work.budget import Budget
from dialogs.form import FORMS_FOLDER
from tests.conversations.expertise import REFUSED
from tests.conversations.figures_held import kept_figures
from tests.conversations.handed import KEY, certify, key_approved, write_keys
from tests.conversations.school import UNHURRIED, School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_hand_over import Desk, desk

__all__ = ["desk"]

DONE, REOPEN = "Meld dit klaar", "Zet dit terug op “niet klaar”"
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def keys(own_forms: Path) -> None:
    write_keys(own_forms, KEY)


async def finishes(person: Colleague, word: str = "") -> None:
    await person.says("wachtrij")
    await person.clicks("Openen", on=person.newest)
    await person.fills(word=word).clicks(DONE, on=person.newest)


async def kept(school: School) -> tuple[Request, Handling]:
    (request,) = [item.value async for item in school.house.records.requests.stream()]
    found = await school.house.records.handlings.get(request_partition(request.id), request.id)
    assert found
    return request, found.value


async def test_who_asked_is_told_and_it_is_in_hand_again(keys: None, school: School) -> None:
    ana, nadia = school.ana, school.nadia
    await key_approved(school)
    before = await kept_figures(school.house)
    await finishes(nadia)
    await school.jobs()
    assert "Klaar: Sleutels" in ana.newest.text
    await nadia.fills(reopen="Het was de *verkeerde* sleutel.").clicks(REOPEN)
    await school.jobs()
    assert "Toch nog niet klaar: Sleutels" in ana.newest.text
    assert "verkeerde" in ana.newest.text
    assert "Opgenomen" in ana.card_with("SLT-2026-00001").text
    assert DONE in buttons_of(nadia.newest)
    handling = (await kept(school))[1]
    assert (handling.state, handling.by) == (HandlingState.TAKEN, nadia.id)
    assert await kept_figures(school.house) == before
    await nadia.says("wachtrij")
    assert "bij jou" in nadia.newest.text
    audit = [one.value async for one in school.house.records.audit.stream(order="at")]
    assert [one.actor for one in audit if one.deed == "handling.reopened"] == [nadia.id]
    assert "verkeerde" not in str(audit)
    await finishes(nadia, "Nu wel.")
    await school.jobs()
    assert "Klaar: Sleutels" in ana.newest.text
    assert "Nu wel." in ana.newest.text


async def test_a_colleague_of_the_team_may_and_nobody_else(keys: None, school: School) -> None:
    await key_approved(school)
    await finishes(school.nadia)
    await school.jobs()
    request, handling = await kept(school)
    data = {"request": request.id, "seen": len(handling.history)}
    for who in (school.ana, school.ben, school.carla):
        assert REFUSED in str(await who.sends("handling.reopen", data, None))
    assert (await kept(school))[1] == handling
    await school.lieve.sends("handling.reopen", data, None)
    assert (await kept(school))[1].by == school.lieve.id


async def test_what_is_not_done_or_was_done_long_ago_stays_as_it_is(keys: None, school: School) -> None:
    nadia = school.nadia
    await key_approved(school)
    request, handling = await kept(school)
    await nadia.sends("handling.reopen", {"request": request.id, "seen": 0}, None)
    assert (await kept(school))[1] == handling
    await finishes(nadia)
    done = (await kept(school))[1]
    await nadia.sends("handling.reopen", {"request": request.id, "seen": len(done.history) - 1}, None)
    assert (await kept(school))[1] == done, "as an older card has it"
    await school.jobs(later=timedelta(days=14, minutes=1))
    await nadia.sends("handling.reopen", {"request": request.id, "seen": len(done.history)}, None)
    assert (await kept(school))[1] == done
    await nadia.sends("handling.show", {"request": request.id}, nadia.newest)
    assert REOPEN not in buttons_of(nadia.newest)


@pytest.mark.parametrize("how", [{"system": "desk"}, {"meeting": "m", "outcome": "approved"}, {"person": ""}])
def test_what_a_meeting_or_another_system_did_stays_done(how: dict[str, str]) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    done = Handling("keys.2026.a", "keys", "p1", "s", now, lane="l").finish("p2", "", now)
    assert done.can_reopen(now)
    assert done.reopen("p3", "", "l", now).by == "p3"
    with pytest.raises(NotToHandle):
        done.reopen("p3", "", "", now)  # nobody is of its team
    other = replace(done, history=(replace(done.history[0], **how),))
    assert not other.can_reopen(now)


async def test_while_its_annulment_is_asked_it_is_not_reopened(keys: None, school: School) -> None:
    await key_approved(school)
    await finishes(school.nadia)
    await school.jobs()
    await school.ana.says("mijn aanvragen")
    await school.ana.clicks("Openen", on=school.ana.newest)
    await school.ana.fills(reason="Niet nodig").clicks("Vraag om te annuleren", on=school.ana.newest)
    await school.jobs()
    request, done = await kept(school)
    await school.nadia.sends("handling.reopen", {"request": request.id, "seen": len(done.history)}, None)
    assert (await kept(school))[1] == done


async def test_two_at_once_reopen_it_once(keys: None, school: School) -> None:
    await key_approved(school)
    await finishes(school.nadia)
    await school.jobs()
    request, done = await kept(school)
    data = {"request": request.id, "seen": len(done.history)}
    await asyncio.gather(*(who.sends("handling.reopen", data, None) for who in (school.nadia, school.lieve) * 2))
    assert len((await kept(school))[1].history) == len(done.history) + 1


async def test_another_system_is_told_what_it_has_to_know(desk: Desk, school: School, own_forms: Path) -> None:
    text = (own_forms / "keys.toml").read_text("utf-8")
    (own_forms / "keys.toml").write_text(text.replace('"done"]', '"done", "reopened"]'), "utf-8")
    await school.restarts()
    await key_approved(school)
    await finishes(school.nadia)
    await school.jobs()
    await school.nadia.clicks(REOPEN)
    await school.jobs()
    await finishes(school.nadia, "Nu wel.")
    await school.jobs(later=timedelta(hours=3))
    assert desk.types == ["request.approved", "request.done", "request.reopened", "request.done"]
    assert len({id_ for id_, _ in desk.said}) == 4
    data = desk.bodies[-1]["data"]
    assert isinstance(data, dict)
    assert data["word"] == "Nu wel."


async def test_what_was_not_told_yet_is_not_told_any_more(desk: Desk, school: School) -> None:
    await key_approved(school)
    desk.status = 503
    await finishes(school.nadia)
    await school.jobs()
    partition = request_partition((await kept(school))[0].id)
    tries = [one.value async for one in school.house.records.hand_overs.stream(partition=partition)]
    assert [one.moment for one in tries if one.state is HandedOver.TRYING] == ["done"]
    await school.nadia.clicks(REOPEN)
    desk.status = 200
    await school.jobs(later=timedelta(hours=3))
    assert desk.types.count("request.done") == 1, "the one that was not taken"
    left = [one.value.moment async for one in school.house.records.hand_overs.stream(partition=partition)]
    assert left == ["approved"]
    await finishes(school.nadia)
    await school.jobs()
    assert desk.types[-1] == "request.done"


async def test_the_paper_is_void_and_another_is_made(
    school: School, own_forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(FORMS_FOLDER / "certificate.toml", own_forms)
    monkeypatch.setenv("BODE_PAPERS_FILE", str(SAMPLES / "papers.toml"))
    await school.restarts()
    await certify(school)
    request, done = await kept(school)
    first = made(request)
    assert first
    nadia = school.nadia
    shown = nadia.card_with("Klaar")
    await nadia.clicks(REOPEN, on=shown)
    await school.jobs()
    request, handling = await kept(school)
    assert PAPER not in request.answers
    assert handling.paper is None
    assert "Bezorg me het document" not in buttons_of(school.ana.newest)
    work = Work(school.house, school.recorder, Budget(UNHURRIED))
    await make(work, Assignment({"request": request.id}, 1))
    await keep(school.house, done, first)
    assert made((await kept(school))[0]) is None, "the job of before makes none, nor does what it had begun"
    await nadia.fills(blank_since="1 september 2020", blank_assignment="24/24").clicks(DONE, on=nadia.newest)
    await school.jobs()
    second = made((await kept(school))[0])
    assert second
    assert (second.id, second.digest) != (first.id, first.digest)
