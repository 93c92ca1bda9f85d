"""Experts: a question is handed off, answered, and becomes an official answer; sensitive topics are never searched."""

import asyncio
import logging
import shutil
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channel.base import Ambiguous
from bot.domain.knowledge import Hit
from bot.index.base import IndexUnavailable
from bot.services import curating
from bot.store.records import CURATED_ANSWERS
from bot.turns.dispatch import handler
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of, elements_of

TOPICS = Path(__file__).parent / "topics.toml"
QUESTION = "Mag ik een sabbatjaar nemen om te gaan zeilen?"
WORDS = "Ik wil vertrekken in september. [klik](https://evil.example) **nu**"
ANSWER = "Een sabbatjaar kan na tien jaar dienst; vraag het aan voor 1 maart."
ASKED_AGAIN = "Kan ik een sabbatjaar nemen?"
SEND = "Naar de experts sturen"
OFFICIAL = "Maak er een officieel antwoord van"
REFUSED = "Dit vind ik niet"


@pytest.fixture
async def staff(school: School) -> School:
    """The school with topics: Nadia and Lieve are the experts on leave, Carla on IT."""
    shutil.copy(TOPICS, school._data / "topics.toml")
    await school.restarts()
    await school.everybody_installs()
    await school.jobs()
    return school


async def hand_off(school: School, asker: Colleague | None = None, words: str = WORDS) -> Shown:
    """Gives the asker's own card."""
    asker = asker or school.ana
    await asker.says(QUESTION)
    await asker.clicks("Vraag het aan een expert")
    await asker.fills(words=words).clicks(SEND)
    own = asker.newest
    await school.jobs()
    return own


def asked(expert: Colleague) -> Shown:
    return expert.card_with("sabbatjaar")


async def answer(school: School) -> Shown:
    own = await hand_off(school)
    await school.nadia.fills(answer=ANSWER).clicks("Verzenden")
    await school.jobs()
    return own


async def make_official(school: School, readers: str = "everyone") -> None:
    await answer(school)
    await school.nadia.clicks(OFFICIAL)
    await school.nadia.fills(question=ASKED_AGAIN, readers=readers).clicks("Bewaren")
    await school.jobs()


def curated_id(school: School) -> str:
    return str(buttons_of(school.nadia.card_with("Wie mag dit lezen?"))["Aanpassen"]["data"]["curated"])


# --- handing off ------------------------------------------------------------------------------------


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


# --- answering --------------------------------------------------------------------------------------


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
    await staff.nadia.fills(reason=" ").clicks("Afsluiten", on=card)
    assert "Vul dit nog in" in card.text
    await staff.nadia.fills(reason="Vraag dit aan je directeur.").clicks("Afsluiten", on=card)
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
    as_expert = ("handoff.take", "handoff.answer", "handoff.ask", "handoff.close", "handoff.open", "curated.start")
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
    save = {"curated": handoff["handoff"], "revision": 1, **typed}
    for stranger in (staff.ana, staff.carla):
        for verb in ("curated.save", "curated.edit", "curated.withdraw"):
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


# --- official answers -------------------------------------------------------------------------------


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
    forged = {"curated": curated_id(staff)}
    shown = await staff.emma.sends("curated.show", forged, None)
    assert ANSWER in str(shown)
    assert "nagekeken op" in str(shown)
    reply = await staff.farid.sends("curated.show", forged, None)
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
    editions = await curating.editions(staff.ports, curated_id(staff))
    assert [edition.answer.text for edition in editions] == ["Een sabbatjaar kan na vijf jaar.", ANSWER]


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
    editions = await curating.editions(staff.ports, curated_id(staff))
    assert [edition.answer.text for edition in editions] == ["Van Lieve", "Van Nadia", ANSWER]


async def test_a_withdrawn_answer_is_gone_at_once_and_from_the_index(staff: School) -> None:
    size = await staff.ports.index.size()
    await make_official(staff)
    assert await staff.ports.index.size() == size + 1
    await staff.nadia.clicks("Aanpassen", on=staff.nadia.newest)
    await staff.nadia.clicks("Ja, trek in", times=2)
    assert "Ingetrokken" in staff.nadia.newest.text
    await staff.emma.says(QUESTION)
    assert "Dat weet ik niet" in staff.emma.newest.text
    await staff.jobs()
    assert await staff.ports.index.size() == size
    await staff.nadia.says("officiële antwoorden")
    assert "Je beheert nog geen officiële antwoorden" in staff.nadia.newest.text
    assert len(await curating.editions(staff.ports, curated_id(staff))) == 2


