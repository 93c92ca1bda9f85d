"""Approving on a condition: who asked reads it, so do those who decide after, and it stays with the decision."""

from pathlib import Path

from bot.arrange.request import Deed, RequestState
from tests.conversations.routing import ASKED, HEAD, STAFF, agrees, routed, standing
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_mandates import has_mandate

SEND = "Keur goed op deze voorwaarde"
CONDITION = "Op voorwaarde dat je de punten voor [vrijdag](https://evil.example) ingeeft."
MISSING = "Schrijf de voorwaarde. Is er geen, kies dan Goedkeuren."


async def test_who_asked_reads_the_condition_wherever_they_see_the_request(school: School) -> None:
    await submit_leave(school)
    await school.ben.fills(condition=CONDITION).clicks(SEND)
    await school.jobs()
    request = await standing(school)
    assert (request.state, request.history[-1].deed) == (RequestState.APPROVED, Deed.APPROVED)
    assert [(one.person, one.text) for one in request.conditions] == [(school.ben.id, CONDITION)]
    own, told = school.ana.card_with("Verloop"), school.ana.card_with("Goedgekeurd op voorwaarde: Verlofaanvraag")
    for card in (own, told, school.ben.card_with(ASKED)):
        assert "Voorwaarde van Ben Claes" in card.text
        assert "de punten voor" in card.text
        assert "https://evil.example)" in card.text.replace("\u2060", ""), "shown as it was typed"
    assert "Ben Claes keurde goed op voorwaarde" in own.text
    await school.ana.says("mijn aanvragen")
    assert "Goedgekeurd op voorwaarde" in school.ana.newest.text


async def test_without_words_nothing_is_approved_and_the_field_says_what_to_do(school: School) -> None:
    await submit_leave(school)
    for nothing in ("", "  \n "):
        await school.ben.fills(condition=nothing).clicks(SEND)
        assert MISSING in school.ben.card_with(ASKED).text
    long = "x" * 1001
    await school.ben.fills(condition=long).clicks(SEND)
    assert MISSING not in school.ben.card_with(ASKED).text
    assert long in school.ben.card_with(ASKED).text, "what was typed is kept"
    assert (await standing(school)).state is RequestState.SUBMITTED
    await school.ben.fills(condition=CONDITION).clicks(SEND)
    assert (await standing(school)).state is RequestState.APPROVED


async def test_a_condition_that_was_typed_is_not_lost_by_approving_beside_it(school: School) -> None:
    await submit_leave(school)
    await school.ben.fills(condition=CONDITION).clicks("Goedkeuren")
    card = school.ben.card_with(ASKED)
    assert "Hier staat nog een voorwaarde, en er is nog niets beslist. Kies “Keur goed op deze voorwaarde”" in card.text
    assert "de punten voor" in card.text, "what was typed is kept"
    assert (await standing(school)).state is RequestState.SUBMITTED
    await school.ben.fills(condition=" ").clicks("Goedkeuren")
    request = await standing(school)
    assert (request.state, request.conditions) == (RequestState.APPROVED, ())


async def test_the_stages_after_it_see_the_condition_too(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    await school.ben.fills(condition=CONDITION).clicks(SEND)
    await school.jobs()
    assert "Ben Claes ging akkoord op voorwaarde" in school.ana.card_with("Verloop").text
    for one in (school.nadia, school.lieve):
        assert "Voorwaarde van Ben Claes" in one.card_with(ASKED).text
    await agrees(school, school.nadia)
    assert "Goedgekeurd op voorwaarde" in school.ana.card_with("Verloop").text, (
        "the last one had none, the first still has"
    )


async def test_an_older_card_approves_nothing_and_two_clicks_once(school: School) -> None:
    await submit_leave(school)
    old = dict(buttons_of(school.ben.card_with(ASKED))[SEND]["data"])
    await school.ben.fills(question="Wanneer?").clicks("Vraag versturen")
    reply = await school.ben.sends("approval.condition", {**old, "condition": CONDITION}, school.ben.card_with(ASKED))
    assert "Intussen veranderde er iets" in str(reply)
    assert not (await standing(school)).conditions
    await school.ben.fills(condition=CONDITION).clicks(SEND, times=2)
    assert len((await standing(school)).conditions) == 1


async def test_under_a_mandate_the_condition_names_both(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school)
    await school.emma.fills(condition=CONDITION).clicks(SEND)
    await school.jobs()
    assert "Voorwaarde van Emma Janssens, voor Ben Claes" in school.ana.card_with("Verloop").text


async def test_what_was_refused_or_annulled_has_no_condition_any_more(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    await school.ben.fills(condition=CONDITION).clicks(SEND)
    await school.jobs()
    await school.nadia.fills(reason="Geen vervanging").clicks("Weiger deze aanvraag")
    await school.jobs()
    own = school.ana.card_with("Verloop")
    assert "Voorwaarde van" not in own.text
    assert CONDITION[:20] in own.text, "the history keeps it"
