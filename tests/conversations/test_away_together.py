"""Being away beside others: what who decides sees of it, no half day asked for twice, and a week at a glance."""

from pathlib import Path

import pytest

from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_annulling import ASK
from tests.conversations.test_repetition import REFUSE, another_draft, asks, reviews

NOBODY = "Niemand anders met dezelfde functie is dan afwezig."
NOT_ALL = "Niet alle afwezigheden van de school staan hier"
TWICE = "Dan ben je al afwezig: zie VRL-2026-00001."
CALENDAR = """
[[blocked]]
name = { nl = "oudercontact", fr = "réunion de parents", en = "parents’ evening" }
days = [2026-12-04, 2026-12-11]
schools = ["de-linde"]

[[blocked]]
name = { nl = "examens", fr = "examens", en = "examinations" }
days = [2026-12-04]
schools = ["vaartkant"]

[[present]]
name = { nl = "leerkrachten", fr = "enseignants", en = "teachers" }
function = "teacher"
least = 2
"""


@pytest.fixture
async def staffed(school: School) -> School:
    await school.everybody_installs()
    return school


async def asked_ben(school: School, who: Colleague, first: str, last: str = "", part: str = "day") -> str:
    """What Ben's card says of the leave."""
    await asks(who, first, last, part)
    await school.jobs()
    return school.ben.newest.text


async def test_who_decides_sees_who_else_is_away_then_without_reasons(staffed: School) -> None:
    assert NOBODY in await asked_ben(staffed, staffed.ana, "2026-12-03", "2026-12-04")
    second = await asked_ben(staffed, staffed.emma, "2026-12-04")
    assert "Vroeg ook aan: Ana Martens, do 3 dec. t.e.m. vr 4 dec. 2026" in second
    assert NOBODY not in second
    assert second.count("Doktersbezoek") == 1, "why Emma asks is hers, why Ana is away stands nowhere"


async def test_what_was_approved_is_said_so_and_what_stands_no_more_is_not_said(staffed: School) -> None:
    ana, ben, emma = staffed.ana, staffed.ben, staffed.emma
    await asked_ben(staffed, ana, "2026-12-04")
    await ben.clicks("Goedkeuren")
    await staffed.jobs()
    assert "Ook afwezig: Ana Martens, vr 4 dec. 2026" in await asked_ben(staffed, emma, "2026-12-04")
    await ana.says("mijn aanvragen")
    await ana.clicks("Openen")
    await ana.fills(reason="Het gaat niet door").clicks(ASK)
    await staffed.jobs()
    await ben.says("goedkeuringen")
    await ben.clicks("Openen")
    await ben.clicks("Aanvraag annuleren")
    await staffed.jobs()
    assert NOBODY in await asked_ben(staffed, staffed.emma, "2026-12-07")
    await ben.says("wie is er weg")
    await ben.clicks("Volgende week")
    assert "Ana Martens" not in ben.newest.text


@pytest.mark.parametrize("how", ["withdrawn", "refused"])
async def test_a_request_that_ended_takes_nobody_away(staffed: School, how: str) -> None:
    ana, ben = staffed.ana, staffed.ben
    await asked_ben(staffed, ana, "2026-12-04")
    await (ana.clicks("Ja, trek in") if how == "withdrawn" else ben.fills(reason="Te druk").clicks(REFUSE))
    await staffed.jobs()
    assert NOBODY in await asked_ben(staffed, staffed.emma, "2026-12-04")
    await asks(ana, "2026-12-04")
    assert "VRL-2026-00003" in ana.newest.text


@pytest.mark.parametrize(
    ("first", "last", "part", "is_taken"),
    [
        ("2026-12-04", "", "day", True),
        ("2026-12-04", "", "morning", True),
        ("2026-12-02", "2026-12-07", "day", True),
        ("2026-12-04", "", "afternoon", False),
        ("2026-12-07", "", "day", False),
    ],
)
async def test_no_half_day_is_asked_for_twice(
    staffed: School, first: str, last: str, part: str, is_taken: bool
) -> None:
    ana = staffed.ana
    await asks(ana, "2026-12-04", part="morning")
    await ana.says("verlof")
    await ana.fills(kind="union").clicks("Volgende")
    await ana.fills(period__from=first, period__from_part=part, period__to=last).clicks("Volgende")
    assert (TWICE in ana.newest.text) is is_taken
    if is_taken:
        await ana.fills(period__from="2026-12-08", period__from_part="day", period__to="").clicks("Volgende")
    assert "Vervanging" in ana.newest.text


