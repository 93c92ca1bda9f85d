"""An expert's answer becomes an official one, which comes first for its readers until it is withdrawn."""

import pytest

from bot.answer.official import editions
from bot.index.base import IndexUnavailable
from bot.index.embedded import open_index
from bot.store.partitions import OFFICIAL_ANSWERS
from tests.conversations.expertise import (
    ANSWER,
    ASKED_AGAIN,
    OFFICIAL,
    QUESTION,
    REFUSED,
    SEND,
    answer,
    asked,
    make_official,
    official_id,
)
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.index.damage import lose_all


async def test_an_answer_becomes_official_and_comes_first(staff: School) -> None:
    await make_official(staff)
    await staff.farid.says(ASKED_AGAIN)
    shown = staff.farid.newest.text
    assert "Officieel antwoord" in shown
    assert "Nadia El Amrani, nagekeken op 23 nov. 2026" in shown
    assert ANSWER.split(";", maxsplit=1)[0] in shown
    assert "Officieel antwoord aanpassen" not in buttons_of(staff.farid.newest)
    assert "Hier is een officieel antwoord van gemaakt." in asked(staff.lieve).text


async def test_it_comes_before_a_document_that_says_as_much(staff: School) -> None:
    question = "Hoeveel is de kilometervergoeding voor een dienstreis?"
    await staff.ana.says(question)
    assert "0,43 euro" in staff.ana.newest.text
    await staff.ana.clicks("Vraag het aan een expert")
    await staff.ana.fills(topic="verlof").clicks(SEND)
    await staff.jobs()
    await staff.nadia.fills(answer="Vanaf vandaag 0,50 euro per kilometer.").clicks("Verzenden")
    await staff.jobs()
    await staff.nadia.clicks(OFFICIAL)
    await staff.nadia.fills(readers="everyone").clicks("Bewaren")
    await staff.jobs()
    await staff.emma.says(question)
    assert "0,50 euro" in staff.emma.newest.text
    assert "Officieel antwoord" in staff.emma.newest.text
    await staff.emma.says("Hoeveel dagen omstandigheidsverlof krijg ik als ik trouw?")
    assert "vier werkdagen" in staff.emma.newest.text, "other questions get what they got"


async def test_its_readers_are_asked_for_and_respected(staff: School) -> None:
    await answer(staff)
    await staff.nadia.clicks(OFFICIAL)
    await staff.nadia.clicks("Bewaren")
    assert "Vul dit nog in" in staff.nadia.newest.text, "nobody makes it readable by accident"
    await staff.nadia.fills(readers="group:directies").clicks("Bewaren")
    assert "Kies een van de mogelijkheden" in staff.nadia.newest.text, "only what was offered"
    await staff.nadia.fills(readers="school").clicks("Bewaren")
    assert "Basisschool De Linde" in staff.nadia.newest.text
    await staff.jobs()
    await staff.emma.says(QUESTION)
    assert "Officieel antwoord" in staff.emma.newest.text
    await staff.farid.says(QUESTION)
    shown = str(staff.farid.newest.card)
    assert "Dat weet ik niet" in shown
    assert "Nadia" not in shown
    assert "tien jaar" not in shown
    found = await staff.farid.searches("kennis", QUESTION)
    assert not found.results


async def test_from_a_list_it_opens_for_its_readers(staff: School) -> None:
    await make_official(staff, readers="school")
    forged = {"official": official_id(staff)}
    shown = await staff.emma.sends("official.show", forged, None)
    assert ANSWER in str(shown)
    assert "nagekeken op" in str(shown)
    reply = await staff.farid.sends("official.show", forged, None)
    assert REFUSED in str(reply)


