"""Advice on a request: who is asked, what they see and do, who reads it, and that nobody waits for it."""

import asyncio
from pathlib import Path

import pytest

from bot.arrange.advising import MOST_ADVISERS, NoAdviser, ask_advice
from bot.arrange.request import Deed, RequestState
from bot.people.contacts import meet
from tests.conversations.expertise import REFUSED
from tests.conversations.outing import at_the_papers, sends, write_outing
from tests.conversations.routing import ASKED, HEAD, STAFF, agrees, routed, standing
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_changing import changes
from tests.conversations.test_mandates import has_mandate
from tests.conversations.test_reassigning import hands_on
from tests.conversations.test_repetition import asks as asks_leave

ASK, SEND = "Vraag dit advies", "Advies versturen"
QUESTION, ANSWER = "Kan Emma dat uur aan?", "Ja, ze heeft dan [geen les](https://evil.example)."
OVER = "Je advies is niet meer nodig"


async def asks(school: School, who: Colleague, *advisers: Colleague, names: str = "") -> None:
    ids = ",".join(one.id for one in advisers)
    await who.fills(advisers=ids, advisers__name=names, advice=QUESTION).clicks(ASK)
    await school.jobs()


async def test_who_is_asked_advises_once_and_who_decides_reads_it(school: School) -> None:
    await submit_leave(school)
    await asks(school, school.ben, school.dirk, school.carla)
    card = school.dirk.card_with(ASKED)
    assert "Ben Claes vraagt je advies" in card.text
    assert QUESTION in card.text
    assert "Emma neemt 3A over" in card.text, "they see what it is about"
    assert "Advies gevraagd aan Dirk Aerts, nog niet gekregen." in school.ben.card_with(ASKED).text
    chat = len(school.ben.chat)
    await school.dirk.fills(advice=ANSWER).clicks(SEND, times=2)
    await school.jobs()
    assert [one.deed for one in (await standing(school)).history].count(Deed.ADVISED) == 1
    assert "Je advies" in card.text
    assert SEND not in buttons_of(card)
    assert len(school.ben.chat) == chat + 1, "who asked is told"
    for shown in (school.ben.newest, school.ben.chat[chat - 1]):
        assert "Advies van Dirk Aerts" in shown.text
        assert "geen les" in shown.text
        assert "Advies gevraagd aan Carla De Smet" in shown.text
    assert "geen les" not in school.carla.card_with(ASKED).text, "what another advises is not theirs"
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert OVER in str([shown.text for shown in school.carla.chat])
    assert not school.carla.sees("Emma neemt 3A over"), "who gave none sees it no more"
    assert "Goedgekeurd" in card.text
    assert "Dirk Aerts gaf advies" in school.ben.newest.text, "it stays in the history"


async def test_who_asked_for_it_sees_only_that_advice_was_asked(school: School) -> None:
    await submit_leave(school)
    told = len(school.ana.chat)
    await asks(school, school.ben, school.dirk)
    await school.dirk.fills(advice=ANSWER).clicks(SEND)
    await school.jobs()
    own = school.ana.card_with("Verloop")
    assert "Ben Claes vroeg advies ·" in own.text
    for hidden in ("Dirk Aerts", QUESTION, "geen les", "gaf advies"):
        assert hidden not in own.text, hidden
    assert len(school.ana.chat) == told, "it is not for them: nobody disturbs them"
    assert "Dirk Aerts gaf advies" in school.ben.card_with(ASKED).text


async def test_who_advises_may_not_decide(school: School) -> None:
    await submit_leave(school)
    await asks(school, school.ben, school.dirk)
    data = dict(buttons_of(school.ben.card_with(ASKED))["Goedkeuren"]["data"])
    for advised in (False, True):
        if advised:
            await school.dirk.fills(advice=ANSWER).clicks(SEND)
        for verb in ("approval.approve", "approval.refuse", "approval.show", "approval.condition", "approval.ask"):
            said = {"reason": "x", "condition": "x", "question": "x"}
            seen = {"seen": len((await standing(school)).history)} if verb != "approval.show" else {}
            reply = await school.dirk.sends(verb, {"request": data["request"], **seen, **said}, None)
            assert REFUSED in str(reply), verb
    await school.dirk.says("goedkeuringen")
    assert "Niets te beslissen" in school.dirk.newest.text
    assert (await standing(school)).state is RequestState.SUBMITTED


