"""How sure Bode is shows: an answer, what may help, or an honest nothing; and what people say of it afterwards."""

from datetime import timedelta

import pytest

from bot.answer.answer import Verdict
from bot.answer.calibration import Calibrated, Calibration
from bot.answer.question import Question, Reason
from bot.store.partitions import CALIBRATION_ID, DIRECTORY, person_partition
from cards.texts import texts
from tests.conversations.school import School
from tests.conversations.stage import Colleague, actions_of, buttons_of, elements_of

ALLOWANCE = "Hoeveel is de kilometervergoeding voor een dienstreis?"
WEDDING = "Hoeveel dagen krijg ik als ik trouw?"
UNKNOWN = "Wie is de koning van Spanje?"
HALF = "Hoeveel vergoeding krijg ik voor de herstelling van mijn wagen?"
"""Half of it stands in a page that they may read, and the page does not answer it."""


async def kept(school: School, person: Colleague) -> Question:
    """Their newest question."""
    found = await school.house.records.questions.find(
        equal={"person": person.id}, order="asked", descending=True, partition=person_partition(person.id), limit=1
    )
    return found.items[0].value


# --- three states -----------------------------------------------------------------------------------


async def test_a_word_that_looks_like_another_is_not_that_word(school: School) -> None:
    await school.ana.says(UNKNOWN)
    assert "Dat weet ik niet" in school.ana.newest.text
    assert (await kept(school, school.ana)).verdict is Verdict.NOT_FOUND


async def test_what_may_help_is_quoted_below_a_heading_that_says_it_may_not(school: School) -> None:
    await school.ana.says(HALF)
    shown = school.ana.newest
    assert "Dit kan helpen" in shown.text
    assert "Personeel/Kilometervergoeding.md" in shown.text
    assert "Een zeker antwoord heb ik niet" in shown.text
    assert "0,43 euro" in shown.text
    assert {"Ja", "Nee"} <= set(buttons_of(shown))
    question = await kept(school, school.ana)
    assert question.verdict is Verdict.MAYBE
    assert question.evidence is not None


async def test_nothing_unsure_is_put_into_another_chat(school: School) -> None:
    reply = await school.ana.searches("kennis", HALF)
    assert not reply.results
    assert reply.toast == texts("nl")("search-unsure"), "not that there is nothing: the chat shows it"


# --- follow-ups -------------------------------------------------------------------------------------


async def test_a_question_that_follows_on_is_understood_and_says_how(school: School) -> None:
    ana = school.ana
    await ana.says("Hoeveel dagen krijg ik bij het overlijden van mijn partner?")
    assert "tien werkdagen" in ana.newest.text
    school.clock.pass_by(timedelta(minutes=9))
    await ana.says("en voor een grootouder?")
    assert "twee werkdagen" in ana.newest.text
    assert "Begrepen als: Hoeveel dagen krijg ik bij het overlijden van mijn partner, en voor een grootouder?" in (
        ana.newest.text
    )
    await ana.clicks("Ja")
    assert "Begrepen als" in ana.newest.text


async def test_a_second_one_follows_on_the_same_question(school: School) -> None:
    ana, first = school.ana, "Wat is de vergoeding per kilometer met de wagen?"
    await ana.says(first)
    assert "Vervoermiddel: Wagen" in ana.newest.text
    await ana.says("en met de fiets?")
    assert "Vervoermiddel: Fiets" in ana.newest.text
    await ana.says("en met de trein?")
    assert "Begrepen als: Wat is de vergoeding per kilometer met de wagen, en met de trein?" in ana.newest.text
    assert (await kept(school, ana)).about == first


async def test_a_follow_up_survives_a_restart_and_a_turn_that_comes_twice(school: School) -> None:
    ana = school.ana
    await ana.says(ALLOWANCE)
    await school.restarts()
    for _ in range(2):
        await ana.says("en met de fiets?", key="5" * 32)
        assert "Begrepen als: Hoeveel is de kilometervergoeding" in ana.newest.text


async def test_after_ten_minutes_it_stands_alone(school: School) -> None:
    await school.ana.says(ALLOWANCE)
    school.clock.pass_by(timedelta(minutes=11))
    await school.ana.says("en met de fiets?")
    assert "Begrepen als" not in school.ana.newest.text


