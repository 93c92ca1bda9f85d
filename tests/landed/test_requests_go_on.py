"""Requests that were under way when the old version ended go on: drafts, approvals, and every old card."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.variables import PREFIX
from dialogs.form import FORMS_FOLDER
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import buttons_of, defaults_of
from tests.landed import FORMS
from tests.landed.looking import card, new, pass_minutes


async def test_a_draft_goes_on_at_the_step_where_it_stood(school: School) -> None:
    ana = school.ana
    await ana.says("ik wil verlof aanvragen")
    await ana.clicks("Verdergaan")
    assert "Stap 1 van 5" in ana.newest.text, "the form asks for a right now, which it did not then"
    await ana.fills(occasion="birth").clicks("Volgende")
    assert defaults_of(ana.newest.card)["period.from"] == "2026-12-22"
    await ana.fills(period__from_part="day", period__to="2026-12-22").clicks("Volgende")
    await ana.clicks("Volgende")
    await ana.fills(lessons="none").clicks("Volgende")
    own = ana.newest
    await ana.clicks("Indienen", on=own)
    await school.jobs()
    assert "VRL-2026-00016" in own.text, "the numbers go on where they were"
    await school.ben.clicks("Goedkeuren", on=card(school.ben, "VRL-2026-00016"))
    await school.jobs()
    assert ana.sees("Goedgekeurd: Verlofaanvraag")


async def test_a_draft_goes_on_from_its_old_card(school: School) -> None:
    ana, emma, farid = school.ana, school.emma, school.farid
    old = card(ana, "Je aanvraag wacht op je", "Omstandigheidsverlof")
    await ana.clicks("Verdergaan", on=old)
    assert "Stap 1 van 5" in old.text
    review = card(emma, "Klopt alles?")
    await emma.clicks("Indienen", on=review)
    assert "VRL-2026-00016" in review.text
    step = card(farid, "Stap 3 van 4")  # as it was drawn then
    await farid.fills(lessons="none").clicks("Volgende", on=step)
    assert "EHBO" in step.text
    await farid.clicks("Indienen", on=step)
    await school.jobs()
    assert "VRL-2026-00017" in step.text


async def test_an_old_draft_can_be_thrown_away(school: School) -> None:
    await school.emma.clicks("Ja, gooi weg", on=card(school.emma, "Klopt alles?"))
    await school.emma.says("mijn aanvragen")
    assert "Concept" not in school.emma.newest.text


async def test_a_draft_of_a_form_of_the_house_keeps_each_kind_of_answer(
    school: School, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(FORMS, tmp_path / "forms")
    monkeypatch.setenv(f"{PREFIX}FORMS_DIR", str(tmp_path / "forms"))
    await school.restarts()
    draft = card(school.ana, "Badge aanvragen", "wacht op je")
    await school.ana.clicks("Verdergaan", on=draft)
    kept = ("Voor een bezoeker", "Voordeur", "Labo", "Firma Ramen & Co", "12,5", "24 nov", "27 nov", "De hele week.")
    for words in kept:
        assert words in draft.text
    await school.ana.clicks("Indienen", on=draft)
    await school.jobs()
    assert "BDG-2026-00002" in draft.text


async def test_an_old_card_approves(school: School) -> None:
    ana, ben = school.ana, school.ben
    approval, own = card(ben, "VRL-2026-00001"), card(ana, "VRL-2026-00001")
    await ben.clicks("Goedkeuren", on=approval)
    assert "Goedgekeurd" in approval.text
    await school.jobs()
    assert "Goedgekeurd" in own.text, "her own card follows where it stands"
    assert "Ben Claes" in new(ana, "Goedgekeurd: Verlofaanvraag")[0].text


async def test_what_was_asked_before_there_were_stages_is_at_its_only_one(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the form has several now: those who were asked decide, and that is all."""
    shutil.copytree(FORMS_FOLDER, tmp_path / "forms")
    leave = tmp_path / "forms" / "leave.toml"
    one = '[route]\napprovers = ["manager"]\notherwise = ["group:hr"]\n'
    several = [one.replace("[route]", f'[[route]]\nid = "{name}"') for name in ("head", "staff")]
    text = leave.read_text(encoding="utf-8")
    assert one in text
    leave.write_text(text.replace(one, "\n".join(several)), encoding="utf-8")
    monkeypatch.setenv(f"{PREFIX}FORMS_DIR", str(tmp_path / "forms"))
    await school.restarts()
    waiting = [item.value async for item in school.house.records.requests.stream(equal={"state": "submitted"})]
    assert waiting
    assert {(request.stages, request.stage, request.earlier) for request in waiting} == {(("1",), "1", ())}
    await school.ben.clicks("Goedkeuren", on=card(school.ben, "VRL-2026-00001"))
    await school.jobs()
    assert "Goedgekeurd" in card(school.ana, "VRL-2026-00001").text
    decided = next(request.id for request in waiting if request.reference == "VRL-2026-00001")
    approvals = school.house.records.approvals.stream(equal={"person": school.ben.id})
    found = [item.value async for item in approvals if item.value.request == decided]
    assert [(one.step, one.open) for one in found] == [("", False)], "the approval of then, and no other"


