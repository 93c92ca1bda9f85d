"""Looking for a replacement: from the button on an approved absence to who takes over, and what comes in between."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.arrange.matching.replacement import SearchState
from bot.arrange.matching.searching import Overtaken, accept
from bot.arrange.matching.sought import Sought
from bot.people.contacts import meet
from bot.store.partitions import request_partition
from tests.conversations.going_away import passes
from tests.conversations.routing import standing
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.standing_by import (
    ACCEPT,
    FOUND,
    LESSONS,
    SEEK,
    TAKEN,
    WANTED,
    YOURS,
    asks,
    cards,
    everybody_stands_by,
    is_away,
    looks,
    search_of,
    stands_by,
)
from tests.conversations.test_arrange import submit_leave


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


@pytest.mark.slow
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
