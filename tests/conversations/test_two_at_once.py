"""Two approvers decide at one moment, each on another instance: one decision counts, and the other one sees it."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from bot.arrange import deciding, drafting, submitting
from bot.arrange.deciding import Decided
from bot.arrange.request import Deed, Request, RequestState
from bot.arrange.requests import find_request
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import meet
from tests.conversations.school import School

FORM = """
id = "pass"
version = 1
prefix = "PAS"
title = { nl = "Pasje", fr = "Badge", en = "Pass" }
description = { nl = "Een pasje.", fr = "Un badge.", en = "A pass." }
keywords = { nl = ["pasje"], fr = ["badge"], en = ["pass"] }
route = { approvers = ["group:hr"], otherwise = ["role:communication"] }

[[steps]]
id = "all"
title = { nl = "Alles", fr = "Tout", en = "All" }

[[steps.fields]]
id = "day"
kind = "date"
label = { nl = "Dag", fr = "Jour", en = "Day" }
"""


async def handed_in(house: House, person: str, number: int) -> Request:
    actor, form = await meet(house, person, None), house.forms["pass"]
    draft = await drafting.start(house, actor, form, f"{number:024x}")
    standing = await drafting.own_draft(house, actor, draft.id)
    draft, _ = await drafting.fill(house, actor, standing, form.steps[0], {"day": today(house).isoformat()})
    request = await submitting.submit(house, actor, draft.id, None, revision=draft.revision)
    assert request.state is RequestState.SUBMITTED
    return request


@pytest.mark.parametrize("times", [20, pytest.param(1000, marks=pytest.mark.long)])
async def test_of_two_at_once_one_decides(school: School, own_forms: Path, times: int) -> None:
    (own_forms / "pass.toml").write_text(FORM, encoding="utf-8")
    await school.restarts()
    houses, chance = (school.house, await school._open_house()), Random(times)
    approvers = [
        await meet(house, who.id, None) for house, who in zip(houses, (school.nadia, school.lieve), strict=True)
    ]
    for number in range(times):
        request = await handed_in(school.house, school.ana.id, number)
        wishes = [chance.random() < 0.5, chance.random() < 0.5]
        outcomes = await asyncio.gather(
            *(
                deciding.decide(house, who, request.id, approved=wish, reason="Te druk", seen=len(request.history))
                for house, who, wish in zip(houses, approvers, wishes, strict=True)
            ),
            return_exceptions=True,
        )
        (won,) = [one for one in outcomes if isinstance(one, Request)]
        (lost,) = [one for one in outcomes if isinstance(one, Decided)]
        now = await find_request(school.house, request.id)
        assert now is not None and now == won == lost.request
        assert [entry.deed for entry in now.history[1:]] in ([Deed.APPROVED], [Deed.REFUSED])
    audited = [item.value async for item in school.house.records.audit.stream()]
    decided = [one.subject for one in audited if one.deed in {"request.approved", "request.refused"}]
    assert len(decided) == len(set(decided)) == times
