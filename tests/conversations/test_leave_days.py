"""The days of a leave: counted by the school calendar, warned about where nobody works, never refused for it."""

from pathlib import Path

import pytest

from tests.conversations.school import School

CLOSED = "Volgens de schoolkalender is er dan geen school."


async def asks_leave(school: School, first: str, last: str = "") -> str:
    """What the review says for Ana's leave over these days."""
    ana = school.ana
    await ana.says("verlof")
    await ana.fills(kind="medical").clicks("Volgende")
    await ana.fills(period__from=first, period__to=last).clicks("Volgende")
    await ana.fills(lessons="none").clicks("Volgende")
    return ana.newest.text


async def test_school_days_are_counted_by_the_calendar(school: School) -> None:
    await school.everybody_installs()
    review = await asks_leave(school, "2026-12-14", "2026-12-25")
    assert "ma 14 dec. t.e.m. vr 25 dec. 2026 – 5 schooldagen" in review, "the second week is Christmas holiday"
    await school.ana.clicks("Indienen")
    await school.jobs()
    assert "5 schooldagen" in school.ben.newest.text, "who decides sees the same count"


async def test_an_end_that_is_left_empty_is_the_same_day(school: School) -> None:
    await school.everybody_installs()
    assert "vr 4 dec. 2026 – 1 schooldag" in await asks_leave(school, "2026-12-04")


async def test_a_day_without_school_warns_and_can_be_handed_in(school: School) -> None:
    await school.everybody_installs()
    assert CLOSED in await asks_leave(school, "2026-11-28")
    await school.ana.clicks("Indienen")
    await school.jobs()
    assert "za 28 nov. 2026 – geen schooldag" in school.ben.newest.text
    assert CLOSED not in school.ben.newest.text


async def test_the_calendar_file_knows_the_schools_own_days(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "calendar.toml"
    file.write_text('[[schools]]\nid = "de-linde"\nsaturdays = true\nfree = [2026-11-27]', "utf-8")
    monkeypatch.setenv("BODE_CALENDAR_FILE", str(file))
    await school.restarts()
    await school.everybody_installs()
    review = await asks_leave(school, "2026-11-27", "2026-11-28")
    assert "– 1 schooldag" in review
    assert CLOSED not in review
