"""Experts answer, ask back and close; whoever asked is told."""

import asyncio
import logging

import pytest

from tests.conversations.expertise import ANSWER, REFUSED, TOPICS, answer, asked, hand_off, make_official
from tests.conversations.school import School
from tests.conversations.stage import buttons_of, elements_of


async def test_two_experts_at_once_make_one_assignment(staff: School) -> None:
    own = await hand_off(staff)
    await asyncio.gather(staff.nadia.clicks("Ik neem dit op"), staff.lieve.clicks("Ik neem dit op"))
    await staff.jobs()
    cards = {expert.name: asked(expert) for expert in (staff.nadia, staff.lieve)}
    winners = [name for name, card in cards.items() if "bij jou" in card.text]
    assert len(winners) == 1
    loser = next(card for name, card in cards.items() if name not in winners)
    assert f"bij {winners[0]}" in loser.text
    assert "Antwoorden" not in str(loser.card.get("actions"))
    assert winners[0] in own.text


async def test_an_answer_reaches_who_asked_and_thanks_close_it(staff: School) -> None:
    own = await answer(staff)
    assert "Beantwoord" in own.text
    assert ANSWER in own.text
    assert ANSWER in staff.ana.newest.text
    assert staff.ana.newest is not own, "an update in place makes no sound: she is told"
    await staff.ana.clicks("Dank je, opgelost", times=2)
    await staff.jobs()
    assert "Opgelost" in own.text
    assert "Opgelost" in asked(staff.nadia).text
    await staff.lieve.says("vragen voor mij")
    assert "Er wacht geen vraag op je" in staff.lieve.newest.text


async def test_a_question_goes_to_and_fro_across_a_restart(staff: School) -> None:
    own = await hand_off(staff)
    await staff.nadia.fills(question="Hoelang werk je hier?").clicks("Vraag versturen")
    await staff.restarts()
    await staff.jobs()
    assert "Hoelang werk je hier?" in own.text
    await staff.ana.fills(text="Twaalf jaar.").clicks("Antwoord versturen")
    await staff.restarts()
    await staff.jobs()
    assert "Twaalf jaar." in staff.nadia.newest.text
    assert len([card for card in staff.lieve.chat if "sabbatjaar" in card.text]) == 1, "it is Nadia's now"
    await staff.nadia.fills(answer=ANSWER).clicks("Verzenden")
    await staff.jobs()
    await staff.ana.fills(text="En onbetaald?").clicks("Verzenden", on=own)
    await staff.jobs()
    assert "En onbetaald?" in staff.nadia.newest.text
    assert "Opgenomen" in own.text


async def test_a_double_click_on_an_answer_answers_once(staff: School) -> None:
    own = await hand_off(staff)
    await staff.nadia.fills(answer=ANSWER).clicks("Verzenden", times=2)
    await staff.jobs()
    assert own.text.count(ANSWER) == 2, "in the exchange and in the history"
    assert len([card for card in staff.ana.chat if ANSWER in card.text]) == 2, "her card, and the news"


async def test_closing_says_why_and_needs_words(staff: School) -> None:
    own = await hand_off(staff)
    card = asked(staff.nadia)
    await staff.nadia.fills(reason=" ").clicks("Sluit deze vraag af", on=card)
    assert "Vul dit nog in" in card.text
    await staff.nadia.fills(reason="Vraag dit aan je directeur.").clicks("Sluit deze vraag af", on=card)
    await staff.jobs()
    assert "Afgesloten" in own.text
    assert "Vraag dit aan je directeur." in own.text


async def test_what_was_typed_too_late_is_not_lost(staff: School) -> None:
    await hand_off(staff)
    stale = asked(staff.lieve)
    action = next(part for part in elements_of(stale.card) if part.get("verb") == "handoff.answer")
    await staff.nadia.clicks("Ik neem dit op")
    await staff.lieve.sends("handoff.answer", {**dict(action["data"]), "answer": "Mijn lange tekst"}, stale)
    assert "Mijn lange tekst" in stale.text
    assert "bij Nadia El Amrani" in stale.text
    await staff.lieve.clicks("Overnemen", on=stale)
    await staff.jobs()
    assert "bij Lieve Van Damme" in asked(staff.nadia).text


async def test_lists_of_both_sides(staff: School) -> None:
    await staff.ana.says("mijn vragen")
    assert "nog niets aan een expert gevraagd" in staff.ana.newest.text
    await hand_off(staff)
    await staff.ana.says("mijn vragen")
    await staff.ana.clicks("Openen", on=staff.ana.newest)
    assert "wacht op een expert" in staff.ana.newest.text
    await staff.nadia.says("vragen voor mij")
    await staff.nadia.clicks("Openen", on=staff.nadia.newest)
    assert "Ik neem dit op" in buttons_of(staff.nadia.newest)


async def test_a_stranger_does_nothing_with_forged_buttons(staff: School) -> None:
    own = await hand_off(staff)
    handoff = {"handoff": buttons_of(asked(staff.nadia))["Ik neem dit op"]["data"]["handoff"]}
    typed = {"answer": "Nee", "question": "Wat?", "reason": "Zomaar", "text": "Nee", "readers": "everyone"}
    as_expert = ("handoff.take", "handoff.answer", "handoff.ask", "handoff.close", "handoff.open", "official.start")
    for stranger in (staff.ana, staff.carla, staff.ben):
        for verb in as_expert:
            assert REFUSED in str(await stranger.sends(verb, {**handoff, **typed}, None)), verb
        relieve = {**handoff, "revision": 1}
        assert REFUSED in str(await stranger.sends("handoff.relieve", relieve, None))
    for stranger in (staff.carla, staff.nadia):
        for verb in ("handoff.show", "handoff.reply", "handoff.solve"):
            assert REFUSED in str(await stranger.sends(verb, {**handoff, **typed}, None)), verb
        question = {"question": handoff["handoff"], "words": "Van mij", "topic": "verlof"}
        for verb in ("handoff.start", "handoff.send"):
            assert REFUSED in str(await stranger.sends(verb, question, None)), verb
    save = {"official": handoff["handoff"], "revision": 1, **typed}
    for stranger in (staff.ana, staff.carla):
        for verb in ("official.save", "official.edit", "official.withdraw"):
            assert REFUSED in str(await stranger.sends(verb, save, None)), verb
    assert not await staff.jobs()
    assert "Verstuurd" in own.text


async def test_who_is_no_expert_any_more_sees_and_does_nothing_more(staff: School) -> None:
    await hand_off(staff)
    card = asked(staff.nadia)
    write = TOPICS.read_text("utf-8").replace('experts = ["group:hr"]', 'experts = ["role:headmaster"]')
    (staff._data / "topics.toml").write_text(write, "utf-8")
    await staff.restarts()
    reply = await staff.nadia.clicks("Ik neem dit op", on=card)
    assert REFUSED in str(reply)
    await staff.ben.says("vragen voor mij")
    assert "sabbatjaar" in staff.ben.newest.text


async def test_typed_text_is_never_markdown_and_never_logged(staff: School, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await make_official(staff)
    for person in (staff.ana, staff.nadia, staff.lieve):
        for shown in person.chat:
            blocks = [part for part in elements_of(shown.card) if part.get("type") == "TextBlock"]
            assert not [block for block in blocks if "evil" in str(block.get("text"))]
    assert "evil" in staff.nadia.card_with("september").text
    logged = " ".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert "september" not in logged
    assert "Ana" not in logged