async def test_it_never_follows_on_what_somebody_else_asked(school: School) -> None:
    await school.ben.says(ALLOWANCE)
    await school.ana.says("en met de fiets?")
    assert "Begrepen als" not in school.ana.newest.text
    assert (await kept(school, school.ana)).about == ""


async def test_a_whole_question_stands_alone(school: School) -> None:
    await school.ana.says(ALLOWANCE)
    await school.ana.says("En hoeveel dagen krijg ik als ik trouw?")
    assert "vier werkdagen" in school.ana.newest.text
    assert "Begrepen als" not in school.ana.newest.text


# --- a form that does it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        "Hoe vraag ik verlof aan?",
        "waar kan ik omstandigheidsverlof aanvragen",
        "mag ik verlof nemen in de examens?",
        "can I take leave from 14 to 25 December",
        "puis-je prendre un congé du 14 au 25 décembre ?",
    ],
)
async def test_a_question_about_a_request_offers_to_start_it(school: School, asked: str) -> None:
    ana = school.ana
    await ana.says(asked)
    await ana.clicks("Verlofaanvraag starten", times=2)
    assert "Soort verlof" in ana.newest.text
    drafts = await school.house.records.requests.find(equal={"requester": ana.id}, order="changed")
    assert len(drafts.items) == 1


async def test_a_question_about_something_else_offers_no_form(school: School) -> None:
    await school.ana.says(ALLOWANCE)
    assert "Verlofaanvraag starten" not in buttons_of(school.ana.newest)


# --- was it useful ----------------------------------------------------------------------------------


async def test_no_asks_why_and_keeps_what_is_said(school: School) -> None:
    ana = school.ana
    await ana.says(ALLOWANCE)
    await ana.clicks("Nee")
    assert "Wat was er mis" in ana.newest.text
    assert (await kept(school, ana)).useful is False
    await ana.fills(reason="outdated", words="Het is intussen **0,44**.").clicks("Doorgeven")
    assert "Bedankt" in ana.newest.text
    assert "Doorgeven" not in buttons_of(ana.newest)
    question = await kept(school, ana)
    assert question.reason is Reason.OUTDATED
    assert question.words == "Het is intussen **0,44**."


async def test_nobody_has_to_say_why(school: School) -> None:
    await school.ana.says(ALLOWANCE)
    await school.ana.clicks("Nee")
    await school.ana.fills(reason="nonsense", words=17).clicks("Doorgeven")
    question = await kept(school, school.ana)
    assert (question.useful, question.reason, question.words) == (False, None, "")
    assert "Doorgeven" not in buttons_of(school.ana.newest)


async def test_who_asked_alone_says_what_it_was_worth(school: School) -> None:
    await school.ana.says(ALLOWANCE)
    question = await kept(school, school.ana)
    for verb, data in [
        ("answer.rate", {"question": question.id, "useful": True}),
        ("answer.explain", {"question": question.id, "reason": "wrong"}),
    ]:
        await school.ben.sends(verb, data, None)
        assert "Dit vind ik niet" in school.ben.newest.text
    assert await kept(school, school.ana) == question


# --- tables -----------------------------------------------------------------------------------------


async def test_a_table_answers_with_its_row_and_shows_no_pipes(school: School) -> None:
    await school.ana.says("fiets vergoeding per kilometer")
    shown = school.ana.newest
    assert "Vervoermiddel: Fiets" in shown.text
    assert "|" not in shown.text
    rows = [part for part in elements_of(shown.card) if part.get("id", "").startswith("passage-")]
    assert rows
    assert "Wagen – Vergoeding per kilometer: 0,43 euro" in shown.text
    assert any(action["type"] == "Action.ToggleVisibility" for action in actions_of(shown.card))


# --- calibration ------------------------------------------------------------------------------------


async def test_all_instances_judge_by_the_calibration_in_the_store(school: School) -> None:
    doubtful = Calibrated(Calibration(intercept=-9.0), school.clock(), 60)
    await school.house.records.accept(DIRECTORY, [school.house.records.calibrations.put(doubtful)])
    await school.ana.says(ALLOWANCE)
    assert "Dat weet ik niet" in school.ana.newest.text
    standing = await school.house.records.calibrations.get(DIRECTORY, CALIBRATION_ID)
    assert standing is not None
    removed = school.house.records.calibrations.remove(standing.value, standing.version)
    await school.house.records.accept(DIRECTORY, [removed])
    await school.ana.says(ALLOWANCE)
    assert "0,43 euro" in school.ana.newest.text