async def test_who_was_not_asked_advises_nothing(school: School) -> None:
    await submit_leave(school)
    request = (await standing(school)).id
    await asks(school, school.ben, school.dirk)
    for stranger in (school.carla, school.ana, school.ben):
        assert REFUSED in str(await stranger.sends("advice.give", {"request": request, "advice": "x"}, None))
    assert REFUSED in str(await school.dirk.sends("advice.give", {"request": "none", "advice": "x"}, None))
    await school.ana.clicks("Ja, trek in")
    assert REFUSED in str(await school.dirk.sends("advice.give", {"request": request, "advice": "x"}, None))
    assert REFUSED in str(await school.dirk.sends("advice.give", {"request": request, "advice": ""}, None))


async def test_names_that_were_typed_are_found_and_what_is_wrong_says_with_which(school: School) -> None:
    await submit_leave(school)
    await asks(school, school.ben, names="Dirk Aerts, Zoë Nergens")
    asked = school.ben.card_with(ASKED)
    assert "Ik vind geen collega die “Zoë Nergens” heet." in asked.text
    assert QUESTION in str(asked.card), "what was typed is kept"
    await asks(school, school.ben)
    assert "Vul dit nog in" in asked.text
    for name, said in (
        ("Ana Martens", "Ana Martens vraagt dit zelf aan"),
        ("Ben Claes", "Dit kun je niet zelf zijn"),
    ):
        await asks(school, school.ben, names=name)
        assert said in asked.text
    assert len((await standing(school)).history) == 1
    await asks(school, school.ben, school.farid, names="Dirk Aerts; carla de smet")
    assert (await standing(school)).history[-1].to == (school.farid.id, school.dirk.id, school.carla.id)
    await school.ben.fills(advisers=school.emma.id, advice="").clicks(ASK)
    assert "Vul dit nog in" in asked.text
    await asks(school, school.ben, school.dirk)
    assert "Aan Dirk Aerts is al advies gevraagd" in asked.text


async def test_the_service_itself_asks_none_of_these(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF)
    await submit_leave(school)
    await school.james.removes()
    actor, request = await meet(school.house, school.nadia.id, None), await standing(school)
    for to, problem in (
        ("nobody", "problem-person-unknown"),
        (school.nadia.id, "problem-person-self"),
        (school.ana.id, "problem-advice-requester"),
        (school.lieve.id, "problem-advice-decides"),
        (school.james.id, "problem-advice-unreached"),
    ):
        with pytest.raises(NoAdviser) as refused:
            await ask_advice(school.house, actor, request.id, [school.dirk.id, to], QUESTION, seen=1)
        assert (refused.value.problem, refused.value.person) == (problem, to)
    assert await standing(school) == request


async def test_of_one_request_a_few_are_asked(school: School) -> None:
    await submit_leave(school)
    others = [one for one in school.people.values() if one not in (school.ana, school.ben)]
    assert len(others) == MOST_ADVISERS
    await asks(school, school.ben, *others[:-1])
    await asks(school, school.ben, others[-1])
    assert len((await standing(school)).history) == 3
    actor, request = await meet(school.house, school.ben.id, None), await standing(school)
    with pytest.raises(NoAdviser) as refused:
        await ask_advice(school.house, actor, request.id, ["one more"], QUESTION, seen=3)
    assert refused.value.problem == "problem-advice-many"
    data = dict(buttons_of(school.ben.card_with(ASKED))[ASK]["data"])
    again = {**data, "advisers": others[0].id, "advice": QUESTION}
    assert f"hoogstens {MOST_ADVISERS} voor" in str(await school.ben.sends("approval.advice", again, None))


async def test_an_older_card_asks_nobody(school: School) -> None:
    await submit_leave(school)
    old = dict(buttons_of(school.ben.card_with(ASKED))[ASK]["data"])
    await school.ben.fills(question="Wanneer?").clicks("Vraag versturen")
    said = {"advisers": school.dirk.id, "advice": QUESTION}
    reply = await school.ben.sends("approval.advice", {**old, **said}, school.ben.card_with(ASKED))
    assert "Intussen veranderde er iets" in str(reply)
    await school.jobs()
    assert not school.dirk.sees(ASKED)


