"""Saying from when until when one is away: planned, without an end, altered, and typed wrong."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.conversations.going_away import ASKED, INSTEAD, goes_away, passes, rerouted, without_a_term
from tests.conversations.school import School
from tests.conversations.stage import defaults_of
from tests.conversations.test_arrange import submit_leave


@pytest.mark.slow
async def test_after_an_absence_comes_another(school: School) -> None:
    await goes_away(school.ben, last="2026-11-24")
    school.clock.pass_by(timedelta(days=3))
    await school.ben.says("ik ben afwezig")
    assert "Ben je er even niet?" in school.ben.newest.text
    await school.ben.fills(last="2026-12-04").clicks("Ik ben afwezig")
    assert "do 26 nov. 2026 t.e.m. vr 4 dec. 2026" in school.ben.newest.text
    await submit_leave(school)
    assert school.ana.sees(INSTEAD)


async def test_an_absence_that_was_planned_counts_from_its_first_day(school: School, own_forms: Path) -> None:
    await without_a_term(school, own_forms)
    await submit_leave(school, "2026-12-21")
    await goes_away(school.ben, "2026-11-30")
    assert "Je afwezigheid is gepland" in school.ben.newest.text
    await passes(school, timedelta(days=6))
    assert not school.nadia.sees(ASKED)
    await passes(school, timedelta(days=1))
    assert school.nadia.sees(ASKED)
    assert school.ana.sees(INSTEAD)


async def test_a_planned_absence_that_is_taken_back_or_moved_changes_nothing(school: School, own_forms: Path) -> None:
    await without_a_term(school, own_forms)
    await submit_leave(school, "2026-12-21")
    await goes_away(school.ben, "2026-11-30")
    await school.ben.fills(first="2026-12-07", last="2026-12-11").clicks("Ik ben afwezig")
    await passes(school, timedelta(days=8))
    assert not school.nadia.sees(ASKED)
    await school.ben.says("afwezig")
    await school.ben.clicks("Toch niet afwezig")
    await passes(school, timedelta(days=8))
    assert not school.nadia.sees(ASKED)
    assert not await rerouted(school)


async def test_i_am_back_leaves_what_is_planned(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben, "2026-11-30")
    await school.ben.says("ik ben terug")
    assert "Je afwezigheid is gepland" in school.ben.newest.text
    await school.ben.says("help")
    assert "Ik ben afwezig" in school.ben.newest.text


async def test_without_an_end_it_lasts_until_they_say_that_they_are_back(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben, last="")
    assert "Vanaf ma 23 nov. 2026, tot je zegt dat je terug bent" in school.ben.newest.text
    await passes(school, timedelta(days=100))
    await submit_leave(school, "2027-03-10")
    assert school.ana.sees("Ben Claes is nu afwezig; Lieve Van Damme of Nadia El Amrani beslist.")
    await school.ben.says("help")
    await school.ben.clicks("Ik ben terug")
    await school.jobs()
    assert school.ben.sees(ASKED)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-04", "2026-12-01", "De laatste dag ligt vóór de eerste"),
        ("2026-11-20", "", "Kies ma 23 nov. 2026 of later."),
        ("", "2026-11-20", "Kies ma 23 nov. 2026 of later."),
        ("ooit", "nooit", "Geef een datum"),
        ("2026-12-01", "2030-01-01", "of vroeger."),
        (["2026-12-01"], {"x": 1}, "Geef een datum"),
    ],
)
async def test_wrong_days_are_named_at_their_field(school: School, first: str, last: str, said: str) -> None:
    await goes_away(school.ben, first, last)
    assert said in school.ben.newest.text
    await submit_leave(school)
    assert school.ben.sees(ASKED)


async def test_without_a_first_day_it_is_today(school: School) -> None:
    await goes_away(school.ben, first="")
    assert "ma 23 nov. 2026 t.e.m. vr 4 dec. 2026" in school.ben.newest.text


async def test_days_are_read_as_people_type_them(school: School) -> None:
    await goes_away(school.ben, "morgen", "volgende vrijdag")
    assert "di 24 nov. 2026 t.e.m." in school.ben.newest.text


async def test_one_that_runs_is_altered_though_its_first_day_is_past(school: School) -> None:
    await school.everybody_installs()
    await goes_away(school.ben)
    school.clock.pass_by(timedelta(days=5))
    await school.ben.says("mijn afwezigheid")
    assert defaults_of(school.ben.newest.card) == {"first": "2026-11-23", "last": "2026-12-04"}
    await school.ben.fills(last="2026-12-02").clicks("Ik ben afwezig")
    assert "ma 23 nov. 2026 t.e.m. wo 2 dec. 2026" in school.ben.newest.text


async def test_who_decides_nothing_may_be_away_too(school: School) -> None:
    await goes_away(school.emma)
    assert "Je bent afwezig" in school.emma.newest.text
    await school.emma.says("help")
    assert "Ik ben afwezig" not in school.emma.newest.text
