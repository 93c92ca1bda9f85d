"""Roles in Bode that are given for a period: they count on their days alone, every right follows, who has it is told,
and only who administers Bode gives and stops them."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.channel.file_messages import FileOffer
from bot.people.contacts import meet
from bot.people.granting import Given, give, own
from bot.people.person import Person, Role
from bot.people.role_grant import GrantedRole, GrantState, RoleGrant
from bot.store.partitions import DIRECTORY, person_partition
from tests.conversations.conftest import with_topics
from tests.conversations.expertise import REFUSED, hand_off
from tests.conversations.going_away import SOON, passes
from tests.conversations.handed import BY_RULE, asks_key, write_keys
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_all_mandates import administers

FIRST, LAST = "2026-11-23", "2026-12-04"
AUTHOR = "Emma Janssens: Auteur van mededelingen"


async def gives(who: Colleague, to: str, role: str, *, first: str = FIRST, last: str = LAST) -> None:
    """Today is 23 November."""
    await who.says("rollen")
    await who.clicks("Rol geven", on=who.newest)
    await who.fills(name=to, role=role, first=first, last=last).clicks("Rol geven", on=who.newest)


async def kept(school: School) -> list[RoleGrant]:
    return [item.value async for item in school.house.records.role_grants.stream()]


async def started(school: School) -> Colleague:
    await school.everybody_installs()
    return await administers(school)


async def test_who_is_made_author_is_told_and_writes_from_then_on_until_its_last_day(school: School) -> None:
    carla, emma = await started(school), school.emma
    await emma.says("mededeling")
    assert "Een mededeling schrijven kan niet iedereen" in emma.newest.text
    await gives(carla, "Emma Janssens", "author")
    assert AUTHOR in carla.newest.text
    assert "Loopt tot en met vr 4 dec. 2026" in carla.newest.text
    await school.jobs()
    assert "Je rol: Auteur van mededelingen" in emma.newest.text
    assert "Carla" in emma.newest.text
    await emma.clicks("Aan de slag")
    assert "Wat wil je zeggen?" in emma.newest.text
    await passes(school, timedelta(days=12) + SOON)
    assert "Voorbij" in emma.card_with("Je rol: Auteur van mededelingen").text
    await emma.says("mededeling")
    assert "Een mededeling schrijven kan niet iedereen" in emma.newest.text
    assert [one.state for one in await kept(school)] == [GrantState.ENDED]


async def test_it_ends_by_the_clock_before_anybody_noted_it(school: School) -> None:
    carla = await started(school)
    await gives(carla, "Emma Janssens", "author")
    assert Role.AUTHOR in (await meet(school.house, school.emma.id, None)).person.roles
    school.clock.pass_by(timedelta(days=12))
    assert [one.state for one in await kept(school)] == [GrantState.GIVEN]
    assert Role.AUTHOR not in (await meet(school.house, school.emma.id, None)).person.roles


async def test_one_for_later_begins_by_itself_and_is_told_then(school: School) -> None:
    carla, emma = await started(school), school.emma
    await gives(carla, "Emma Janssens", "author", first="2026-11-30")
    await school.jobs()
    assert "Begint op ma 30 nov. 2026" in emma.newest.text
    assert "Aan de slag" not in buttons_of(emma.newest)
    await emma.says("mededeling")
    assert "Een mededeling schrijven kan niet iedereen" in emma.newest.text
    before = len(emma.chat)
    await passes(school, timedelta(days=7))
    assert len(emma.chat) == before + 1, "told once that it begins"
    assert "Loopt tot en met" in emma.newest.text
    await emma.says("mededeling")
    assert "Wat wil je zeggen?" in emma.newest.text


async def test_stopped_it_counts_no_more_at_once_and_who_had_it_is_told(school: School) -> None:
    carla, emma = await started(school), school.emma
    await gives(carla, "Emma Janssens", "author")
    await school.jobs()
    await carla.clicks("Stopzetten")
    await emma.says("mededeling")
    assert "Een mededeling schrijven kan niet iedereen" in emma.newest.text
    await school.jobs()
    assert "Stopgezet door Carla" in emma.newest.text
    await carla.clicks("Rollen", on=carla.newest)
    assert "Stopgezet door Carla" in carla.newest.text
    deeds = [item.value async for item in school.house.records.audit.stream() if item.value.deed.startswith("role.")]
    assert [(one.deed, one.actor) for one in sorted(deeds, key=lambda one: one.at)] == [
        ("role.given", carla.id),
        ("role.stopped", carla.id),
    ]


async def test_an_expert_for_a_while_gets_what_waits_and_answers(school: School) -> None:
    await with_topics(school)
    carla, emma = await started(school), school.emma
    await hand_off(school)
    assert not emma.sees("sabbatjaar")
    await gives(carla, "Emma Janssens", "expert:verlof")
    await school.jobs()
    assert "Je rol: Expert voor Verlof" in emma.card_with("Expert voor Verlof").text
    await emma.says("vragen voor mij")
    assert "sabbatjaar" in emma.newest.text
    await emma.clicks("Openen", on=emma.newest)
    await emma.fills(answer="Dat kan na tien jaar dienst.").clicks("Verzenden")
    await school.jobs()
    assert "Dat kan na tien jaar dienst." in school.ana.newest.text


async def test_a_handler_for_a_while_takes_from_the_queue_and_others_do_not(school: School, own_forms: Path) -> None:
    write_keys(own_forms, BY_RULE)
    await school.restarts()
    carla, emma = await started(school), school.emma
    await asks_key(school)
    await emma.says("wachtrij")
    assert "Sleutels" not in emma.newest.text
    await gives(carla, "Emma Janssens", "handler:keys")
    await school.jobs()
    await emma.says("wachtrij")
    await emma.clicks("Openen", on=emma.newest)
    await emma.clicks("Ik neem dit op")
    await school.jobs()
    assert "door Emma" in school.ana.newest.text
    await carla.clicks("Stopzetten")
    await school.jobs()
    await emma.says("wachtrij")
    assert "Sleutels" not in emma.newest.text


async def test_who_administers_for_a_while_gives_roles_but_not_that_one(school: School) -> None:
    carla, emma = await started(school), school.emma
    await gives(carla, "Emma Janssens", "operator")
    await school.jobs()
    await emma.says("rollen")
    await emma.clicks("Rol geven", on=emma.newest)
    assert "Beheerder van Bode" not in emma.newest.text
    form = emma.newest
    await emma.fills(name="Emma Janssens", role="operator", first=FIRST, last="2027-06-30").clicks("Rol geven", on=form)
    assert "Kijk" in form.text or "Kies" in form.text
    assert len(await kept(school)) == 1
    await emma.fills(name="Ana Martens", role="author", first=FIRST, last=LAST).clicks("Rol geven", on=form)
    assert [one.role for one in await kept(school)].count(GrantedRole.AUTHOR) == 1


async def test_who_does_not_administer_sees_their_own_and_gives_nothing(school: School) -> None:
    carla, ana = await started(school), school.ana
    await gives(carla, "Emma Janssens", "author")
    (grant,) = await kept(school)
    await ana.says("rollen")
    assert "Niemand gaf je een tijdelijke rol." in ana.newest.text
    assert "Emma" not in ana.newest.text
    assert "Rol geven" not in buttons_of(ana.newest)
    for verb, data in (
        ("role.show", {"grant": grant.id}),
        ("role.stop", {"grant": grant.id}),
        ("role.show", {"grant": "nothing"}),
    ):
        assert REFUSED in str(await ana.sends(verb, data, None)), verb
    given = {"key": "k", "name": "Ana Martens", "role": "operator", "first": FIRST, "last": LAST}
    await ana.sends("role.give", given, None)
    assert [one.holder for one in await kept(school)] == [school.emma.id]
    await school.emma.says("rollen")
    assert "Auteur van mededelingen" in school.emma.newest.text
    assert REFUSED in str(await school.emma.sends("role.stop", {"grant": grant.id}, None)), "nobody stops their own"


async def test_two_clicks_give_one_and_what_is_wrong_is_said_at_its_input(school: School) -> None:
    carla = await started(school)
    await carla.says("rollen")
    await carla.clicks("Rol geven", on=carla.newest)
    form = carla.newest
    await carla.fills(name="", role="", first="gisteren", last="").clicks("Rol geven", on=form)
    assert await kept(school) == []
    assert form.text.count("Vul dit nog in.") == 3
    await carla.fills(name="Niemand Zo", role="expert:geen", first=FIRST, last="2026-11-01").clicks(
        "Rol geven", on=form
    )
    assert "Zo heet hier niemand" in form.text
    data = {**dict(buttons_of(form)["Rol geven"]["data"])}
    typed = {"name": "Emma Janssens", "role": "author", "first": FIRST, "last": LAST}
    for _ in range(2):
        await carla.sends("role.give", {**data, **typed}, None)
    assert len(await kept(school)) == 1


async def test_it_stays_through_a_load_and_goes_for_who_leaves(school: School) -> None:
    carla = await started(school)
    await gives(carla, "Emma Janssens", "author")
    emma = school.emma.id

    def older(person: Person) -> Person:
        roles = person.roles | ({Role.OPERATOR} if person.id == carla.id else set())
        return replace(person, job=f"{person.job}!", roles=roles)

    await school.becomes(older)
    known = (await school.house.directory.current()).people[emma]
    assert Role.AUTHOR in known.roles
    assert known.job.endswith("!")
    row = await school.house.records.people.get(DIRECTORY, emma)
    assert row
    assert row.value.value
    assert Role.AUTHOR not in row.value.value.roles, "it is not kept with the person"
    await school.becomes(lambda person: None if person.id == emma else older(person))
    assert emma not in (await school.house.directory.current()).people
    await carla.says("rollen")
    assert AUTHOR in carla.newest.text, "who left is named still"


async def test_what_the_directory_says_already_is_not_taken_away_with_it(school: School) -> None:
    carla = await started(school)
    actor = await meet(school.house, carla.id, None)
    days = date(2026, 11, 23), date(2026, 11, 23)
    await give(school.house, actor, "token", Given(carla.id, GrantedRole.OPERATOR, "", *days))
    known = await meet(school.house, carla.id, None)
    assert known.person.granted == frozenset()
    assert [one.role for one in own(school.house, known)] == [GrantedRole.OPERATOR]
    school.clock.pass_by(timedelta(days=3))
    assert Role.OPERATOR in (await meet(school.house, carla.id, None)).person.roles


@pytest.mark.parametrize("first", ["2026-11-30", "2026-11-23"])
async def test_another_instance_knows_it_at_its_next_look(school: School, first: str) -> None:
    carla = await started(school)
    other = await school._open_house()
    assert Role.AUTHOR not in (await other.directory.current()).people[school.emma.id].roles
    await gives(carla, "Emma Janssens", "author", first=first)
    assert (Role.AUTHOR in (await other.directory.current()).people[school.emma.id].roles) is (first == FIRST)
    school.clock.pass_by(timedelta(days=7))
    assert Role.AUTHOR in (await other.directory.current()).people[school.emma.id].roles


async def test_all_of_them_come_as_a_file_in_which_nothing_is_computed(school: School) -> None:
    carla = await started(school)
    await gives(carla, "Emma Janssens", "handler:it")
    await gives(carla, "Farid Benali", "author")
    await school.jobs()
    await carla.says("rollen")
    reply = await carla.clicks("Als bestand", on=carla.newest)
    assert (reply.replace, bool(reply.toast)) == (None, True), "the card stays"
    await school.jobs()
    assert isinstance(carla.newest.message, FileOffer)
    own = person_partition(carla.id)
    (handout,) = [item.value async for item in school.house.records.handouts.stream(partition=own)]
    content = b"".join([part async for part in school.house.blobs.read(handout.blob)])
    (sheet,) = load_workbook(BytesIO(content)).worksheets
    head, first, second = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert head[:4] == ["Houder", "Rol", "Van", "Tot en met"]
    assert [first[0], second[0]] == ["Farid Benali", "Emma Janssens"], "the last that changed first"
    assert first[5] == carla.name
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


async def test_who_administers_not_or_no_more_gets_no_file(school: School) -> None:
    carla = await started(school)
    await gives(carla, "Emma Janssens", "author")
    await school.jobs()
    for who in (school.ana, school.emma, school.ben):
        assert REFUSED in str(await who.sends("roles.file", {}, None))
    await carla.says("rollen")
    await carla.clicks("Als bestand", on=carla.newest)
    await school.becomes(lambda person: person)
    before = len(carla.chat)
    await school.jobs()
    assert len(carla.chat) == before
