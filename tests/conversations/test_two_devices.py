"""One draft on two devices: nothing that the other one answered is overwritten unseen."""

from dataclasses import replace
from typing import Any

import pytest

from bot.arrange.request import Request
from bot.store.partitions import request_partition
from tests.conversations.school import School
from tests.conversations.stage import Shown, actions_of, buttons_of, defaults_of
from tests.conversations.test_arrange import fill_in_leave

CHANGED = "Je aanvraag is intussen op een ander toestel gewijzigd. Kijk even na."


async def draft_of(school: School) -> Request:
    found = await school.house.records.requests.find(equal={"requester": school.ana.id, "state": "draft"})
    (draft,) = found.items
    return replace(draft.value, card=None)  # where it stands is noted, whatever becomes of the answers


async def on_two(school: School) -> tuple[Shown, Shown]:
    """The card of the second step, on a phone and on a laptop."""
    ana = school.ana
    await ana.says("verlof")
    await ana.fills(kind="medical").clicks("Volgende")
    phone = ana.newest
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan")
    assert "Periode" in ana.newest.text
    assert ana.newest is not phone
    return phone, ana.newest


@pytest.mark.parametrize("button", ["Volgende", "Terug", "Later verder"])
async def test_what_the_other_device_answered_is_shown_before_it_is_overwritten(school: School, button: str) -> None:
    ana = school.ana
    phone, laptop = await on_two(school)
    await ana.fills(period__from="2026-12-03").clicks("Volgende", on=phone)
    before = await draft_of(school)

    await ana.fills(period__from="2026-12-10").clicks(button, on=laptop)
    assert CHANGED in laptop.text
    assert "Daar staat nu: Periode do 3 dec. 2026" in laptop.text
    assert defaults_of(laptop.card)["period.from"] == "2026-12-10", "what was typed"
    assert await draft_of(school) == before

    await ana.clicks(button, on=laptop)
    assert CHANGED not in laptop.text
    assert (await draft_of(school)).answers["period"]["from"] == "2026-12-10"  # type: ignore[index, call-overload]


async def test_where_nothing_was_typed_what_stands_is_shown(school: School) -> None:
    ana = school.ana
    phone, laptop = await on_two(school)
    await ana.fills(period__from="2026-12-03").clicks("Volgende", on=phone)
    await ana.clicks("Volgende", on=laptop)
    assert CHANGED in laptop.text
    assert defaults_of(laptop.card)["period.from"] == "2026-12-03"
    await ana.clicks("Volgende", on=laptop)
    assert "Vallen er lessen" in laptop.text
    assert (await draft_of(school)).answers["period"]["from"] == "2026-12-03"  # type: ignore[index, call-overload]


async def test_other_answers_meanwhile_hold_nobody_up(school: School) -> None:
    """The phone changed the step before: that is there, and this step is kept as well."""
    ana = school.ana
    phone, laptop = await on_two(school)
    await ana.clicks("Terug", on=phone)
    await ana.fills(kind="union").clicks("Volgende", on=phone)
    await ana.fills(period__from="2026-12-10").clicks("Volgende", on=laptop)
    assert CHANGED not in laptop.text
    assert {"kind": "union"}.items() <= (await draft_of(school)).answers.items()


@pytest.mark.parametrize("typed", ["2026-12-10", "nooit"])
async def test_a_double_click_is_harmless(school: School, typed: str) -> None:
    ana = school.ana
    _, laptop = await on_two(school)
    await ana.fills(period__from=typed).clicks("Volgende", on=laptop, times=2)
    assert CHANGED not in laptop.text
    assert ("Vallen er lessen" in laptop.text) == (typed != "nooit")


async def test_the_same_typed_on_both_goes_on(school: School) -> None:
    ana = school.ana
    phone, laptop = await on_two(school)
    for card in (phone, laptop):
        await ana.fills(period__from="2026-12-10").clicks("Volgende", on=card)
        assert CHANGED not in card.text
        assert "Vallen er lessen" in card.text


async def test_a_card_of_before_goes_on_as_it_did(school: School) -> None:
    """It does not tell what it showed."""
    ana = school.ana
    phone, laptop = await on_two(school)
    of_before = {name: value for name, value in data_of(laptop, "Volgende").items() if name != "revision"}
    await ana.fills(period__from="2026-12-03").clicks("Volgende", on=phone)
    await ana.sends("form.next", {**of_before, "period.from": "2026-12-10"}, laptop)
    assert "Vallen er lessen" in laptop.text
    assert (await draft_of(school)).answers["period"]["from"] == "2026-12-10"  # type: ignore[index, call-overload]


async def test_a_draft_of_before_is_gone_on_with(school: School) -> None:
    """It does not tell when its answers changed."""
    ana = school.ana
    _, laptop = await on_two(school)
    draft, records = await draft_of(school), school.house.records
    standing = await records.requests.get(request_partition(draft.id), draft.id)
    assert standing
    put = records.requests.put(replace(draft, revised={}), standing.version)
    await records.accept(request_partition(draft.id), [put])
    await ana.fills(period__from="2026-12-10").clicks("Volgende", on=laptop)
    assert "Vallen er lessen" in laptop.text


async def test_from_an_older_review_a_step_says_that_it_changed(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await fill_in_leave(school)
    older = ana.newest
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan")
    *_, last = [one["data"] for one in actions_of(older.card) if one.get("verb") == "form.edit"]
    await ana.sends("form.edit", last, ana.newest)
    await ana.fills(lessons_details="Toch niet").clicks("Volgende")
    await ana.sends("form.edit", last, older)
    assert CHANGED in older.text
    assert "Daar staat nu" not in older.text
    assert defaults_of(older.card)["lessons_details"] == "Toch niet"
    newest = ana.newest
    *_, last = [one["data"] for one in actions_of(newest.card) if one.get("verb") == "form.edit"]
    await ana.sends("form.edit", last, newest)
    assert CHANGED not in newest.text


def data_of(shown: Shown, title: str) -> dict[str, Any]:
    return dict(buttons_of(shown)[title]["data"])
