"""Drafts: what is handed in is what was shown, going on is where something is open, and a form may change meanwhile."""

from pathlib import Path

from tests.conversations.school import School
from tests.conversations.stage import actions_of
from tests.conversations.test_arrange import fill_in_leave, submit_leave

OUTDATED = "Er is intussen iets veranderd."


async def test_an_older_review_shows_the_newest_instead_of_handing_in(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await fill_in_leave(school)
    older = ana.newest
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan")
    newer = ana.newest
    assert "Emma neemt 3A over" in newer.text
    await ana.clicks("Aanpassen", on=newer)
    await ana.fills(colleague="Emma Janssens", lessons_details="Toch niet").clicks("Volgende", on=newer)
    assert "Toch niet" in newer.text

    await ana.clicks("Indienen", on=older)
    assert OUTDATED in older.text
    assert "Toch niet" in older.text
    assert not ana.sees("Ingediend")
    await ana.clicks("Indienen", on=older)
    await school.jobs()
    assert "Toch niet" in school.ben.newest.text


async def test_an_older_review_of_the_same_answers_hands_in(school: School) -> None:
    await school.everybody_installs()
    await fill_in_leave(school)
    older = school.ana.newest
    await school.ana.says("mijn aanvragen")
    await school.ana.clicks("Verdergaan")
    await school.ana.clicks("Indienen", on=older)
    assert "Ingediend" in older.text


async def test_a_review_has_no_gap(school: School) -> None:
    """Another kind of leave asks another question: from wherever one comes, that is asked before the review."""
    ana = school.ana
    await school.everybody_installs()
    await fill_in_leave(school)
    review = ana.newest
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan")
    first, *_, last = [action["data"] for action in actions_of(review.card) if action.get("verb") == "form.edit"]
    await ana.sends("form.edit", first, ana.newest)
    await ana.fills(kind="unpaid").clicks("Later verder")
    await ana.sends("form.edit", last, review)
    await ana.clicks("Volgende", on=review)
    assert "Waarom vraag je dit aan?" in review.text
    assert "Indienen" not in review.text


def change(folder: Path) -> None:
    """The form asks less, and calls things otherwise."""
    file = folder / "leave.toml"
    text = file.read_text("utf-8")
    start = text.index('[[steps.fields]]\nid = "lessons_details"')
    text = text[:start].replace("Wie neemt over?", "Wie vervangt je?").replace("Omstandigheidsverlof", "Familieverlof")
    text = text.replace(', "lessons_details"]', "]").replace('shows = ["lessons_details"]\n', "")
    file.write_text(text, "utf-8")


async def test_a_request_is_shown_with_the_form_that_it_was_made_with(school: School, own_forms: Path) -> None:
    await school.restarts()
    await submit_leave(school)
    change(own_forms)
    await school.restarts()
    ana, ben = school.ana, school.ben
    await ben.says("goedkeuringen")
    assert "Omstandigheidsverlof" in ben.newest.text
    await ben.clicks("Openen")
    for shown in ("Omstandigheidsverlof", "Wie neemt over?", "Welke lessen of taken?", "Emma neemt 3A over"):
        assert shown in ben.newest.text
    await ben.clicks("Goedkeuren")
    await school.jobs()
    await ana.clicks("Openen")
    assert "Emma neemt 3A over" in ana.newest.text
    await ana.says("verlof")
    assert "Familieverlof" in ana.newest.text, "a new one has the new form"


async def test_a_request_outlives_its_form(school: School, own_forms: Path) -> None:
    await school.restarts()
    await submit_leave(school)
    text = (own_forms / "leave.toml").read_text("utf-8")
    (own_forms / "leave.toml").unlink()
    (own_forms / "other.toml").write_text(
        text.replace('id = "leave"', 'id = "other"', 1).replace('prefix = "VRL"', 'prefix = "AND"'), "utf-8"
    )
    await school.restarts()
    await school.ben.says("goedkeuringen")
    await school.ben.clicks("Openen")
    assert "Emma neemt 3A over" in school.ben.newest.text
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    await school.ana.says("mijn aanvragen")
    assert "Goedgekeurd" in school.ana.newest.text


async def test_a_form_that_changed_after_the_review_is_shown_once_more(school: School, own_forms: Path) -> None:
    ana = school.ana
    await school.restarts()
    await school.everybody_installs()
    await fill_in_leave(school)
    review = ana.newest
    change(own_forms)
    await school.restarts()
    await ana.clicks("Indienen", on=review)
    assert OUTDATED in review.text
    assert "Wie vervangt je?" in review.text
    await ana.clicks("Indienen", on=review)
    assert "Ingediend" in review.text


async def test_a_page_that_is_gone_leads_to_where_the_draft_stands(school: School, own_forms: Path) -> None:
    ana = school.ana
    await school.restarts()
    await school.everybody_installs()
    await ana.says("verlof")
    file = own_forms / "leave.toml"
    text = file.read_text("utf-8").replace('id = "kind"\n\n[steps.title]', 'id = "sort"\n\n[steps.title]')
    file.write_text(text, "utf-8")
    await school.restarts()
    await ana.fills(kind="medical").clicks("Volgende")
    assert "Soort verlof" in ana.newest.text
    await ana.fills(kind="medical").clicks("Volgende")
    assert "Periode" in ana.newest.text


async def test_going_on_leads_to_what_the_form_asks_since(school: School, own_forms: Path) -> None:
    """All was answered, then a question was added: that is where one goes on, not at a review with a gap."""
    ana = school.ana
    await school.restarts()
    await school.everybody_installs()
    await fill_in_leave(school)
    file = own_forms / "leave.toml"
    text = file.read_text("utf-8").replace("kind in ['force-majeure', 'family'", "kind in ['circumstance', 'family'")
    file.write_text(text, "utf-8")
    await school.restarts()
    await ana.says("mijn aanvragen")
    await ana.clicks("Verdergaan")
    assert "Waarom vraag je dit aan?" in ana.newest.text
    assert "Indienen" not in ana.newest.text
    await ana.fills(reason="Mijn zus trouwt").clicks("Volgende")
    await ana.clicks("Volgende")
    await ana.clicks("Later verder")
    await ana.clicks("Verdergaan")
    assert "Vallen er lessen of taken weg?" in ana.newest.text, "the page that was left"
