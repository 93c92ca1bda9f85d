"""Handing a decision on: to whom it may go, who decides then, and what becomes of it when people come and go."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.arrange.reassigning import NotTo, reassign
from bot.arrange.request import Deed, RequestState
from bot.people.contacts import meet
from bot.people.person import Person
from tests.conversations.expertise import REFUSED
from tests.conversations.going_away import goes_away
from tests.conversations.routing import ASKED, EVERYBODY, HEAD, STAFF, agrees, routed, standing
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_arrange import REFUSE, submit_leave
from tests.conversations.test_deciding import open_approvals
from tests.conversations.test_mandates import gives, has_mandate

SEND = "Geef de beslissing door"
WHY = "Jij kent de klas"


async def hands_on(school: School, who: Colleague, to: Colleague | str, why: str = WHY) -> None:
    named = {"to__name": to} if isinstance(to, str) else {"to": to.id}
    await who.fills(why=why, **named).clicks(SEND)
    await school.jobs()


def decides(who: Colleague) -> bool:
    return "Goedkeuren" in buttons_of(who.card_with(ASKED))


async def test_who_it_is_handed_to_is_asked_and_decides(school: School) -> None:
    await submit_leave(school)
    await hands_on(school, school.ben, school.dirk)
    own, asked = school.ana.card_with("Verloop"), school.dirk.card_with(ASKED)
    assert "Ben Claes gaf deze beslissing aan jou door." in asked.text
    assert WHY in asked.text
    assert "Ben Claes gaf deze beslissing door aan Dirk Aerts." in own.text
    assert "Ben Claes gaf de beslissing door aan Dirk Aerts ·" in own.text, "and its history says so"
    assert "Je gaf deze beslissing door aan Dirk Aerts." in school.ben.card_with(ASKED).text
    assert not decides(school.ben)
    assert [await open_approvals(school, one) for one in (school.ben, school.dirk)] == [0, 1]
    await school.dirk.says("goedkeuringen")
    assert "Ana Martens" in school.dirk.newest.text
    audited = [item.value async for item in school.house.records.audit.stream() if item.value.actor == school.ben.id]
    assert [one.deed for one in audited].count("request.reassigned") == 1
    await school.dirk.clicks("Goedkeuren", on=asked)
    await school.jobs()
    assert "door Dirk Aerts" in own.text
    assert "Goedgekeurd" in school.ben.card_with(ASKED).text


async def test_a_name_that_was_typed_is_enough_and_of_several_one_is_chosen(school: School) -> None:
    await submit_leave(school)
    other = Person("1f0a8650-feaa-5d85-aad1-6ef2d7d05480", "Dirk Peeters", "Zorgcoördinator", "vaartkant")
    await school.becomes(lambda one: one, [other])
    await hands_on(school, school.ben, "Dirk")
    assert "Zo heten er meer. Kies wie je bedoelt." in school.ben.card_with(ASKED).text
    assert WHY in str(school.ben.card_with(ASKED).card), "what was typed is kept"
    await school.ben.fills(to=school.dirk.id).clicks(SEND)
    assert (await standing(school)).approvers == (school.dirk.id,)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("Zoë Nergens", "Ik vind geen collega die zo heet"),
        ("", "Vul dit nog in"),
        ("Ana Martens", "vraagt dit zelf aan of diende het in, en beslist er niet over"),
        ("Ben Claes", "Dit kun je niet zelf zijn"),
    ],
)
async def test_it_goes_to_nobody_who_is_unknown_who_asked_or_oneself(school: School, named: str, said: str) -> None:
    await submit_leave(school)
    await hands_on(school, school.ben, named)
    assert said in school.ben.card_with(ASKED).text
    assert (await standing(school)).approvers == (school.ben.id,)


async def test_without_a_reason_or_to_an_unknown_id_nothing_happens(school: School) -> None:
    await submit_leave(school)
    await hands_on(school, school.ben, school.dirk, why=" ")
    assert "Vul dit nog in" in school.ben.card_with(ASKED).text
    await school.ben.fills(to="00000000-0000-4000-8000-000000000009", why=WHY).clicks(SEND)
    assert "staat niet (meer) in de personeelslijst" in school.ben.card_with(ASKED).text
    await school.becomes(lambda one: None if one.id == school.dirk.id else one)
    await hands_on(school, school.ben, school.dirk)
    assert (await standing(school)).approvers == (school.ben.id,)


async def test_the_service_itself_hands_to_none_of_these(school: School, own_forms: Path) -> None:
    """Whatever a card that was forged says."""
    await routed(school, own_forms, STAFF)
    await submit_leave(school)
    await gives(school.ben, school.farid.name)
    await school.jobs()
    await school.farid.clicks("Aanvaarden")
    await school.james.removes()
    await goes_away(school.dirk)
    request, actor = await standing(school), await meet(school.house, school.nadia.id, None)
    for to, problem in (
        ("nobody", "problem-person-unknown"),
        (school.nadia.id, "problem-person-self"),
        (school.ana.id, "problem-reassign-requester"),
        (school.lieve.id, "problem-reassign-decides"),
        (school.james.id, "problem-reassign-unreached"),
        (school.dirk.id, "problem-reassign-away"),
    ):
        with pytest.raises(NotTo) as refused:
            await reassign(school.house, actor, request.id, to, WHY, seen=1)
        assert refused.value.problem == problem
    assert await standing(school) == request
    await reassign(school.house, actor, request.id, school.farid.id, WHY, seen=1)


async def test_it_goes_to_nobody_who_decides_for_who_asked(school: School) -> None:
    """Ben asks himself, and Emma holds his mandate."""
    await has_mandate(school, school.emma)
    await school.ben.says("verlof")
    await school.ben.fills(kind="medical").clicks("Volgende")
    await school.ben.fills(period__from="2026-12-02", period__to="2026-12-02").clicks("Volgende")
    await school.ben.fills(lessons="none").clicks("Volgende")
    await school.ben.clicks("Indienen")
    await school.jobs()
    await school.lieve.fills(to=school.emma.id, why=WHY).clicks(SEND)
    assert "beslist nu voor wie dit aanvraagt" in school.lieve.card_with("Ben Claes").text
    assert (await standing(school)).approvers == (school.lieve.id,)


async def test_an_older_card_hands_nothing_on_and_strangers_see_nothing(school: School) -> None:
    await submit_leave(school)
    old = dict(buttons_of(school.ben.card_with(ASKED))[SEND]["data"])
    said = {"to": school.dirk.id, "why": WHY}
    for stranger in (school.emma, school.ana, school.dirk):
        assert REFUSED in str(await stranger.sends("approval.reassign", {**old, **said}, None))
    await school.ben.fills(question="Wanneer?").clicks("Vraag versturen")
    reply = await school.ben.sends("approval.reassign", {**old, **said}, school.ben.card_with(ASKED))
    assert "Intussen veranderde er iets" in str(reply)
    assert (await standing(school)).approvers == (school.ben.id,)


async def test_who_handed_it_on_decides_no_more_and_can_get_it_back(school: School) -> None:
    await submit_leave(school)
    old = dict(buttons_of(school.ben.card_with(ASKED))["Goedkeuren"]["data"])
    await hands_on(school, school.ben, school.dirk)
    for data in (old, {"request": old["request"]}):
        assert "Je gaf deze beslissing door" in str(await school.ben.sends("approval.approve", data, None))
    await hands_on(school, school.dirk, school.farid)
    await hands_on(school, school.farid, school.ben)
    request = await standing(school)
    assert (request.approvers, request.state) == ((school.ben.id,), RequestState.SUBMITTED)
    assert [(one.by, one.to) for one in request.reassigned] == [(school.ben.id, school.ben.id)]
    assert not decides(school.dirk)
    await school.ben.clicks("Goedkeuren")
    assert (await standing(school)).state is RequestState.APPROVED


async def test_where_any_is_enough_it_goes_from_all_of_them(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF, HEAD)
    await submit_leave(school)
    await hands_on(school, school.nadia, school.dirk)
    assert (await standing(school)).approvers == (school.dirk.id,)
    assert not decides(school.lieve)
    assert "Nadia El Amrani gaf deze beslissing door aan Dirk Aerts." in school.lieve.card_with(ASKED).text
    await agrees(school, school.dirk)
    request = await standing(school)
    assert (request.stage, request.approvers, request.reassigned) == ("head", (school.ben.id,), ())
    assert "Deze stap is voorbij" in school.nadia.card_with(ASKED).text


async def test_where_all_have_to_agree_one_takes_the_place_of_one(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY)
    await submit_leave(school)
    asked = len(school.lieve.chat)
    await hands_on(school, school.nadia, school.dirk)
    request = await standing(school)
    assert set(request.approvers) == set(request.every) == {school.dirk.id, school.lieve.id}
    assert len(school.lieve.chat) == asked, "she was asked before"
    await agrees(school, school.dirk)
    assert "Jij ging akkoord" in school.dirk.card_with(ASKED).text
    assert (await standing(school)).state is RequestState.SUBMITTED
    await school.reroutes()
    await agrees(school, school.lieve)
    assert (await standing(school)).state is RequestState.APPROVED


async def test_of_all_who_agreed_hands_nothing_on_nor_is_it_handed_to_them(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY)
    await submit_leave(school)
    data = dict(buttons_of(school.nadia.card_with(ASKED))[SEND]["data"])
    await agrees(school, school.nadia)
    await school.nadia.sends("approval.reassign", {**data, "seen": 2, "to": school.dirk.id, "why": WHY}, None)
    await hands_on(school, school.lieve, school.nadia)
    assert "beslist hier al over" in school.lieve.card_with(ASKED).text
    assert not (await standing(school)).reassigned


async def test_it_stays_with_them_when_the_directory_is_loaded_anew(school: School) -> None:
    await submit_leave(school)
    await hands_on(school, school.ben, school.dirk)
    await school.moves(school.ana, to=school.lieve)
    await school.jobs()
    assert (await standing(school)).approvers == (school.dirk.id,)
    await school.dirk.clicks("Goedkeuren")
    assert (await standing(school)).state is RequestState.APPROVED


@pytest.mark.parametrize("all_of_them", [False, True])
async def test_when_they_leave_it_goes_back_to_whom_the_route_names(
    school: School, own_forms: Path, all_of_them: bool
) -> None:
    await routed(school, own_forms, EVERYBODY if all_of_them else STAFF)
    await submit_leave(school)
    await hands_on(school, school.nadia, school.farid)
    old = dict(buttons_of(school.farid.card_with(ASKED))["Goedkeuren"]["data"])
    await school.becomes(lambda one: None if one.id == school.farid.id else one)
    await school.reroutes()
    await school.jobs()
    request = await standing(school)
    assert set(request.approvers) == {school.nadia.id, school.lieve.id}
    assert set(request.every) == ({school.nadia.id, school.lieve.id} if all_of_them else set())
    assert not request.reassigned, "who comes back later does not get it back"
    assert decides(school.nadia)
    await school.becomes(lambda one: one)
    await school.reroutes()
    await school.jobs()
    assert REFUSED in str(await school.farid.sends("approval.approve", old, None))


async def test_when_they_go_away_others_are_asked_in_their_place(school: School) -> None:
    await submit_leave(school)
    await hands_on(school, school.ben, school.dirk)
    await goes_away(school.dirk)
    await school.jobs()
    assert decides(school.ben)
    assert school.dirk.id in (await standing(school)).approvers, "their right stays"
    await school.ben.clicks("Goedkeuren")
    assert (await standing(school)).state is RequestState.APPROVED


async def test_under_a_mandate_it_is_handed_on_for_the_grantor_and_says_so(school: School) -> None:
    await has_mandate(school, school.emma)
    await submit_leave(school)
    await school.emma.fills(to=school.emma.id, why=WHY).clicks(SEND)
    assert "Dit kun je niet zelf zijn" in school.emma.card_with(ASKED).text, "what is lent is not taken for good"
    await school.emma.fills(to=school.ben.id, why=WHY).clicks(SEND)
    assert "beslist hier al over" in school.emma.card_with(ASKED).text
    await hands_on(school, school.emma, school.dirk)
    both = "Emma Janssens, voor Ben Claes gaf deze beslissing"
    assert both in school.dirk.card_with(ASKED).text
    assert f"{both} door aan Dirk Aerts." in school.ben.card_with(ASKED).text
    assert "Je gaf deze beslissing door aan Dirk Aerts." in school.emma.card_with(ASKED).text
    for one in (school.ben, school.emma):
        assert not decides(one)
    entry = (await standing(school)).history[-1]
    assert (entry.person, entry.behalf, entry.to) == (school.emma.id, school.ben.id, (school.dirk.id,))
    await agrees(school, school.dirk)
    assert (await standing(school)).state is RequestState.APPROVED


async def test_who_has_a_mandate_of_whom_it_was_handed_to_is_asked_with_them(school: School) -> None:
    await submit_leave(school)
    await gives(school.dirk, school.emma.name)
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await hands_on(school, school.ben, school.dirk)
    await agrees(school, school.emma)
    assert "Emma Janssens, voor Dirk Aerts" in school.ana.card_with("Verloop").text


async def test_an_annulment_is_decided_by_whom_the_route_names(school: School) -> None:
    await submit_leave(school)
    await hands_on(school, school.ben, school.dirk)
    await agrees(school, school.dirk)
    await school.ana.fills(reason="Afgelast").clicks("Vraag om te annuleren")
    await school.jobs()
    request = await standing(school)
    assert (request.approvers, request.reassigned) == ((school.ben.id,), ())
    reply = str(await school.dirk.sends("approval.show", {"request": request.id}, None))
    assert "Annulering gevraagd" in reply, "who approved it sees what becomes of it"
    assert "Aanvraag annuleren" not in reply


async def test_of_a_decision_and_a_handing_on_at_once_one_counts(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, STAFF)
    await submit_leave(school)
    await asyncio.gather(
        school.lieve.fills(reason="Te druk").clicks(REFUSE),
        school.nadia.fills(to=school.dirk.id, why=WHY).clicks(SEND),
    )
    await school.jobs()
    assert [one.deed for one in (await standing(school)).history[1:]] in ([Deed.REFUSED], [Deed.REASSIGNED])


async def test_when_the_one_who_handed_it_on_leaves_it_stays_handed_on(school: School, own_forms: Path) -> None:
    await routed(school, own_forms, EVERYBODY)
    await submit_leave(school)
    await hands_on(school, school.nadia, school.dirk)
    await school.becomes(lambda one: replace(one, groups=frozenset[str]()) if one.id == school.nadia.id else one)
    await school.reroutes()
    await school.jobs()
    assert set((await standing(school)).every) == {school.lieve.id, school.dirk.id}


async def test_who_stands_in_for_one_of_all_hands_on_that_place_alone(school: School, own_forms: Path) -> None:
    """Nadia is away: one of Ben, Dirk and Lieve is enough in her place, beside Lieve, who has to agree anyway."""
    await routed(school, own_forms, EVERYBODY)
    await goes_away(school.nadia)
    await submit_leave(school)
    await hands_on(school, school.ben, school.farid)
    request = await standing(school)
    assert set(request.every) == {school.nadia.id, school.lieve.id}
    assert set(request.approvers) == {one.id for one in (school.nadia, school.lieve, school.dirk, school.farid)}
    await agrees(school, school.lieve)
    assert (await standing(school)).state is RequestState.SUBMITTED
    await agrees(school, school.farid)
    assert (await standing(school)).state is RequestState.APPROVED
