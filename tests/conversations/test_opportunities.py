"""Opportunities: from a form to who hopes for such work, who says that they are interested, and who is told of that."""

import asyncio
from datetime import timedelta

import pytest

from bot.arrange.opportunities.offering import BEGIN_JOB, CONTACT_JOB, OFFER_JOB, want
from bot.arrange.opportunities.opportunity import Opportunity
from bot.people.contacts import meet
from bot.store.partitions import person_partition, request_partition
from bot.work.job import Job
from tests.conversations.going_away import passes
from tests.conversations.offering import SKILLS, WANT, hopes, offers
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of

VACANCY = "Een vacature in één school"
SHARED = "Een opdracht die scholen delen"


async def opportunity_of(school: School) -> Opportunity:
    (request,) = [
        one.value
        async for one in school.house.records.requests.stream(equal={"requester": school.ben.id}, order="changed")
    ]
    kept = await school.house.records.opportunities.get(request_partition(request.id), request.id)
    assert kept is not None
    return kept.value


def told(person: Colleague) -> list[str]:
    return [shown.text for shown in person.chat if WANT in buttons_of(shown)]


async def test_from_a_form_to_who_is_interested(school: School) -> None:
    ben, emma, farid = school.ben, school.emma, school.farid
    await school.everybody_installs()
    await hopes(emma, wishes="zorg, coördinatie")
    await hopes(farid, skills="wiskunde")
    await offers(school)
    (card,) = told(emma)
    for part in (
        VACANCY,
        "Basisschool De Linde",
        "Zorgleerkracht",
        "12/24",
        SKILLS,
        "omdat je “zorg” in je profiel hebt",
    ):
        assert part in card
    assert card.index("Zorgleerkracht") < card.index(VACANCY), "it is called by what it is, and its kind stands below"
    assert "Ben Claes" in card
    assert told(farid) == [], "nothing that he can or hopes for is asked"
    assert told(school.ana) == [], "she never said that she wants to hear of it"
    assert "Nog niemand geïnteresseerd" in ben.newest.text
    assert not ben.sees("Emma"), "who is told is known to nobody"
    await emma.clicks(WANT)
    await school.jobs()
    assert "Je liet weten dat je interesse hebt" in emma.newest.text
    assert "De contactpersoon ziet nu je naam." in emma.newest.text
    assert "Niemand weet dat je dit kreeg" not in emma.newest.text
    assert "1 collega is geïnteresseerd" in ben.newest.text
    assert "Emma Janssens" in ben.newest.text
    await emma.clicks("Toch niet")
    await school.jobs()
    assert "Nog niemand geïnteresseerd" in ben.newest.text
    assert not ben.sees("Emma")
    assert (await opportunity_of(school)).interested == ()


async def test_who_thinks_better_of_it_at_once_is_told_to_nobody(school: School) -> None:
    """The contact hears of it once they are interested after all."""
    ben, emma = school.ben, school.emma
    await school.everybody_installs()
    await hopes(emma)
    await offers(school)
    before = len(ben.chat)
    await emma.clicks(WANT)
    await emma.clicks("Toch niet")
    await school.jobs()
    assert len(ben.chat) == before
    await emma.clicks(WANT)
    await school.jobs()
    assert len(ben.chat) == before + 1
    assert "Emma Janssens" in ben.newest.text


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({}, "zei dat je over zulk werk wil horen"),
        ({"kinds": "vacancy"}, "zei dat je over zulk werk wil horen"),
        ({"kinds": "shared"}, ""),
        ({"schools": "de-linde"}, "zei dat je over zulk werk wil horen"),
        ({"schools": "vaartkant"}, ""),
        ({"skills": "Gitaar"}, "“Gitaar”"),
        ({"skills": "piano", "wishes": "kleuters"}, "“kleuters”"),
        ({"wishes": "muziek"}, ""),
    ],
)
async def test_whoever_hopes_for_it_is_told(school: School, said: dict[str, str], because: str) -> None:
    await school.everybody_installs()
    await hopes(school.emma, **said)
    await offers(school)
    assert bool(told(school.emma)) is bool(because)
    assert all(because in card for card in told(school.emma))


