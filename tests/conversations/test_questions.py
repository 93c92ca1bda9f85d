"""A question with an announcement: asked, answered on the card, counted, and shown to who answered."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.announce.asking import answering, reading
from bot.announce.asking.question import Answer, Result
from bot.announce.delivery import Delivery
from bot.people.contacts import meet
from bot.store.partitions import announcement_partition
from tests.cards.walking import parts
from tests.conversations.announcing import go_through, write
from tests.conversations.questions import AGAIN, CHANGE, CHOICES, GIVE, SHOW, answers, asks, newest, saying
from tests.conversations.school import School, send_to
from tests.conversations.stage import buttons_of


async def test_a_choice_is_counted_and_its_result_is_shown_after_it(school: School) -> None:
    ana, ben = school.ana, school.ben
    await asks(school)
    assert "Kom je ook?" in ana.newest.text
    assert "1 antwoord" not in ana.newest.text, "not before one answered"
    await answers(ana, "0")
    assert "Je antwoordde: Ja, ik kom" in ana.newest.text
    assert "1 antwoord" in ana.newest.text
    assert GIVE not in buttons_of(ana.newest)
    await answers(ben, "1")
    await ana.clicks(AGAIN)
    assert "2 antwoorden" in ana.newest.text
    await school.jobs(later=timedelta(seconds=5))
    assert (await newest(school)).tally.answers.counts == (1, 1, 0)


async def test_an_answer_may_be_changed_and_counts_once(school: School) -> None:
    ana = school.ana
    await asks(school)
    await answers(ana, "0")
    await ana.fills(answer_nl="2").clicks(CHANGE, times=2)
    assert "Je antwoordde: Misschien" in ana.newest.text
    assert "1 antwoord" in ana.newest.text
    await school.jobs(later=timedelta(seconds=5))
    assert (await newest(school)).tally.answers.counts == (0, 0, 1)


async def test_several_choices_and_a_rating(school: School) -> None:
    ana, ben = school.ana, school.ben
    await asks(school, "several")
    await answers(ana, "0,2")
    await answers(ben, "2")
    assert "2 antwoorden" in ben.newest.text
    await school.jobs(later=timedelta(seconds=5))
    assert (await newest(school)).tally.answers.counts == (1, 0, 2)
    school.clock.pass_by(timedelta(minutes=1))
    await asks(school, "rating")
    await answers(ana, "5")
    await answers(ben, "4")
    assert "Gemiddeld 4,5 op 5" in ben.newest.text


async def test_a_text_is_read_by_its_author_as_it_was_typed(school: School) -> None:
    ana, ben, carla = school.ana, school.ben, school.carla
    await asks(school, "text")
    await answers(ana, "*Meer* groen")
    assert "1 antwoord" in ana.newest.text
    await answers(ben, "   ")
    assert "Vul dit nog in." in ben.newest.text
    await ben.fills(answer_nl="x" * 501).clicks(GIVE)
    assert "hou het op 500 tekens" in ben.newest.text
    await school.jobs(later=timedelta(seconds=5))
    await carla.clicks("Lees de antwoorden")
    assert "Ana Martens" in carla.newest.text
    assert [part["type"] for part in parts(carla.newest.card) if part.get("text") == "*Meer* groen"] == ["TextRun"]


async def test_the_answers_are_listed_page_by_page(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAGE", 2)
    await asks(school)
    for person in (school.ana, school.ben, school.emma):
        await answers(person, "0")
    await school.jobs(later=timedelta(seconds=5))
    carla = school.carla
    await carla.clicks("Lees de antwoorden")
    first = carla.newest.text
    await carla.clicks("Verder")
    second = carla.newest.text
    assert ["Ben Claes" in first, "Emma Janssens" in first, "Ana Martens" in first] == [True, True, False]
    assert ["Ben Claes" in second, "Emma Janssens" in second, "Ana Martens" in second] == [False, False, True]


async def test_what_is_no_choice_is_not_counted(school: School) -> None:
    ana = school.ana
    await asks(school)
    for wrong in ("", "7", "0,1", "x" * 200):
        await answers(ana, wrong)
        assert "Kies een van de mogelijkheden." in ana.newest.text
    await ana.sends("announcement.answer", {**dict(buttons_of(ana.newest)[GIVE]["data"]), "answer_nl": [0]}, ana.newest)
    assert (await answering.exact_result(school.house, (await newest(school)).id)).answered == 0


async def test_nobody_answers_what_expired_or_was_recalled(school: School) -> None:
    ana, ben, carla = school.ana, school.ben, school.carla
    await asks(school, expires="2026-11-24")
    await answers(ana, "0")
    old = ben.newest
    school.clock.pass_by(timedelta(days=2))
    await ana.fills(answer_nl="1").clicks(CHANGE)
    assert "Antwoorden kan niet meer." in ana.newest.text
    assert "Je antwoordde: Ja, ik kom" in ana.newest.text
    await ben.fills(answer_nl="1").clicks(GIVE, on=old)
    assert "Antwoorden kan niet meer." in ben.newest.text
    post = await newest(school)
    assert (await answering.exact_result(school.house, post.id)).counts == (1, 0, 0)
    await asks(school)
    old = ben.newest
    await school.jobs(later=timedelta(seconds=5))
    for button in ("Verbeteren of intrekken", "Ja, trek in bij 3 personeelsleden"):
        await carla.clicks(button)
    reply = await ben.fills(answer_nl="1").clicks(GIVE, on=old)
    assert "Ingetrokken" in str(reply.replace)
    assert (await answering.exact_result(school.house, (await newest(school)).id)).answered == 0


async def test_each_answers_in_their_language_and_a_choice_is_the_same_in_all(school: School) -> None:
    carla, sophie, farid = school.carla, school.sophie, school.farid
    await school.everybody_installs()
    await carla.says("mededeling")
    carla.fills(title="Feest", text="Vrijdag.", asks="one", asked="Kom je?", choices="Ja\nNee")
    await carla.clicks("Toevoegen in het Frans")
    await carla.fills(title="Fête", text="Vendredi.", asked="Venez-vous ?", choices="Oui").clicks("Vertaling bewaren")
    assert "Geef even veel keuzes" in carla.newest.text
    await carla.fills(choices="Oui\nNon").clicks("Vertaling bewaren")
    await go_through(carla, schools="vaartkant")
    await carla.clicks(send_to(4))
    await school.jobs()
    assert "Venez-vous ?" in sophie.newest.text
    await sophie.fills(answer_fr="1", answer_nl="0").clicks("Répondre")
    assert "Non" in sophie.newest.text
    await answers(farid, "1")
    assert (await answering.exact_result(school.house, (await newest(school)).id)).counts == (0, 2)


async def test_a_correction_keeps_the_question_and_who_answered(school: School) -> None:
    ana, ben, carla = school.ana, school.ben, school.carla
    await asks(school)
    await answers(ana, "0")
    await school.jobs(later=timedelta(seconds=5))
    for button in ("Verbeteren of intrekken", "Verbeteren"):
        await carla.clicks(button)
    await carla.fills(text_nl="Op zaterdag 19 december.").clicks("Bekijk het voorbeeld")
    await carla.clicks("Ja, verbeter bij 3 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(seconds=15))
    assert "zaterdag" in ana.newest.text
    assert "Je antwoord is geteld" in ana.newest.text
    await ana.clicks(SHOW)
    assert "Je antwoordde: Ja, ik kom" in ana.newest.text
    assert "Kom je ook?" in ben.newest.text
    await answers(ben, "2")
    assert "2 antwoorden" in ben.newest.text


async def test_mistakes_of_a_question_stand_at_its_inputs(school: School) -> None:
    carla = school.carla
    await write(carla, title="Feest", text="Vrijdag.", asked="Kom je?")
    assert "Kies wat voor vraag dit is." in carla.newest.text
    await go_through(carla, asks="one", choices="Ja\nja")
    assert "Dezelfde keuze staat er twee keer." in carla.newest.text
    await go_through(carla, choices="Ja")
    assert "Geef 2 tot 10 keuzes" in carla.newest.text
    await go_through(carla, choices="Ja\n" + "n" * 81)
    assert "hou het op 80 tekens" in carla.newest.text
    await go_through(carla, choices=CHOICES, anonymous="true", schools="de-linde")
    assert "Een anonieme vraag heeft een laatste dag nodig" in carla.newest.text
    await go_through(carla, expires="2026-12-24")
    assert send_to(3) in buttons_of(carla.newest)


async def test_the_files_hold_who_answered_what_and_no_formulas(school: School) -> None:
    ana, carla = school.ana, school.carla
    await asks(school, "text")
    await answers(ana, '=HYPERLINK("https://evil.example")')
    await school.jobs(later=timedelta(seconds=5))
    for button in ("Antwoorden als CSV", "Als bestand"):
        await carla.clicks(button)
        await school.jobs()
        await carla.accepts(carla.newest, f"https://school-my.sharepoint.com/{button}")
        await school.jobs()
    csv, xlsx = school.recorder.drive.values()
    rows = csv.decode("utf-8-sig").splitlines()
    assert rows[1].startswith("Ana Martens;Basisschool De Linde;")
    assert "'=HYPERLINK" in rows[1]
    assert len(rows) == 2, "who did not answer is not in it"
    cells = [cell for sheet in load_workbook(BytesIO(xlsx)) for row in sheet for cell in row]
    (formula,) = [cell for cell in cells if "HYPERLINK" in str(cell.value)]
    assert formula.data_type == "s"


@pytest.mark.parametrize(("kind", "anonymous"), [("one", "false"), ("one", "true")])
async def test_of_many_who_answer_at_once_none_is_lost(school: School, kind: str, anonymous: str) -> None:
    """A hundred at one moment: what is counted is what they said."""
    await asks(school, kind, anonymous=anonymous, expires="2026-12-24")
    post, house = await newest(school), school.house
    actor = await meet(house, school.ana.id, None)
    actors = [replace(actor, person=replace(actor.person, id=f"reader-{at}")) for at in range(100)]
    puts = [house.records.deliveries.put(Delivery(post.id, one.id)) for one in actors]
    await house.records.accept(announcement_partition(post.id), puts)
    said = [Answer((at % 3,)) for at in range(len(actors))]
    await asyncio.gather(
        *(answering.answer(house, one, post.id, saying(given)) for one, given in zip(actors, said, strict=True))
    )
    assert await answering.exact_result(house, post.id) == Result(100, (34, 33, 33))