async def test_what_was_taken_since_the_step_is_found_when_it_is_handed_in(staffed: School) -> None:
    """Two drafts for the same day, filled in at two devices: the server looks again, and says it at the field."""
    ana = staffed.ana
    await reviews(ana, "2026-12-04")
    one = ana.newest
    second = await another_draft(staffed, buttons_of(one)["Indienen"]["data"]["request"])
    await ana.clicks("Indienen", on=one)
    said = str(await ana.sends("form.submit", {"request": second, "revision": 1}, None))
    assert TWICE in said
    assert "period.from" in said


async def test_the_calendar_says_which_days_are_awkward_and_who_would_be_left(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "calendar.toml"
    file.write_text(CALENDAR, "utf-8")
    monkeypatch.setenv("BODE_CALENDAR_FILE", str(file))
    await school.restarts()
    await school.everybody_installs()
    card = await asked_ben(school, school.ana, "2026-12-03", "2026-12-04")
    assert "Opgelet: oudercontact op vr 4 dec. 2026" in card
    assert "examens" not in card, "those are of another school"
    assert "leerkrachten (minstens 2 nodig)" in card
    assert "oudercontact" not in await asked_ben(school, school.emma, "2026-12-07")


async def test_a_week_shows_who_runs_a_school_who_is_away(staffed: School) -> None:
    ana, ben, emma = staffed.ana, staffed.ben, staffed.emma
    await asked_ben(staffed, ana, "2026-11-26", "2026-11-27")
    await ben.clicks("Goedkeuren")
    await asked_ben(staffed, emma, "2026-11-27", part="morning")
    await ben.says("wie is er weg")
    week = ben.newest.text
    assert "Basisschool De Linde" in week
    assert "Ana Martens – – – weg weg" in week
    assert "Emma Janssens – – – – vm?" in week
    assert "Doktersbezoek" not in week
    await ben.clicks("Volgende week")
    assert "Niemand is die week afwezig" in ben.newest.text
    await ben.clicks("Deze week")
    assert "Ana Martens" in ben.newest.text


async def test_absences_that_are_not_read_are_said_and_logged_by_id(
    staffed: School, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ana, ben, emma = staffed.ana, staffed.ben, staffed.emma
    await asked_ben(staffed, ana, "2026-11-26")
    assert NOT_ALL not in await asked_ben(staffed, emma, "2026-11-26")
    monkeypatch.setattr("bot.arrange.being_away.MOST_READ", 1)
    await ben.says("wie is er weg")
    assert NOT_ALL in ben.newest.text
    await ben.says("goedkeuringen")
    await ben.clicks("Openen", on=ben.newest)
    assert NOT_ALL in ben.newest.text
    told = [vars(one) for one in caplog.records if one.getMessage() == "away_days.not_all"]
    assert told
    assert {(one["school"], one["most"]) for one in told} == {("de-linde", 1)}


async def test_a_week_is_of_one_s_own_school_and_for_who_runs_it(staffed: School) -> None:
    ana, ben, dirk = staffed.ana, staffed.ben, staffed.dirk
    await asked_ben(staffed, ana, "2026-11-26")
    await ben.says("wie is er weg")
    shown = ben.newest
    await dirk.says("wie is er weg")
    assert "Ana" not in dirk.newest.text
    await ana.says("wie is er weg")
    assert "Ben Claes" in ana.newest.text
    assert "Ana Martens" not in ana.newest.text
    week = buttons_of(shown)["Volgende week"]["data"]
    await ana.sends("away.week", {**week, "day": "2026-11-23"}, None)
    assert "Ana Martens" not in ana.newest.text, "a card of somebody else's gives nothing"