async def test_editing_keeps_the_history_and_counts_at_once(staff: School) -> None:
    await make_official(staff)
    await staff.lieve.says("officiële antwoorden")
    await staff.lieve.clicks("Aanpassen", on=staff.lieve.newest)
    await staff.lieve.fills(text="Een sabbatjaar kan na vijf jaar.").clicks("Bewaren")
    await staff.ana.says(ASKED_AGAIN)  # before the index follows
    assert "vijf jaar" in staff.ana.newest.text
    assert "tien jaar" not in staff.ana.newest.text
    await staff.jobs()
    assert "Lieve Van Damme paste dit aan" in staff.lieve.newest.text
    history = await editions.editions(staff.house, official_id(staff))
    assert [edition.answer.text for edition in history] == ["Een sabbatjaar kan na vijf jaar.", ANSWER]


async def test_two_who_edit_at_once_lose_nothing(staff: School) -> None:
    await make_official(staff)
    for editor in (staff.nadia, staff.lieve):
        await editor.says("officiële antwoorden")
        await editor.clicks("Aanpassen", on=editor.newest)
    await staff.nadia.fills(text="Van Nadia").clicks("Bewaren", times=2)
    await staff.lieve.fills(text="Van Lieve").clicks("Bewaren")
    assert "Een collega paste dit intussen aan" in staff.lieve.newest.text
    assert "Van Lieve" in staff.lieve.newest.text
    await staff.lieve.clicks("Bewaren")
    history = await editions.editions(staff.house, official_id(staff))
    assert [edition.answer.text for edition in history] == ["Van Lieve", "Van Nadia", ANSWER]


async def test_a_withdrawn_answer_is_gone_at_once_and_from_the_index(staff: School) -> None:
    size = await staff.house.index.size()
    await make_official(staff)
    assert await staff.house.index.size() == size + 1
    await staff.nadia.clicks("Aanpassen", on=staff.nadia.newest)
    await staff.nadia.clicks("Ja, trek in", times=2)
    assert "Ingetrokken" in staff.nadia.newest.text
    await staff.emma.says(QUESTION)
    assert "Dat weet ik niet" in staff.emma.newest.text
    await staff.jobs()
    assert await staff.house.index.size() == size
    await staff.nadia.says("officiële antwoorden")
    assert "Je beheert nog geen officiële antwoorden" in staff.nadia.newest.text
    assert len(await editions.editions(staff.house, official_id(staff))) == 2


async def test_an_index_that_was_lost_gets_them_back(staff: School) -> None:
    await make_official(staff)
    await staff.close()
    lose_all(staff._data / "index")
    await staff.restarts()
    await staff.emma.says(ASKED_AGAIN)
    assert "Officieel antwoord" in staff.emma.newest.text


async def test_an_answer_is_found_once_no_other_process_writes_the_index(staff: School) -> None:
    other = await open_index(staff._data / "index")
    await other.remove("x")
    await answer(staff)
    await staff.nadia.clicks(OFFICIAL)
    await staff.nadia.fills(readers="everyone").clicks("Bewaren")
    with pytest.raises(IndexUnavailable):
        await staff.jobs()
    await other.close()
    await staff.jobs()
    await staff.emma.says(QUESTION)
    assert "Officieel antwoord" in staff.emma.newest.text
    other = await open_index(staff._data / "index")
    await other.remove("x")  # the bot holds no lock
    await other.close()


async def test_the_review_date_is_checked(staff: School) -> None:
    await answer(staff)
    await staff.nadia.clicks(OFFICIAL)
    for day, said in (
        ("2026-11-23", "24 nov. 2026 of later"),
        ("2036-01-01", "of vroeger"),
        ("ooit", "Geef een datum"),
    ):
        await staff.nadia.fills(readers="everyone", review_by=day).clicks("Bewaren")
        assert said in staff.nadia.newest.text
    assert not [item async for item in staff.house.records.official_answers.stream(partition=OFFICIAL_ANSWERS)]


async def test_who_looks_after_it_can_edit_it_from_the_answer(staff: School) -> None:
    await make_official(staff)
    await staff.lieve.says(ASKED_AGAIN)
    await staff.lieve.clicks("Officieel antwoord aanpassen")
    assert "Pas het officieel antwoord aan" in staff.lieve.newest.text
