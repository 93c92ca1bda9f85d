"""A group of organisations.toml keeps everybody else out, whatever is asked: a turn, a send, a document, a decision."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from aiohttp import web

from bot.announce import spreading
from bot.announce.composing import draft, mint_id, publish, reach_of
from bot.announce.writing.words import Words
from bot.answer import answering
from bot.answer.library.opening import readable_source
from bot.bootstrap.running import Bode, opened
from bot.channel.base import Clicked, Installed, Said, Searched, Turn
from bot.content.folder import Folder
from bot.errors import Unavailable
from bot.front.extension import KNOWLEDGE
from bot.house import House
from bot.people.audience import parse_audience
from bot.people.contact import Address
from bot.people.contacts import meet, recipient
from bot.people.loading import load_organisation
from bot.people.organisation_file import OrganisationFile, parse_organisation
from bot.people.organisations import OrganisationRule, limits_of
from bot.people.person import Group, Person
from bot.people.principals import parse_principal
from bot.settings import load_settings
from bot.store.partitions import announcement_partition, person_partition
from bot.words.translated import Translated
from cards.texts import texts
from tests.conversations.school import ORGANISATION
from tests.conversations.stage import texts_of
from tests.indexed import indexed
from tests.open_hours import write_open_calendar

TENANT = "3f1c2b9e-6f0d-4f6c-9a55-0c4b1f8f2a01"
ONE = '[[organisations]]\nid = "scholen"\ngroups = ["group:scholen"]\n'
TWO = f'{ONE}tenants = ["{TENANT}"]\n[[organisations]]\nid = "stad"\ntenants = ["{TENANT}"]\ngroups = ["group:stad"]\n'
SCHOOLS, CITY = ("Ana", "Ben", "Carla", "Nadia"), ("Farid", "Dirk")
QUESTION = "Hoeveel is de kilometervergoeding?"


def staff() -> OrganisationFile:
    """One source for everybody: Sophie, James, Emma and Lieve are of neither organisation."""
    file = parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes())
    people = [replace(one, groups=one.groups | groups_of(one)) for one in file.people]
    groups = [Group(one, Translated({"nl": one, "fr": one, "en": one})) for one in ("scholen", "stad")]
    return replace(file, people=people, groups=[*file.groups, *groups])


def groups_of(person: Person) -> frozenset[str]:
    first = person.name.split()[0]
    return frozenset({"scholen"} if first in SCHOOLS else {"stad"} if first in CITY else set[str]())


PEOPLE = {one.name.split()[0]: one for one in staff().people}


@pytest.fixture(params=[ONE, TWO], ids=["one rule", "two rules"])
async def bode(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bode]:
    file = tmp_path / "organisations.toml"
    file.write_text(request.param)
    calendar = tmp_path / "calendar.toml"
    write_open_calendar(calendar, [one.id for one in staff().schools])
    monkeypatch.setenv("BODE_SCHOLEN__CALENDAR_FILE", str(calendar))
    settings = load_settings(data_dir=tmp_path / "data", organisations_file=file)
    async with opened(settings) as bode:
        for house in bode.houses.values():
            await load_organisation(house, staff())
            library = Folder(ORGANISATION.parent / "documents")
            await indexed(house, library)
            await library.close()
        yield bode


def turn(name: str, event: Said | Clicked | Installed | Searched, key: str = "0a") -> Turn:
    address = Address(f"a:{name}", "https://smba.example/", TENANT, f"29:{name}", "28:bode")
    return Turn(key * 12, PEOPLE[name].id, address, "personal", "nl-BE", event)


async def everything(house: House, person: str) -> list[object]:
    """Whatever is kept of a person."""
    return [
        item.value
        for collection in house.records.collections()
        if collection.kind.name not in {"person", "scope"}
        async for item in collection.stream(partition=person_partition(person))
    ]


@pytest.mark.slow
async def test_who_is_in_no_group_is_a_stranger(bode: Bode) -> None:
    for number, event in enumerate([Said(QUESTION), Installed(), Clicked("language.choose", {"language": "fr"}, "1")]):
        reply = await bode.handle(turn("Lieve", event, f"{number:02}"))
        shown = [texts_of(message.card) for message in reply.messages]  # pyright: ignore[reportAttributeAccessIssue]
        assert all(texts("nl")("notice-stranger") in said for said in shown)
        assert len(shown) == (0 if isinstance(event, Installed) else 1)
    found = await bode.handle(turn("Lieve", Searched(KNOWLEDGE, QUESTION, 0)))
    assert (found.results, found.toast) == ((), texts("nl")("notice-stranger"))
    for house in bode.houses.values():
        assert await everything(house, PEOPLE["Lieve"].id) == []
    answered = await bode.handle(turn("Ana", Said(QUESTION)))
    assert answered.messages
    assert await everything(bode.houses["scholen"], PEOPLE["Ana"].id)


@pytest.mark.slow
async def test_everyone_is_everyone_of_it(bode: Bode) -> None:
    house = bode.houses["scholen"]
    carla = await meet(house, PEOPLE["Carla"].id, None)
    post = mint_id(carla, "0a" * 12)
    words, everyone = {"nl": Words("Foto's", "Morgen.")}, parse_audience("everyone")
    drafted = await draft(house, carla, post, lambda draft: replace(draft, words=words, audience=everyone))
    assert (await reach_of(house, carla, everyone)).people == len(SCHOOLS)
    await publish(house, carla, post, drafted.announcement.revision, None)
    await spreading.spread(house, post)
    to = [one.value.person async for one in house.records.deliveries.stream(partition=announcement_partition(post))]
    assert sorted(to) == sorted(PEOPLE[name].id for name in SCHOOLS)
    with pytest.raises(Unavailable):
        await recipient(house, PEOPLE["Lieve"].id)


@pytest.mark.slow
async def test_what_others_have_is_not_offered_and_they_decide_nothing(bode: Bode) -> None:
    directory = await bode.houses["scholen"].directory.current()
    assert set(directory.schools) == {"de-linde", "centraal"}, "of Vaartkant is nobody here"
    own = {"directies", "hr", "professionalisering", "scholen", "bestuurssecretariaat", "vertrouwenspersonen"}
    assert set(directory.groups) == own
    ana, ben = PEOPLE["Ana"], PEOPLE["Ben"]
    assert [one.id for one in directory.named(["manager"], ana)] == [ben.id]
    assert directory.named(["manager"], ben) == [], "Lieve leads Ben in the directory that they share"
    assert [one.name for one in directory.named(["group:hr"])] == ["Nadia El Amrani"]
    assert directory.ids_of(parse_principal("school:vaartkant")) is None
    assert directory.name_of(PEOPLE["Lieve"].id) == "", "who never was of it has no name here"


@pytest.mark.slow
async def test_a_document_opens_for_its_own_people_alone(bode: Bode) -> None:
    documents, house = bode.documents, bode.houses["scholen"]
    assert documents
    found = await answering.look_up(house, await meet(house, PEOPLE["Ana"].id, None), QUESTION)
    assert found.citation
    link = urlsplit(found.citation.url)
    file, query = link.path.rpartition("/")[2], dict(parse_qsl(link.query))
    assert (await documents.open(bode.houses, file, query)).status == 200

    async def refused(query: dict[str, str]) -> bool:
        with pytest.raises(web.HTTPNotFound):
            await documents.open(bode.houses, file, query)
        return True

    source = await readable_source(house, PEOPLE["Ana"].id, file)
    for_lieve = dict(parse_qsl(urlsplit(documents.link("scholen", PEOPLE["Lieve"].id, source)).query))
    assert await refused(for_lieve), "her rights are looked at again when the link is followed"
    assert await refused(query | {"of": "stad"})
    assert await refused({name: value for name, value in query.items() if name != "of"})


@pytest.mark.slow
async def test_a_link_is_for_the_document_of_its_own_organisation(bode: Bode) -> None:
    """Both have a document with this id; each opens its own to its own people."""
    for house, name in zip(bode.houses.values(), ("Ana", "Farid"), strict=False):
        found = await answering.look_up(house, await meet(house, PEOPLE[name].id, None), QUESTION)
        assert found.citation
        assert bode.documents
        link = urlsplit(found.citation.url)
        opened = await bode.documents.open(bode.houses, link.path.rpartition("/")[2], dict(parse_qsl(link.query)))
        assert opened.status == 200


@pytest.mark.slow
async def test_who_goes_to_the_other_organisation_keeps_a_name_in_the_first(bode: Bode) -> None:
    house, ben = bode.houses["scholen"], PEOPLE["Ben"]
    before = await house.directory.current()
    file = staff()
    moved = [replace(one, groups=frozenset({"stad"})) if one.id == ben.id else one for one in file.people]
    organisation = replace(file.organisation, digest="moved")
    loaded = await load_organisation(house, replace(file, organisation=organisation, people=moved))
    assert loaded.people == len(SCHOOLS) - 1, "who is of this organisation"
    after = await house.directory.current()
    assert (ben.id in before.people, ben.id in after.people) == (True, False)
    assert after.name_of(ben.id) == ben.name
    assert after.named(["manager"], PEOPLE["Ana"]) == []
    await load_organisation(house, file)
    assert ben.id in (await house.directory.current()).people


def test_who_is_of_one_is_not_of_another_after_it() -> None:
    """One tenant, one source, and a second organisation that names no group: it has the others."""
    schools, city = OrganisationRule("scholen", groups=frozenset({"group:scholen"})), OrganisationRule("stad")
    ana, lieve = PEOPLE["Ana"], PEOPLE["Lieve"]
    for rules, whose in (((schools, city), (False, True)), ((city, schools), (True, True))):
        limits = limits_of(city, rules)
        assert (limits.takes(ana), limits.takes(lieve)) == whose
    for one, other in (({"tenants": ["a"]}, {"tenants": ["b"]}), ({"apps": ["a"]}, {"apps": ["b"]})):
        apart = replace(schools, **{name: frozenset(ids) for name, ids in one.items()})
        rule = replace(city, **{name: frozenset(ids) for name, ids in other.items()})
        assert limits_of(rule, (apart, rule)).takes(ana), "what comes to the one never comes to the other"
        both = replace(rule, **{name: frozenset({"a", "b"}) for name in other})
        assert not limits_of(both, (apart, both)).takes(ana)
