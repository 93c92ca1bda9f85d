"""The same asked twice: a form says which answers make it so, and whoever hands it in is told of the first one."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.store.partitions import request_partition
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import REFUSE

TOLD = "Dit heb je al aangevraagd"
ANYWAY = "Toch indienen"


AWAY = '[away]\nfield = "period"\n'
REPLACEMENT = """[replacement]
when = "lessons == 'needed'"
shows = ["lessons_details"]
"""
REPETITION = '[repetition]\nfields = ["period"]\n'


@pytest.fixture(autouse=True)
def leave(own_forms: Path) -> Path:
    """A form that says what a repetition is, and takes nobody away: that would say first that the day is taken."""
    file = own_forms / "leave.toml"
    rewrite(file, AWAY, REPETITION)
    rewrite(file, REPLACEMENT, "")  # of who is away
    return file


def rewrite(form: Path, was: str, now: str) -> None:
    text = form.read_text("utf-8")
    assert was in text
    form.write_text(text.replace(was, now), "utf-8")


async def reviews(person: Colleague, first: str, last: str = "", part: str = "day", *, kind: str = "medical") -> None:
    """Fills in a leave up to its review."""
    await person.says("verlof")
    await person.fills(kind=kind).clicks("Volgende")
    await person.fills(period__from=first, period__from_part=part, period__to=last).clicks("Volgende")
    await person.fills(lessons="none").clicks("Volgende")


async def asks(person: Colleague, first: str, last: str = "", part: str = "day", *, kind: str = "medical") -> None:
    await reviews(person, first, last, part, kind=kind)
    await person.clicks("Indienen")


@pytest.fixture
async def asked(school: School) -> School:
    """Ana asked for the 4th of December."""
    await school.everybody_installs()
    await asks(school.ana, "2026-12-04")
    await school.jobs()
    return school


async def test_the_same_day_is_told_with_the_number_and_state_of_the_first(asked: School) -> None:
    ana, ben = asked.ana, asked.ben
    await asks(ana, "2026-12-04", kind="union")
    told = ana.newest
    assert TOLD in told.text
    assert "VRL-2026-00001 · Ingediend · Doktersbezoek" in told.text
    assert list(buttons_of(told))[-3:] == ["Open VRL-2026-00001", ANYWAY, "Later verder"]
    await asked.jobs()
    assert not ben.sees("Vakbondsverlof"), "nothing was handed in"

    await ana.clicks("Open VRL-2026-00001")
    assert "Je aanvraag" in ana.newest.text
    assert "Doktersbezoek" in ana.newest.text


async def test_whoever_was_told_may_hand_it_in_all_the_same(asked: School) -> None:
    await asks(asked.ana, "2026-12-04", kind="union")
    await asked.ana.clicks(ANYWAY)
    await asked.jobs()
    assert "VRL-2026-00002" in asked.ana.newest.text
    assert asked.ben.sees("Vakbondsverlof")


async def test_the_first_is_told_as_it_stands_now(asked: School) -> None:
    await asked.ben.clicks("Goedkeuren")
    await asks(asked.ana, "2026-12-04")
    assert "VRL-2026-00001 · Goedgekeurd" in asked.ana.newest.text


@pytest.mark.parametrize("how", ["Ja, trek in", REFUSE])
async def test_what_stands_no_more_is_not_repeated(asked: School, how: str) -> None:
    await (asked.ana.clicks(how) if how != REFUSE else asked.ben.fills(reason="Te druk").clicks(how))
    await asks(asked.ana, "2026-12-04")
    assert "VRL-2026-00002" in asked.ana.newest.text


async def test_a_draft_and_a_colleague_s_are_no_repetition(asked: School) -> None:
    await asks(asked.emma, "2026-12-04")
    assert "VRL-2026-00002" in asked.emma.newest.text
    await reviews(asked.ana, "2026-12-07")
    await asked.ana.clicks("Later verder")
    await asked.ana.says("verlof")
    await asked.ana.clicks("Verdergaan")
    await asked.ana.clicks("Indienen")
    assert "VRL-2026-00003" in asked.ana.newest.text


PERIODS = [
    ("2026-12-03", "2026-12-07", "day", True),
    ("2026-12-04", "2026-12-07", "afternoon", True),
    ("2026-12-03", "", "day", False),
    ("2026-12-07", "2026-12-08", "day", False),
]


@pytest.mark.parametrize(("first", "last", "part", "is_told"), PERIODS)
async def test_any_half_day_in_both_makes_it_the_same(
    asked: School, first: str, last: str, part: str, is_told: bool
) -> None:
    await asks(asked.ana, first, last, part)
    assert (TOLD in asked.ana.newest.text) is is_told


async def test_the_other_half_of_the_day_is_another_leave(school: School) -> None:
    await school.everybody_installs()
    await asks(school.ana, "2026-12-04", part="morning")
    await asks(school.ana, "2026-12-04", part="afternoon")
    assert "VRL-2026-00002" in school.ana.newest.text
    await asks(school.ana, "2026-12-04", part="morning")
    assert "VRL-2026-00001" in school.ana.newest.text
    assert TOLD in school.ana.newest.text


async def test_who_was_told_of_another_is_told_again(asked: School) -> None:
    """A card of before, or a forged one: what counts is what the store has when it is handed in."""
    ana = asked.ana
    await asks(ana, "2026-12-04", kind="union")
    told = ana.newest
    data = dict(buttons_of(told)[ANYWAY]["data"])
    await ana.sends("form.submit", {**data, "despite": "leave.2026.another"}, told)
    assert TOLD in ana.newest.text
    await ana.sends("form.submit", {**data, "despite": ""}, told)
    assert TOLD in ana.newest.text


async def test_two_drafts_handed_in_at_once_are_told_of_each_other(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await reviews(ana, "2026-12-04")
    one = ana.newest
    await ana.says("verlof", key="f" * 32)
    draft = {**buttons_of(one)["Indienen"]["data"]}
    second = await another_draft(school, draft["request"])
    replies = await asyncio.gather(
        ana.clicks("Indienen", on=one), ana.sends("form.submit", {"request": second, "revision": 1}, None)
    )
    said = [str(reply) for reply in replies]
    assert sum(TOLD in reply for reply in said) == 1
    assert sum("Je aanvraag" in reply for reply in said) == 1


async def another_draft(school: School, id: str) -> str:
    """As when the same form was filled in at two devices."""
    records = school.house.records
    standing = await records.requests.get(request_partition(id), id)
    assert standing
    copy = replace(standing.value, id=f"{id}x", revision=1)
    await records.accept(request_partition(copy.id), [records.requests.put(copy)])
    return copy.id


async def test_a_form_may_take_it_only_once(leave: Path, school: School) -> None:
    rewrite(leave, 'fields = ["period"]', 'fields = ["period"]\nallowed = false')
    await school.restarts()
    await school.everybody_installs()
    await asks(school.ana, "2026-12-04")
    await asks(school.ana, "2026-12-04")
    told = school.ana.newest
    assert "Dat kan maar één keer" in told.text
    assert ANYWAY not in buttons_of(told)
    (opens,) = [one["data"]["request"] for title, one in buttons_of(told).items() if title.startswith("Open")]
    draft = buttons_of(told)["Later verder"]["data"]["request"]
    forged = {"request": draft, "revision": 3, "despite": opens}
    for revision in range(1, 8):
        await school.ana.sends("form.submit", {**forged, "revision": revision}, None)
    await school.jobs()
    await school.ana.says("mijn aanvragen")
    assert school.ana.newest.text.count("VRL-2026") == 1


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param('[repetition]\nfields = ["period"]\n', "", id="the form says nothing of it"),
        pytest.param('["period"]', '["period", "course"]', id="a field of it was left open both times"),
    ],
)
async def test_what_is_no_repetition_may_be_asked_any_number_of_times(
    leave: Path, school: School, was: str, now: str
) -> None:
    rewrite(leave, was, now)
    await school.restarts()
    await school.everybody_installs()
    await asks(school.ana, "2026-12-04")
    await asks(school.ana, "2026-12-04")
    assert "VRL-2026-00002" in school.ana.newest.text
