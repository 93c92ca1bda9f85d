"""Questions, documents and experts go on where the old version left them, from every old card."""

from bot.content.folder import Folder
from bot.content.jsonl import Jsonl
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.indexed import indexed
from tests.landed import DOCUMENTS, EXPORT
from tests.landed.looking import card, new

SABBATICAL = "Kan ik een sabbatjaar nemen?"


async def test_an_official_answer_is_found(school: School) -> None:
    await school.farid.says(SABBATICAL)
    assert "Officieel antwoord" in school.farid.newest.text
    assert "voor 1 april" in school.farid.newest.text, "the newest edition"
    await school.emma.says("Krijg ik verlof om te verhuizen?")
    assert "Officieel antwoord" not in school.emma.newest.text, "withdrawn"


async def test_an_official_answer_of_who_left_keeps_its_readers_and_its_name(school: School) -> None:
    question = "Hoelang op voorhand vraag ik verlof voor een examen?"
    await school.lieve.says(question)
    assert "Officieel antwoord" in school.lieve.newest.text
    assert "Walter Peeters" in school.lieve.newest.text
    await school.farid.says(question)
    assert "Officieel antwoord" not in school.farid.newest.text


async def test_one_that_was_not_indexed_yet_is_found_after_its_job(school: School) -> None:
    await school.jobs()
    await school.james.says("Can I carry over my leave?")
    assert "leave ends with the school year" in school.james.newest.text


async def test_official_answers_are_edited_and_withdrawn_from_old_cards(school: School) -> None:
    lieve, nadia = school.lieve, school.nadia
    editing = card(nadia, "Edit the official answer", "sabbatjaar")
    await nadia.fills(text="Een sabbatjaar kan na drie jaar dienst.").clicks("Save", on=editing)
    await school.farid.says(SABBATICAL)
    assert "na drie jaar" in school.farid.newest.text
    await lieve.clicks("Officieel antwoord aanpassen", on=card(lieve, "Vraag voor jou", "sabbatjaar"))
    assert "na drie jaar" in lieve.newest.text
    await nadia.clicks("Edit the official answer", on=card(nadia, "Question for you", "examen"))
    await nadia.clicks("Yes, withdraw", on=nadia.newest)
    await lieve.says("Hoelang op voorhand vraag ik verlof voor een examen?")
    assert "Officieel antwoord" not in lieve.newest.text
    await school.ben.clicks("Openen", on=card(school.ben, "Dit kan helpen", "voor een collega?"))
    assert "Officieel antwoord" in school.ben.newest.text


async def test_an_official_answer_is_made_of_an_old_hand_off(school: School) -> None:
    await school.carla.clicks("Maak er een officieel antwoord van", on=card(school.carla, "Vraag voor jou", "laptop"))
    await school.carla.fills(question="Mijn laptop doet het niet", readers="everyone").clicks("Bewaren")
    await school.emma.says("Mijn laptop doet het niet")
    await school.jobs()
    await school.emma.says("Mijn laptop doet het niet")
    assert "Breng hem binnen." in school.emma.newest.text


async def test_answers_are_rated_and_explained_from_old_cards(school: School) -> None:
    asked = card(school.ben, "Je vroeg: Welk verlof is er voor vrijwilligers?")
    await school.ben.clicks("Nee", on=asked)
    assert "Wat was er mis" in asked.text
    explained = card(school.emma, "Wat was er mis", "grootouder")
    await school.emma.fills(reason="incomplete").clicks("Doorgeven", on=explained)
    assert "Bedankt" in explained.text
    await school.nadia.says("gaps")
    assert "7 questions from 4 colleagues" in school.nadia.newest.text, "what was missed before counts"


async def test_a_question_that_expired_stays_gone(school: School) -> None:
    old = card(school.ana, "Wanneer begint het schooljaar?")
    reply = await school.ana.clicks("Vraag het aan een expert", on=old)
    assert REFUSED in str(reply)


