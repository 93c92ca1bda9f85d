"""The card that tells somebody what was done for them has the input for an answer, and shows what stands then."""

import pytest

from bot.json import JsonObject
from tests.conversations.expertise import ANSWER, answer, hand_off
from tests.conversations.school import School
from tests.conversations.stage import Shown, buttons_of, elements_of
from tests.conversations.test_arrange import submit_leave

REPLY = "Antwoord versturen"
NEEDED = "Vul dit nog in"
GO_ON = "Ik heb nog een vraag"


def input_of(shown: Shown) -> JsonObject | None:
    return next((part for part in elements_of(shown.card) if part.get("id") == "text"), None)


async def test_a_question_about_a_request_is_answered_on_the_card_that_tells_it(school: School) -> None:
    ana, ben = school.ana, school.ben
    await submit_leave(school)
    own = ana.newest
    await ben.fills(question="Kan het in de namiddag?").clicks("Vraag versturen")
    await school.jobs()
    told = ana.newest
    assert told is not own
    assert "Nog een vraag over je aanvraag" in told.text
    assert input_of(told) is not None
    cards = len(ana.chat)
    await ana.fills(text=" ").clicks(REPLY, on=told)
    assert NEEDED in told.text
    await ana.fills(text="Nee, om tien uur.").clicks(REPLY, on=told)
    await school.jobs()
    assert len(ana.chat) == cards, "nothing new: the card itself changed"
    for card in (told, own):
        assert "Nog een vraag over je aanvraag" not in card.text
        assert "wacht op een beslissing" in card.text
        assert input_of(card) is None
        assert REPLY not in buttons_of(card)
    assert "Nee, om tien uur." in ben.card_with("VRL-2026-00001").text


@pytest.mark.parametrize("asks_back", [True, False])
@pytest.mark.parametrize("on_own", [True, False], ids=["on the own card", "on the told card"])
async def test_an_experts_words_are_answered_on_either_card_and_both_change(
    staff: School, asks_back: bool, on_own: bool
) -> None:
    ana, nadia = staff.ana, staff.nadia
    if asks_back:
        own = await hand_off(staff)
        await nadia.fills(question="Hoelang werk je hier?").clicks("Vraag versturen")
        await staff.jobs()
        send, words = REPLY, "Hoelang werk je hier?"
    else:
        own, send, words = await answer(staff), "Verzenden", ANSWER
    told = ana.newest
    assert told is not own
    assert words in told.text
    assert input_of(told) is not None
    assert (GO_ON in told.text) is not asks_back, "the input is behind this button, on the same card"
    cards = len(ana.chat)
    clicked = own if on_own else told
    await ana.fills(text=" ").clicks(send, on=clicked)
    assert NEEDED in clicked.text
    await ana.fills(text="Twaalf jaar.").clicks(send, on=clicked)
    await staff.jobs()
    assert len(ana.chat) == cards
    for card in (told, own):
        assert "bij Nadia El Amrani" in card.text
        assert "Twaalf jaar." in card.text
        assert input_of(card) is None
    assert "Twaalf jaar." in nadia.newest.text