async def test_an_old_card_refuses_and_asks_back(school: School) -> None:
    ben = school.ben
    await ben.fills(reason="Die dag is er een klassenraad").clicks(
        "Weiger deze aanvraag", on=card(ben, "VRL-2026-00001")
    )
    await ben.fills(question="Kan het later?").clicks("Vraag versturen", on=card(ben, "VRL-2026-00010"))
    await school.jobs()
    assert school.ana.sees("klassenraad")
    assert "Kan het later?" in card(school.emma, "VRL-2026-00010").text


async def test_one_of_two_approvers_decides_for_both(school: School) -> None:
    nadia, lieve, dirk = school.nadia, school.lieve, school.dirk
    hers, theirs = card(nadia, "VRL-2026-00002"), card(lieve, "VRL-2026-00002")
    late = dict(buttons_of(theirs)["Weiger deze aanvraag"]["data"])
    await nadia.clicks("Approve", on=hers)
    await school.jobs()
    assert "Nadia El Amrani" in theirs.text
    await lieve.sends("approval.refuse", {**late, "reason": "Nee"}, theirs)
    await school.jobs()
    await dirk.says("mijn aanvragen")
    assert "Goedgekeurd" in dirk.newest.text
    assert not new(nadia, "VRL-2026-00002"), "that they were asked is known"


async def test_a_question_to_the_requester_is_answered_from_the_old_card(school: School) -> None:
    emma, ben = school.emma, school.ben
    own = card(emma, "VRL-2026-00003", "Antwoord versturen")
    assert "Kan je de voormiddag werken?" in own.text
    await emma.fills(text="Ja, tot elf uur.").clicks("Antwoord versturen", on=own)
    await school.jobs()
    (asked,) = new(ben, "Ja, tot elf uur.")
    await ben.clicks("Goedkeuren", on=asked)
    await school.jobs()
    assert "Goedgekeurd" in own.text


async def test_who_asked_first_can_still_decide_at_once(school: School) -> None:
    await school.ben.clicks("Goedkeuren", on=card(school.ben, "VRL-2026-00003"))
    await school.jobs()
    assert school.emma.sees("Goedgekeurd: Verlofaanvraag")


async def test_my_requests_lists_all(school: School) -> None:
    for person, references in {
        school.ana: ("VRL-2026-00001", "VRL-2026-00014"),
        school.emma: ("VRL-2026-00003", "VRL-2026-00010"),
        school.farid: ("VRL-2026-00004", "VRL-2026-00008", "VRL-2026-00009", "VRL-2026-00013", "VRL-2026-00015"),
        school.dirk: ("VRL-2026-00002",),
        school.sophie: ("VRL-2026-00005", "VRL-2026-00007"),
        school.james: ("VRL-2026-00006", "VRL-2026-00011"),
        school.carla: ("VRL-2026-00012",),
    }.items():
        await person.says("mijn aanvragen")
        for reference in references:
            assert reference in person.newest.text, person.name
    await school.ana.says("mijn aanvragen")
    assert "Concept" in school.ana.newest.text


async def test_what_waits_is_listed_for_who_decides(school: School) -> None:
    await school.ben.says("goedkeuringen")
    assert "Te beslissen: 4 aanvragen" in school.ben.newest.text
    opened = card(school.lieve, "2 aanvragen wachten op je")
    await school.lieve.clicks("Openen", on=opened)
    assert "VRL-2026-000" in opened.text


async def test_whose_card_was_under_way_is_not_asked_twice(school: School) -> None:
    await pass_minutes(school, 5)
    assert not new(school.ben, "VRL-2026-00014"), "it may have arrived"
    await school.ben.says("goedkeuringen")
    assert "vr 11 dec. 2026" in school.ben.newest.text


async def test_who_had_no_bode_is_asked_when_he_installs_it(school: School) -> None:
    await school.jobs()
    assert not new(school.dirk, "VRL-2026")
    await school.dirk.installs()
    await school.jobs()
    for reference in ("VRL-2026-00013", "VRL-2026-00015"):
        assert len(new(school.dirk, reference)) == 1
    assert not new(school.dirk, "VRL-2026-00011"), "withdrawn since"


async def test_a_job_of_twenty_days_comes_on_its_day(school: School) -> None:
    await pass_minutes(school, 2)
    await school.jobs(later=timedelta(days=16))
    assert not new(school.lieve, "VRL-2026-00012")
    for _ in range(3):
        await school.jobs(later=timedelta(days=1))
    (asked,) = new(school.lieve, "VRL-2026-00012")
    await school.lieve.clicks("Goedkeuren", on=asked)
    await school.jobs()
    assert school.carla.sees("Goedgekeurd: Verlofaanvraag")


async def test_nobody_decides_with_the_old_card_of_another(school: School) -> None:
    data = dict(buttons_of(card(school.ben, "VRL-2026-00001"))["Goedkeuren"]["data"])
    for stranger in (school.emma, school.dirk, school.ana):
        assert REFUSED in str(await stranger.sends("approval.approve", data, None))
