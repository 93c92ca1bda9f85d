"""What somebody says of themselves ("mijn profiel"): nobody else sees it, and nothing of it is left behind."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.arrange.matching.profile import MOST_SCHOOLS, Profile, StandbyAt, counts_until
from bot.people.loading import load_organisation
from bot.people.person import School as Place
from bot.store.partitions import person_partition
from tests.conversations.keeping import everything_kept
from tests.conversations.school import School, organisation_file
from tests.conversations.stage import Colleague, buttons_of, defaults_of
from tests.conversations.standing_by import is_away, stands_by

SAID = "zwemmen met kleuters"


async def kept_of(school: School, person: Colleague) -> tuple[Profile | None, list[StandbyAt]]:
    partition, records = person_partition(person.id), school.house.records
    profile = await records.profiles.get(partition, person.id)
    ids = [f"{person.id}:{one}" for one in ("de-linde", "vaartkant", "centraal")]
    rows = [await records.standbys.get(partition, one) for one in ids]
    return profile.value if profile else None, [row.value for row in rows if row]


async def test_from_nothing_to_everything_and_back(school: School) -> None:
    emma = school.emma
    await emma.installs()
    await emma.says("mijn profiel")
    assert "Je wordt niet gevraagd" in emma.newest.text
    assert "Alleen jij ziet dit" in emma.newest.text
    await emma.clicks("Ik mag gevraagd worden")
    offered = defaults_of(emma.newest.card)
    assert (offered["schools"], offered["days"]) == ("de-linde", "0,1,2,3,4")
    await emma.fills(schools="de-linde,vaartkant", days="0,4", subjects=f"{SAID}, 3A; 3a").clicks("Bewaren")
    shown = emma.newest.text
    for told in ("Basisschool De Linde", "Atheneum Vaartkant", "maandag en vrijdag", f"{SAID} en 3a", "31 aug. 2027"):
        assert told in shown
    await emma.clicks("Aanpassen")
    again = defaults_of(emma.newest.card)
    assert (again["schools"], again["days"], again["subjects"]) == ("de-linde,vaartkant", "0,4", f"{SAID}, 3a")
    await emma.fills(schools="vaartkant").clicks("Bewaren")
    profile, rows = await kept_of(school, emma)
    assert profile
    assert profile.standby
    assert profile.standby.schools == ("vaartkant",)
    assert [row.school for row in rows] == ["vaartkant"]
    await emma.clicks("Ja, wis het")
    assert "er is niets van bewaard" in emma.newest.text
    assert await kept_of(school, emma) == (None, [])
    assert not [line for line in everything_kept(school._data, school.peer) if SAID in str(line)]


async def test_nobody_else_sees_it(school: School, caplog: pytest.LogCaptureFixture) -> None:
    await is_away(school)
    with caplog.at_level("DEBUG"):
        await stands_by(school.emma, subjects=f"{SAID}, wiskunde")
        await school.ana.clicks("Zoek vervanging")
        await school.ana.clicks("Vraag het aan 1 collega")
        await school.jobs()
        await school.emma.clicks("Ik neem het over")
        await school.jobs()
    for person in school.people.values():
        if person is not school.emma:
            assert not person.sees(SAID)
    assert not [record for record in caplog.records if SAID in str(record.__dict__)]
    deeds = [one.value async for one in school.house.records.audit.stream(order="at")]
    (kept,) = [one for one in deeds if one.deed == "profile.kept"]
    assert (kept.actor, kept.subject, kept.detail) == (school.emma.id, school.emma.id, {})
    asked = [one for one in deeds if one.deed == "replacement.searched"]
    assert [one.detail for one in asked] == [{"asked": 1}]


async def test_what_is_wrong_is_said_and_what_was_typed_stays(school: School) -> None:
    emma = school.emma
    await emma.installs()
    await emma.says("mijn profiel")
    await emma.clicks("Ik mag gevraagd worden")
    await emma.fills(schools="", days="7", subjects="x" * 201).clicks("Bewaren")
    assert await kept_of(school, emma) == (None, [])
    assert "3 " in emma.newest.text
    assert defaults_of(emma.newest.card)["subjects"] == "x" * 200
    await emma.fills(schools="nergens", days="1", subjects="").clicks("Bewaren")
    assert await kept_of(school, emma) == (None, [])
    await emma.clicks("Mijn profiel")
    assert "Je wordt niet gevraagd" in emma.newest.text


async def test_there_is_a_most_of_schools(school: School) -> None:
    emma = school.emma
    await emma.installs()
    file = organisation_file()
    places = [Place(f"school-{number}", f"School {number}") for number in range(MOST_SCHOOLS + 1)]
    organisation = replace(file.organisation, digest="more schools")
    await load_organisation(school.house, replace(file, organisation=organisation, schools=[*file.schools, *places]))
    await emma.says("mijn profiel")
    await emma.clicks("Ik mag gevraagd worden")
    await emma.fills(schools=",".join(one.id for one in places)).clicks("Bewaren")
    assert f"Kies er hoogstens {MOST_SCHOOLS}" in emma.newest.text
    await emma.fills(schools=",".join(one.id for one in places[1:])).clicks("Bewaren")
    assert "Je mag gevraagd worden" in emma.newest.text


async def test_it_ends_with_the_school_year(school: School) -> None:
    emma = school.emma
    await emma.installs()
    await stands_by(emma)
    profile, rows = await kept_of(school, emma)
    assert profile
    assert profile.expires
    assert [row.expires for row in rows] == [profile.expires]
    school.clock.pass_by(timedelta(days=282))
    assert await kept_of(school, emma) == (None, []), "31 August is past"
    await emma.says("mijn profiel")
    assert "Je wordt niet gevraagd" in emma.newest.text


@pytest.mark.parametrize(
    ("day", "last"), [("2026-11-23", "2027-08-31"), ("2027-06-30", "2027-08-31"), ("2027-07-01", "2028-08-31")]
)
def test_until_when_it_counts(day: str, last: str) -> None:
    assert counts_until(date.fromisoformat(day)) == date.fromisoformat(last)


async def test_whoever_asks_for_it_sees_their_own(school: School) -> None:
    await school.everybody_installs()
    await stands_by(school.emma)
    await school.farid.sends("profile.show", {}, None)
    assert "Je wordt niet gevraagd" in school.farid.newest.text
    await school.farid.sends("standby.withdraw", {}, None)
    profile, rows = await kept_of(school, school.emma)
    assert profile
    assert len(rows) == 1
    assert "Aanpassen" in buttons_of(school.emma.newest)
