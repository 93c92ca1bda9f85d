"""Files that change while people are at it: forms, topics, other names; nobody has to restart anything."""

import shutil
from datetime import timedelta
from pathlib import Path

from bot.configuration.configuration import LOOK_EVERY
from tests.conversations.expertise import ANSWER, REFUSED, TOPICS, asked, hand_off
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import fill_in_leave, submit_leave
from tests.conversations.test_drafts import OUTDATED, change


def is_seen(school: School) -> None:
    """Time enough for what was just written to be looked at."""
    school.clock.pass_by(LOOK_EVERY + timedelta(milliseconds=1))


async def with_own_forms(school: School) -> None:
    await school.restarts()
    await school.everybody_installs()


async def test_a_form_changes_while_somebody_fills_it_in(school: School, own_forms: Path) -> None:
    ana = school.ana
    await with_own_forms(school)
    await ana.says("verlof")
    await ana.fills(kind="circumstance", occasion="birth").clicks("Volgende")
    change(own_forms)
    is_seen(school)
    await ana.fills(period__from="2026-12-04", period__from_part="day", period__to="2026-12-04").clicks("Volgende")
    await ana.clicks("Volgende")
    assert "Lessen" in ana.newest.text or "lessen" in ana.newest.text
    await ana.fills(lessons="colleague").clicks("Volgende")
    assert "Wie vervangt je?" in ana.newest.text, "the draft goes on with the form as it is now"
    await ana.fills(colleague="Emma Janssens").clicks("Volgende")
    await ana.clicks("Indienen")
    await school.jobs()
    assert "Familieverlof" in school.ben.newest.text


async def test_a_form_changes_between_the_review_and_the_click(school: School, own_forms: Path) -> None:
    ana = school.ana
    await with_own_forms(school)
    await fill_in_leave(school)
    review = ana.newest
    change(own_forms)
    is_seen(school)
    await ana.clicks("Indienen", on=review)
    assert OUTDATED in review.text
    await ana.clicks("Indienen", on=review)
    assert "Ingediend" in review.text


async def test_a_form_is_withdrawn_while_somebody_fills_it_in(school: School, own_forms: Path) -> None:
    ana = school.ana
    await with_own_forms(school)
    await ana.says("formulieren")
    offered = ana.newest
    await ana.says("verlof")
    step = ana.newest
    shutil.copy(Path(__file__).parents[1] / "landed" / "forms" / "badge.toml", own_forms)
    leave = (own_forms / "leave.toml").read_bytes()
    (own_forms / "leave.toml").unlink()
    is_seen(school)
    await ana.fills(kind="circumstance").clicks("Volgende", on=step)
    assert REFUSED in ana.newest.text
    starts = {button["data"].get("form"): title for title, button in buttons_of(offered).items()}
    await ana.clicks(starts["leave"], on=offered)
    assert "Het bestaat niet" in ana.newest.text
    assert "Deze aanvraag" not in ana.newest.text, "there is none"
    await ana.says("formulieren")
    assert "Badge aanvragen" in ana.newest.text
    assert "Verlofaanvraag" not in ana.newest.text
    (own_forms / "leave.toml").write_bytes(leave)
    is_seen(school)
    await ana.fills(kind="circumstance").clicks("Volgende", on=step)
    assert "Volgende" in step.text, "the draft was kept"
    assert "Verlofaanvraag" in step.text


async def test_a_request_that_was_handed_in_is_shown_as_it_was(school: School, own_forms: Path) -> None:
    await school.restarts()
    await submit_leave(school)
    change(own_forms)
    is_seen(school)
    await school.ben.says("goedkeuringen")
    await school.ben.clicks("Openen")
    assert "Emma neemt 3A over" in school.ben.newest.text
    assert "Omstandigheidsverlof" in school.ben.newest.text
    await school.ana.says("verlof")
    assert "Familieverlof" in school.ana.newest.text, "a new one has the new form"


async def test_a_form_with_a_mistake_stays_as_it_was(school: School, own_forms: Path) -> None:
    await with_own_forms(school)
    file = own_forms / "leave.toml"
    file.write_text(
        file.read_text("utf-8").replace("Verlofaanvraag", "Vakantie").replace('"choice"', '"chioce"'), "utf-8"
    )
    is_seen(school)
    await school.ana.says("verlof")
    assert "Verlofaanvraag" in school.ana.newest.text


async def test_a_topic_goes_while_a_question_of_it_is_open(staff: School) -> None:
    own = await hand_off(staff)
    await staff.nadia.clicks("Ik neem dit op")
    file = staff._data / "topics.toml"
    file.write_text(TOPICS.read_text("utf-8").replace('id = "verlof"', 'id = "iets-anders"'), "utf-8")
    is_seen(staff)
    await staff.nadia.fills(answer=ANSWER).clicks("Verzenden", on=asked(staff.nadia))
    await staff.jobs()
    assert REFUSED in staff.nadia.newest.text
    assert ANSWER not in own.text
    await staff.ana.says("mijn vragen")
    assert "sabbatjaar" in staff.ana.newest.text
    file.write_bytes(TOPICS.read_bytes())
    is_seen(staff)
    await staff.nadia.fills(answer=ANSWER).clicks("Verzenden", on=asked(staff.nadia))
    await staff.jobs()
    assert ANSWER in own.text


async def test_another_name_is_found_from_now_on(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await ana.says("Hoeveel kwibus krijg ik?")
    assert "Dat weet ik niet" in ana.newest.text
    (school._data / "synonyms.toml").write_text('same = [["kwibus", "omstandigheidsverlof"]]', "utf-8")
    is_seen(school)
    await ana.says("Hoeveel kwibus krijg ik?")
    assert "Dat weet ik niet" not in ana.newest.text
    assert "mstandigheidsverlof" in ana.newest.text