async def test_nothing_is_offered_before_it_is_approved(school: School) -> None:
    emma = school.emma
    await school.everybody_installs()
    await hopes(emma)
    await offers(school, approved=False)
    (request,) = [
        one.value
        async for one in school.house.records.requests.stream(equal={"requester": school.ben.id}, order="changed")
    ]
    await school.house.queue.put([Job(BEGIN_JOB, {"request": request.id})])
    await school.jobs()
    assert told(emma) == []
    await school.nadia.clicks("Goedkeuren")
    await school.jobs()
    assert len(told(emma)) == 1


async def test_who_withdrew_hears_of_it_no_more_and_nothing_is_kept(school: School) -> None:
    emma = school.emma
    await school.everybody_installs()
    await hopes(emma, skills="gitaar")
    await emma.clicks("Ja, wis mijn wensen")
    assert await school.house.records.profiles.get(person_partition(emma.id), emma.id) is None
    await offers(school)
    assert told(emma) == []
    request = (await opportunity_of(school)).request
    await school.house.queue.put([Job(OFFER_JOB, {"request": request, "person": emma.id})])
    await school.jobs()
    assert told(emma) == []


async def test_the_parts_of_a_profile_are_withdrawn_by_themselves(school: School) -> None:
    emma = school.emma
    await emma.installs()
    await hopes(emma, skills="gitaar")
    await emma.clicks("Ik mag gevraagd worden")
    await emma.fills(subjects="").clicks("Bewaren")
    await emma.clicks("Ja, wis mijn wensen")
    profile = await school.house.records.profiles.get(person_partition(emma.id), emma.id)
    assert profile
    assert profile.value.standby
    assert profile.value.hopes is None


async def test_two_kinds_of_work_do_not_run_into_one_sentence(school: School) -> None:
    await school.everybody_installs()
    await hopes(school.emma, kinds="vacancy,shared")
    assert f"{VACANCY} · {SHARED}" in school.emma.newest.text


async def test_what_is_wrong_with_hopes_is_said(school: School) -> None:
    emma = school.emma
    await emma.installs()
    await hopes(emma, kinds="", wishes="x" * 201, schools="nergens")
    assert "3 " in emma.newest.text
    assert await school.house.records.profiles.get(person_partition(emma.id), emma.id) is None


async def test_only_who_was_told_can_answer_and_only_the_contact_sees_who_did(school: School) -> None:
    emma = school.emma
    await school.everybody_installs()
    await hopes(emma)
    await offers(school, contact=school.nadia.id)
    assert "Nog niemand geïnteresseerd" in school.nadia.newest.text
    data = {"request": (await opportunity_of(school)).request}
    for verb in ("want", "unwant", "join", "leave"):
        reply = await school.farid.sends(f"opportunity.{verb}", data, None)
        assert "Dit vind ik niet" in str(reply), verb
    for other in (school.ben, emma):
        reply = await other.sends("opportunity.show", data, None)
        assert "Dit vind ik niet" in str(reply)
    await emma.clicks(WANT)
    await school.jobs()
    await school.nadia.clicks("Vernieuwen")
    assert "Emma Janssens" in school.nadia.newest.text
    assert not school.ben.sees("Emma"), "the contact is somebody else"


async def test_another_school_takes_part(school: School) -> None:
    ben, dirk, emma = school.ben, school.dirk, school.emma
    await school.everybody_installs()
    for one in (dirk, emma):
        await hopes(one)
    await offers(school, "shared")
    assert SHARED in emma.newest.text
    assert "Wij doen mee" not in buttons_of(emma.newest), "she runs no school"
    reply = await emma.sends("opportunity.join", {"request": (await opportunity_of(school)).request}, None)
    assert "Dit vind ik niet" in str(reply)
    await dirk.clicks("Wij doen mee")
    await school.jobs()
    assert "Jouw school doet mee" in dirk.newest.text
    assert emma.sees("Atheneum Vaartkant")
    assert "Dirk Aerts" in ben.newest.text
    await dirk.clicks("Wij doen niet mee")
    await school.jobs()
    assert not emma.sees("Atheneum Vaartkant")