@pytest.mark.slow
async def test_it_stays_for_the_stages_after_it(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, HEAD, STAFF)
    await submit_leave(school)
    await asks(school, school.ben, school.dirk)
    await agrees(school, school.ben)
    await school.dirk.fills(advice=ANSWER).clicks(SEND)
    await school.jobs()
    assert "Advies van Dirk Aerts" in school.nadia.card_with(ASKED).text


async def test_who_advised_can_still_be_handed_the_decision(school: School) -> None:
    await submit_leave(school)
    await asks(school, school.ben, school.dirk)
    await hands_on(school, school.ben, school.dirk)
    await agrees(school, school.dirk)
    assert (await standing(school)).state is RequestState.APPROVED


async def test_of_two_who_ask_the_one_is_told_whose_adviser_answers(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF)
    await submit_leave(school)
    await asks(school, school.nadia, school.dirk)
    await asks(school, school.lieve, school.carla)
    nadia, lieve = len(school.nadia.chat), len(school.lieve.chat)
    await school.dirk.fills(advice=ANSWER).clicks(SEND)
    await school.jobs()
    assert (len(school.nadia.chat), len(school.lieve.chat)) == (nadia + 1, lieve)
    assert "Advies van Dirk Aerts" in school.lieve.card_with(ASKED).text, "who reads it all the same"


async def test_under_a_mandate_it_is_asked_for_the_grantor_and_answered_to_the_holder(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school)
    await asks(school, school.emma, school.dirk)
    assert "Emma Janssens, voor Ben Claes vraagt je advies" in school.dirk.card_with(ASKED).text
    chat = len(school.emma.chat)
    await school.dirk.fills(advice=ANSWER).clicks(SEND)
    await school.jobs()
    assert "Advies van Dirk Aerts" in school.emma.newest.text
    assert len(school.emma.chat) == chat + 1


async def test_of_a_decision_and_an_advice_at_once_both_or_the_decision_count(school: School) -> None:
    await submit_leave(school)
    await asks(school, school.ben, school.dirk)
    asked = school.ben.card_with(ASKED)
    await asyncio.gather(school.dirk.fills(advice=ANSWER).clicks(SEND), school.ben.clicks("Goedkeuren", on=asked))
    await school.jobs()
    deeds = [one.deed for one in (await standing(school)).history[2:]]
    assert deeds in ([Deed.APPROVED], [Deed.ADVISED])


async def test_who_is_asked_opens_the_files_as_long_as_they_see_the_request(school: School, own_forms: Path) -> None:
    write_outing(own_forms)
    await school.restarts()
    await school.everybody_installs()
    await at_the_papers(school.ana)
    await sends(school, school.ana, "brief.pdf")
    await school.ana.clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()
    await school.ben.fills(advisers=school.dirk.id, advice=QUESTION).clicks(ASK)
    await school.jobs()
    card = school.dirk.newest
    assert "brief.pdf" in str(await school.dirk.clicks("Bestand openen", on=card))
    data = dict(buttons_of(card)["Bestand openen"]["data"])
    assert REFUSED in str(await school.carla.sends("attachment.open", data, None))
    await school.ben.clicks("Goedkeuren")
    assert REFUSED in str(await school.dirk.sends("attachment.open", data, None))


async def test_advice_of_before_a_change_says_that_it_is(school: School) -> None:
    await school.everybody_installs()
    await asks_leave(school.ana, "2026-12-04")
    await school.jobs()
    ben, dirk = school.ben, school.dirk
    await asks(school, ben, dirk)
    await dirk.fills(advice="Dat kan.").clicks("Advies versturen")
    await school.jobs()
    assert "Advies van Dirk Aerts Dat kan." in ben.newest.text
    await changes(school.ana, "2026-12-10")
    await school.jobs()
    assert "Advies van Dirk Aerts, vóór de wijziging Dat kan." in ben.card_with("Dat kan.").text
