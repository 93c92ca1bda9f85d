"""Who answers for an official answer is asked in time whether it is right still, and what they do shows."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.answer.calibration import Calibrated, Calibration
from bot.answer.official import editions
from bot.answer.review.asking import MOST_A_DAY, ask
from bot.people.person import Person, Role
from bot.store.partitions import DIRECTORY, OFFICIAL_ANSWERS
from bot.work.job import Job
from tests.conversations.expertise import ASKED_AGAIN, QUESTION, REFUSED, make_official, official_id
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of, elements_of

RIGHT, SURE, BACK = "Nog juist", "Ja, trek in", "Zet terug"
YEAR, MONTH, DAY = timedelta(days=365), timedelta(days=30), timedelta(days=1)


async def ending(school: School, readers: str = "everyone") -> str:
    """An official answer of Nadia, a fortnight before its end; gives its id."""
    await make_official(school, readers)
    school.clock.pass_by(YEAR - timedelta(days=14))
    return official_id(school)


async def asks(school: School) -> int:
    """One pass of the round, and what it sends."""
    asked = await ask(school.house)
    await school.jobs()
    return asked


def review(person: Colleague) -> Shown:
    return person.card_with("In de laatste 90 dagen")


def reviews(person: Colleague) -> int:
    return sum("In de laatste 90 dagen" in shown.text for shown in person.chat)


# --- who is asked, and when --------------------------------------------------------------------------


async def test_the_owner_is_asked_once_in_the_month_before_the_end(staff: School) -> None:
    await make_official(staff)
    staff.clock.pass_by(YEAR - MONTH - DAY)
    assert await asks(staff) == 0
    staff.clock.pass_by(2 * DAY)
    assert await asks(staff) == 1
    shown = review(staff.nadia)
    assert "Is dit nog juist?" in shown.text
    assert "nakijken tegen 23 nov. 2027" in shown.text
    assert {RIGHT, "Aanpassen"} <= set(buttons_of(shown))
    assert await asks(staff) == 0
    await staff.restarts()
    staff.clock.pass_by(YEAR)
    assert await asks(staff) == 0, "the end is over, and it was asked for"
    assert reviews(staff.nadia) == 1
    assert not reviews(staff.lieve), "an expert who is not its owner"


async def test_two_instances_ask_once(staff: School) -> None:
    await ending(staff)
    await asyncio.gather(ask(staff.house), ask(staff.house))
    await staff.jobs()
    assert reviews(staff.nadia) == 1


async def test_a_job_that_comes_again_sends_no_second_card(staff: School) -> None:
    id_ = await ending(staff)
    await asks(staff)
    body = {"subject": f"official:{id_}", "person": staff.nadia.id, "what": "review-2027-11-23"}
    await staff.house.queue.put([Job("review_ask", body), Job("review_ask", {**body, "what": "review-2026-11-23"})])
    await staff.jobs()
    assert reviews(staff.nadia) == 1


async def test_where_the_owner_left_the_experts_are_asked_and_then_the_operators(staff: School) -> None:
    await ending(staff)
    await asks(staff)
    await staff.becomes(lambda one: None if one.id == staff.nadia.id else one)
    assert await asks(staff) == 1
    assert reviews(staff.lieve) == 1
    operator = replace(await person_of(staff, staff.carla), roles=frozenset({Role.OPERATOR}))
    gone = {staff.nadia.id, staff.lieve.id}
    await staff.becomes(lambda one: None if one.id in gone else operator if one.id == operator.id else one)
    assert await asks(staff) == 1
    await staff.carla.clicks(RIGHT)
    assert "Carla De Smet keek dit na: nog juist" in staff.carla.newest.text


async def person_of(school: School, colleague: Colleague) -> Person:
    return (await school.house.directory.current()).people[colleague.id]


async def test_who_has_no_bode_is_asked_when_they_get_it(staff: School) -> None:
    await ending(staff)
    await staff.nadia.removes()
    await asks(staff)
    assert not reviews(staff.nadia)
    await staff.nadia.installs()
    await staff.jobs()
    assert reviews(staff.nadia) == 1


async def test_one_person_gets_a_few_a_day(staff: School) -> None:
    """The first to end come first."""
    id_ = await ending(staff)
    standing = await staff.house.records.official_answers.get(OFFICIAL_ANSWERS, id_)
    assert standing
    later = [replace(standing.value, id=f"{id_[:20]}{n}", question=f"Vraag {n}") for n in range(MOST_A_DAY)]
    writes = [
        staff.house.records.official_answers.put(replace(one, review_by=one.review_by + n * DAY))
        for n, one in enumerate(later, 1)
    ]
    await staff.house.records.accept(OFFICIAL_ANSWERS, writes)
    assert await asks(staff) == MOST_A_DAY
    assert not staff.nadia.sees(f"Vraag {MOST_A_DAY - 1}")
    assert await asks(staff) == 0
    staff.clock.pass_by(DAY)
    assert await asks(staff) == 1
    assert staff.nadia.sees(f"Vraag {MOST_A_DAY - 1}")


# --- what it shows ------------------------------------------------------------------------------------


async def test_it_counts_how_often_it_was_shown_and_what_people_said(staff: School) -> None:
    await ending(staff)
    for person, said in ((staff.emma, "Ja"), (staff.farid, "Ja"), (staff.james, "No"), (staff.ben, "")):
        await person.says(ASKED_AGAIN)
        if said:
            await person.clicks(said)
    await asks(staff)
    (facts,) = [part["facts"] for part in elements_of(review(staff.nadia).card) if "facts" in part]
    assert [fact["value"] for fact in facts] == ["4", "2", "1"], "shown, useful, not useful"
    assert not any(name in review(staff.nadia).text for name in ("Emma", "Farid", "James", "Ben"))


# --- what the owner does --------------------------------------------------------------------------------


async def test_right_still_counts_for_as_long_again(staff: School) -> None:
    id_ = await ending(staff)
    await asks(staff)
    await staff.nadia.clicks(RIGHT, times=2)
    assert "Nadia El Amrani keek dit na: nog juist" in review(staff.nadia).text
    assert "opnieuw na te kijken tegen 8 nov. 2028" in review(staff.nadia).text
    assert RIGHT not in buttons_of(review(staff.nadia))
    assert len(await editions.editions(staff.house, id_)) == 2, "the second click made none"
    staff.clock.pass_by(YEAR - MONTH)
    assert await asks(staff) == 1
    assert reviews(staff.nadia) == 2


async def test_a_card_that_somebody_was_faster_on_changes_nothing(staff: School) -> None:
    id_ = await ending(staff)
    await asks(staff)
    stale = buttons_of(review(staff.nadia))[RIGHT]
    await staff.lieve.says("officiële antwoorden")
    await staff.lieve.clicks("Aanpassen", on=staff.lieve.newest)
    await staff.lieve.fills(text="Een sabbatjaar kan na vijf jaar.").clicks("Bewaren")
    await staff.jobs()
    assert "Lieve Van Damme paste dit aan" in review(staff.nadia).text, "its card follows"
    await staff.nadia.sends("review.right", stale["data"], review(staff.nadia))
    assert [one.deed for one in await editions.editions(staff.house, id_)] == ["changed", "written"]


async def test_it_can_be_changed_from_the_card(staff: School) -> None:
    await ending(staff)
    await asks(staff)
    await staff.nadia.clicks("Aanpassen", on=review(staff.nadia))
    await staff.nadia.fills(text="Een sabbatjaar kan na vijf jaar.").clicks("Bewaren")
    await staff.jobs()
    assert "Nadia El Amrani paste dit aan" in review(staff.nadia).text
    assert "vijf jaar" in review(staff.nadia).text
    await staff.emma.says(ASKED_AGAIN)
    assert "vijf jaar" in staff.emma.newest.text


async def test_what_was_withdrawn_is_put_back(staff: School) -> None:
    id_ = await ending(staff)
    await asks(staff)
    await staff.nadia.clicks(SURE, on=review(staff.nadia), times=2)
    assert "Nadia El Amrani trok dit in" in review(staff.nadia).text
    await staff.jobs()
    await staff.emma.says(QUESTION)
    assert "Officieel antwoord" not in staff.emma.newest.text
    await staff.nadia.clicks(BACK, on=review(staff.nadia), times=2)
    assert "Nadia El Amrani zette dit terug" in review(staff.nadia).text
    assert RIGHT in buttons_of(review(staff.nadia)), "it is to be reviewed still"
    await staff.jobs()
    await staff.emma.says(ASKED_AGAIN)
    assert "Officieel antwoord" in staff.emma.newest.text
    deeds = [one.deed for one in await editions.editions(staff.house, id_)]
    assert deeds == ["restored", "withdrawn", "written"]


async def test_the_list_of_official_answers_puts_back_as_well(staff: School) -> None:
    await make_official(staff)
    await staff.nadia.clicks("Aanpassen", on=staff.nadia.newest)
    await staff.nadia.clicks(SURE)
    await staff.nadia.clicks(BACK)
    await staff.jobs()
    await staff.emma.says(ASKED_AGAIN)
    assert "Officieel antwoord" in staff.emma.newest.text


async def test_rights_are_checked_when_it_is_clicked(staff: School) -> None:
    id_ = await ending(staff)
    await asks(staff)
    data = {"subject": f"official:{id_}", "revision": 1}
    for verb in ("right", "changing", "withdraw", "restore"):
        reply = await staff.emma.sends(f"review.{verb}", data, None)
        assert REFUSED in str(reply)
        reply = await staff.nadia.sends(f"review.{verb}", {"subject": "official:nothing", "revision": 1}, None)
        assert REFUSED in str(reply)
    assert len(await editions.editions(staff.house, id_)) == 1


async def test_who_is_no_owner_any_more_is_not_asked_by_a_job_of_before(staff: School) -> None:
    await ending(staff)
    await ask(staff.house)
    await staff.becomes(lambda one: None if one.id == staff.nadia.id else one)
    await staff.jobs()
    assert not reviews(staff.nadia)


async def test_an_expert_is_not_asked_any_more_once_the_owner_is_back(staff: School) -> None:
    await ending(staff)
    await staff.becomes(lambda one: None if one.id == staff.nadia.id else one)
    await ask(staff.house)
    await staff.becomes(lambda one: one)
    await staff.jobs()
    assert not reviews(staff.lieve)
    await asks(staff)
    assert reviews(staff.nadia) == 1


# --- owners -------------------------------------------------------------------------------------------


async def test_another_owner_is_chosen_in_the_form(staff: School) -> None:
    await ending(staff)
    await staff.nadia.clicks("Aanpassen", on=staff.nadia.newest)
    await staff.nadia.fills(owner=staff.emma.id).clicks("Bewaren")
    assert "Kies een van de mogelijkheden" in staff.nadia.newest.text, "only who was offered"
    await staff.nadia.fills(owner=staff.lieve.id, review_by="2027-12-01").clicks("Bewaren")
    assert "Verantwoordelijke Lieve Van Damme" in staff.nadia.newest.text
    await asks(staff)
    assert reviews(staff.lieve) == 1
    assert not reviews(staff.nadia)


# --- its age ------------------------------------------------------------------------------------------


async def test_an_overdue_answer_says_its_age(staff: School) -> None:
    await ending(staff)
    await staff.emma.says(ASKED_AGAIN)
    assert "nagekeken op 23 nov. 2026" in staff.emma.newest.text
    staff.clock.pass_by(MONTH)
    for person, said in (
        (staff.emma, "nagekeken in november 2026; nog niet opnieuw"),
        (staff.sophie, "vérifiée en novembre 2026"),
        (staff.james, "reviewed in November 2026"),
    ):
        await person.says(ASKED_AGAIN)
        assert said in person.newest.text
    found = await staff.emma.searches("kennis", ASKED_AGAIN)
    assert "nagekeken in november 2026" in str(found.results[0])
    await asks(staff)
    await staff.nadia.clicks(RIGHT)
    await staff.emma.says(ASKED_AGAIN)
    assert "nagekeken op 9 dec. 2027" in staff.emma.newest.text


async def test_wherever_an_overdue_answer_is_shown_it_says_its_age(staff: School) -> None:
    """Among several, and as what may help where nothing is sure."""
    await ending(staff)
    staff.clock.pass_by(MONTH)
    await staff.emma.says(f"{ASKED_AGAIN} Hoeveel is de kilometervergoeding?")
    assert "Je vroeg 2 dingen" in staff.emma.newest.text
    assert "nagekeken in november 2026" in staff.emma.newest.text
    unsure = Calibration()
    unsure = Calibrated(replace(unsure, intercept=unsure.intercept - 3), staff.clock(), 60)
    await staff.house.records.accept(DIRECTORY, [staff.house.records.calibrations.put(unsure)])
    await staff.emma.says("Waarom vraag ik een sabbatjaar aan na maart?")
    assert "Dit kan helpen" in staff.emma.newest.text
    assert "Officieel antwoord · nagekeken in november 2026" in staff.emma.newest.text
