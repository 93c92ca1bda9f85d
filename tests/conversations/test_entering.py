"""Handing in for a colleague: a sickness that was phoned in, by who may and for who is of their school."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.arrange.request import Request, RequestState
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of

PHONED = """
id = "phoned"
version = 1
prefix = "ZKC"
title = { nl = "Ziekte van een collega", fr = "Maladie d’un collègue", en = "Sickness of a colleague" }
description = { nl = "Wie belde dat hij ziek is.", fr = "Un collègue a appelé.", en = "A colleague who called." }
keywords = { nl = ["collega ziek"], fr = ["collègue malade"], en = ["colleague sick"] }
for = ["role:communication"]
behalf = "colleague"
route = { approved = true }
away = { field = "period" }

[[steps]]
id = "who"
title = { nl = "Wie?", fr = "Qui ?", en = "Who?" }

[[steps.fields]]
id = "colleague"
kind = "person"
not_me = true
own_school = true
label = { nl = "Wie belde?", fr = "Qui a appelé ?", en = "Who called?" }

[[steps]]
id = "when"
title = { nl = "Wanneer?", fr = "Quand ?", en = "When?" }

[[steps.fields]]
id = "period"
kind = "period"
earliest = -30
label = { nl = "Afwezig", fr = "Absence", en = "Away" }
"""
ENTERED = "Carla De Smet gaf dit voor jou door."
NUMBER = "ZKC-2026-00001"


@pytest.fixture
async def phoned(school: School, own_forms: Path) -> School:
    (own_forms / "phoned.toml").write_text(PHONED, "utf-8")
    await school.restarts()
    await school.everybody_installs()
    return school


async def begins(one: Colleague, name: str) -> None:
    await one.says("collega ziek")
    if "Nieuwe aanvraag" in buttons_of(one.newest):
        await one.clicks("Nieuwe aanvraag")
    await one.fills(colleague__name=name).clicks("Volgende")


async def enters(school: School, name: str = "Nadia El Amrani") -> None:
    await begins(school.carla, name)
    await school.carla.fills(period__from="2026-11-20", period__to="2026-11-24").clicks("Volgende")
    await school.carla.clicks("Indienen")
    await school.jobs()


async def only(school: School) -> Request:
    (found,) = [item.value async for item in school.house.records.requests.stream()]
    return found


async def test_it_is_the_request_of_the_colleague_who_is_told(phoned: School) -> None:
    await enters(phoned)
    request = await only(phoned)
    assert (request.requester, request.state) == (phoned.nadia.id, RequestState.APPROVED)
    assert (request.history[0].person, request.history[0].behalf) == (phoned.carla.id, phoned.nadia.id)
    assert ENTERED in phoned.nadia.newest.text
    assert NUMBER in phoned.carla.newest.text
    await phoned.nadia.says("mijn aanvragen")
    assert "Ziekte van een collega" in phoned.nadia.newest.text
    await phoned.carla.says("mijn aanvragen")
    assert "Ziekte van een collega" not in phoned.carla.newest.text
    (days,) = [item.value async for item in phoned.house.records.away_days.stream()]
    assert days.person == phoned.nadia.id
    audit = [item.value async for item in phoned.house.records.audit.stream()]
    (entry,) = [one for one in audit if one.deed == "request.submitted"]
    assert (entry.actor, entry.on_behalf_of) == (phoned.carla.id, phoned.nadia.id)


async def test_a_second_click_enters_it_once(phoned: School) -> None:
    await begins(phoned.carla, "Nadia El Amrani")
    await phoned.carla.fills(period__from="2026-11-20", period__to="2026-11-24").clicks("Volgende")
    review = phoned.carla.newest
    data = dict(buttons_of(review)["Indienen"]["data"])
    await asyncio.gather(*(phoned.carla.sends("form.submit", data, review) for _ in range(3)))
    await phoned.jobs()
    assert (await only(phoned)).reference == NUMBER
    assert sum(ENTERED in shown.text for shown in phoned.nadia.chat) == 1
    for one in (phoned.ana, phoned.lieve):
        assert REFUSED in str(await one.sends("form.submit", data, None))


async def test_the_colleague_corrects_it_and_who_entered_it_does_nothing_more(phoned: School) -> None:
    await enters(phoned)
    data = {"request": (await only(phoned)).id}
    for verb in ("request.show", "request.withdraw", "approval.show"):
        assert REFUSED in str(await phoned.carla.sends(verb, data, None))
    await phoned.nadia.clicks("Openen")
    await phoned.nadia.clicks("Vraag om te annuleren")
    await phoned.jobs()
    assert (await only(phoned)).state is RequestState.ANNULLED


@pytest.mark.parametrize(
    ("name", "problem"), [("Ana Martens", "van een andere school"), ("Carla De Smet", "niet zelf zijn")]
)
async def test_only_for_a_colleague_of_the_own_school(phoned: School, name: str, problem: str) -> None:
    await begins(phoned.carla, name)
    assert problem in phoned.carla.newest.text


async def test_whoever_it_is_not_offered_to_enters_nothing(phoned: School) -> None:
    await phoned.lieve.says("collega ziek")
    assert "Ziekte van een collega" not in phoned.lieve.newest.text


async def test_no_day_of_the_colleague_is_taken_twice(phoned: School) -> None:
    await enters(phoned)
    await begins(phoned.carla, "Nadia El Amrani")
    await phoned.carla.fills(period__from="2026-11-24", period__to="2026-11-25").clicks("Volgende")
    assert NUMBER in phoned.carla.newest.text
    await begins(phoned.carla, "Lieve Van Damme")
    await phoned.carla.fills(period__from="2026-11-24", period__to="2026-11-25").clicks("Volgende")
    assert "Indienen" in buttons_of(phoned.carla.newest), "she is another"


async def test_the_colleague_does_not_change_whose_it_is(phoned: School, own_forms: Path) -> None:
    decided = 'route = { approvers = ["group:hr"], otherwise = ["group:directies"] }'
    (own_forms / "phoned.toml").write_text(PHONED.replace("route = { approved = true }", decided), "utf-8")
    await phoned.restarts()
    await enters(phoned)
    request = await only(phoned)
    assert phoned.nadia.id not in request.approvers, "she does not decide on what is hers"
    assert ENTERED in phoned.nadia.newest.text
    reply = await phoned.nadia.sends("request.change", {"request": request.id}, None)
    assert "Een collega gaf dit voor jou door" in str(reply)
    assert (await only(phoned)).requester == phoned.nadia.id


async def test_who_went_to_another_school_sees_nothing_more_of_it(phoned: School) -> None:
    await enters(phoned)
    data = {"request": (await only(phoned)).id, "revision": 1}
    assert NUMBER in str(await phoned.carla.sends("form.submit", data, None))
    await phoned.becomes(lambda one: replace(one, school="de-linde") if one.id == phoned.carla.id else one)
    assert REFUSED in str(await phoned.carla.sends("form.submit", data, None))
