"""What was under way when the old version ended goes on: drafts, approvals, sends, questions, and every old card."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.library.indexing import index_library
from bot.content.folder import Folder
from bot.content.jsonl import Jsonl
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from bot.settings import PREFIX
from bot.work import aside
from tests.conversations.expertise import REFUSED
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of, defaults_of
from tests.landed import DOCUMENTS, EXPORT, FIRST_NEW, FORMS, ORGANISATION

EVACUATION = "Maandag oefenen we de evacuatie."
SNOW = "Kom met de trein."
TRAFFIC = "Geen trams maandag."
SABBATICAL = "Kan ik een sabbatjaar nemen?"


def card(person: Colleague, *words: str) -> Shown:
    """The newest message of theirs in which all of this stands."""
    found = [shown for shown in person.chat if all(word in shown.text for word in words)]
    assert found, f"{person.name} sees no {words}"
    return found[-1]


def new(person: Colleague, words: str) -> list[Shown]:
    """What the new version sent them with these words."""
    return [shown for shown in person.chat if int(shown.activity) >= FIRST_NEW and words in shown.text]


def received(person: Colleague, words: str) -> int:
    """How many times the new version sent them this announcement, of those that ask for a confirmation."""
    verbs = [{action["verb"] for action in buttons_of(shown).values()} for shown in new(person, words)]
    return sum("announcement.confirm" in own and "announcement.send" not in own for own in verbs)


async def pass_minutes(school: School, minutes: int) -> None:
    for _ in range(minutes):
        await school.jobs(later=timedelta(minutes=1))


# --- requests ---------------------------------------------------------------------------------------


async def test_a_draft_goes_on_at_the_step_where_it_stood(school: School) -> None:
    ana = school.ana
    await ana.says("ik wil verlof aanvragen")
    await ana.clicks("Verdergaan")
    assert "Stap 2 van 4" in ana.newest.text
    typed = defaults_of(ana.newest.card)
    assert (typed["occasion"], typed["period.from"]) == ("birth", "2026-12-22")
    await ana.fills(period__from_part="day", period__to="2026-12-22").clicks("Volgende")
    await ana.fills(lessons="none").clicks("Volgende")
    own = ana.newest
    await ana.clicks("Indienen", on=own)
    await school.jobs()
    assert "VRL-2026-00016" in own.text, "the numbers go on where they were"
    await school.ben.clicks("Goedkeuren", on=card(school.ben, "VRL-2026-00016"))
    await school.jobs()
    assert ana.sees("Goedgekeurd: Verlofaanvraag")


async def test_a_draft_goes_on_from_its_old_card(school: School) -> None:
    ana, emma, farid = school.ana, school.emma, school.farid
    old = card(ana, "Je aanvraag wacht op je", "Omstandigheidsverlof")
    await ana.clicks("Verdergaan", on=old)
    assert "Stap 2 van 4" in old.text
    review = card(emma, "Klopt alles?")
    await emma.clicks("Indienen", on=review)
    assert "VRL-2026-00016" in review.text
    step = card(farid, "Stap 3 van 4")
    await farid.fills(lessons="none").clicks("Volgende", on=step)
    assert "EHBO" in step.text
    await farid.clicks("Indienen", on=step)
    await school.jobs()
    assert "VRL-2026-00017" in step.text


async def test_an_old_draft_can_be_thrown_away(school: School) -> None:
    await school.emma.clicks("Ja, gooi weg", on=card(school.emma, "Klopt alles?"))
    await school.emma.says("mijn aanvragen")
    assert "Concept" not in school.emma.newest.text


async def test_a_draft_of_a_form_of_the_house_keeps_each_kind_of_answer(
    school: School, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(FORMS, tmp_path / "forms")
    monkeypatch.setenv(f"{PREFIX}FORMS_DIR", str(tmp_path / "forms"))
    await school.restarts()
    draft = card(school.ana, "Badge aanvragen", "wacht op je")
    await school.ana.clicks("Verdergaan", on=draft)
    kept = ("Voor een bezoeker", "Voordeur", "Labo", "Firma Ramen & Co", "12,5", "24 nov", "27 nov", "De hele week.")
    for words in kept:
        assert words in draft.text
    await school.ana.clicks("Indienen", on=draft)
    await school.jobs()
    assert "BDG-2026-00002" in draft.text


async def test_an_old_card_approves(school: School) -> None:
    ana, ben = school.ana, school.ben
    approval, own = card(ben, "VRL-2026-00001"), card(ana, "VRL-2026-00001")
    await ben.clicks("Goedkeuren", on=approval)
    assert "Goedgekeurd" in approval.text
    await school.jobs()
    assert "Goedgekeurd" in own.text, "her own card follows where it stands"
    assert "Ben Claes" in new(ana, "Goedgekeurd: Verlofaanvraag")[0].text


async def test_an_old_card_refuses_and_asks_back(school: School) -> None:
    ben = school.ben
    await ben.fills(reason="Die dag is er een klassenraad").clicks(
        "Weiger deze aanvraag", on=card(ben, "VRL-2026-00001")
    )
    await ben.fills(question="Kan het later?").clicks("Vraag versturen", on=card(ben, "VRL-2026-00010"))
    await school.jobs()
    assert school.ana.sees("klassenraad")
    assert "Kan het later?" in card(school.emma, "VRL-2026-00010").text


async def test_one_of_two_approvers_decides_for_both(school: School) -> None:
    nadia, lieve, dirk = school.nadia, school.lieve, school.dirk
    hers, theirs = card(nadia, "VRL-2026-00002"), card(lieve, "VRL-2026-00002")
    late = dict(buttons_of(theirs)["Weiger deze aanvraag"]["data"])
    await nadia.clicks("Approve", on=hers)
    await school.jobs()
    assert "Nadia El Amrani" in theirs.text
    await lieve.sends("approval.refuse", {**late, "reason": "Nee"}, theirs)
    await school.jobs()
    await dirk.says("mijn aanvragen")
    assert "Goedgekeurd" in dirk.newest.text
    assert not new(nadia, "VRL-2026-00002"), "that they were asked is known"


async def test_a_question_to_the_requester_is_answered_from_the_old_card(school: School) -> None:
    emma, ben = school.emma, school.ben
    own = card(emma, "VRL-2026-00003", "Antwoord versturen")
    assert "Kan je de voormiddag werken?" in own.text
    await emma.fills(text="Ja, tot elf uur.").clicks("Antwoord versturen", on=own)
    await school.jobs()
    (asked,) = new(ben, "Ja, tot elf uur.")
    await ben.clicks("Goedkeuren", on=asked)
    await school.jobs()
    assert "Goedgekeurd" in own.text


async def test_who_asked_first_can_still_decide_at_once(school: School) -> None:
    await school.ben.clicks("Goedkeuren", on=card(school.ben, "VRL-2026-00003"))
    await school.jobs()
    assert school.emma.sees("Goedgekeurd: Verlofaanvraag")


async def test_my_requests_lists_all(school: School) -> None:
    for person, references in {
        school.ana: ("VRL-2026-00001", "VRL-2026-00014"),
        school.emma: ("VRL-2026-00003", "VRL-2026-00010"),
        school.farid: ("VRL-2026-00004", "VRL-2026-00008", "VRL-2026-00009", "VRL-2026-00013", "VRL-2026-00015"),
        school.dirk: ("VRL-2026-00002",),
        school.sophie: ("VRL-2026-00005", "VRL-2026-00007"),
        school.james: ("VRL-2026-00006", "VRL-2026-00011"),
        school.carla: ("VRL-2026-00012",),
    }.items():
        await person.says("mijn aanvragen")
        for reference in references:
            assert reference in person.newest.text, person.name
    await school.ana.says("mijn aanvragen")
    assert "Concept" in school.ana.newest.text


async def test_what_waits_is_listed_for_who_decides(school: School) -> None:
    await school.ben.says("goedkeuringen")
    assert "4 aanvragen wachten op je" in school.ben.newest.text
    opened = card(school.lieve, "2 aanvragen wachten op je")
    await school.lieve.clicks("Openen", on=opened)
    assert "VRL-2026-000" in opened.text


async def test_whose_card_was_under_way_is_not_asked_twice(school: School) -> None:
    await pass_minutes(school, 5)
    assert not new(school.ben, "VRL-2026-00014"), "it may have arrived"
    await school.ben.says("goedkeuringen")
    assert "vr 11 dec. 2026" in school.ben.newest.text


async def test_who_had_no_bode_is_asked_when_he_installs_it(school: School) -> None:
    await school.jobs()
    assert not new(school.dirk, "VRL-2026")
    await school.dirk.installs()
    await school.jobs()
    for reference in ("VRL-2026-00013", "VRL-2026-00015"):
        assert len(new(school.dirk, reference)) == 1
    assert not new(school.dirk, "VRL-2026-00011"), "withdrawn since"


async def test_a_job_of_twenty_days_comes_on_its_day(school: School) -> None:
    await pass_minutes(school, 2)
    await school.jobs(later=timedelta(days=16))
    assert not new(school.lieve, "VRL-2026-00012")
    for _ in range(3):
        await school.jobs(later=timedelta(days=1))
    (asked,) = new(school.lieve, "VRL-2026-00012")
    await school.lieve.clicks("Goedkeuren", on=asked)
    await school.jobs()
    assert school.carla.sees("Goedgekeurd: Verlofaanvraag")


async def test_nobody_decides_with_the_old_card_of_another(school: School) -> None:
    data = dict(buttons_of(card(school.ben, "VRL-2026-00001"))["Goedkeuren"]["data"])
    for stranger in (school.emma, school.dirk, school.ana):
        assert REFUSED in str(await stranger.sends("approval.approve", data, None))


# --- announcements ----------------------------------------------------------------------------------


async def test_the_send_under_way_ends_and_reaches_each_at_most_once(school: School) -> None:
    follow = card(school.carla, "Je mededeling", "Evacuatie")
    for _ in range(3):
        await school.house.outbox.sweep(school.house.records, school.house.now)
        await pass_minutes(school, 5)
    times = {name: received(person, EVACUATION) for name, person in school.people.items()}
    once = {"carla", "emma", "james", "sophie"}
    assert times == {name: int(name in once) for name in times}, "Farid's may have arrived twice already"
    await school.carla.clicks("Wie niet?", on=follow)
    missed = follow.text
    for name in ("Farid Benali", "Nadia El Amrani", "Lieve Van Damme", "Dirk Aerts", "Gust Wouters"):
        assert name in missed
    await school.jobs(later=timedelta(days=21))
    assert received(school.carla, EVACUATION) == 1, "her job of twenty days has nothing left to do"


async def test_a_send_that_was_promised_and_never_queued_begins(school: School) -> None:
    for _ in range(2):
        await school.house.outbox.sweep(school.house.records, school.house.now)
        await pass_minutes(school, 3)
    times = {name: received(person, TRAFFIC) for name, person in school.people.items()}
    assert times == {name: int(name in {"farid", "james", "sophie"}) for name in times}
    assert "Verzonden" in card(school.carla, "Verkeer").text


async def test_the_paused_send_is_taken_up_from_its_old_card(school: School) -> None:
    follow = card(school.carla, "Sneeuw", "Gepauzeerd")
    await pass_minutes(school, 3)
    assert not received(school.ana, SNOW)
    await school.carla.clicks("Opnieuw proberen", on=follow)
    await pass_minutes(school, 5)
    times = {name: received(person, SNOW) for name, person in school.people.items()}
    assert times == {name: int(name in {"ana", "emma", "james", "sophie"}) for name in times}
    assert "Verzonden" in follow.text


async def test_old_announcements_are_confirmed_and_counted(school: School) -> None:
    follow = card(school.carla, "Schoolfoto's", "Bij 4 van 6")
    await school.james.clicks("Read and understood", on=card(school.james, "Schoolfoto's"))
    await school.jobs(later=timedelta(minutes=5))
    await school.carla.clicks("Vernieuwen", on=follow)
    assert "Bevestigd 3" in follow.text.replace(" | ", " ")
    await school.carla.clicks("Wie niet?", on=follow)
    assert "Gust Wouters" in follow.text
    assert "Sophie Lambert" in follow.text


async def test_a_draft_is_tested_changed_and_sent(school: School) -> None:
    carla = school.carla
    await school.jobs()
    assert new(carla, "Alleen jij ziet dit"), "the test she had asked for"
    preview = card(carla, "Klaar om te verzenden?")
    await carla.clicks("Aanpassen", on=preview)
    assert "Op 18 december, om 16 uur." in preview.text
    await carla.fills(text="Op 18 december, om 17 uur.").clicks("Bekijk het voorbeeld", on=preview)
    await carla.clicks("Ja, verzend naar 1 personeelslid", on=preview)
    await school.jobs()
    assert received(school.lieve, "om 17 uur") == 1


async def test_a_draft_is_sent_from_its_old_preview(school: School) -> None:
    await school.carla.clicks("Ja, verzend naar 1 personeelslid", on=card(school.carla, "Klaar om te verzenden?"))
    await school.jobs()
    assert received(school.lieve, "om 16 uur") == 1


async def test_an_empty_card_that_lay_open_is_filled_in(school: School) -> None:
    carla = school.carla
    compose = card(carla, "Je ziet eerst een voorbeeld")
    await carla.fills(title="Fuif", text="Vrijdag.", schools="de-linde").clicks("Bekijk het voorbeeld", on=compose)
    assert "Klaar om te verzenden?" in compose.text


async def test_a_stopped_announcement_stays_stopped(school: School) -> None:
    await pass_minutes(school, 5)
    follow = card(school.carla, "Loonbrief")
    await school.carla.clicks("Vernieuwen", on=follow)
    assert "Gestopt" in follow.text
    assert not received(school.nadia, "Je loonbrief staat klaar.")


# --- questions, documents, experts ------------------------------------------------------------------


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
    report = await index_library(school.house, library, lambda _: None)
    await library.close()
    assert (report.indexed, report.unchanged, report.removed) == (2, 5, 1)
    export = Jsonl(EXPORT)
    assert (await index_library(school.house, export, lambda _: None)).unchanged == 2
    await ana.says("Hoeveel is de kilometervergoeding voor een dienstreis?")
    assert "0,43 euro" in ana.newest.text
    await ana.says("Hoe laat gaat de schoolpoort open?")
    assert "7.45 uur" in ana.newest.text
    await school.farid.says("Hoe laat gaat de schoolpoort open?")
    assert "7.45 uur" not in school.farid.newest.text


async def test_an_expert_still_sees_what_was_cited(school: School) -> None:
    await school.lieve.clicks("Ik neem dit op", on=card(school.lieve, "Vraag voor jou", "vrijwilligers"))
    assert "Congés de circonstance.md" in card(school.lieve, "Vraag voor jou", "vrijwilligers").text


# --- people and the rest ----------------------------------------------------------------------------


async def test_people_keep_their_language_and_are_not_welcomed_twice(school: School) -> None:
    await school.nadia.says("help")
    assert "Ask a question" in school.nadia.newest.text
    await school.james.says("help")
    assert "Stel een vraag" in school.james.newest.text
    for person in (school.ana, school.nadia, school.james):
        before = len(person.chat)
        await person.installs()
        assert len(person.chat) == before
    await school.lieve.installs()
    assert "ik ben Bode" in school.lieve.newest.text, "she was met, and never welcomed"


async def test_the_same_organisation_changes_nothing(school: School) -> None:
    file = parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes())
    assert not (await load_organisation(school.house, file)).changed


async def test_what_was_set_aside_stays_aside(school: School) -> None:
    await pass_minutes(school, 3)
    kept = [(kept.queue, kept.reason) async for kept in aside.listed(school.house)]
    assert sorted(kept) == [(queue, why) for queue in ("bulk", "jobs") for why in ("KeyError", "attempts", "unknown")]


async def test_nothing_goes_wrong_on_the_first_day(school: School, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(6):
        await school.house.outbox.sweep(school.house.records, school.house.now)
        await pass_minutes(school, 10)
    failures = [record for record in caplog.records if record.levelname == "ERROR"]
    assert not [record.getMessage() for record in failures]
