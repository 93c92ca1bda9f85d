"""Handing off: a question that Bode cannot answer goes to the experts of its topic."""

from datetime import timedelta

import pytest

from bot.channel.base import Ambiguous
from tests.conversations.expertise import QUESTION, SEND, asked, hand_off
from tests.conversations.school import School
from tests.conversations.stage import buttons_of, elements_of


async def test_a_question_goes_to_the_experts_of_its_topic(staff: School) -> None:
    own = await hand_off(staff)
    assert "Verstuurd" in own.text
    for expert in (staff.nadia, staff.lieve):
        card = asked(expert)
        assert "Ana Martens" in card.text
        assert "Ik wil vertrekken in september." in card.text
        assert "Bode vond hier geen antwoord op." in card.text
    for other in (staff.carla, staff.ben, staff.emma):
        assert not other.sees("sabbatjaar")


async def test_the_topic_is_guessed_and_can_be_changed(staff: School) -> None:
    await staff.ana.says(QUESTION)
    await staff.ana.clicks("Vraag het aan een expert")
    choice = next(part for part in elements_of(staff.ana.newest.card) if part.get("id") == "topic")
    assert choice["value"] == "verlof"
    await staff.ana.fills(topic="ict").clicks(SEND)
    await staff.jobs()
    assert staff.carla.sees("sabbatjaar")
    assert not staff.nadia.sees("sabbatjaar")


@pytest.mark.parametrize("wrong", [{"topic": "nergens"}, {"topic": ""}, {"words": " \u200b "}, {"words": "x" * 2001}])
async def test_what_is_wrong_stands_at_its_place(staff: School, wrong: dict[str, str]) -> None:
    await staff.ana.says(QUESTION)
    await staff.ana.clicks("Vraag het aan een expert")
    await staff.ana.fills(**wrong).clicks(SEND)
    assert "Eén antwoord klopt nog niet" in staff.ana.newest.text
    assert not await staff.jobs()


async def test_a_double_click_sends_once_and_the_button_finds_it_back(staff: School) -> None:
    await staff.ana.says(QUESTION)
    await staff.ana.clicks("Vraag het aan een expert")
    await staff.ana.clicks(SEND, times=2)
    await staff.jobs()
    assert len([card for card in staff.nadia.chat if "sabbatjaar" in card.text]) == 1
    await staff.ana.clicks("Vraag het aan een expert")
    assert "Verstuurd" in staff.ana.newest.text


async def test_who_asks_is_not_asked(staff: School) -> None:
    await hand_off(staff, staff.nadia)
    assert staff.lieve.sees("Nadia El Amrani")
    assert not [card for card in staff.nadia.chat if "Ik neem dit op" in buttons_of(card)]
    await staff.nadia.says("vragen voor mij")
    assert "Er wacht geen vraag op je" in staff.nadia.newest.text


async def test_an_expert_is_told_once_even_when_it_is_unsure_that_it_arrived(staff: School) -> None:
    staff.recorder.fails[staff.nadia.conversation] = [Ambiguous("timeout")]
    await hand_off(staff)
    await staff.jobs(later=timedelta(hours=1))
    assert not staff.nadia.sees("sabbatjaar")
    await staff.nadia.says("vragen voor mij")
    assert "sabbatjaar" in staff.nadia.newest.text


async def test_everybody_is_told_in_their_own_language(staff: School) -> None:
    await staff.nadia.says("taal")
    await staff.nadia.clicks("English")
    own = await hand_off(staff)
    card = asked(staff.nadia)
    assert "I will take this" in buttons_of(card)
    await staff.nadia.clicks("I will take this")
    await staff.jobs()
    assert "Opgenomen" in own.text


async def test_an_expert_sees_what_was_shown_only_when_they_may_read_it(staff: School) -> None:
    """Ben, a headmaster, was shown a document of the headmasters; Nadia is none, Lieve is one."""
    await staff.ben.says("Hoeveel lestijden verliest De Linde volgend schooljaar?")
    assert "zestien" in staff.ben.newest.text
    await staff.ben.clicks("Vraag het aan een expert")
    await staff.ben.fills(topic="verlof", words="Klopt dit?").clicks(SEND)
    await staff.jobs()
    assert "Lestijdenpakket" in staff.lieve.card_with("Klopt dit?").text
    assert "Lestijdenpakket" not in str(staff.nadia.card_with("Klopt dit?").card)


async def test_without_topics_nobody_is_offered_an_expert(school: School) -> None:
    await school.ana.says(QUESTION)
    assert "Vraag het aan een expert" not in buttons_of(school.ana.newest)
