"""A search for a replacement that is stopped, given back or over, and begun again: only its newest round counts."""

from datetime import timedelta

from bot.arrange.matching.jobs import ASK_JOB, ASKS_JOB, OVER_JOB, TELLS_JOB
from bot.arrange.matching.replacement import SearchState
from bot.work.job import Job
from tests.conversations.going_away import passes
from tests.conversations.routing import standing
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.standing_by import (
    ACCEPT,
    FOUND,
    SEEK,
    WANTED,
    asks,
    cards,
    everybody_stands_by,
    is_away,
    looks,
    search_of,
)


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