@pytest.mark.slow
async def test_nobody_shares_a_vacancy(school: School) -> None:
    await school.everybody_installs()
    await hopes(school.dirk)
    await offers(school)
    assert "Wij doen mee" not in buttons_of(school.dirk.newest)
    reply = await school.dirk.sends("opportunity.join", {"request": (await opportunity_of(school)).request}, None)
    assert "Dit vind ik niet" in str(reply)


async def test_it_is_over_after_its_last_day(school: School) -> None:
    emma, farid = school.emma, school.farid
    await school.everybody_installs()
    for one in (emma, farid):
        await hopes(one)
    await offers(school)
    await emma.clicks(WANT)
    await school.jobs()
    wants = buttons_of(farid.newest)[WANT]
    school.clock.pass_by(timedelta(days=19))
    await farid.sends(wants["verb"], wants["data"], farid.newest)
    assert "Dit is intussen voorbij" in farid.newest.text
    assert (await opportunity_of(school)).interested == (emma.id,)
    await passes(school, timedelta())
    assert "Voorbij" in emma.newest.text
    await emma.clicks("Toch niet")
    assert (await opportunity_of(school)).interested == (), "also once it is over"
    late = Job(OFFER_JOB, {"request": (await opportunity_of(school)).request, "person": school.ana.id})
    await hopes(school.ana)
    await school.house.queue.put([late])
    await school.jobs()
    assert told(school.ana) == []


async def test_what_is_annulled_is_called_off(school: School) -> None:
    ben, emma = school.ben, school.emma
    await school.everybody_installs()
    await hopes(emma)
    await offers(school)
    wants = buttons_of(emma.newest)[WANT]
    await ben.says("mijn aanvragen")
    await ben.clicks("Openen", on=ben.newest)
    await ben.fills(reason="Het gaat niet door").clicks("Vraag om te annuleren")
    await school.jobs()
    await school.nadia.clicks("Aanvraag annuleren")
    await school.jobs()
    assert "Gaat niet door" in emma.newest.text
    await emma.sends(wants["verb"], wants["data"], emma.newest)
    assert (await opportunity_of(school)).interested == ()


async def test_its_jobs_delivered_twice_tell_once(school: School) -> None:
    ben, emma = school.ben, school.emma
    await school.everybody_installs()
    await hopes(emma)
    await offers(school)
    await emma.clicks(WANT, times=2)
    await school.jobs()
    counts = [len(one.chat) for one in (ben, emma)]
    request = (await opportunity_of(school)).request
    await school.restarts()
    for what in ("begins", f"wanted-{emma.id}"):
        await school.house.queue.put([Job(CONTACT_JOB, {"request": request, "what": what})])
    again = Job(OFFER_JOB, {"request": request, "person": emma.id})
    await school.house.queue.put([Job(BEGIN_JOB, {"request": request}), again])
    await school.jobs()
    assert [len(one.chat) for one in (ben, emma)] == counts
    assert (await opportunity_of(school)).interested == (emma.id,), "nothing is begun anew"


async def test_of_two_at_once_on_two_instances_both_are_interested(school: School) -> None:
    people = (school.emma, school.farid)
    await school.everybody_installs()
    for one in people:
        await hopes(one)
    await offers(school)
    request, houses = (await opportunity_of(school)).request, (school.house, await school._open_house())
    actors = [await meet(house, one.id, None) for house, one in zip(houses, people, strict=True)]
    await asyncio.gather(*(want(house, actor, request) for house, actor in zip(houses, actors, strict=True)))
    assert set((await opportunity_of(school)).interested) == {one.id for one in people}


@pytest.mark.parametrize(
    ("who", "word", "begin", "keep", "interested"),
    [
        ("sophie", "mon profil", "Je veux en être informé", "Enregistrer", "Cela m’intéresse"),
        ("james", "my profile", "I want to hear of them", "Save", "I am interested"),
    ],
)
async def test_in_each_language(school: School, who: str, word: str, begin: str, keep: str, interested: str) -> None:
    colleague = school.people[who]
    await school.everybody_installs()
    await colleague.says(word)
    await colleague.clicks(begin)
    await colleague.fills(wishes="zorg").clicks(keep)
    await offers(school)
    await colleague.clicks(interested)
    await school.jobs()
    assert (await opportunity_of(school)).interested == (colleague.id,)