async def test_an_old_question_goes_to_an_expert(school: School) -> None:
    emma = school.emma
    asking = card(emma, "Wie betaalt mijn fietsenstalling?", "Naar de experts sturen")
    await emma.fills(topic="verlof", words="Bij het station.").clicks("Naar de experts sturen", on=asking)
    await emma.clicks("Vraag het aan een expert", on=card(emma, "Dat weet ik niet", "te verhuizen naar Antwerpen?"))
    assert "Opgelost" in emma.newest.text, "what was sent before comes back"
    await school.jobs()
    assert len(new(school.lieve, "Bij het station.")) == 1


async def test_a_hand_off_that_was_taken_is_answered_from_the_old_card(school: School) -> None:
    own = card(school.emma, "Vraag aan een expert", "Mag verlof per uur?")
    await school.nadia.fills(answer="Ja, per halve dag.").clicks("Send", on=card(school.nadia, "Mag verlof per uur?"))
    await school.jobs()
    assert "Ja, per halve dag." in own.text
    assert new(school.emma, "Ja, per halve dag.")
    await school.emma.clicks("Dank je, opgelost", on=own)
    assert "Opgelost" in own.text


async def test_hand_offs_are_taken_taken_over_closed_and_listed_from_old_cards(school: School) -> None:
    lieve, nadia = school.lieve, school.nadia
    waiting = card(lieve, "Vraag voor jou", "vrijwilligers")
    await lieve.clicks("Ik neem dit op", on=waiting)
    assert "bij jou" in waiting.text
    theirs = card(lieve, "Vraag voor jou", "Mag verlof per uur?")
    await lieve.clicks("Overnemen", on=theirs)
    assert "bij jou" in theirs.text
    mine = card(nadia, "Question for you", "anciënniteit")
    await nadia.clicks("Take over", on=mine)
    await nadia.fills(reason="Vraag het aan je directeur.").clicks("Close this question", on=mine)
    await school.jobs()
    assert school.farid.sees("Vraag het aan je directeur.")
    await lieve.clicks("Openen", on=card(lieve, "Vragen voor mij", "anciënniteit"))
    await school.farid.clicks("Openen", on=card(school.farid, "Vraag aan een expert | Mijn vragen"))
    assert "Walter Peeters" in card(school.farid, "examen").text, "the history says who answered, though he left"


async def test_an_expert_who_asked_back_gets_the_answer(school: School) -> None:
    own = card(school.farid, "anciënniteit", "Antwoord versturen")
    await school.farid.fills(text="Negentien uur.").clicks("Antwoord versturen", on=own)
    await school.jobs()
    assert len(new(school.lieve, "Negentien uur.")) == 1


async def test_what_experts_did_in_the_last_hour_is_told_now(school: School) -> None:
    await school.jobs()
    assert len(new(school.ana, "Breng hem binnen.")) == 1
    assert len(new(school.lieve, "And in August?")) == 1
    for expert in (school.lieve, school.nadia):
        assert len(new(expert, "Zij is ziek.")) == 1


async def test_documents_are_found_and_only_what_was_in_doubt_is_read_again(school: School) -> None:
    ana = school.ana
    await ana.says("Hoeveel dagen krijg ik bij het overlijden van een grootouder?")
    assert "twee werkdagen" in ana.newest.text
    library = Folder(DOCUMENTS, name="documenten")
    report = await indexed(school.house, library)
    await library.close()
    # The folder stood elsewhere then: what opens its documents is another address, and that is all of it.
    assert (report.indexed, report.permitted, report.unchanged, report.removed) == (2, 5, 0, 1)
    export = Jsonl(EXPORT)
    assert (await indexed(school.house, export)).unchanged == 2
    await ana.says("Hoeveel is de kilometervergoeding voor een dienstreis?")
    assert "0,43 euro" in ana.newest.text
    await ana.says("Hoe laat gaat de schoolpoort open?")
    assert "7.45 uur" in ana.newest.text
    await school.farid.says("Hoe laat gaat de schoolpoort open?")
    assert "7.45 uur" not in school.farid.newest.text


async def test_an_expert_still_sees_what_was_cited(school: School) -> None:
    await school.lieve.clicks("Ik neem dit op", on=card(school.lieve, "Vraag voor jou", "vrijwilligers"))
    assert "Congés de circonstance.md" in card(school.lieve, "Vraag voor jou", "vrijwilligers").text
