"""Who carries out what was approved: from the queue to done, with each step seen by who asked."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrange.handling.queue import ARRIVED_JOB
from bot.work.job import Job
from tests.conversations.expertise import REFUSED
from tests.conversations.handed import BY_RULE, KEY, REFERENCE, asks_key, key_approved, write_keys
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of

TAKE, RELIEVE, DONE, ASK = "Ik neem dit op", "Overnemen", "Meld dit klaar", "Vraag versturen"


@pytest.fixture(autouse=True)
def keys(own_forms: Path) -> Path:
    write_keys(own_forms)
    return own_forms


async def opens(person: Colleague) -> None:
    """The first request of their queue."""
    await person.says("wachtrij")
    await person.clicks("Openen", on=person.newest)


async def test_from_the_queue_to_done_each_step_is_seen(school: School) -> None:
    ana, nadia = school.ana, school.nadia
    await key_approved(school)
    assert "In de wachtrij" in ana.card_with(REFERENCE).text
    await opens(nadia)
    await nadia.clicks(TAKE)
    await school.jobs()
    assert "bij jou" in nadia.newest.text
    assert "Opgenomen: Sleutels" in ana.newest.text
    assert "door Nadia" in ana.newest.text
    await nadia.fills(question="Welke verdieping?").clicks(ASK)
    await school.jobs()
    assert "Nog een vraag over je aanvraag" in ana.newest.text
    assert "Welke verdieping?" in ana.newest.text
    await ana.fills(answer="De eerste.").clicks("Antwoord versturen")
    await school.jobs()
    assert "De eerste." in nadia.newest.text
    await nadia.fills(word="Ze ligt op het secretariaat.").clicks(DONE)
    await school.jobs()
    assert "Klaar: Sleutels" in ana.newest.text
    assert "Ze ligt op het secretariaat." in ana.newest.text
    await ana.clicks("Openen")
    own = ana.newest.text
    for step in ("Nadia El Amrani nam dit op", "Welke verdieping?", "De eerste.", "Nadia El Amrani meldde dit klaar"):
        assert step.replace("Nadia El Amrani", nadia.name) in own
    await nadia.says("werklijst")
    assert "Niets uit te voeren" in nadia.newest.text


async def test_an_answer_is_acknowledged_and_does_not_count_as_taking_it(school: School) -> None:
    ana, nadia = school.ana, school.nadia
    await key_approved(school)
    await opens(nadia)
    await nadia.clicks(TAKE)
    await school.jobs()
    taken = taken_on(ana)
    await nadia.fills(question="Welke verdieping?").clicks(ASK)
    await school.jobs(later=timedelta(minutes=7))
    assert "Verduidelijking gevraagd" in nadia.newest.text
    await ana.fills(answer="De eerste.").clicks("Antwoord versturen")
    await school.jobs(later=timedelta(minutes=7))
    assert ana.card_with("Je antwoord is verstuurd: Sleutels")
    assert taken_on(ana) == taken
    await nadia.clicks("Terug in de wachtrij")
    await nadia.fills(question="En welke gang?").clicks(ASK)
    await school.jobs()
    await ana.fills(answer="De linkse.").clicks("Antwoord versturen")
    await school.jobs()
    assert taken_on(ana) != taken, "asking took it from the queue"
    await nadia.fills(word="").clicks(DONE)
    assert "Klaar · door jou" in nadia.newest.text


def taken_on(asker: Colleague) -> str:
    """When somebody took it on, as who asked reads it."""
    found = re.search(r"Opgenomen · (door .*?\d\d:\d\d)", asker.card_with("Verloop").text)
    assert found
    return found[1]


async def test_the_queue_shows_first_what_is_ones_own_then_what_hurries_then_the_oldest(school: School) -> None:
    nadia, lieve = school.nadia, school.lieve
    await school.everybody_installs()
    for who, door in (("ana", "back"), ("emma", "back"), ("farid", "front")):
        await asks_key(school, door, who)
    for approver in (school.ben, school.ben, school.dirk):
        await approver.clicks("Goedkeuren")
        await school.jobs()
    # Of two cards Ben clicks the newest first.
    assert rows(await queue_of(nadia)) == ["Farid Benali", "Emma Janssens", "Ana Martens"]
    assert "Uit te voeren: 3 aanvragen" in nadia.newest.text
    await nadia.clicks("Openen", on=nadia.newest)  # the last one that has this title
    await nadia.clicks(TAKE)
    await school.jobs()
    assert rows(await queue_of(nadia)) == ["Ana Martens", "Farid Benali", "Emma Janssens"]
    assert "bij jou" in nadia.newest.text
    assert rows(await queue_of(lieve)) == ["Farid Benali", "Emma Janssens", "Ana Martens"]
    assert "bij Nadia" in lieve.newest.text


async def queue_of(person: Colleague) -> str:
    await person.says("wachtrij")
    return person.newest.text


def rows(text: str) -> list[str]:
    names = ("Ana Martens", "Emma Janssens", "Farid Benali")
    return sorted((name for name in names if name in text), key=text.index)


async def test_two_take_at_once_and_one_sees_who_was_first(school: School) -> None:
    nadia, lieve = school.nadia, school.lieve
    await key_approved(school)
    await opens(nadia)
    await opens(lieve)
    await nadia.clicks(TAKE)
    await lieve.clicks(TAKE)
    assert "Intussen veranderde er iets" in lieve.newest.text
    assert "door Nadia" in lieve.newest.text
    assert RELIEVE in buttons_of(lieve.newest)
    await school.jobs()
    entries = [item.value async for item in school.house.records.audit.stream(order="at")]
    assert [one.actor for one in entries if one.deed == "handling.taken"] == [nadia.id]


async def test_a_colleague_takes_over_and_who_had_it_is_told(school: School) -> None:
    nadia, lieve = school.nadia, school.lieve
    await key_approved(school)
    await opens(nadia)
    await nadia.clicks(TAKE)
    await opens(lieve)
    await lieve.clicks(RELIEVE)
    await school.jobs()
    assert "door Lieve" in nadia.newest.text
    assert "Opgenomen: Sleutels" in school.ana.newest.text


async def test_it_is_handed_to_a_colleague_and_back_to_the_queue(school: School) -> None:
    nadia, lieve = school.nadia, school.lieve
    await key_approved(school)
    await opens(nadia)
    await nadia.clicks("Geef dit door")
    assert "Kies" in nadia.newest.text or "Vul dit nog in" in nadia.newest.text
    await nadia.fills(to=lieve.id).clicks("Geef dit door")
    await school.jobs()
    assert "bij jou" in lieve.newest.text
    await lieve.clicks("Terug in de wachtrij")
    await school.jobs()
    assert TAKE in buttons_of(lieve.newest)
    await school.ana.clicks("Openen")
    assert "zette dit terug in de wachtrij" in school.ana.newest.text


async def test_it_is_handed_to_nobody_outside_of_the_team(school: School) -> None:
    nadia = school.nadia
    await key_approved(school)
    await opens(nadia)
    await nadia.fills(to=school.carla.id).clicks("Geef dit door")
    await school.jobs()
    assert "nog niemand" in school.carla.chat[-1].text or not school.carla.sees(REFERENCE)
    assert TAKE in buttons_of(nadia.newest)


async def test_nobody_outside_of_the_team_does_or_sees_anything(school: School) -> None:
    nadia, carla = school.nadia, school.carla
    await key_approved(school)
    await opens(nadia)
    sent = {title: dict(action["data"]) for title, action in buttons_of(nadia.newest).items()}
    for title in (TAKE, DONE, ASK, "Geef dit door"):
        verb = str(buttons_of(nadia.newest)[title]["verb"])
        for outsider in (carla, school.ben, school.ana):
            reply = await outsider.sends(verb, {**sent[title], "question": "Wat?", "to": carla.id}, None)
            assert REFUSED in str(reply), (title, outsider.name)
    await carla.says("wachtrij")
    assert "De wachtrij is voor wie goedgekeurde aanvragen uitvoert" in carla.newest.text


async def test_who_left_the_team_does_nothing_any_more_and_it_goes_back(school: School) -> None:
    nadia, lieve = school.nadia, school.lieve
    await key_approved(school)
    await opens(nadia)
    await nadia.clicks(TAKE)
    await school.jobs()
    card = nadia.newest
    await school.becomes(lambda one: replace(one, groups=frozenset[str]()) if one.id == nadia.id else one)
    reply = await nadia.clicks(DONE, on=card)
    assert REFUSED in str(reply)
    await school.jobs(later=timedelta(days=1))
    await opens(lieve)
    assert TAKE in buttons_of(lieve.newest)
    assert "is niet meer van het team" in lieve.newest.text


async def test_what_is_urgent_is_told_at_once_to_who_is_on_call(school: School) -> None:
    await key_approved(school, "front")
    assert "Dringend" in school.lieve.newest.text
    assert REFERENCE in school.lieve.newest.text
    assert not school.nadia.sees(REFERENCE)
    await school.lieve.clicks(TAKE)
    await school.jobs()
    assert "Opgenomen: Sleutels" in school.ana.newest.text


async def test_who_is_on_call_and_away_is_passed_over(school: School) -> None:
    await school.everybody_installs()
    await asks_key(school, "front")
    await school.lieve.says("ik ben afwezig")
    await school.lieve.fills(last="2026-12-11").clicks("Ik ben afwezig")
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert "Dringend" in school.nadia.newest.text
    assert not school.lieve.sees(REFERENCE)


async def test_the_team_is_told_once_a_day_as_long_as_something_lies(school: School) -> None:
    nadia = school.nadia
    await key_approved(school)
    await asks_key(school)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert told(nadia) == 1
    await school.jobs(later=timedelta(hours=5))
    assert told(nadia) == 1
    await school.jobs(later=timedelta(days=1))
    assert told(nadia) == 2
    assert "Uit te voeren: 2 aanvragen" in nadia.newest.text
    for _ in range(2):
        await opens(nadia)
        await nadia.clicks(DONE)
        await school.jobs()
    await school.jobs(later=timedelta(days=3))
    assert "Uit te voeren:" not in nadia.newest.text
    assert told(nadia) == 2


def told(person: Colleague) -> int:
    return sum("Zo stond het" in shown.text and "Uit te voeren:" in shown.text for shown in person.chat)


async def test_nobody_is_told_at_night_of_what_can_wait(school: School) -> None:
    await school.everybody_installs()
    await asks_key(school)
    school.clock.pass_by(timedelta(hours=12))
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert told(school.nadia) == 0
    await school.jobs(later=timedelta(hours=10, minutes=5))
    assert told(school.nadia) == 1


async def test_what_is_annulled_leaves_the_queue_and_comes_back_where_it_is_kept(school: School) -> None:
    ana, nadia = school.ana, school.nadia
    await key_approved(school)
    await opens(nadia)
    await nadia.clicks(TAKE)
    await school.jobs()
    card = nadia.newest
    await ana.fills(reason="Niet meer nodig").clicks("Vraag om te annuleren")
    await school.jobs()
    assert "Niets uit te voeren" in await queue_of(nadia)
    await nadia.clicks(DONE, on=card)
    assert "Hier hoef je nu niets voor te doen" in card.text
    await ana.clicks("Toch behouden")
    await school.jobs()
    assert "Ana Martens" in await queue_of(nadia)
    await ana.fills(reason="Toch niet").clicks("Vraag om te annuleren")
    await school.jobs()
    await school.ben.clicks("Aanvraag annuleren")
    await school.jobs(later=timedelta(days=1))
    assert "Niets uit te voeren" in await queue_of(nadia)
    assert "Geannuleerd" in nadia.card_with(REFERENCE).text


async def test_what_is_approved_by_rule_comes_into_the_queue(school: School, keys: Path) -> None:
    write_keys(keys, BY_RULE)
    school.clock.pass_by(timedelta(minutes=1))
    await school.restarts()
    await school.everybody_installs()
    await asks_key(school)
    await school.ana.says("sleutels")
    await school.ana.fills(door="back").clicks("Volgende")
    assert "dit gaat meteen naar wie het uitvoert, zonder beslissing" in school.ana.newest.text
    assert "In de wachtrij" in school.ana.card_with(REFERENCE).text
    assert "Goedgekeurd · volgens de regels" not in school.ana.card_with(REFERENCE).text, "one line says how it stands"
    await opens(school.nadia)
    await school.nadia.clicks(DONE)
    await school.jobs()
    assert "Klaar: Sleutels" in school.ana.newest.text
    assert "Goedgekeurd" not in school.ana.newest.text


async def test_ones_own_is_carried_out_by_a_colleague(school: School) -> None:
    nadia = school.nadia
    await school.everybody_installs()
    await asks_key(school, who="nadia")
    await school.lieve.clicks("Goedkeuren")
    await school.jobs()
    assert "Niets uit te voeren" in await queue_of(nadia)
    assert "Nadia" in await queue_of(school.lieve)


async def test_who_is_the_only_one_of_the_team_carries_out_their_own(school: School, keys: Path) -> None:
    write_keys(
        keys, KEY.replace('team = ["group:hr"]', 'team = ["role:hr"]').replace('on_call = ["role:headmaster"]', "")
    )
    await school.restarts()
    await school.everybody_installs()
    await asks_key(school, who="nadia")
    await school.lieve.clicks("Goedkeuren")
    await school.jobs()
    await opens(school.nadia)
    await school.nadia.clicks(DONE)
    await school.jobs()
    assert "Klaar" in school.nadia.card_with("Je aanvraag").text


async def test_another_school_has_another_queue(school: School, keys: Path) -> None:
    write_keys(keys, KEY.replace('"group:hr"]\nurgent', '"head"]\notherwise = ["group:hr"]\nurgent'))
    await school.restarts()
    await school.everybody_installs()
    for who, approver in (("ana", school.ben), ("farid", school.dirk)):
        await asks_key(school, who=who)
        await approver.clicks("Goedkeuren")
        await school.jobs()
    assert rows(await queue_of(school.ben)) == ["Ana Martens"]
    assert rows(await queue_of(school.dirk)) == ["Farid Benali"]
    assert rows(await queue_of(school.nadia)) == []


async def test_what_is_urgent_is_told_once_whatever_was_done_when_its_job_comes_again(school: School) -> None:
    await key_approved(school, "front")
    (request,) = [item.value.id async for item in school.house.records.requests.stream()]
    for does in (TAKE, "Terug in de wachtrij"):
        await school.lieve.clicks(does)
        await school.jobs()
        told = len(school.lieve.chat)
        await school.house.queue.put([Job(ARRIVED_JOB, {"request": request})])
        await school.jobs()
        assert len(school.lieve.chat) == told


async def test_what_is_kept_after_all_is_looked_at_every_morning_again(school: School) -> None:
    """A morning passed while its annulment was asked, on which there was nothing to look at."""
    await key_approved(school)
    await school.ana.fills(reason="Niet meer nodig").clicks("Vraag om te annuleren")
    await school.jobs(later=timedelta(days=1))
    before = told(school.nadia)
    await school.ana.clicks("Toch behouden")
    for days in (1, 2):
        await school.jobs(later=timedelta(days=1))
        assert told(school.nadia) == before + days


async def test_who_has_it_already_is_not_told_that_something_changed(school: School) -> None:
    """As when the click comes once more, long after the first was forgotten."""
    nadia = school.nadia
    await key_approved(school)
    await opens(nadia)
    taken = dict(buttons_of(nadia.newest)[TAKE]["data"])
    await nadia.clicks(TAKE)
    await school.jobs(later=timedelta(minutes=11))
    reply = await nadia.sends("handling.take", taken, nadia.newest)
    assert "Intussen veranderde er iets" not in str(reply)
    assert "bij jou" in nadia.newest.text
    reply = await school.lieve.sends("handling.take", taken, None)
    assert "Intussen veranderde er iets" in str(reply), "as somebody else has it"
