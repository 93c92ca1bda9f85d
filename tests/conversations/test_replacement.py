"""Looking for a replacement: from the button on an approved absence to who takes over, and what comes in between."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.arrange.matching.jobs import ASK_JOB, ASKS_JOB, OVER_JOB, TELLS_JOB
from bot.arrange.matching.replacement import Replacement, SearchState
from bot.arrange.matching.searching import Overtaken, accept
from bot.arrange.matching.sought import Sought
from bot.people.contacts import meet
from bot.store.partitions import request_partition
from bot.work.job import Job
from tests.conversations.routing import standing
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.standing_by import (
    ACCEPT,
    LESSONS,
    SEEK,
    asks,
    everybody_stands_by,
    is_away,
    looks,
    passes,
    stands_by,
)
from tests.conversations.test_arrange import submit_leave

WANTED, TAKEN, YOURS = "Wil jij overnemen?", "Al gevonden, bedankt", "Jij neemt over"
FOUND = "Vervanging gevonden · Emma Janssens neemt over"


async def search_of(school: School) -> Replacement:
    id_ = (await standing(school)).id
    kept = await school.house.records.replacements.get(request_partition(id_), id_)
    assert kept is not None
    return kept.value


def cards(person: Colleague, words: str) -> list[str]:
    return [shown.text for shown in person.chat if words in shown.text]


async def test_from_the_button_to_who_takes_over(school: School) -> None:
    ana, ben, emma, farid = school.ana, school.ben, school.emma, school.farid
    await is_away(school)
    await everybody_stands_by(school)
    await ana.clicks(SEEK)
    assert "2 collega’s zeiden gevraagd te mogen worden" in ana.newest.text
    assert not cards(emma, WANTED), "nobody is asked before it is said how many"
    await ana.clicks(asks(2))
    await school.jobs()
    assert "Vervanging gezocht · gevraagd aan 2 collega’s" in ana.newest.text
    for colleague in (emma, farid):
        (asked,) = cards(colleague, WANTED)
        for told in ("Basisschool De Linde", "vr 4 dec. 2026", LESSONS, "Leerkracht", "vr 4 dec. 2026 om 8:00"):
            assert told in asked
        for private in ("Ana", "Omstandigheidsverlof", "Huwelijk", "VRL-"):
            assert private not in asked
    await emma.clicks(ACCEPT)
    await school.jobs()
    assert YOURS in emma.newest.text
    assert "Ana Martens" in emma.newest.text
    assert "Omstandigheidsverlof" not in emma.newest.text
    assert cards(farid, TAKEN)
    assert not cards(farid, WANTED)
    assert "Emma" not in farid.newest.text
    for told in (ana, ben):
        assert FOUND in told.newest.text
    assert FOUND in ana.card_with("VRL-2026-00001").text
    assert FOUND in ben.card_with("VRL-2026-00001").text


async def test_where_one_colleague_may_be_asked_nobody_else_is_spoken_of(school: School) -> None:
    await is_away(school)
    await stands_by(school.emma)
    await school.ana.clicks(SEEK)
    assert "1 collega zei gevraagd te mogen worden" in school.ana.newest.text
    assert "Die krijgt een kaart met de school" in school.ana.newest.text
    assert "Wie eerst ja zegt" not in school.ana.newest.text


async def test_the_first_takes_over_once(school: School) -> None:
    emma, farid = school.emma, school.farid
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, school.ana)
    asked = farid.newest
    accept = buttons_of(asked)[ACCEPT]
    await emma.clicks(ACCEPT, times=2)
    assert YOURS in emma.newest.text, "a second click changes nothing"
    reply = await farid.sends(accept["verb"], accept["data"], asked)
    assert reply.replace
    assert TAKEN in asked.text
    assert (await search_of(school)).found == emma.id
    await school.jobs()
    assert len(cards(school.ana, "Vervanging voor jou")) == 2, "the card that looked, and one that tells"


@pytest.mark.parametrize("times", [20, pytest.param(500, marks=pytest.mark.long)])
async def test_of_two_at_once_on_two_instances_one_takes_over(school: School, times: int) -> None:
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, school.ana)
    id_, houses = (await standing(school)).id, (school.house, await school._open_house())
    asked = [await meet(house, who.id, None) for house, who in zip(houses, (school.emma, school.farid), strict=True)]
    for _ in range(times):
        both = (accept(house, one, id_, seen=1) for house, one in zip(houses, asked, strict=True))
        outcomes = await asyncio.gather(*both, return_exceptions=True)
        (lost,) = [one for one in outcomes if isinstance(one, Overtaken)]
        (won,) = [one for one in outcomes if isinstance(one, Sought)]
        assert won.replacement
        assert lost.sought.replacement == won.replacement == await search_of(school)
        open_again = replace(won.replacement, state=SearchState.OPEN, found="")
        kept = await school.house.records.replacements.get(request_partition(id_), id_)
        assert kept
        put = school.house.records.replacements.put(open_again, kept.version)
        await school.house.records.accept(request_partition(id_), [put])
    deeds = [one.value.deed async for one in school.house.records.audit.stream(order="at")]
    assert deeds.count("replacement.accepted") == times


async def test_who_looks_is_who_is_away_or_runs_the_school(school: School) -> None:
    ana, ben, emma = school.ana, school.ben, school.emma
    await is_away(school)
    await everybody_stands_by(school)
    assert SEEK in buttons_of(ana.card_with("VRL-2026-00001"))
    await looks(school, ben)
    assert "Vervanging voor Ana Martens" in ben.newest.text
    id_ = (await standing(school)).id
    for other in (emma, school.dirk, school.nadia):
        await other.sends("replacement.show", {"request": id_}, None)
        assert "Dit vind ik niet" in other.newest.text
        await other.sends("replacement.stop", {"request": id_, "seen": 1}, None)
    assert (await search_of(school)).state is SearchState.OPEN
    for verb in ("accept", "release"):
        reply = await school.dirk.sends(f"replacement.{verb}", {"request": id_, "seen": 1}, None)
        assert "Dit vind ik niet" in str(reply)
    reply = await school.farid.sends("replacement.release", {"request": id_, "seen": 1}, None)
    assert "Dit vind ik niet" in str(reply), "who takes nothing over gives nothing back"
    assert (await search_of(school)).found == "", "nobody takes over who was not asked"


async def test_nothing_is_offered_before_it_is_approved_nor_where_nothing_falls_out(school: School) -> None:
    await submit_leave(school)
    assert not any(SEEK in buttons_of(shown) for shown in school.ana.chat)
    id_ = (await standing(school)).id
    await school.ana.sends("replacement.show", {"request": id_}, None)
    assert "Dit vind ik niet" in school.ana.newest.text
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert not any(SEEK in buttons_of(shown) for shown in school.ana.chat), "a colleague takes over already"


async def test_nothing_is_offered_while_it_waits_nor_once_it_is_over(school: School) -> None:
    ana, ben = school.ana, school.ben
    await is_away(school, approved=False)
    await everybody_stands_by(school)
    show = {"request": (await standing(school)).id}
    await ana.sends("replacement.show", show, None)
    assert "Dit vind ik niet" in ana.newest.text
    assert not any(SEEK in buttons_of(shown) for shown in ana.chat)
    await ben.clicks("Goedkeuren")
    await passes(school, timedelta(days=12))
    await ana.says("mijn aanvragen")
    await ana.clicks("Openen", on=ana.newest)
    assert SEEK not in buttons_of(ana.newest)
    await ana.sends("replacement.show", show, None)
    assert "Dit vind ik niet" in ana.newest.text, "it is over"


async def test_who_does_not_run_the_school_any_more_sees_no_more_of_it(school: School) -> None:
    ben, emma = school.ben, school.emma
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, school.ana)
    await emma.clicks(ACCEPT)
    await school.jobs()
    told = ben.newest
    assert FOUND in told.text
    await school.becomes(lambda one: replace(one, school="vaartkant") if one.id == ben.id else one)
    await emma.clicks("Ja, ik kan niet")
    await school.jobs()
    assert "Deze vervanging volg je niet meer" in told.text
    assert "Emma" not in told.text


async def test_who_is_away_themselves_is_not_asked(school: School) -> None:
    emma, farid = school.emma, school.farid
    await is_away(school)
    await everybody_stands_by(school)
    await emma.says("ik ben afwezig")
    await emma.fills(first="2026-12-03", last="2026-12-04").clicks("Ik ben afwezig")
    await farid.says("verlof")
    await farid.fills(kind="union").clicks("Volgende")
    farid.fills(period__from="2026-12-04", period__from_part="afternoon", period__to="2026-12-04")
    await farid.fills(period__to_part="afternoon").clicks("Volgende")
    await farid.fills(lessons="none").clicks("Volgende")
    await farid.clicks("Indienen")
    await school.ana.clicks(SEEK)
    assert "Geen enkele collega" in school.ana.newest.text
    assert not any(title.startswith("Vraag het") for title in buttons_of(school.ana.newest))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"days": "4"}, True),
        ({"days": "0,1"}, False),
        ({"subjects": "turnen, Wiskunde"}, True),
        ({"subjects": "turnen"}, False),
        ({"subjects": "3A"}, True),
        ({"schools": "vaartkant"}, False),
    ],
)
async def test_whoever_said_so_is_asked(school: School, said: dict[str, str], asked: bool) -> None:
    await is_away(school)
    await stands_by(school.emma, **said)
    await school.ana.clicks(SEEK)
    assert (asks(1) in buttons_of(school.ana.newest)) is asked


async def test_who_withdrew_is_not_asked(school: School) -> None:
    await is_away(school)
    await everybody_stands_by(school)
    await school.farid.clicks("Ja, wis het")
    await looks(school, school.ana, 1)
    assert cards(school.emma, WANTED)
    assert not cards(school.farid, WANTED)


async def test_it_can_be_stopped_and_begun_again(school: School) -> None:
    ana, emma = school.ana, school.emma
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, ana)
    before = buttons_of(emma.newest)[ACCEPT]
    await ana.clicks("Stop met zoeken")
    await school.jobs()
    assert "Er wordt geen vervanging gezocht" in ana.newest.text
    assert "Niet meer nodig" in emma.newest.text
    assert ACCEPT not in buttons_of(emma.newest)
    await ana.clicks("Opnieuw zoeken")
    await ana.clicks(asks(2))
    await school.jobs()
    await emma.sends(before["verb"], before["data"], None)
    assert (await search_of(school)).found == "", "a card of the round before, which nobody saw any more"
    await emma.clicks(ACCEPT)
    await school.jobs()
    assert FOUND in ana.newest.text


async def test_who_was_asked_before_and_not_again_does_not_take_over(school: School) -> None:
    """She withdrew: a card that says that it is of the new round does not help her."""
    ana, emma = school.ana, school.emma
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, ana)
    before = buttons_of(emma.newest)[ACCEPT]
    await ana.clicks("Stop met zoeken")
    await school.jobs()
    await emma.says("mijn profiel")
    await emma.clicks("Ja, wis het")
    await ana.clicks("Opnieuw zoeken", on=ana.newest)
    await ana.clicks(asks(1), on=ana.newest)
    await school.jobs()
    await emma.sends(before["verb"], {**before["data"], "seen": 2}, None)
    search = await search_of(school)
    assert (search.round, search.state, search.found) == (2, SearchState.OPEN, "")


async def test_who_took_over_may_give_it_back(school: School) -> None:
    ana, emma, farid = school.ana, school.emma, school.farid
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, ana)
    await emma.clicks(ACCEPT)
    await school.jobs()
    await emma.clicks("Ja, ik kan niet")
    await school.jobs()
    assert "Je neemt niet over" in emma.newest.text
    assert "Emma Janssens kan toch niet overnemen" in ana.newest.text
    await ana.clicks("Opnieuw zoeken", on=ana.newest)
    await ana.clicks(asks(1), on=ana.newest)
    await school.jobs()
    assert "Je neemt niet over" in emma.newest.text, "who cannot is not asked again"
    await farid.clicks(ACCEPT)
    await school.jobs()
    assert "Farid Benali neemt over" in ana.newest.text


async def test_it_ends_when_the_absence_begins(school: School) -> None:
    ana, emma = school.ana, school.emma
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, ana)
    asked = emma.newest
    accept = buttons_of(asked)[ACCEPT]
    await passes(school, timedelta(days=10, hours=21))
    assert (await search_of(school)).state is SearchState.OPEN, "until 8:00 of the day itself"
    school.clock.pass_by(timedelta(hours=2))
    await emma.sends(accept["verb"], accept["data"], asked)
    assert (await search_of(school)).found == "", "too late, also before it was noted"
    await passes(school, timedelta())
    assert "Geen vervanging gevonden" in ana.newest.text
    assert "Niet meer nodig" in asked.text
    await ana.clicks("Opnieuw zoeken", on=ana.newest)
    await ana.clicks(asks(2), on=ana.newest)
    await school.jobs()
    assert "Antwoorden kan tot za 5 dec. 2026 om 0:00" in ana.newest.text, "what has begun, until it is over"
    await passes(school, timedelta(days=1))
    assert SEEK not in buttons_of(ana.card_with("VRL-2026-00001"))


async def test_what_is_annulled_ends_it_and_tells_who_took_over(school: School) -> None:
    ana, ben, emma, farid = school.ana, school.ben, school.emma, school.farid
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, ana)
    await emma.clicks(ACCEPT)
    await school.jobs()
    before = len(emma.chat)
    await ana.fills(reason="Het gaat niet door").clicks("Vraag om te annuleren")
    await school.jobs()
    assert len(emma.chat) == before, "it is not annulled yet"
    await ben.clicks("Aanvraag annuleren")
    await school.jobs()
    assert len(emma.chat) == before + 1
    assert "Je hoeft niet over te nemen" in emma.newest.text
    assert (await search_of(school)).state is SearchState.CLOSED
    assert "Niet meer nodig" in farid.newest.text
    await ana.sends("replacement.search", {"request": (await standing(school)).id, "seen": 1}, None)
    assert (await search_of(school)).state is SearchState.CLOSED


async def test_its_jobs_delivered_twice_tell_once(school: School) -> None:
    ana, ben, emma, farid = school.ana, school.ben, school.emma, school.farid
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, ana)
    id_ = (await standing(school)).id
    again = [Job(ASKS_JOB, {"request": id_, "round": 1}), Job(ASK_JOB, {"request": id_, "round": 1, "person": emma.id})]
    await school.house.queue.put([*again, Job(OVER_JOB, {"request": id_, "round": 1})])
    await school.jobs()
    assert [len(cards(one, WANTED)) for one in (emma, farid)] == [1, 1]
    await emma.clicks(ACCEPT)
    await school.jobs()
    told = [len(one.chat) for one in (ana, ben, emma, farid)]
    await school.restarts()
    late = Job(ASK_JOB, {"request": id_, "round": 1, "person": school.dirk.id})
    await school.house.queue.put([*again, late, Job(TELLS_JOB, {"request": id_, "what": "found-1", "but": emma.id})])
    await school.jobs()
    assert [len(one.chat) for one in (ana, ben, emma, farid)] == told
    assert not cards(school.dirk, WANTED)


async def test_nothing_that_is_not_so_any_more_is_told(school: School) -> None:
    ana, emma = school.ana, school.emma
    await is_away(school)
    await everybody_stands_by(school)
    await looks(school, ana)
    id_, told = (await standing(school)).id, len(ana.chat)
    for what in ("found-1", "expired-1", "gave_up-1", "found-2"):
        await school.house.queue.put([Job(TELLS_JOB, {"request": id_, "what": what, "but": ""})])
    await school.jobs()
    assert len(ana.chat) == told
    await ana.clicks("Stop met zoeken")
    await school.house.queue.put([Job(ASK_JOB, {"request": id_, "round": 1, "person": emma.id})])
    await school.jobs()
    assert not cards(emma, WANTED)


async def test_a_card_of_before_changes_nothing(school: School) -> None:
    ana = school.ana
    await is_away(school)
    await everybody_stands_by(school)
    await ana.clicks(SEEK)
    begins = buttons_of(ana.newest)[asks(2)]
    await ana.clicks(asks(2))
    await ana.clicks("Stop met zoeken")
    await ana.sends(begins["verb"], begins["data"], ana.newest)
    assert "Er was intussen iets veranderd" in ana.newest.text
    assert (await search_of(school)).state is SearchState.STOPPED


@pytest.mark.parametrize(
    ("who", "wanted", "accept", "yours"),
    [
        ("sophie", "Voulez-vous prendre le relais ?", "Je prends le relais", "Vous prenez le relais"),
        ("james", "Will you take over?", "I will take over", "You take over"),
    ],
)
async def test_in_each_language(school: School, who: str, wanted: str, accept: str, yours: str) -> None:
    colleague = school.people[who]
    await is_away(school)
    begin, keep = ("On peut faire appel à moi", "Enregistrer") if who == "sophie" else ("I may be asked", "Save")
    await colleague.says("mon profil" if who == "sophie" else "my profile")
    await colleague.clicks(begin)
    await colleague.fills(schools="de-linde").clicks(keep)
    await looks(school, school.ana, 1)
    assert wanted in colleague.newest.text
    await colleague.clicks(accept)
    assert yours in colleague.newest.text