async def test_an_index_that_was_lost_gets_them_back(staff: School) -> None:
    await make_official(staff)
    await staff.ports.index.remove(f"curated:{curated_id(staff)}")
    await staff.ports.index.commit()
    await staff.emma.says(ASKED_AGAIN)
    assert "Dat weet ik niet" in staff.emma.newest.text
    assert await curating.index_all(staff.ports) == 1
    await staff.emma.says(ASKED_AGAIN)
    assert "Officieel antwoord" in staff.emma.newest.text


async def test_indexing_waits_for_another_process_and_lets_it_go_on(staff: School) -> None:
    from bot.index.embedded import open_index  # noqa: PLC0415

    other = await open_index(staff._data / "index")
    await other.remove("x")
    with pytest.raises(IndexUnavailable):
        await staff.ports.index.remove("y")
    await answer(staff)
    await staff.nadia.clicks(OFFICIAL)
    await staff.nadia.fills(readers="everyone").clicks("Bewaren")
    await staff.jobs()
    await other.close()
    await staff.jobs(later=timedelta(seconds=10))
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
    assert not [item async for item in staff.ports.records.curated.all(partition=CURATED_ANSWERS)]


async def test_who_looks_after_it_can_edit_it_from_the_answer(staff: School) -> None:
    await make_official(staff)
    await staff.lieve.says(ASKED_AGAIN)
    await staff.lieve.clicks("Officieel antwoord aanpassen")
    assert "Pas het officieel antwoord aan" in staff.lieve.newest.text


# --- sensitive topics -------------------------------------------------------------------------------


class Unsearchable:
    """An index in which nobody may search."""

    async def search(self, text: str, *, readers: Collection[str], limit: int = 10) -> Sequence[Hit]:
        raise AssertionError("it was searched")


@pytest.mark.parametrize("said", ["ik word gepest", "grensoverschrijdend gedrag", "zelf moord", "ik denk aan zelfmord"])
async def test_a_sensitive_topic_is_never_searched_and_never_kept(staff: School, said: str) -> None:
    staff.ports = replace(staff.ports, index=Unsearchable())  # type: ignore[arg-type]
    staff.stage.handle = handler(staff.ports)
    await staff.ana.says(said)
    shown = staff.ana.newest
    assert "Je staat er niet alleen voor" in shown.text
    assert shown.text.index("Ben Claes") < shown.text.index("Dirk Aerts"), "her own headmaster first"
    assert said not in str(shown.card)
    assert "Vraag het aan een expert" not in buttons_of(shown)
    kept = await staff.ports.records.questions.find(equal={"person": staff.ana.id}, order="asked")
    assert not kept.items
    found = await staff.ana.searches("kennis", said)
    assert "Je staat er niet alleen voor" in str(found.results[0].card)


async def test_a_sensitive_topic_in_every_language(staff: School) -> None:
    await staff.sophie.says("harcèlement au travail")
    assert "Vous n’êtes pas seul" in staff.sophie.newest.text
    await staff.james.says("Ik word gepest")
    assert "You are not alone" in staff.james.newest.text


async def test_a_changed_file_counts_without_a_restart(staff: School, caplog: pytest.LogCaptureFixture) -> None:
    file = staff._data / "topics.toml"
    good = TOPICS.read_text("utf-8")
    file.write_text(good.replace('"gepest"', '"gepest", "kantine"'), "utf-8")
    await asyncio.sleep(1.05)
    await staff.ana.says("de kantine")
    assert "Je staat er niet alleen voor" in staff.ana.newest.text
    file.write_text("kapot =", "utf-8")
    await asyncio.sleep(1.05)
    with caplog.at_level(logging.ERROR):
        await staff.ana.says("ik word gepest")
    assert "Je staat er niet alleen voor" in staff.ana.newest.text, "what was sensitive stays so"
    assert [record for record in caplog.records if record.getMessage() == "topics.bad"]
