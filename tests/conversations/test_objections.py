"""Whoever says that an answer is not right says why, and it reaches who answers for it, without their name."""

from dataclasses import replace

from bot.people.person import Role
from bot.store.partitions import OBJECTIONS
from tests.conversations.expertise import ASKED_AGAIN, REFUSED, make_official
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of
from tests.conversations.test_answer_states import kept

WEDDING = "Hoeveel dagen verlof krijg ik als ik trouw?"
ALLOWANCE = "Hoeveel is de kilometervergoeding voor een dienstreis?"
DISPUTE, SEND, DONE = "Dit klopt niet", "Doorgeven", "Ik heb het nagekeken"


async def objects(school: School, asker: Colleague, question: str = WEDDING, **said: str) -> None:
    await asker.says(question)
    await asker.clicks(DISPUTE)
    await asker.fills(**{"reason": "outdated", **said}).clicks(SEND)
    await school.jobs()


def told(person: Colleague) -> list[Shown]:
    return [shown for shown in person.chat if shown.text.startswith(DISPUTE)]


async def test_one_tap_asks_why_in_the_same_card(staff: School) -> None:
    await staff.emma.says(WEDDING)
    cards = len(staff.emma.chat)
    await staff.emma.clicks(DISPUTE)
    shown = staff.emma.newest.text
    assert len(staff.emma.chat) == cards
    assert "vier werkdagen" in shown, "the answer stays"
    for reason in ("Het is verouderd", "Het is geen antwoord op mijn vraag", "Het is fout", "Iets anders"):
        assert reason in shown
    assert "Je naam niet, tenzij je dat wilt" in shown
    await staff.emma.fills(words="Dat was vroeger zo").clicks(SEND)
    assert "Kies een van de mogelijkheden" in staff.emma.newest.text
    assert "Dat was vroeger zo" in str(staff.emma.newest.card), "what was typed is kept"
    assert (await kept(staff, staff.emma)).useful is None


async def test_it_reaches_the_experts_with_question_source_and_reason_but_no_name(staff: School) -> None:
    await objects(staff, staff.emma, words="Het is intussen **vijf** dagen.")
    assert "Dit gaat naar Nadia El Amrani" in staff.emma.newest.text or "Lieve Van Damme" in staff.emma.newest.text
    assert DISPUTE not in buttons_of(staff.emma.newest)
    for expert in (staff.nadia, staff.lieve):
        (shown,) = told(expert)
        for words in (
            WEDDING,
            "Een collega",
            "Het is verouderd",
            "Het is intussen **vijf** dagen.",
            "Omstandigheidsverlof",
        ):
            assert words in shown.text
        assert "Emma" not in str(shown.card)
        assert staff.emma.id not in str(shown.card)
    (kept_of_it,) = [item.value async for item in staff.house.records.objections.stream(partition=OBJECTIONS)]
    assert staff.emma.id not in str(kept_of_it)


async def test_who_wants_it_is_named(staff: School) -> None:
    await objects(staff, staff.emma, named="true")
    assert "Emma Janssens" in told(staff.nadia)[0].text


async def test_an_official_answer_goes_to_its_owner_alone_who_can_change_it(staff: School) -> None:
    await make_official(staff)
    await objects(staff, staff.emma, ASKED_AGAIN, reason="wrong")
    assert "Dit gaat naar Nadia El Amrani." in staff.emma.newest.text
    assert not told(staff.lieve)
    await staff.nadia.clicks("Officieel antwoord aanpassen", on=told(staff.nadia)[0])
    assert "Pas het officieel antwoord aan" in staff.nadia.newest.text


async def test_nobody_is_told_of_what_they_said_themselves(staff: School) -> None:
    await make_official(staff)
    await objects(staff, staff.nadia, ASKED_AGAIN, reason="wrong")
    assert not told(staff.nadia)
    assert len(told(staff.lieve)) == 1, "the other expert"


async def test_twice_and_after_a_restart_it_is_told_once(staff: School) -> None:
    await staff.emma.says(WEDDING)
    await staff.emma.clicks(DISPUTE)
    await staff.emma.fills(reason="wrong").clicks(SEND, times=2)
    await staff.restarts()
    await staff.jobs()
    assert len(told(staff.nadia)) == 1
    question = await kept(staff, staff.emma)
    assert (question.useful, question.reason, question.missed) == (False, "wrong", True)


async def test_the_first_who_looks_into_it_shows_on_all_cards(staff: School) -> None:
    await objects(staff, staff.emma)
    await staff.nadia.clicks(DONE, times=2)
    assert "Nadia El Amrani keek dit na" in told(staff.nadia)[0].text
    await staff.jobs()
    assert "Nadia El Amrani keek dit na" in told(staff.lieve)[0].text
    assert DONE not in buttons_of(told(staff.lieve)[0])


async def test_without_an_expert_it_goes_to_the_operators_or_to_nobody(staff: School) -> None:
    await objects(staff, staff.emma, ALLOWANCE)
    assert "Niemand staat hiervoor in" in staff.emma.newest.text
    people = (await staff.house.directory.current()).people
    operator = replace(people[staff.ben.id], roles=frozenset({Role.OPERATOR}))
    await staff.becomes(lambda one: operator if one.id == operator.id else one)
    await objects(staff, staff.farid, ALLOWANCE)
    assert "Dit gaat naar Ben Claes." in staff.farid.newest.text
    assert len(told(staff.ben)) == 1


async def test_rights_are_checked_when_it_is_clicked(staff: School) -> None:
    await objects(staff, staff.emma)
    question = await kept(staff, staff.emma)
    for verb, data in (
        ("objection.close", {"objection": question.id}),
        ("answer.dispute", {"question": question.id}),
        ("answer.object", {"question": question.id, "reason": "wrong"}),
    ):
        reply = await staff.farid.sends(verb, data, None)
        assert REFUSED in str(reply)
    await staff.becomes(lambda one: replace(one, groups=frozenset[str]()) if one.id == staff.nadia.id else one)
    close = buttons_of(told(staff.nadia)[0])[DONE]
    standing = await staff.house.records.objections.get(OBJECTIONS, question.id)
    await staff.nadia.sends("objection.close", close["data"], None)
    assert standing == await staff.house.records.objections.get(OBJECTIONS, question.id)


async def test_what_only_may_help_is_not_disputed(staff: School) -> None:
    await staff.ana.says("Hoeveel vergoeding krijg ik voor de herstelling van mijn wagen?")
    assert "Dit kan helpen" in staff.ana.newest.text
    assert DISPUTE not in buttons_of(staff.ana.newest)
